import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Connection, sandboxConnection } from '../connection/connection';
import { clearCredentials, setCredentials } from '../connection/credentials';
import { itemOptions, listOptions } from './queries';
import { type Channel, SharedLists } from './shared-lists';

const AGE_MS = 15 * 60_000;
const connection = sandboxConnection;
const aws: Connection = { ...connection, id: 'c1', kind: 'aws', access: 'keys' };

/** What was posted, as text. */
let posted: string[] = [];

/** Channels that deliver to each other as BroadcastChannel does: copies, later, and not to the sender. */
function hub(count: number): Channel[] {
  const channels: Channel[] = [];
  for (let at = 0; at < count; at++) {
    const channel: Channel = {
      onmessage: null,
      postMessage: (message) => {
        posted.push(JSON.stringify(message));
        for (const other of channels)
          if (other !== channel)
            setTimeout(() => other.onmessage?.({ data: structuredClone(message) } as MessageEvent));
      },
    };
    channels.push(channel);
  }
  return channels;
}

function tabs(count = 2) {
  return hub(count).map((channel) => {
    const client = new QueryClient({ defaultOptions: { queries: { gcTime: 15 * 60_000 } } });
    return { client, shared: new SharedLists(client, channel) };
  });
}

type Tab = ReturnType<typeof tabs>[number];

const keyOf = (ApiId: string, on = connection) => listOptions(on, 'route', { ApiId }).queryKey;

function put({ client }: Tab, ApiId: string, updatedAt: number, NextToken?: string, on = connection) {
  const Items = [{ RouteId: 'r1', RouteKey: `GET /${ApiId}` }];
  client.setQueryData(keyOf(ApiId, on), { pages: [{ Items, NextToken }], pageParams: [''] }, { updatedAt });
}

async function take({ shared }: Tab, on = connection): Promise<number> {
  const taking = shared.take(on, AGE_MS);
  await vi.advanceTimersByTimeAsync(5000);
  return taking;
}

const NOW = 1_000_000_000_000;

beforeEach(() => {
  posted = [];
  vi.useFakeTimers({ now: NOW });
});

afterEach(() => {
  clearCredentials('c1');
  vi.useRealTimers();
});

test('The lists of another tab are taken with their age, in several messages.', async () => {
  const [from, to] = tabs() as [Tab, Tab];
  for (let at = 0; at < 250; at++) put(from, `a${at}`, NOW - 60_000);
  from.shared.offer(connection);
  expect(await take(to)).toBe(250);
  expect(to.client.getQueryState(keyOf('a249'))).toMatchObject({
    data: { pages: [{ Items: [{ RouteId: 'r1', RouteKey: 'GET /a249' }] }] },
    dataUpdatedAt: NOW - 60_000,
  });
  expect(posted.filter((one) => one.includes('"lists"'))).toHaveLength(3);
  // Again, there is nothing new.
  expect(await take(to)).toBe(0);
});

test('Old, changed and partly read lists are not offered, nor those of another connection.', async () => {
  const [from, to] = tabs() as [Tab, Tab];
  put(from, 'old', NOW - AGE_MS);
  put(from, 'changed', NOW);
  put(from, 'partly', NOW, 'more');
  put(from, 'elsewhere', NOW, undefined, { ...connection, region: 'eu-west-1' });
  put(from, 'whole', NOW);
  await from.client.invalidateQueries({ queryKey: keyOf('changed') });
  from.shared.offer(connection);
  expect(await take(to)).toBe(1);
  expect(to.client.getQueryData(keyOf('whole'))).toBeDefined();
  expect(to.client.getQueryCache().getAll()).toHaveLength(1);
});

test('A list that this tab has as recent, has made old or has written to since is kept as it is.', async () => {
  const [from, to] = tabs() as [Tab, Tab];
  for (const id of ['recent', 'older', 'changed', 'written']) put(from, id, NOW - 10_000);
  put(to, 'recent', NOW - 5000);
  put(to, 'older', NOW - 20_000);
  put(to, 'changed', NOW - 20_000);
  await to.client.invalidateQueries({ queryKey: keyOf('changed') });
  const created = { ApiId: 'written', RouteId: 'r2' };
  to.client.setQueryData(itemOptions(connection, 'route', created).queryKey, { RouteId: 'r2' } as never);
  from.shared.offer(connection);
  expect(await take(to)).toBe(1);
  const updatedAt = (id: string) => to.client.getQueryState(keyOf(id))?.dataUpdatedAt;
  expect([updatedAt('recent'), updatedAt('older')]).toEqual([NOW - 5000, NOW - 10_000]);
  expect(to.client.getQueryState(keyOf('changed'))?.isInvalidated).toBe(true);
  expect(updatedAt('written')).toBeUndefined();
});

test('Tabs share only with the same access key, and no message holds a secret.', async () => {
  const [from, to] = tabs() as [Tab, Tab];
  const secrets = { secretAccessKey: 'SECRET', sessionToken: 'TOKEN' };
  setCredentials('c1', { accessKeyId: 'AKIAONE', ...secrets }, false);
  put(from, 'a1', NOW, undefined, aws);
  from.shared.offer(aws);
  // Both tabs of this test share one module of credentials: they change between the question and the response.
  const taking = to.shared.take(aws, AGE_MS);
  setCredentials('c1', { accessKeyId: 'AKIATWO', ...secrets }, false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await taking).toBe(0);
  expect(await take(to, aws)).toBe(1);
  expect(posted.join()).not.toMatch(/SECRET|TOKEN/);
});

test('A tab that closes in the middle, and a browser without channels, leave what was taken.', async () => {
  const [from, to] = tabs() as [Tab, Tab];
  for (let at = 0; at < 250; at++) put(from, `a${at}`, NOW);
  from.shared.offer(connection);
  const taking = to.shared.take(connection, AGE_MS);
  await vi.advanceTimersToNextTimerAsync();
  await vi.advanceTimersToNextTimerAsync();
  expect(to.client.getQueryCache().getAll()).toHaveLength(100);
  const gone = vi.spyOn(from.client, 'getQueryState').mockImplementation(() => {
    throw new Error('closed');
  });
  await expect(vi.advanceTimersByTimeAsync(10_000)).rejects.toThrow('closed');
  gone.mockRestore();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await taking).toBe(100);
  expect(await new SharedLists(to.client, undefined).take(connection, AGE_MS)).toBe(0);
});
