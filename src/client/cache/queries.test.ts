import { InfiniteQueryObserver, type InfiniteQueryObserverResult } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { sandboxConnection } from '../connection/connection';
import { runDeferredWrites } from './deferred-writes';
import { itemOptions, kindKey, listOptions, loadAll, loadItem, loadMore } from './queries';
import { queryClient } from './query-client';

const { send } = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('../calls/send', () => ({ send }));

const connection = sandboxConnection;
const PARENTS = { ApiId: 'a' };

/** Answers the pages of a list of three: each only when the test releases it. */
function answerPages() {
  const release: (() => void)[] = [];
  send.mockImplementation(
    (_connection: unknown, _operation: string, { NextToken = '0' }: { NextToken?: string }) =>
      new Promise((resolve) => {
        const at = Number(NextToken);
        const next = at < 2 ? { NextToken: String(at + 1) } : {};
        release.push(() =>
          resolve({ output: { Items: [{ RouteId: `r${at}`, RouteKey: `GET /${at}` }], ...next } }),
        );
      }),
  );
  return release;
}

const tokens = () => send.mock.calls.map(([, , input]) => (input as { NextToken?: string }).NextToken);

/** An observer as `useInfiniteQuery` makes one; `latest` is its last result. */
function observe() {
  const observer = new InfiniteQueryObserver(queryClient, listOptions(connection, 'route', PARENTS));
  const observed: { latest: InfiniteQueryObserverResult; stop: () => void } = {
    latest: observer.getCurrentResult() as InfiniteQueryObserverResult,
    stop: observer.subscribe((result) => {
      observed.latest = result as InfiniteQueryObserverResult;
    }),
  };
  return observed;
}

beforeEach(() => {
  queryClient.clear();
  send.mockReset();
});

test('Two observers of one long list request each page once, even when both ask for the next at the same time.', async () => {
  const release = answerPages();
  const [one, other] = [observe(), observe()];
  await vi.waitFor(() => expect(release).toHaveLength(1));
  release[0]?.();
  await vi.waitFor(() => expect([one.latest.hasNextPage, other.latest.hasNextPage]).toEqual([true, true]));

  for (const page of [1, 2]) {
    const both = [one, other].map(({ latest }) => loadMore(latest));
    await vi.waitFor(() => expect(release.length).toBeGreaterThan(page));
    for (const answer of release) answer();
    await Promise.all(both);
  }
  expect(tokens()).toEqual([undefined, '1', '2']);
  const { pages } = queryClient.getQueryData<{ pages: { Items: { RouteId: string }[] }[] }>([
    ...kindKey(connection, 'route', PARENTS),
    'list',
  ]) ?? { pages: [] };
  expect(pages.flatMap(({ Items }) => Items.map(({ RouteId }) => RouteId))).toEqual(['r0', 'r1', 'r2']);
  for (const { stop } of [one, other]) stop();
});

test('A whole list is read to its end, although a screen has loaded its first page just now; that page is not read again.', async () => {
  const release = answerPages();
  const first = queryClient.fetchInfiniteQuery(listOptions(connection, 'route', PARENTS));
  await vi.waitFor(() => expect(release).toHaveLength(1));
  release[0]?.();
  expect((await first).pages).toHaveLength(1);
  const all = loadAll(connection, 'route', PARENTS);
  for (const page of [1, 2]) {
    await vi.waitFor(() => expect(release).toHaveLength(page + 1));
    release[page]?.();
  }
  expect((await all).map(({ RouteId }) => RouteId)).toEqual(['r0', 'r1', 'r2']);
  expect(tokens()).toEqual([undefined, '1', '2']);
});

test('A whole list is read although a screen that waits for it closes meanwhile.', async () => {
  const release = answerPages();
  const screen = observe();
  const all = loadAll(connection, 'route', PARENTS);
  await vi.waitFor(() => expect(release.length).toBeGreaterThan(0));
  await queryClient.cancelQueries({ queryKey: [...kindKey(connection, 'route', PARENTS), 'list'] });
  screen.stop();
  const timer = setInterval(() => {
    for (const answer of release) answer();
  }, 5);
  expect((await all).map(({ RouteId }) => RouteId)).toEqual(['r0', 'r1', 'r2']);
  clearInterval(timer);
});

/** Reads a list of one route; its row is not a resource of the cache yet. */
async function readRow() {
  const release = answerPages();
  const reading = queryClient.fetchInfiniteQuery({
    ...listOptions(connection, 'route', PARENTS),
    staleTime: 0,
  });
  await vi.waitFor(() => expect(release).toHaveLength(1));
  release[0]?.();
  await reading;
}

const ROW = { ApiId: 'a', RouteId: 'r0' };

test('A row that was read just now is a resource of the cache as soon as somebody asks for it.', async () => {
  await readRow();
  expect(queryClient.getQueryCache().getAll()).toHaveLength(1);
  expect(await loadItem(connection, 'route', ROW)).toMatchObject({ RouteKey: 'GET /0' });
  expect(tokens()).toEqual([undefined]);
});

test('A row does not take the place of what was read of the resource by itself since.', async () => {
  await readRow();
  const { queryKey } = itemOptions(connection, 'route', ROW);
  await readRow();
  const later = { ...ROW, RouteKey: 'GET /later' };
  queryClient.setQueryData(queryKey, later, { updatedAt: Date.now() + 1 });
  runDeferredWrites();
  expect(queryClient.getQueryData(queryKey)).toEqual(later);
});
