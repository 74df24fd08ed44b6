import { expect, test } from 'vitest';
import { timeAgo } from './format';

const NOW = new Date('2026-11-23T12:00:00Z');
const at = (seconds: number) => timeAgo(new Date(NOW.getTime() + seconds * 1000), NOW);

test.each([
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const)('Counts of a %s are worded as Intl.RelativeTimeFormat does.', (unit, size) => {
  const intl = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const count of [-3, -2, -1, 1, 2, 3]) expect(at(count * size)).toBe(intl.format(count, unit));
});

test('What is within a minute is just now, and a part of a unit does not count.', () => {
  expect(at(0)).toBe('just now');
  expect(at(-59.9)).toBe('just now');
  expect(at(59.9)).toBe('just now');
  expect(at(-119)).toBe('1 minute ago');
  expect(at(-47 * 3600)).toBe('yesterday');
});
