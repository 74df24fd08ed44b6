import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { obtainChromium } from './chromium.mjs';
import { checkNode } from './node-version.mjs';
import { buildApp, install, ROOT, run, runTool } from './prepare.mjs';
import { browserTimes, describeTimes, unitTimes, writeTimes } from './times.mjs';
import { forgetWire, reportWire } from './wire.mjs';

// `npm test`: every check, even after one fails, with a line of totals at the end.
// `npm test -- --only static|unit|clients|e2e` runs a part; what follows a second `--` goes to vitest or Playwright.
// `--long` runs whole matrices instead of samples; `--times` updates the table of times.

const PARTS = /** @type {const} */ (['static', 'unit', 'clients', 'e2e']);

/**
 * The time budget of a whole run on two cores. Reported at the end of each run; a run fails for it where GATEHOUSE_TIME_BUDGET is
 * set, because only the user knows that the machine is otherwise idle.
 */
const BUDGET_MINUTES = 15;
const RESULTS = join(ROOT, 'test-results');

/** @typedef {{ passed: number, failed: number, skipped?: number }} Count */

/** @type {{ title: string, count: Count }[]} */
const done = [];

/** @type {import('./times.mjs').Times} */
const times = {};

/**
 * @param {string} title
 * @param {() => Promise<Count>} step
 */
async function check(title, step) {
  console.log(`\n— ${title}`);
  const count = await step();
  done.push({ title, count });
  return count.failed === 0;
}

/**
 * A check that passes or fails as a whole.
 * @param {string} title
 * @param {() => Promise<number | boolean>} step its exit code, or whether it went well
 */
function single(title, step) {
  return check(title, async () => {
    const result = await step();
    return result === 0 || result === true ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  });
}

/**
 * A test runner that leaves a report. A runner that fails without a failed test (a file that does not load, no tests
 * at all) counts as one failure.
 * @template Report
 * @param {string} name of the report
 * @param {() => Promise<number>} step
 * @param {(report: Report) => Count} read
 * @returns {Promise<Count>}
 */
async function runner(name, step, read) {
  const path = join(RESULTS, name);
  rmSync(path, { force: true });
  const code = await step();
  const count = existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : { passed: 0, failed: 0 };
  return { ...count, failed: Math.max(count.failed, code === 0 ? 0 : 1) };
}

/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number } & import('./times.mjs').VitestTimes} VitestReport */

/**
 * @param {'unit' | 'clients'} project
 * @param {string[]} more
 * @param {{ held?: boolean }} [options]
 */
function vitest(project, more, options) {
  const report = `vitest-${project}.json`;
  const args = [
    'run',
    // `unit` is `unit-isolated` as well.
    `--project=${project}*`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=test-results/${report}`,
    ...more,
  ];
  return runner(
    report,
    () => runTool('vitest/vitest.mjs', args, options),
    (/** @type {VitestReport} */ report) => {
      Object.assign(times, unitTimes(report));
      return {
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
      };
    },
  );
}

/** @typedef {{ stats: { expected: number, unexpected: number, skipped: number } } & import('./times.mjs').PlaywrightTimes} PlaywrightReport */

/**
 * @param {string[]} more
 * @returns {Promise<Count>}
 */
async function e2e(more) {
  /** @type {Record<string, string>} */
  const env = {};
  try {
    env.GATEHOUSE_CHROMIUM = await obtainChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
  console.log(`Chromium: ${env.GATEHOUSE_CHROMIUM}`);
  return runner(
    'playwright.json',
    () => runTool('@playwright/test/cli.js', ['test', ...more], { env }),
    (/** @type {PlaywrightReport} */ report) => {
      const { stats } = report;
      Object.assign(times, browserTimes(report));
      return { passed: stats.expected, failed: stats.unexpected, skipped: stats.skipped };
    },
  );
}

checkNode();
const started = Date.now();
const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, long: { type: 'boolean' }, times: { type: 'boolean' } },
  allowPositionals: true,
});
const { only } = values;
if (values.long) process.env.LONG = '1';
if (only !== undefined && !PARTS.some((part) => part === only)) {
  console.error(`--only takes one of ${PARTS.join(', ')}.`);
  process.exit(2);
}
/** @param {typeof PARTS[number]} part */
const wants = (part) => only === undefined || only === part;

await install();
mkdirSync(RESULTS, { recursive: true });
// The SDK announces far ahead which Node it will need; readers of test output cannot act on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

// First, because real clients and the browser start what is built.
const built = only !== 'unit' && (await single('Build', () => buildApp()));
if (built && wants('static')) {
  await single('Size of the first screen', () => run(process.execPath, [join(ROOT, 'src/scripts/size.mjs')]));
}
// They wait for their clients most of the time: all the rest runs beside them, and has time enough for one file after the other.
const clients = wants('clients')
  ? check('Real clients (Terraform, boto3, AWS CLI)', () =>
      vitest('clients', only === 'clients' ? positionals : ['--maxWorkers=1'], { held: only === undefined }),
    )
  : undefined;
if (wants('static')) {
  // Each leaves a processor unused for a part of its time.
  const held = { held: true };
  await Promise.all([
    single('Types (tsc)', () => runTool('typescript/bin/tsc', [], held)),
    single('Lint and format (biome)', () =>
      runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings'], held),
    ),
    single('Dead code (knip)', () => runTool('knip/bin/knip.js', [], held)),
  ]);
}
if (wants('unit')) await check('Unit tests (vitest)', () => vitest('unit', positionals));
if (wants('e2e')) {
  forgetWire();
  await check('In the browser (Playwright)', async () =>
    built ? e2e(positionals) : { passed: 0, failed: 1 },
  );
  // A part of the tests sends a part of the members.
  if (built && positionals.length === 0)
    await single('Every operation, member and address leaves the browser', async () => reportWire());
}

await clients;

/** @param {keyof Count} key */
const total = (key) => done.reduce((sum, { count }) => sum + (count[key] ?? 0), 0);

console.log('');
for (const { title, count } of done) {
  const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
  console.log(`${title}: ${count.passed} passed, ${count.failed} failed${skipped}`);
}
if (Object.keys(times).length > 0) console.log(`\n${describeTimes(times).join('\n')}`);
if (values.times) writeTimes(times);
const minutes = (Date.now() - started) / 60_000;
if (only === undefined && !values.long) {
  console.log(`The whole run took ${minutes.toFixed(1)} minutes; ${BUDGET_MINUTES} are its budget.`);
  if (process.env.GATEHOUSE_TIME_BUDGET && minutes > BUDGET_MINUTES) {
    console.error('The run exceeds its time budget.');
    process.exitCode = 1;
  }
}
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
if (total('failed') > 0) process.exitCode = 1;
