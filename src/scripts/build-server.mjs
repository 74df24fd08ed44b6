import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './prepare.mjs';

// What runs in Node, as plain JavaScript beside the build that it serves. Dependencies stay in node_modules.
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        server: join(ROOT, 'src/server/server.ts'),
        'sandbox-host': join(ROOT, 'src/server/sandbox-host.ts'),
      },
    },
  },
});
