import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';
import { screenPaths } from './screens.mjs';

// What left the browser in a run of the end-to-end tests, compared with every operation and request member of the
// service's documented client, `e2e/wire/members.json`, and which screens were loaded by their address, with every screen.

const NOTES = join(ROOT, 'test-results/wire');

/** @typedef {{ operations: Record<string, string[]>, reported: Record<string, string> }} Members */

/** Deletes the records of an earlier run. */
export function forgetWire() {
  rmSync(NOTES, { recursive: true, force: true });
}

/** Prints the union of what the tests sent. @returns whether every operation and member is in it */
export function reportWire() {
  /** @type {Members} */
  const { operations, reported } = JSON.parse(readFileSync(join(ROOT, 'e2e/wire/members.json'), 'utf8'));
  const sent = new Set(
    (existsSync(NOTES) ? readdirSync(NOTES) : []).flatMap((name) =>
      readFileSync(join(NOTES, name), 'utf8').split('\n'),
    ),
  );
  const names = Object.keys(operations);
  const silent = names.filter((name) => !sent.has(name));
  const wanted = names.flatMap((name) =>
    (operations[name] ?? []).filter((member) => !(member in reported)).map((member) => [name, member]),
  );
  const lines = [...sent];
  const missing = wanted.filter(([name, member]) => {
    const pattern = matcher(`${name} ${member}`);
    return !lines.some((line) => pattern.test(line));
  });
  console.log(
    `operations ${names.length - silent.length}/${names.length}, members ${wanted.length - missing.length}/${wanted.length}`,
  );
  const loaded = lines.flatMap((line) => (line.startsWith('LOAD /') ? [line.slice('LOAD /'.length)] : []));
  const screens = patterns();
  // An address is that of the first screen that takes it: with the fewest parameters.
  const reached = new Set(loaded.map((path) => screens.find((screen) => pathMatcher(screen).test(path))));
  const unloaded = screens.filter((screen) => !reached.has(screen));
  console.log(`screens loaded by their address ${screens.length - unloaded.length}/${screens.length}`);
  for (const screen of unloaded) console.log(`  not loaded: ${screen}`);
  for (const name of silent) console.log(`  not called: ${name}`);
  for (const [name, member] of missing) console.log(`  not sent: ${name} ${member}`);
  console.log('Not sent, and why:');
  for (const [member, why] of Object.entries(reported)) console.log(`  ${member}: ${why}`);
  return silent.length === 0 && missing.length === 0 && unloaded.length === 0;
}

/** The paths of all screens, those with the fewest parameters first and the one for any other address last. */
function patterns() {
  const order = (/** @type {string} */ path) =>
    path === '*' ? Number.POSITIVE_INFINITY : path.split(':').length;
  return screenPaths().sort((one, other) => order(one) - order(other));
}

/** @param {string} pattern of a screen */
const pathMatcher = (pattern) =>
  new RegExp(`^${pattern === '*' ? '.*' : pattern.replace(/:\w+/g, '[^/]+')}$`);

/** @param {string} line with `*` for any key of a map, which may hold dots of its own */
function matcher(line) {
  const literal = line.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.+');
  return new RegExp(`^${literal}$`);
}
