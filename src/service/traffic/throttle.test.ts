import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Bucket, takeToken } from './throttle';
import { statusOf } from './world.test-support';

it('A bucket lets a burst pass and then the rate', () => {
  let bucket: Bucket | undefined;
  const pass = (now: number) => {
    const taken = takeToken(bucket, { rate: 2, burst: 3 }, now);
    bucket = taken.bucket;
    return taken.passes;
  };
  expect([0, 0, 0, 0].map(pass)).toEqual([true, true, true, false]);
  expect([499, 500, 501].map(pass)).toEqual([false, true, false]);
  expect([10_000, 10_000, 10_000, 10_000].map(pass)).toEqual([true, true, true, false]);
});

it('No order of times lets more pass than the burst and what the rate adds', () => {
  const limits = fc.record({ rate: fc.integer({ min: 0, max: 20 }), burst: fc.integer({ min: 0, max: 10 }) });
  fc.assert(
    fc.property(limits, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }), (limit, times) => {
      let bucket: Bucket | undefined;
      let passed = 0;
      for (const now of times) {
        const taken = takeToken(bucket, limit, now);
        bucket = taken.bucket;
        if (taken.passes) passed++;
      }
      const elapsed = times.length === 0 ? 0 : (Math.max(...times) - (times[0] ?? 0)) / 1000;
      expect(passed).toBeLessThanOrEqual(limit.rate === 0 ? 0 : limit.burst + elapsed * limit.rate + 1e-9);
    }),
  );
});

it('A request after others that used up the limit is 429', () => {
  const world = {
    routes: ['GET /a'],
    stages: [{ DefaultRouteSettings: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 } }],
  };
  const at = Date.UTC(2026, 2, 12, 19, 3, 58);
  expect(statusOf(world, 'GET /a', {}, { bucket: { tokens: 0, at } })).toBe(429);
  expect(statusOf(world, 'GET /a', {}, { bucket: { tokens: 0, at: at - 1000 } })).toBe(200);
});
