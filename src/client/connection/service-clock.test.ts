import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteServiceDate, serviceTime } from './service-clock';

beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 0, 1, 12, 0, 0) }));
afterEach(() => vi.useRealTimers());

test('Without a readable date the service’s clock is unknown.', () => {
  noteServiceDate('hidden', undefined);
  noteServiceDate('hidden', 'yesterday');
  expect(serviceTime('hidden', Date.now())).toBeUndefined();
});

test.each([-10, 0, 10])('A clock that is %i minutes off is translated.', (minutes) => {
  const date = new Date(Date.now() - minutes * 60_000);
  noteServiceDate(`off-${minutes}`, date.toUTCString());
  expect(serviceTime(`off-${minutes}`, Date.now())).toBe(date.getTime());
});
