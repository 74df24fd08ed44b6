import { InfiniteQueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../calls/errors';
import type { Background } from '../calls/sender';
import { sandboxConnection } from '../connection/connection';
import { restoredKey, scannedList } from './facts';
import { cachedList, listOptions, loadAll, type Params } from './queries';
import { queryClient } from './query-client';
import { Scan } from './scan';
import { isInScope } from './scan-state';

const { send } = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('../calls/send', () => ({ send }));

// Thousands of timers on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const PAGE = 50;

const connection = sandboxConnection;
type Members = Record<string, string | undefined>;
type Answer = (operation: string, input: Members) => object;

/** Ids from `a0` on. */
const apisNamed = (count: number, protocol = 'HTTP') =>
  Array.from({ length: count }, (_, at) => ({ ApiId: `a${at}`, Name: `api-${at}`, ProtocolType: protocol }));

/** A service that answers with these APIs, in pages, and with empty lists of everything else. */
function answers(apis: readonly object[], more: Answer = () => ({ Items: [] })) {
  send.mockImplementation(
    async (
      _c: unknown,
      operation: string,
      input: Members,
      _s: unknown,
      options?: { background?: Background },
    ) => {
      await options?.background?.turn();
      if (operation !== 'GetApis') return { output: more(operation, input) };
      const at = Number(input.NextToken ?? 0);
      const next = at + PAGE < apis.length ? { NextToken: String(at + PAGE) } : {};
      return { output: { Items: apis.slice(at, at + PAGE), ...next } };
    },
  );
}

const operations = () => send.mock.calls.map(([, operation]) => String(operation));
const refused = (status: number, operation: string) =>
  new ApiError(`refused with ${status}`, { code: 'Refused', status, operation });

/** Lets time pass until the scan has ended; returns the seconds it took. */
async function ended(scan: Scan): Promise<number> {
  const before = Date.now();
  for (let turn = 0; turn < 20_000 && ['running', 'paused'].includes(scan.getState().status); turn++)
    await vi.advanceTimersByTimeAsync(1000);
  return (Date.now() - before) / 1000;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000_000 });
  queryClient.clear();
  send.mockReset();
});

afterEach(() => {
  queryClient.clear();
  vi.useRealTimers();
});

/** The clock of the tests looks at every timer of the cache at each step: the whole account takes it a minute. */
const APIS = process.env.LONG === '1' ? 600 : 120;

test('An account costs one request per page of a list, four a second, and a second scan costs none.', async () => {
  answers(apisNamed(APIS));
  const scan = new Scan(connection);
  scan.start();
  const seconds = await ended(scan);
  // The pages of APIs, domain names, VPC links, and five lists of each API.
  const minimum = Math.ceil(APIS / PAGE) + 2 + APIS * 5;
  expect(operations()).toHaveLength(minimum);
  expect(scan.getState()).toMatchObject({
    status: 'done',
    done: APIS,
    total: APIS,
    requests: minimum,
    problems: [],
  });
  expect(seconds).toBeGreaterThan(minimum / 4 - 2);
  expect(seconds).toBeLessThan(minimum / 4 + 5);
  scan.start();
  await ended(scan);
  expect(operations()).toHaveLength(minimum);
});

test('A WebSocket API costs a list of models more, and one for each route that responds and integration that is no proxy.', async () => {
  answers(apisNamed(1, 'WEBSOCKET'), (operation) => ({
    Items:
      operation === 'GetRoutes'
        ? [{ RouteId: 'r1', RouteResponseSelectionExpression: '$default' }, { RouteId: 'r2' }]
        : operation === 'GetIntegrations'
          ? [
              { IntegrationId: 'i1', IntegrationType: 'MOCK' },
              { IntegrationId: 'i2', IntegrationType: 'AWS_PROXY' },
            ]
          : [],
  }));
  const scan = new Scan(connection);
  scan.start();
  await ended(scan);
  expect(operations().slice(3).sort()).toEqual([
    'GetAuthorizers',
    'GetDeployments',
    'GetIntegrationResponses',
    'GetIntegrations',
    'GetModels',
    'GetRouteResponses',
    'GetRoutes',
    'GetStages',
  ]);
});

test('A list that a screen has read is passed over, and pages that it has not read are added to those that it has.', async () => {
  answers(apisNamed(60));
  await loadAll(connection, 'route', { ApiId: 'a3' });
  await queryClient.fetchInfiniteQuery(listOptions(connection, 'api', {}));
  const scan = new Scan(connection);
  scan.start('api-3');
  await ended(scan);
  expect(operations().filter((one) => one === 'GetApis')).toHaveLength(2);
  expect(
    send.mock.calls.filter(([, one, input]) => one === 'GetRoutes' && input.ApiId === 'a3'),
  ).toHaveLength(1);
  expect(cachedList(connection, 'api', {})).toHaveLength(60);
});

test('A pause stops before the next request, a resume continues, and a cancel keeps what was read.', async () => {
  answers(apisNamed(20));
  const scan = new Scan(connection);
  scan.start();
  await vi.advanceTimersByTimeAsync(5000);
  scan.pause();
  await vi.advanceTimersByTimeAsync(1000);
  const before = operations().length;
  expect(before).toBeGreaterThan(15);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(operations()).toHaveLength(before);
  expect(scan.getState().status).toBe('paused');
  scan.resume();
  await vi.advanceTimersByTimeAsync(5000);
  expect(operations().length).toBeGreaterThan(before + 15);
  scan.cancel();
  await vi.advanceTimersByTimeAsync(2000);
  const cancelled = operations().length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(operations()).toHaveLength(cancelled);
  expect(scan.getState()).toMatchObject({ status: 'cancelled', remainingMs: undefined });
  expect(cachedList(connection, 'route', { ApiId: 'a0' })).toEqual([]);
  scan.start();
  await ended(scan);
  // Nothing that was read is read again.
  expect(operations()).toHaveLength(1 + 2 + 20 * 5);
});

test('While it is paused, a screen reads at once, also the list that comes next.', async () => {
  answers(apisNamed(3));
  const scan = new Scan(connection);
  scan.start();
  await vi.advanceTimersByTimeAsync(1500);
  scan.pause();
  let isRead = false;
  void loadAll(connection, 'stage', { ApiId: 'a2' }).then(() => {
    isRead = true;
  });
  await vi.advanceTimersByTimeAsync(1);
  expect(isRead).toBe(true);
  scan.cancel();
});

test('A screen that closes while it waits for the same list does not end the scan.', async () => {
  let respond = () => {};
  answers(apisNamed(2), () => ({ Items: [] }));
  const implementation = send.getMockImplementation();
  let isFirst = true;
  send.mockImplementation(async (...call: unknown[]) => {
    if (call[1] === 'GetStages' && isFirst) {
      isFirst = false;
      await new Promise<void>((resolve) => {
        respond = resolve;
      });
    }
    return implementation?.(...call);
  });
  const scan = new Scan(connection);
  scan.start();
  await vi.advanceTimersByTimeAsync(3000);
  const screen = new InfiniteQueryObserver(queryClient, listOptions(connection, 'stage', { ApiId: 'a0' }));
  const close = screen.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(100);
  close();
  respond();
  await ended(scan);
  expect(scan.getState()).toMatchObject({ status: 'done', done: 2, problems: [] });
  expect(cachedList(connection, 'stage', { ApiId: 'a0' })).toEqual([]);
});

test('An API that is gone or denied is a line and no end, and leaves no error for its screen.', async () => {
  answers(apisNamed(4), (operation, { ApiId }) => {
    if (ApiId === 'a1') throw refused(404, operation);
    if (ApiId === 'a2' && operation === 'GetStages') throw refused(403, operation);
    return { Items: [] };
  });
  const scan = new Scan(connection);
  scan.start();
  await ended(scan);
  expect(scan.getState()).toMatchObject({
    status: 'done',
    done: 4,
    problems: expect.arrayContaining([
      expect.objectContaining({ apiId: 'a1', text: 'The API no longer exists.', isGone: true }),
      expect.objectContaining({ apiId: 'a2', text: 'Stages not read: refused with 403' }),
    ]),
  });
  expect(scan.getState().problems).toHaveLength(2);
  expect(
    queryClient
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.status === 'error'),
  ).toEqual([]);
});

test('Without the list of APIs it fails, and says why.', async () => {
  send.mockRejectedValue(refused(403, 'GetApis'));
  const scan = new Scan(connection);
  scan.start();
  await ended(scan);
  expect(scan.getState()).toMatchObject({ status: 'failed', problems: [{ text: 'refused with 403' }] });
});

test('A throttled call halves the pace; a minute without one doubles it again.', async () => {
  answers(apisNamed(100));
  const implementation = send.getMockImplementation();
  let throttles = 1;
  send.mockImplementation(async (...call: unknown[]) => {
    const { background } = call[4] as { background: Background };
    const result = await implementation?.(...call);
    if (throttles-- > 0) background.throttled();
    return result;
  });
  const scan = new Scan(connection);
  scan.start();
  await vi.advanceTimersByTimeAsync(1000);
  const before = operations().length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(operations().length - before).toBeGreaterThanOrEqual(19);
  expect(operations().length - before).toBeLessThanOrEqual(21);
  await vi.advanceTimersByTimeAsync(60_000);
  const later = operations().length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(operations().length - later).toBeGreaterThanOrEqual(39);
  scan.cancel();
});

test('A scope is words of the name, the id or a tag.', async () => {
  const api = { ApiId: 'a1', Name: 'Orders', Tags: { team: 'shop' } } as never;
  expect(['', 'orders', 'TEAM=shop', 'a1 ord'].map((scope) => isInScope(api, scope))).toEqual(
    Array(4).fill(true),
  );
  expect(['team=x', 'orders b'].map((scope) => isInScope(api, scope))).toEqual([false, false]);
  answers(apisNamed(30));
  const scan = new Scan(connection);
  scan.start('api-2');
  await ended(scan);
  // 2, and 20 to 29.
  expect(scan.getState()).toMatchObject({ total: 11, done: 11 });
  expect(operations()).toHaveLength(1 + 2 + 11 * 5);
});

test('What an earlier page has kept is passed over while it is recent and whole; no screen or plan takes it for read.', async () => {
  answers(apisNamed(2));
  const restore = (
    kind: 'api' | 'route' | 'stage',
    parents: Params,
    items: object[],
    age: number,
    meta = {},
  ) =>
    queryClient
      .getQueryCache()
      .build(queryClient, { queryKey: restoredKey(connection, kind, parents), meta })
      .setData(items, { updatedAt: Date.now() - age, manual: true });
  restore('api', {}, apisNamed(2), 60_000);
  restore('route', { ApiId: 'a0' }, [{ RouteId: 'kept' }], 10_000);
  restore('route', { ApiId: 'a1' }, [{ RouteId: 'old' }], 60 * 60_000);
  restore('stage', { ApiId: 'a0' }, [{ StageName: 'prod' }], 60_000, { isPartial: true });
  const scan = new Scan(connection);
  scan.start();
  await ended(scan);
  expect(scan.getState()).toMatchObject({ status: 'done', done: 2, total: 2 });
  const read = send.mock.calls.map(([, operation, { ApiId = '' }]) => `${operation} ${ApiId}`);
  expect(read).toHaveLength(2 + 2 * 5 - 1);
  expect(read).not.toContain('GetRoutes a0');
  expect(read).toEqual(expect.arrayContaining(['GetRoutes a1', 'GetStages a0']));
  expect(scannedList(connection, 'route', { ApiId: 'a0' })).toEqual([{ RouteId: 'kept' }]);
  // What a plan needs is read.
  expect(cachedList(connection, 'route', { ApiId: 'a0' })).toBeUndefined();
  expect(await loadAll(connection, 'route', { ApiId: 'a0' })).toEqual([]);
  expect(operations().at(-1)).toBe('GetRoutes');
});
