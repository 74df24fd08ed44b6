import { expect, test } from 'vitest';
import { browserTimes, describeTimes, unitTimes } from './times.mjs';

const spec = (...durations: number[]) => ({
  tests: durations.map((duration) => ({ results: [{ duration }] })),
});

test('The time of a file is that of all its tests, however deep they are.', () => {
  const suites = [{ file: 'a.e2e.ts', specs: [spec(1000, 500)], suites: [{ specs: [spec(2000)] }] }];
  expect(browserTimes({ suites })).toEqual({ 'e2e/a.e2e.ts': 3.5 });
});

test('Files of unit tests are named from the project’s folder.', () => {
  const testResults = [{ name: import.meta.filename, startTime: 0, endTime: 1240 }];
  expect(unitTimes({ testResults })).toEqual({ 'src/scripts/times.test.ts': 1.2 });
});

test('Files that have grown are listed, largest growth first; unchanged, faster or slightly slower ones are not.', () => {
  const before = { same: 10, faster: 20, hardly: 1, slower: 10, slowest: 10, gone: 99 };
  const now = { same: 10, faster: 5, hardly: 3, slower: 16, slowest: 30, added: 4 };
  expect(describeTimes(now, before)).toEqual([
    'Test files: 68 s of work; the table says 51 s for them.',
    '  slowest: 30 s, was 10 s',
    '  slower: 16 s, was 10 s',
    '  added: 4 s, new',
  ]);
});
