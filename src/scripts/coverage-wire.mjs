import { obtainChromium } from './chromium.mjs';
import { checkNode } from './node-version.mjs';
import { buildApp, install, runTool } from './prepare.mjs';
import { forgetWire, reportWire } from './wire.mjs';

// `npm run coverage:wire`: runs the end-to-end tests and prints which operations, members and screens were asked for.

checkNode();
await install();
forgetWire();
if (!(await buildApp())) process.exit(1);
const env = { GATEHOUSE_CHROMIUM: await obtainChromium() };
const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=dot', ...process.argv.slice(2)], {
  env,
});
const complete = reportWire();
process.exitCode = code === 0 && complete ? 0 : 1;
