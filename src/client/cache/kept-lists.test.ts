import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Connection, sandboxConnection } from '../connection/connection';
import { clearCredentials, setCredentials } from '../connection/credentials';
import { restoredKey } from './facts';
import { keptProblem } from './kept-key';
import { KeptLists } from './kept-lists';
import type { KeptAccount, KeptList, KeptStore } from './kept-store';
import { listOptions } from './queries';

const NOW = 1_000_000_000_000;
const HOUR = 3_600_000;
const connection = sandboxConnection;

/** A store in memory, as the one of the browser has it. */
function memoryStore() {
  const accounts = new Map<string, KeptAccount>();
  const lists = new Map<string, Map<string, KeptList>>();
  const store: KeptStore = {
    put: async (account, more) => {
      accounts.set(account.account, account);
      const of = lists.get(account.account) ?? new Map<string, KeptList>();
      for (const list of structuredClone(more)) of.set(list.list, list);
      lists.set(account.account, of);
    },
    load: async (account, add) => add(structuredClone([...(lists.get(account)?.values() ?? [])])),
    change: async (account, isConcerned, change) => {
      const of = lists.get(account);
      for (const [key, list] of of ?? []) {
        if (!isConcerned(key)) continue;
        const after = change(list);
        if (after) of?.set(key, after);
        else of?.delete(key);
      }
    },
    forget: async (matches) => {
      for (const account of accounts.values()) if (matches(account)) lists.delete(account.account);
    },
  };
  return { store, all: () => [...lists.values()].flatMap((of) => [...of.values()]) };
}

/** A page: a cache of its own over what the browser keeps. */
function page(store: KeptStore) {
  const client = new QueryClient();
  const kept = new KeptLists(client, store);
  const put = (kind: 'api' | 'route' | 'stage', parents: object, Items: object[], more: object = {}) =>
    client.setQueryData(
      listOptions(more && 'on' in more ? (more.on as Connection) : connection, kind, parents as never)
        .queryKey,
      { pages: [{ Items, ...('NextToken' in more && { NextToken: 'more' }) }], pageParams: [''] } as never,
      { updatedAt: Date.now() },
    );
  const restored = (kind: 'api' | 'route' | 'stage', parents: object = {}, on: Connection = connection) =>
    client.getQueryData(restoredKey(on, kind, parents as never));
  return { client, kept, put, restored };
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  keptProblem.set(undefined);
});
afterEach(() => vi.useRealTimers());

test('What a page has read is there in the next one, with its age and without secrets, apart from what screens read.', async () => {
  const { store, all } = memoryStore();
  const first = page(store);
  first.kept.keep(connection);
  first.put('api', {}, [{ ApiId: 'a1', Name: 'shop', CreatedDate: new Date(NOW - HOUR) }]);
  first.put('stage', { ApiId: 'a1' }, [{ StageName: 'prod', StageVariables: { db: 'hunter2' } }]);
  first.put('route', { ApiId: 'a1' }, [{ RouteId: 'r1' }], { NextToken: 'more' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(JSON.stringify(all())).not.toContain('hunter2');
  expect(all()).toHaveLength(2);

  vi.setSystemTime(NOW + 2 * HOUR);
  const second = page(store);
  await second.kept.restore(connection);
  expect(second.restored('api')).toEqual([{ ApiId: 'a1', Name: 'shop', CreatedDate: new Date(NOW - HOUR) }]);
  expect(second.restored('stage', { ApiId: 'a1' })).toEqual([
    { StageName: 'prod', StageVariables: { db: '(not kept)' } },
  ]);
  const stages = restoredKey(connection, 'stage', { ApiId: 'a1' });
  expect(second.client.getQueryState(stages)?.dataUpdatedAt).toBe(NOW);
  expect(second.client.getQueryCache().find({ queryKey: stages })?.meta).toEqual({ isPartial: true });
  // No screen, form or plan finds anything under the keys that it reads.
  expect(second.client.getQueryData(listOptions(connection, 'api', {}).queryKey)).toBeUndefined();
  // What is read in this page takes its place, and is kept in turn.
  second.put('api', {}, [{ ApiId: 'a1', Name: 'shop 2' }]);
  expect(second.restored('api')).toBeUndefined();
  await second.kept.flush();
  expect(all()[0]).toMatchObject({ items: [{ Name: 'shop 2' }], updatedAt: NOW + 2 * HOUR });
});

test('It is of one connection, Region and account, and goes with the connection.', async () => {
  const { store, all } = memoryStore();
  const elsewhere = { ...connection, region: 'eu-west-1' };
  const aws: Connection = { ...connection, id: 'c1', kind: 'aws', access: 'keys' };
  const secrets = { secretAccessKey: 's' };
  setCredentials('c1', { accessKeyId: 'AKIAONE', ...secrets }, false);
  const first = page(store);
  for (const on of [connection, elsewhere, aws]) {
    first.kept.keep(on);
    first.put('api', {}, [{ ApiId: on.region, Name: on.id }], { on });
  }
  await first.kept.flush();
  const second = page(store);
  await second.kept.restore(elsewhere);
  expect(second.restored('api', {}, elsewhere)).toEqual([{ ApiId: 'eu-west-1', Name: 'sandbox' }]);
  expect(second.restored('api')).toBeUndefined();
  setCredentials('c1', { accessKeyId: 'AKIATWO', ...secrets }, false);
  await second.kept.restore(aws);
  expect(second.restored('api', {}, aws)).toBeUndefined();
  setCredentials('c1', { accessKeyId: 'AKIAONE', ...secrets }, false);
  await second.kept.restore(aws);
  expect(second.restored('api', {}, aws)).toHaveLength(1);
  await second.kept.forget(({ connectionId }) => connectionId === 'c1');
  expect(second.restored('api', {}, aws)).toBeUndefined();
  expect(all()).toHaveLength(2);
  clearCredentials('c1');
});

test('A change of this browser is in what is kept, be it in the cache or not; what only the service knows is dropped.', async () => {
  const { store, all } = memoryStore();
  const first = page(store);
  first.kept.keep(connection);
  first.put('api', {}, [
    { ApiId: 'a1', Name: 'shop' },
    { ApiId: 'a2', Name: 'depot' },
  ]);
  first.put('route', { ApiId: 'a1' }, [{ RouteId: 'r1', RouteKey: 'GET /a' }, { RouteId: 'r2' }]);
  first.put('stage', { ApiId: 'a1' }, [{ StageName: 'prod' }]);
  first.put('route', { ApiId: 'a2' }, []);
  await first.kept.flush();
  const second = page(store);
  await second.kept.restore(connection);
  const write = (operation: string, input: object, output: object = {}) =>
    second.kept.apply(connection, [{ operation, input, output } as never]);
  await write('DeleteRoute', { ApiId: 'a1', RouteId: 'r2' });
  await write('UpdateRoute', { ApiId: 'a1', RouteId: 'r1' }, { RouteId: 'r1', RouteKey: 'GET /b' });
  await write('CreateRoute', { ApiId: 'a2' }, { RouteId: 'r9', RouteKey: 'GET /c' });
  const routes = [{ RouteId: 'r1', RouteKey: 'GET /b' }];
  expect(second.restored('route', { ApiId: 'a1' })).toEqual(routes);
  expect(second.restored('route', { ApiId: 'a2' })).toEqual([{ RouteId: 'r9', RouteKey: 'GET /c' }]);
  // A route may be deployed at once, to stages that are no longer what they were.
  expect(second.restored('stage', { ApiId: 'a1' })).toBeUndefined();
  const third = page(store);
  await third.kept.restore(connection);
  expect(third.restored('route', { ApiId: 'a1' })).toEqual(routes);
  await third.kept.apply(connection, [{ operation: 'DeleteApi', input: { ApiId: 'a1' }, output: {} }]);
  expect(all().map(({ list }) => list)).toEqual(['["api"]', '["route","a2"]']);
  expect(third.restored('api')).toEqual([{ ApiId: 'a2', Name: 'depot' }]);
  expect(third.restored('route', { ApiId: 'a1' })).toBeUndefined();
});

test('Damaged entries are passed over; storage that fails is a sentence, and nothing else fails.', async () => {
  const { store } = memoryStore();
  const load: KeptStore['load'] = async (_account, add) =>
    add([
      { list: 'no json', items: [], updatedAt: NOW, isPartial: false },
      { list: '["nothing"]', items: [], updatedAt: NOW, isPartial: false },
      { list: '["route"]', items: [], updatedAt: NOW, isPartial: false },
      { list: '["api"]', items: [], updatedAt: NOW + HOUR, isPartial: false },
      { list: '["vpcLink"]', items: [], updatedAt: NOW, isPartial: false },
    ]);
  const first = page({ ...store, load });
  await first.kept.restore(connection);
  expect(first.client.getQueryCache().getAll()).toHaveLength(1);
  const second = page({ ...store, put: () => Promise.reject(new Error('The disk is full.')) });
  second.kept.keep(connection);
  second.put('api', {}, []);
  await vi.advanceTimersByTimeAsync(2000);
  expect(keptProblem.getSnapshot()).toBe('The disk is full.');
});
