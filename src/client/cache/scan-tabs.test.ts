import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Background } from '../calls/sender';
import { type Connection, sandboxConnection } from '../connection/connection';
import { type FakeTab, fakeBrowser } from './tabs.test-support';

// Tabs of one browser, each with modules, a cache and a scan of its own, before one account.

vi.setConfig({ testTimeout: 60_000 });

const APIS = 60;
const PAGE = 50;
/** The pages of APIs, domain names, VPC links, and five lists of each API. */
const MINIMUM = Math.ceil(APIS / PAGE) + 2 + APIS * 5;

/** What was sent by which tab, as "GetRoutes a1", and what the account answers with. */
const service = vi.hoisted(() => ({
  calls: [] as { tab: string; call: string }[],
  answer: (_tab: string, _operation: string, _input: Record<string, string | undefined>): unknown =>
    undefined,
}));
vi.mock('../calls/send', () => ({
  send: async (
    on: Connection,
    operation: string,
    input: Record<string, string | undefined>,
    _signal: unknown,
    options?: { background?: Background },
  ) => {
    await options?.background?.turn();
    service.calls.push({ tab: on.name, call: `${operation} ${input.ApiId ?? input.NextToken ?? ''}` });
    return service.answer(on.name, operation, input);
  },
}));

let browser: ReturnType<typeof fakeBrowser>;
let closed: Set<string>;

async function openTab(name: string) {
  vi.resetModules();
  const { Scan } = await import('./scan');
  const { SharedLists } = await import('./shared-lists');
  const { ScanTabs } = await import('./scan-tabs');
  const { queryClient } = await import('./query-client');
  const { cachedList } = await import('./queries');
  const tab: FakeTab = browser.newTab();
  // The name of a connection is no part of what it reaches.
  const connection = { ...sandboxConnection, name };
  const scan = new Scan(
    connection,
    new SharedLists(queryClient, tab.channel('lists')),
    new ScanTabs(tab.channel('scans'), tab),
  );
  return {
    scan,
    state: () => scan.getState(),
    routesOf: (ApiId: string) => cachedList(connection, 'route', { ApiId }),
    close: () => {
      closed.add(name);
      tab.close();
    },
  };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const callsOf = (tab: string) => service.calls.filter((one) => one.tab === tab).map(({ call }) => call);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000_000 });
  vi.stubGlobal('BroadcastChannel', undefined);
  browser = fakeBrowser();
  closed = new Set();
  service.calls.length = 0;
  const apis = Array.from({ length: APIS }, (_, at) => ({
    ApiId: `a${at}`,
    Name: `api-${at}`,
    ProtocolType: 'HTTP',
  }));
  service.answer = (tab, operation, { NextToken, ApiId }) => {
    // A tab that was closed receives nothing.
    if (closed.has(tab)) return new Promise(() => undefined);
    const at = Number(NextToken ?? 0);
    const next = at + PAGE < APIS ? { NextToken: String(at + PAGE) } : {};
    if (operation === 'GetApis') return { output: { Items: apis.slice(at, at + PAGE), ...next } };
    return { output: { Items: operation === 'GetRoutes' ? [{ RouteId: `r-${ApiId}` }] : [] } };
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('Two tabs that scan at the same moment send the requests of one; the second shows how far it is and has all lists.', async () => {
  const first = await openTab('first');
  const second = await openTab('second');
  first.scan.start();
  second.scan.start();
  await pass(40);
  expect(second.state()).toMatchObject({ status: 'running', isElsewhere: true, total: APIS, requests: 0 });
  expect(second.state().done).toBeGreaterThan(20);
  expect(second.state().done).toBe(first.state().done);
  await pass(60);
  expect(first.state()).toMatchObject({ status: 'done', done: APIS, requests: MINIMUM });
  expect(second.state()).toMatchObject({
    status: 'done',
    done: APIS,
    requests: 0,
    isElsewhere: false,
    isTakenOver: false,
    problems: [],
  });
  expect(service.calls).toHaveLength(MINIMUM);
  expect(second.routesOf('a59')).toEqual([{ RouteId: 'r-a59' }]);
});

test('When the tab that reads is closed, the next one continues, and no list is read twice, three tabs or two.', async () => {
  const tabs = [await openTab('first'), await openTab('second'), await openTab('third')] as const;
  const [first, second, third] = tabs;
  for (const { scan } of tabs) scan.start();
  await pass(20);
  expect(first.state().isElsewhere).toBe(false);
  first.close();
  await pass(20);
  expect(second.state()).toMatchObject({ status: 'running', isElsewhere: false, isTakenOver: true });
  expect(third.state()).toMatchObject({ status: 'running', isElsewhere: true, isTakenOver: false });
  await pass(10);
  second.close();
  await pass(80);
  expect(third.state()).toMatchObject({ status: 'done', done: APIS, isTakenOver: true, problems: [] });
  // What was underway in a tab that was closed is lost with it: at most four lists each time.
  const calls = service.calls.map(({ call }) => call);
  expect(new Set(calls).size).toBe(MINIMUM);
  expect(calls.length).toBeLessThanOrEqual(MINIMUM + 8);
  expect(callsOf('second').length).toBeGreaterThan(60);
  expect(third.routesOf('a0')).toEqual([{ RouteId: 'r-a0' }]);
});

test('A pause in either tab holds both, also when the tab that reads is closed; a cancel ends both, and keeps what was read.', async () => {
  const first = await openTab('first');
  const second = await openTab('second');
  first.scan.start();
  second.scan.start();
  await pass(10);
  second.scan.pause();
  await pass(2);
  expect([first.state().status, second.state().status]).toEqual(['paused', 'paused']);
  const before = service.calls.length;
  await pass(30);
  expect(service.calls).toHaveLength(before);
  first.close();
  await pass(30);
  expect(second.state()).toMatchObject({ status: 'paused', isTakenOver: true });
  expect(service.calls).toHaveLength(before);
  second.scan.resume();
  await pass(10);
  expect(callsOf('second').length).toBeGreaterThan(30);
  const third = await openTab('third');
  third.scan.start();
  await pass(2);
  expect(third.state().isElsewhere).toBe(true);
  second.scan.cancel();
  await pass(2);
  expect(third.state()).toMatchObject({ status: 'cancelled', total: APIS });
  expect(third.state().done).toBe(second.state().done);
  const cancelled = service.calls.length;
  await pass(30);
  expect(service.calls).toHaveLength(cancelled);
  // Only what is missing is read.
  third.scan.start();
  await pass(100);
  expect(third.state()).toMatchObject({ status: 'done', done: APIS });
  expect(new Set(service.calls.map(({ call }) => call)).size).toBe(MINIMUM);
});

test('A tab that only waits can stop waiting, and one that ended can start again at once.', async () => {
  const first = await openTab('first');
  const second = await openTab('second');
  first.scan.start();
  second.scan.start();
  await pass(5);
  second.scan.cancel();
  await pass(1);
  expect(second.state().status).toBe('cancelled');
  expect(first.state().status).toBe('running');
  first.scan.cancel();
  first.scan.start();
  await pass(1);
  expect(first.state()).toMatchObject({ status: 'running', isElsewhere: false, isTakenOver: false });
});

test('What one tab was refused is not tried again by the other, and the rest of a wider scope is read by the one that wants it.', async () => {
  const { ApiError } = await import('../calls/errors');
  const answer = service.answer;
  const isRefused = vi.fn();
  // Each tab has modules of its own, also for errors.
  service.answer = async (tab, operation, input) => {
    if (operation !== 'GetStages' || input.ApiId !== 'a10') return answer(tab, operation, input);
    isRefused();
    const { ApiError: Own } = await import('../calls/errors');
    throw new (tab === 'first' ? Errors.first : Own)('refused', { code: 'Refused', status: 403, operation });
  };
  const first = await openTab('first');
  const Errors = { first: (await import('../calls/errors')).ApiError };
  expect(Errors.first).not.toBe(ApiError);
  const second = await openTab('second');
  first.scan.start('api-1');
  second.scan.start();
  await pass(120);
  expect(first.state()).toMatchObject({ status: 'done', total: 11 });
  expect(second.state()).toMatchObject({ status: 'done', done: APIS, total: APIS });
  expect(isRefused).toHaveBeenCalledTimes(1);
  for (const { state } of [first, second])
    expect(state().problems).toMatchObject([{ apiId: 'a10', text: 'Stages not read: refused' }]);
  expect(service.calls).toHaveLength(MINIMUM);
});
