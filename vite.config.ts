import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

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
 * Leaves out of the first screen what the kit brings and the console never shows: the table's menu for sorting by
 * several columns (it pulls in the whole button dropdown), the message of its own error boundary (the console has one),
 * and the texts of charts, calendars and tutorials.
 */
function leanKit(): Plugin {
  const unusedTexts =
    /^(\[?charts|.*-chart|date-|calendar|tutorial-panel|annotation|s3-|app-layout|hotspot|time-|prompt)/;
  return {
    name: 'lean-kit',
    enforce: 'pre',
    load(id) {
      if (id.endsWith('/components/table/header-cell/sort-menu.js'))
        return 'export const SortMenu = () => null;';
      if (id.endsWith('/components/error-boundary/fallback.js'))
        return 'export const ErrorBoundaryFallback = () => null;';
      if (!id.endsWith('/components/i18n/messages/all.en.js')) return undefined;
      const all: unknown = JSON.parse(readFileSync(id.replace(/js$/, 'json'), 'utf8'));
      return `export default ${JSON.stringify(all, (key, value) => (unusedTexts.test(key) ? undefined : value))}`;
    },
  };
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

/** Tests with the real Terraform, AWS CLI and boto3: minutes of waiting, in a project of their own. */
const WITH_CLIENTS = ['src/**/*.clients.test.ts', 'src/**/{terraform,real-clients,render-real}.test.ts'];

export default defineConfig({
  plugins: [leanKit(), pageProviders(), react()],
  define: { 'import.meta.env.VITE_FONT_BASE': JSON.stringify(fontProperty()) },
  server: { host: '127.0.0.1' },
  build: {
    // light-dark() in our styles is left as it is: every browser that has it is two years old by now.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The size budget reads which chunks the first screen needs from here.
    manifest: true,
    sourcemap: false,
    // Data URLs would count against the first screen's CSS and bypass img-src reasoning; files are cached.
    assetsInlineLimit: 1024,
    // The size budget of the tests says what is too large.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // What the first screen needs comes in one file instead of twelve.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  test: {
    environment: 'node',
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], exclude: WITH_CLIENTS } },
      { extends: true, test: { name: 'clients', include: WITH_CLIENTS } },
    ],
  },
});
