import { timeoutManager } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cancellableDelay, withLock } from '../../lib/with-lock';
import { CONTROL_PLANE } from '../../service/rules/quotas';
import { Budget } from '../calls/budget';
import { createSender } from '../calls/sender';
import { sandboxConnection } from '../connection/connection';
import { cachedList, loadAll } from './queries';
import { queryClient } from './query-client';
import { Scan } from './scan';
import { chooseScanRate, SCAN_RATE } from './scan-rate';

// A scan of a whole account through the real queue of calls, with a clock that the test drives.

vi.setConfig({ testTimeout: 60_000 });

const APIS = 600;
const ROUTES = 60;
const PAGE = 50;
const DAY_MS = 24 * 60 * 60_000;

const sender = vi.hoisted(() => ({ current: undefined as ReturnType<typeof createSender> | undefined }));
vi.mock('../calls/send', () => ({
  send: (on: never, operation: never, input: unknown, signal?: AbortSignal, more: object = {}) =>
    sender.current?.(on, operation, input, { ...more, signal }),
}));

interface Sent {
  operation: string;
  apiId: string | undefined;
  /** Milliseconds since the start. */
  at: number;
}

const connection = sandboxConnection;
const NOW = 1_000_000_000_000;
const nothing = () => undefined;
const alone = { offer: nothing, take: async () => 0, push: nothing, follow: () => nothing };

const failure = (name: string, status: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status }, $fault: 'client' });

/** The service: an account of APIs and routes in pages; `fail` throws for a call. */
function account(
  fail: (sent: Sent) => void = () => undefined,
  perSecond: number = CONTROL_PLANE.perSecond,
): Sent[] {
  const calls: Sent[] = [];
  const apis = Array.from({ length: APIS }, (_, at) => ({
    ApiId: `a${at}`,
    Name: `api-${at}`,
    ProtocolType: 'HTTP',
  }));
  const routes = Array.from({ length: ROUTES }, (_, at) => ({ RouteId: `r${at}`, RouteKey: `GET /${at}` }));
  const stored = new Map<string, string>();
  const budget = new Budget(
    'account',
    { ...CONTROL_PLANE, perSecond, burst: perSecond },
    {
      now: Date.now,
      storage: { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) },
      withLock,
      cancellableDelay,
    },
  );
  sender.current = createSender({
    budget: () => budget,
    account: () => 'account',
    transmit: async (_connection, operation, input) => {
      const { ApiId, NextToken = '0' } = input as Record<string, string | undefined>;
      const sent = { operation, apiId: ApiId, at: Date.now() - NOW };
      calls.push(sent);
      fail(sent);
      const all = operation === 'GetApis' ? apis : operation === 'GetRoutes' ? routes : [];
      const next = Number(NextToken) + PAGE;
      return {
        $metadata: {},
        Items: all.slice(Number(NextToken), next),
        ...(next < all.length && { NextToken: String(next) }),
      };
    },
  });
  return calls;
}

async function ended(scan: Scan): Promise<void> {
  for (let turn = 0; turn < 10_000 && scan.getState().status === 'running'; turn++)
    await vi.advanceTimersByTimeAsync(1000);
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  // The cache's own timers, one for each list and item, would be looked at in each step of the clock.
  timeoutManager.setTimeoutProvider({
    setTimeout: (work, ms) => (ms > 60_000 ? 0 : setTimeout(work, ms)),
    clearTimeout: (id) => clearTimeout(id as number | undefined),
    setInterval: (work, ms) => setInterval(work, ms),
    clearInterval: (id) => clearInterval(id as number | undefined),
  });
});

afterEach(() => {
  chooseScanRate(SCAN_RATE.default);
  queryClient.clear();
  vi.useRealTimers();
});

test('600 APIs of 60 routes cost 3 lists of the account, 5 of each API and their further pages, at four a second.', async () => {
  const calls = account();
  const scan = new Scan(connection, alone);
  scan.start();
  await ended(scan);
  const furtherPages = Math.ceil(APIS / PAGE) - 1 + APIS * (Math.ceil(ROUTES / PAGE) - 1);
  const minimum = 3 + 5 * APIS + furtherPages;
  expect(minimum).toBe(3614);
  expect(calls).toHaveLength(minimum);
  expect(scan.getState()).toMatchObject({ status: 'done', done: APIS, requests: minimum, problems: [] });
  expect(cachedList(connection, 'route', { ApiId: 'a599' })).toHaveLength(ROUTES);
  const seconds = (calls.at(-1)?.at ?? 0) / 1000;
  expect(seconds).toBeGreaterThan(minimum / 4 - 2);
  expect(seconds).toBeLessThan(minimum / 4 + 2);
  // In no second more than four.
  const perSecond = new Map<number, number>();
  for (const { at } of calls)
    perSecond.set(Math.floor(at / 1000), (perSecond.get(Math.floor(at / 1000)) ?? 0) + 1);
  expect(Math.max(...perSecond.values())).toBe(4);
});

test('A rate that is chosen while a scan is underway is used at once, and a 429 halves that one too.', async () => {
  let throttles = 0;
  const calls = account(({ operation }) => {
    if (operation === 'GetIntegrations' && throttles-- > 0) throw failure('TooManyRequestsException', 429);
  });
  const scan = new Scan(connection, alone);
  scan.start();
  const perSecond = async () => {
    const before = calls.length;
    await vi.advanceTimersByTimeAsync(10_000);
    return (calls.length - before) / 10;
  };
  await vi.advanceTimersByTimeAsync(5000);
  expect(await perSecond()).toBeCloseTo(4, 0);
  chooseScanRate(8);
  expect(await perSecond()).toBeCloseTo(8, 0);
  throttles = 1;
  await vi.advanceTimersByTimeAsync(3000);
  expect(await perSecond()).toBeCloseTo(4, 0);
  chooseScanRate(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await perSecond()).toBeCloseTo(0.5, 0);
  scan.cancel();
  await vi.advanceTimersByTimeAsync(10_000);
});

test('What a screen reads goes before all but one request of the scan, also where others use up the rate.', async () => {
  const calls = account(undefined, 1);
  const scan = new Scan(connection, alone);
  scan.start();
  await vi.advanceTimersByTimeAsync(60_000);
  const before = calls.length;
  expect(before).toBeGreaterThan(40);
  void loadAll(connection, 'vpcLink', {});
  void loadAll(connection, 'stage', { ApiId: 'a590' });
  await vi.advanceTimersByTimeAsync(10_000);
  const at = calls.findIndex(({ operation, apiId }) => operation === 'GetStages' && apiId === 'a590');
  expect(at - before).toBeGreaterThanOrEqual(0);
  expect(at - before).toBeLessThanOrEqual(1);
  scan.cancel();
  // What is underway ends before the clock goes.
  await vi.advanceTimersByTimeAsync(10_000);
});

test('A 429 halves the pace, the call is sent again, and nothing is missing in the end.', async () => {
  let throttles = 1;
  const calls = account(({ operation }) => {
    if (operation === 'GetIntegrations' && throttles-- > 0) throw failure('TooManyRequestsException', 429);
  });
  const scan = new Scan(connection, alone);
  scan.start('api-1');
  await vi.advanceTimersByTimeAsync(8000);
  const slowly = calls.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(calls.length - slowly).toBeGreaterThanOrEqual(38);
  expect(calls.length - slowly).toBeLessThanOrEqual(42);
  await ended(scan);
  expect(scan.getState()).toMatchObject({ status: 'done', problems: [] });
});

test('An API that is deleted while the account is read costs one request more; a denied list is named, the rest is read.', async () => {
  const calls = account(({ operation, apiId, at }) => {
    if (apiId === 'a500' && at >= 60_000) throw failure('NotFoundException', 404);
    if (apiId === 'a501' && operation === 'GetAuthorizers') throw failure('AccessDeniedException', 403);
  });
  const scan = new Scan(connection, alone);
  scan.start('api-50');
  await vi.advanceTimersByTimeAsync(60_000);
  scan.cancel();
  queryClient.removeQueries({
    predicate: ({ queryKey }) => queryKey.includes('a500') || queryKey.includes('a501'),
  });
  const since = calls.length;
  scan.start('api-50');
  await ended(scan);
  const of = (id: string) => calls.slice(since).filter(({ apiId }) => apiId === id);
  expect(of('a500')).toHaveLength(1);
  expect(of('a501')).toHaveLength(6);
  expect(scan.getState().problems.map(({ apiId, text }) => [apiId, text.replace(/: .*/, '')])).toEqual(
    expect.arrayContaining([
      ['a500', 'The API no longer exists.'],
      ['a501', 'Authorizers not read'],
    ]),
  );
  expect(scan.getState()).toMatchObject({ status: 'done', done: 11 });
  expect(cachedList(connection, 'stage', { ApiId: 'a501' })).toEqual([]);
});

test('After a day the account is read again, not taken for fresh.', async () => {
  account();
  const scan = new Scan(connection, alone);
  scan.start('api-59');
  await ended(scan);
  vi.setSystemTime(NOW + DAY_MS);
  const calls = account();
  scan.start('api-59');
  await ended(scan);
  expect(calls.length).toBeGreaterThan(5 * 11);
});
