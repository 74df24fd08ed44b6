import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode } from './node-version.mjs';
import { buildApp, install, ROOT } from './prepare.mjs';
import { readStartOptions } from './start-options.mjs';

// `npm start`: from a fresh clone to the console's address, without further questions.

checkNode();
const options = readStartOptions(process.argv.slice(2));
if (options) {
  await install();
  if (await buildApp()) {
    const { start } = await import(pathToFileURL(join(ROOT, 'dist/server/server.js')).href);
    await start(options);
  } else {
    console.error('The console could not be built; the reason is above.');
    process.exitCode = 1;
  }
}
