import { readBuildOptions } from './build-options.mjs';
import { checkNode } from './node-version.mjs';
import { buildApp, buildHosted, install } from './prepare.mjs';

// `npm run build`: always builds, even when the last build is current.

checkNode();
const options = readBuildOptions(process.argv.slice(2));
if (options) {
  await install();
  const built = options.base === '/' ? await buildApp({ force: true }) : await buildHosted(options.base);
  if (!built) process.exitCode = 1;
}
