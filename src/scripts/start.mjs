import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp, checkNode, install, ROOT } from './prepare.mjs';
import { startOptions, USAGE } from './start-options.mjs';

// `npm start`: from a fresh clone to the console's address, without further questions.

checkNode();
const options = readOptions();
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

function readOptions() {
  try {
    const given = startOptions(process.argv.slice(2));
    if (!given) console.log(USAGE);
    return given;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
    return undefined;
  }
}
