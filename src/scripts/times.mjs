import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './prepare.mjs';

// The time of each test file, compared with the checked-in table. Machines differ, so a single file
// fails nothing: files that have grown are reported. The whole run has a budget, see test.mjs. `npm test -- --times` writes the table.

const TABLE = join(ROOT, 'e2e/times.json');

/** Minimum growth to report: seconds, and as a factor. */
const WORTH = { seconds: 3, factor: 1.5 };

/** @typedef {Record<string, number>} Times seconds by file, from the project's folder */

/** @typedef {{ specs?: { tests: { results: { duration: number }[] }[] }[], suites?: Suite[] }} Suite */
/** @typedef {{ suites: (Suite & { file: string })[] }} PlaywrightTimes */

/** @typedef {{ testResults: { name: string, startTime: number, endTime: number }[] }} VitestTimes */

/**
 * Of Playwright's report: the time of a file is that of its tests, one after the other.
 * @param {PlaywrightTimes} report
 * @returns {Times}
 */
export function browserTimes({ suites }) {
  return Object.fromEntries(suites.map((suite) => [`e2e/${suite.file}`, seconds(durationOf(suite))]));
}

/**
 * @param {Suite} suite
 * @returns {number} milliseconds
 */
function durationOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ tests }) =>
    tests.flatMap(({ results }) => results.map(({ duration }) => duration)),
  );
  return [...own, ...suites.map(durationOf)].reduce((sum, one) => sum + one, 0);
}

/**
 * Of vitest's report.
 * @param {VitestTimes} report
 * @returns {Times}
 */
export function unitTimes({ testResults }) {
  return Object.fromEntries(
    testResults.map(({ name, startTime, endTime }) => [
      relative(ROOT, name).replaceAll('\\', '/'),
      seconds(endTime - startTime),
    ]),
  );
}

/** @param {number} ms */
const seconds = (ms) => Math.round(ms / 100) / 10;

/** @returns {Times} */
function table() {
  return existsSync(TABLE) ? JSON.parse(readFileSync(TABLE, 'utf8')) : {};
}

/**
 * The report of a run's times as lines: the total, and the files that have grown.
 * @param {Times} now
 * @param {Times} [before]
 * @returns {string[]}
 */
export function describeTimes(now, before = table()) {
  const sum = (/** @type {Times} */ times) => Object.values(times).reduce((total, one) => total + one, 0);
  const known = Object.fromEntries(Object.entries(before).filter(([file]) => file in now));
  const grown = Object.entries(now)
    .map(([file, took]) => ({ file, took, was: before[file] ?? 0 }))
    .filter(({ took, was }) => took - was > WORTH.seconds && took > was * WORTH.factor)
    .sort((one, other) => other.took - other.was - (one.took - one.was));
  return [
    `Test files: ${sum(now).toFixed(0)} s of work; the table says ${sum(known).toFixed(0)} s for them.`,
    ...grown.map(({ file, took, was }) => `  ${file}: ${took} s, ${was === 0 ? 'new' : `was ${was} s`}`),
  ];
}

/**
 * Updates the table for the files that ran, and keeps other existing files.
 * @param {Times} now
 */
export function writeTimes(now) {
  const all = { ...table(), ...now };
  const there = Object.entries(all).filter(([file]) => existsSync(join(ROOT, file)));
  writeFileSync(TABLE, `${JSON.stringify(Object.fromEntries(there.sort()), null, 2)}\n`);
}
