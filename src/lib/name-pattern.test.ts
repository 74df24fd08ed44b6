import { expect, test } from 'vitest';
import { isPattern, matchesPattern } from './name-pattern';

test.each([
  ['prod', ['orders-PROD'], true],
  ['prod', ['orders', 'stage=Production'], true],
  ['prod', ['orders'], false],
  ['', ['orders'], false],
  ['  ', ['a b'], false],
  ['/^(prod|live)$/', ['live'], true],
  ['/^(prod|live)$/', ['alive'], false],
  ['/[/', ['['], false],
  ['a.c', ['abc'], false],
])('The pattern %j on %j: %s.', (pattern, texts, expected) => {
  expect(matchesPattern(pattern, texts)).toBe(expected);
});

test('An invalid regular expression is detected.', () => {
  expect(['', 'x', '/a+/', '/'].map(isPattern)).toEqual([true, true, true, true]);
  expect(['/[/', '/(/'].map(isPattern)).toEqual([false, false]);
});
