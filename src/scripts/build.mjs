import { buildApp, checkNode, install } from './prepare.mjs';

// `npm run build`: always anew, whatever the last build was of.

checkNode();
await install();
if (!(await buildApp({ force: true }))) process.exitCode = 1;
