import { copyFileSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { leanKit, leanWorker } from './src/scripts/lean-kit.ts';
import { CONTENT_SECURITY_POLICY } from './src/server/headers.ts';

/** The custom property by which the UI kit takes its font; its name carries a hash of the kit's version. */
function fontProperty(): string {
  const tokens = 'node_modules/@cloudscape-design/components/internal/generated/styles/tokens.js';
  const name = /fontFamilyBase = "var\((--[\w-]+)/.exec(
    readFileSync(new URL(tokens, import.meta.url), 'utf8'),
  )?.[1];
  if (!name) throw new Error(`The UI kit's font property is no longer in ${tokens}.`);
  return name;
}

/**
 * Of the credential providers a page uses the one that assumes roles. The package's own list of browser files does not
 * reach the bundler, so that all the providers for Node would come along.
 */
function pageProviders(): Plugin {
  const name = '@aws-sdk/credential-providers';
  return {
    name: 'page-providers',
    enforce: 'pre',
    resolveId(source, importer, options) {
      if (source !== name || options.ssr) return undefined;
      return this.resolve(`${name}/dist-es/fromTemporaryCredentials.browser.js`, importer, {
        skipSelf: true,
      });
    },
  };
}

/**
 * Of the SDK the sandbox reads the schemas of all operations, of which the package has no entry of its own: its main one brings the
 * client along.
 */
function sandboxSchemas(): Plugin {
  const name = '@aws-sdk/client-apigatewayv2';
  return {
    name: 'sandbox-schemas',
    enforce: 'pre',
    resolveId(source, importer, options) {
      if (source !== name || options.ssr || !importer?.endsWith('/src/sandbox/operations.ts'))
        return undefined;
      return this.resolve(`${name}/dist-es/schemas/schemas_0.js`, importer, { skipSelf: true });
    },
  };
}

/**
 * What a plain file server needs: the policy in the page itself, because nobody sends its header, and a page for every
 * address that is no file, so that deep links and reloads work.
 */
function forAnyHost(): Plugin {
  const policy = CONTENT_SECURITY_POLICY.filter((directive) => !directive.startsWith('frame-ancestors'));
  const charset = '<meta charset="utf-8" />';
  return {
    name: 'for-any-host',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    transformIndexHtml(html) {
      if (!html.includes(charset))
        throw new Error(`index.html no longer has ${charset}: see vite.config.ts.`);
      // Behind the charset, which has to be within the first kilobyte, and before every script.
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`;
      return html.replace(charset, `${charset}\n    ${meta}`);
    },
    writeBundle({ dir = 'dist' }) {
      copyFileSync(`${dir}/index.html`, `${dir}/404.html`);
    },
  };
}

const THEME = 'theme.js';

/**
 * What the page of the build asks for before its scripts run: the theme that was chosen, and the code and the styles of the first
 * screen, which the first script imports.
 */
function firstScreen(): Plugin {
  let base = '/';
  return {
    name: 'first-screen',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    configResolved: (config) => {
      base = config.base;
    },
    buildStart() {
      // A classic script: modules run after the first paint.
      const source = readFileSync(new URL('src/app/chosen-theme.js', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', name: THEME, source });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle);
        const screen = files.find((one) => one.type === 'chunk' && one.name === 'first');
        const theme = files.find((one) => one.type === 'asset' && one.names.includes(THEME));
        if (screen?.type !== 'chunk' || !theme)
          throw new Error(`The build has no chunk "first" or no ${THEME}: see vite.config.ts.`);
        const link = (attributes: string, file: string) =>
          `  <link ${attributes} crossorigin href="${base}${file}">\n  `;
        const end = '</head>';
        if (!html.includes(end)) throw new Error(`The page has no ${end}: see vite.config.ts.`);
        const styles = [...(screen.viteMetadata?.importedCss ?? [])];
        return html.replace(
          end,
          [
            link('rel="modulepreload"', screen.fileName),
            ...styles.map((file) => link('rel="preload" as="style"', file)),
            // Last: the browser's parser waits for it.
            `  <script src="${base}${theme.fileName}"></script>\n  `,
            end,
          ].join(''),
        );
      },
    },
  };
}

/** Tests with the real Terraform, AWS CLI and boto3: minutes of waiting, in a project of their own. */
const WITH_CLIENTS = ['src/**/*.clients.test.ts'];

/** How long a build takes says more of the machine than of the build: no warning of it. */
const CHECKS = { bundlerTimings: false };

/**
 * Tests of modules that hold state (a connection, caches), each with modules of its own. All others share theirs, which halves the
 * time: most of it is loading.
 */
const ISOLATED = 'src/client/**/*.test.{ts,tsx}';

export default defineConfig({
  plugins: [leanKit(), pageProviders(), sandboxSchemas(), react(), firstScreen(), forAnyHost()],
  define: { 'import.meta.env.VITE_FONT_BASE': JSON.stringify(fontProperty()) },
  server: { host: '127.0.0.1' },
  build: {
    // light-dark() in our styles is left as it is: every browser that has it is two years old by now.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The size budget reads which chunks the first screen needs from here.
    manifest: true,
    // Every browser of the target has it.
    modulePreload: { polyfill: false },
    sourcemap: false,
    // Data URLs would count against the first screen's CSS and bypass img-src reasoning; files are cached.
    assetsInlineLimit: 1024,
    // The size budget of the tests says what is too large.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      checks: CHECKS,
      output: {
        codeSplitting: {
          groups: [
            // What requests the first screen's rows, the SDK and the cache, before what shows them.
            { name: 'start', tags: ['$initial'], priority: 2 },
            // What shows the first screen comes in one file instead of twelve.
            { name: 'first', test: /src\/app\/main\.tsx/, priority: 1 },
            { name: 'page-sandbox', test: /src\/sandbox\/(open-page-sandbox|sdk-handler)/, priority: 0.8 },
            // The meter beside the list's search field comes with the rows: it must not bring what other screens share.
            { name: 'quota-meter', test: /src\/ui\/quota-meter/, priority: 0.5 },
            // What a quarter of the other entries share comes in one more: a screen is then 13 files on average instead of 62,
            // for 24 kB (of 125) that not every one of them uses.
            { name: 'common', minShareCount: 20 },
          ],
        },
      },
    },
  },
  // The sandbox's workers share chunks, which only modules can.
  worker: {
    format: 'es',
    plugins: () => [leanWorker(), pageProviders(), sandboxSchemas()],
    rolldownOptions: { checks: CHECKS },
  },
  test: {
    environment: 'node',
    // A small machine that is busy is no reason to fail.
    testTimeout: 60_000,
    // Nothing else runs beside them; vitest itself would leave one processor of two alone.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [ISOLATED, ...WITH_CLIENTS],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'unit-isolated', include: [ISOLATED], exclude: WITH_CLIENTS } },
      { extends: true, test: { name: 'clients', include: WITH_CLIENTS } },
    ],
  },
});
