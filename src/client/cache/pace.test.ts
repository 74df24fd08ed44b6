import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace';

const NOW = 1_000_000_000_000;

/** Takes turns from several workers for ever; the times of the turns, milliseconds since the start. */
function workers(pace: Pace, count = 4): number[] {
  const turns: number[] = [];
  const work = async () => {
    for (;;) {
      await pace.turn();
      turns.push(Date.now() - NOW);
    }
  };
  for (let at = 0; at < count; at++) void work();
  return turns;
}

const between = (turns: readonly number[], from: number, to: number) =>
  turns.filter((at) => at >= from && at < to).length;

beforeEach(() => vi.useFakeTimers({ now: NOW }));
afterEach(() => vi.useRealTimers());

test.each([1, 4, 10])(
  'At %i a second there are never more turns in a second, and as many as possible.',
  async (rate) => {
    const turns = workers(new Pace(rate));
    await vi.advanceTimersByTimeAsync(10_000);
    for (let second = 0; second < 10; second++)
      expect(between(turns, second * 1000, (second + 1) * 1000)).toBe(rate);
  },
);

test('A new rate holds at once, also for those that wait.', async () => {
  const pace = new Pace(1);
  const turns = workers(pace);
  await vi.advanceTimersByTimeAsync(5100);
  expect(turns).toHaveLength(6);
  pace.setRate(10);
  await vi.advanceTimersByTimeAsync(1000);
  expect(turns.length).toBeGreaterThanOrEqual(16);
  pace.setRate(1);
  const before = turns.length;
  await vi.advanceTimersByTimeAsync(3000);
  expect(turns.length - before).toBe(3);
});

test('A throttled call halves the pace once for calls that were underway together, at any rate; a minute doubles it.', async () => {
  const pace = new Pace(10);
  const turns = workers(pace);
  await vi.advanceTimersByTimeAsync(1000);
  pace.throttled();
  pace.throttled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(between(turns, 2000, 11_000)).toBe(45);
  // What is chosen meanwhile is halved too.
  pace.setRate(4);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(between(turns, 12_000, 21_000)).toBe(18);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(between(turns, 70_000, 80_000)).toBe(40);
});

test('However often calls are throttled, a turn comes every eight seconds; a rest is not made up for.', async () => {
  const pace = new Pace(4);
  for (let at = 0; at < 20; at++) {
    pace.throttled();
    await vi.advanceTimersByTimeAsync(9000);
  }
  expect(pace.interval).toBe(8000);
  const fresh = new Pace(4);
  await fresh.turn();
  await vi.advanceTimersByTimeAsync(60_000);
  const turns = workers(fresh);
  await vi.advanceTimersByTimeAsync(999);
  expect(turns).toHaveLength(4);
});
