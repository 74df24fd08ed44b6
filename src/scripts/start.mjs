import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp, checkNode, install, ROOT } from './prepare.mjs';

// `npm start`: from a fresh clone to the console's address, without further questions.

checkNode();
await install();
if (await buildApp()) {
  await import(pathToFileURL(join(ROOT, 'dist/server/server.js')).href);
} else {
  console.error('The console could not be built; the reason is above.');
  process.exitCode = 1;
}
