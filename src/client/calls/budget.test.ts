import { beforeEach, describe, expect, test } from 'vitest';
import { safeStorage } from '../../lib/storage';
import { withLock } from '../../lib/with-lock';
import { Budget } from './budget';

const RATES = { perSecond: 10, burst: 3, secondsPerCall: { CreateDeployment: 5 } };

/** A clock that advances when all tasks are waiting. */
let now = 0;
let storage: Map<string, string>;

type Lock = typeof withLock;

/** As in browsers, even a free lock is granted in a later task. */
const later: Lock = (name, work) =>
  withLock(name, async () => {
    await new Promise((resolve) => setTimeout(resolve));
    return work();
  });

function budget(name = 'account', lock: Lock = withLock) {
  return new Budget(name, RATES, {
    now: () => now,
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
    },
    withLock: lock,
    cancellableDelay: (ms) => ({
      done: Promise.resolve().then(() => {
        now += ms;
      }),
      end: () => {},
    }),
  });
}

beforeEach(() => {
  now = 0;
  storage = new Map();
});

/** When each call passes, milliseconds. */
async function passing(calls: Promise<void>[]): Promise<number[]> {
  return Promise.all(calls.map((call) => call.then(() => Math.round(now))));
}

describe.each([
  ['by the locks of this runtime', withLock],
  ['by locks that are granted in a later task', later],
] as const)('The tabs of a browser share a budget %s:', (_, lock) => {
  test('A burst passes at once, further calls pass at the rate.', async () => {
    const one = budget('account', lock);
    const times = await passing(Array.from({ length: 6 }, () => one.acquire('GetApi', 1)));
    expect(times).toEqual([0, 0, 0, 100, 200, 300]);
  });

  test('Calls that the user waits for overtake the rest of a list.', async () => {
    const one = budget('account', lock);
    const order: string[] = [];
    const take = (name: string, priority: 0 | 1 | 2) =>
      one.acquire('GetApi', priority).then(() => void order.push(name));
    const burst = Array.from({ length: 3 }, () => take('burst', 1));
    const calls = [...burst, take('page 2', 2), take('screen', 1), take('save', 0)];
    await Promise.all(calls);
    expect(order.slice(0, 1)).toEqual(['save']);
    expect(order.at(-1)).toBe('page 2');
  });

  test('An operation with a slower rate waits for it, and others do not wait for that.', async () => {
    const one = budget('account', lock);
    const times = await passing([
      one.acquire('CreateDeployment', 0),
      one.acquire('CreateDeployment', 0),
      one.acquire('GetApi', 1),
    ]);
    expect(times).toEqual([0, 5000, 0]);
  });

  test('Two tabs share one bucket.', async () => {
    const tabs = [budget('account', lock), budget('account', lock)];
    const times = await passing(tabs.flatMap((tab) => [tab.acquire('GetApi', 1), tab.acquire('GetApi', 1)]));
    expect(Math.max(...times)).toBe(100);
    // Another account has another bucket.
    await budget('other', lock).acquire('GetApi', 1);
    expect(now).toBe(100);
  });

  test('A throttled call empties the bucket.', async () => {
    const one = budget('account', lock);
    await one.drain();
    expect(await passing([one.acquire('GetApi', 1)])).toEqual([100]);
  });

  test('A queued call can be cancelled, by its own signal or with all others.', async () => {
    const one = budget('account', lock);
    const controller = new AbortController();
    const burst = Array.from({ length: 3 }, () => one.acquire('GetApi', 1));
    const own = one.acquire('GetApi', 1, controller.signal);
    const all = one.acquire('GetApi', 1);
    controller.abort(new Error('left'));
    one.cancelAll(new Error('cancelled'));
    await expect(own).rejects.toThrow('left');
    await expect(all).rejects.toThrow('cancelled');
    const ends = await Promise.allSettled(burst);
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    expect(one.getQueued()).toEqual({ calls: 0, ms: 0 });
  });

  test('Subscribers get the number of queued calls and the waiting time.', async () => {
    const one = budget('account', lock);
    const counts: number[] = [];
    one.subscribe(() => counts.push(one.getQueued().calls));
    await Promise.all(Array.from({ length: 5 }, () => one.acquire('GetApi', 1)));
    expect(Math.max(...counts)).toBeGreaterThan(0);
    await expect.poll(() => counts.at(-1)).toBe(0);
  });

  test('A save overtakes earlier reads, even while the lock is already awaited.', async () => {
    const one = budget('account', lock);
    const order: string[] = [];
    const take = (name: string, priority: 0 | 1) =>
      one.acquire('GetApi', priority).then(() => void order.push(name));
    const reads = ['first', 'second'].map((name) => take(name, 1));
    await Promise.all([...reads, Promise.resolve().then(() => take('save', 0))]);
    expect(order.indexOf('save')).toBeLessThan(order.indexOf('second'));
  });
});

test('A call cancelled while the lock is awaited is not sent and takes no token.', async () => {
  const one = budget('account', later);
  const cancelled = one.acquire('GetApi', 1);
  // The lock is requested and will be granted in a later task.
  await Promise.resolve();
  one.cancelAll(new Error('cancelled'));
  await expect(cancelled).rejects.toThrow('cancelled');
  // Until the lock was granted and is free again.
  await later('gatehouse.budget.account', () => undefined);
  expect(await passing(Array.from({ length: 3 }, () => one.acquire('GetApi', 1)))).toEqual([0, 0, 0]);
});

test.each([
  ['text that is not JSON', '{"tokens":'],
  ['null', 'null'],
  ['another shape', '{"tokens":"many","at":{},"next":[]}'],
  ['no times', '{"tokens":1,"at":0,"next":null}'],
  ['infinite numbers', '{"tokens":1e999,"at":0,"next":{}}'],
])('A stored budget that is %s is a full bucket.', async (_what, stored) => {
  storage.set('gatehouse.budget.account', stored);
  const one = budget();
  expect((await passing([one.acquire('GetApi', 1)]))[0]).toBe(0);
});

test('A stored time in the far future delays an operation by its own rate at most, and a debt by a burst.', async () => {
  storage.set(
    'gatehouse.budget.account',
    JSON.stringify({ tokens: -1e9, at: 1e15, next: { CreateDeployment: 1e15, GetApi: 1e15 } }),
  );
  const one = budget();
  const [read, deployment] = await passing([one.acquire('GetApi', 1), one.acquire('CreateDeployment', 1)]);
  expect(read).toBeLessThanOrEqual(500);
  expect(deployment).toBeLessThanOrEqual(5500);
});

test('When storage throws, the budget still works for this tab.', async () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  const one = new Budget('account', RATES, {
    now: () => now,
    storage: safeStorage(blocked),
    withLock,
    cancellableDelay: (ms) => ({
      done: Promise.resolve().then(() => {
        now += ms;
      }),
      end: () => {},
    }),
  });
  const times = await passing(Array.from({ length: 4 }, () => one.acquire('GetApi', 1)));
  expect(times).toEqual([0, 0, 0, 100]);
});

test('A failed lock request fails the queued calls; the next call requests it again.', async () => {
  let broken = true;
  const one = new Budget('account', RATES, {
    now: () => now,
    storage: safeStorage(() => localStorage),
    withLock: (name, work) => (broken ? Promise.reject(new Error('no locks')) : withLock(name, work)),
    cancellableDelay: () => ({ done: Promise.resolve(), end: () => {} }),
  });
  await expect(one.acquire('GetApi', 1)).rejects.toThrow('no locks');
  broken = false;
  await one.acquire('GetApi', 1);
});

test('A completed call leaves no listener on its signal.', async () => {
  const one = budget();
  const { signal } = new AbortController();
  let listeners = 0;
  signal.addEventListener = () => {
    listeners += 1;
  };
  signal.removeEventListener = () => {
    listeners -= 1;
  };
  await Promise.all(Array.from({ length: 10 }, () => one.acquire('GetApi', 1, signal)));
  expect(listeners).toBe(0);
});
