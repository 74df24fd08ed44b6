import { join } from 'node:path';
import { checkNode } from './node-version.mjs';
import { buildApp, buildTestServer, install, ROOT, run, TEST_SERVER } from './prepare.mjs';

// `npm run serve:test -- --aws URL`: the built product, with AWS played by a server of this machine.

checkNode();
await install();
if ((await buildApp()) && (await buildTestServer())) {
  process.exitCode = await run(process.execPath, [
    TEST_SERVER,
    ...process.argv.slice(2),
    '--folder',
    join(ROOT, 'dist'),
  ]);
} else {
  console.error('The console could not be built; the reason is above.');
  process.exitCode = 1;
}
