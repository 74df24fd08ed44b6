import { checkNode } from './node-version.mjs';
import { buildApp, install } from './prepare.mjs';

// `npm run build`: always builds, even when the last build is current.

checkNode();
await install();
if (!(await buildApp({ force: true }))) process.exitCode = 1;
