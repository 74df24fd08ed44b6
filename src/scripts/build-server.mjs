import { dirname, join } from 'node:path';
import { build } from 'vite';
import { ROOT, TEST_SERVER } from './prepare.mjs';

// What runs in Node, as plain JavaScript with its dependencies in it: the package that `npm pack` makes installs none. With `--test`, the entry of tests instead of
// the product's, in a folder of its own.

const forTests = process.argv.includes('--test');

await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: forTests ? dirname(TEST_SERVER) : 'dist/server',
    emptyOutDir: true,
    rolldownOptions: {
      input: forTests
        ? { 'serve-test': join(ROOT, 'src/server/serve-test.test-support.ts') }
        : {
            server: join(ROOT, 'src/server/server.ts'),
            'sandbox-host': join(ROOT, 'src/server/sandbox-host.ts'),
            'document-worker': join(ROOT, 'src/server/document-worker.ts'),
            'start-sandbox': join(ROOT, 'src/server/start-sandbox.ts'),
          },
    },
  },
});
