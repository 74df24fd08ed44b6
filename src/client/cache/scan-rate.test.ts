import { expect, test } from 'vitest';
import { chooseScanRate, parseScanRate, SCAN_RATE, scanRate } from './scan-rate';

test.each([
  ['1', { rate: 1 }],
  [' 10 ', { rate: 10 }],
  ['0', { problem: 'Enter a whole number from 1 to 10.' }],
  ['11', { problem: 'Enter a whole number from 1 to 10.' }],
  ['2.5', { problem: 'Enter a whole number from 1 to 10.' }],
  ['-3', { problem: 'Enter a whole number from 1 to 10.' }],
  ['1e1', { problem: 'Enter a whole number from 1 to 10.' }],
  ['', { problem: 'Enter a whole number from 1 to 10.' }],
  ['four', { problem: 'Enter a whole number from 1 to 10.' }],
])('A rate of %j is %j.', (text, parsed) => {
  expect(parseScanRate(text)).toEqual(parsed);
});

test('It is four a second until another is chosen, and who subscribes learns of it.', () => {
  expect(scanRate.getSnapshot()).toBe(SCAN_RATE.default);
  const seen: number[] = [];
  const stop = scanRate.subscribe(() => seen.push(scanRate.getSnapshot()));
  chooseScanRate(7);
  chooseScanRate(SCAN_RATE.default);
  stop();
  expect(seen).toEqual([7, 4]);
});
