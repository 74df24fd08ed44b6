import { checkNode } from './node-version.mjs';
import { install, runTool } from './prepare.mjs';

// `npm run check`: what a contributor runs before each commit. Everything that needs no browser and no build, and of the
// unit tests those that uncommitted changes can break.

checkNode();
await install();

/** @type {[title: string, path: string, args: string[]][]} */
const STEPS = [
  ['Format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']],
  ['Types', 'typescript/bin/tsc', []],
  ['Dead code', 'knip/bin/knip.js', []],
  ['Import directions', 'vitest/vitest.mjs', ['run', 'src/scripts/import-directions.test.ts']],
  ['Unit tests of what changed', 'vitest/vitest.mjs', ['run', '--changed', '--passWithNoTests']],
];

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const started = Date.now();
/** @type {string[]} */
const failed = [];
for (const [title, path, args] of STEPS) {
  console.log(`\n— ${title}`);
  if ((await runTool(path, args)) !== 0) failed.push(title);
}
console.log(`\n${Math.round((Date.now() - started) / 1000)} s`);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
