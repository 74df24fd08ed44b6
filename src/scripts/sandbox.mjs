import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode } from './node-version.mjs';
import { buildServer, install, ROOT } from './prepare.mjs';

// `npm run sandbox`: the sandbox over HTTP. Its options are read in src/server/sandbox-host.ts.

checkNode();
await install();
if (await buildServer()) {
  await import(pathToFileURL(join(ROOT, 'dist/server/sandbox-host.js')).href);
} else {
  console.error('The sandbox could not be built; the reason is above.');
  process.exitCode = 1;
}
