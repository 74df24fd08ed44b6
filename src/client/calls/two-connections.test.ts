import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../../sandbox/sandbox';
import type { Sandbox } from '../../sandbox/types';
import { sandboxServer } from '../../server/sandbox-server';
import { applyWritesToCache } from '../cache/apply-writes';
import { loadAll } from '../cache/queries';
import { queryClient } from '../cache/query-client';
import { activeConnection, switchTo } from '../connection/active-connection';
import type { Connection } from '../connection/connection';
import { send } from './send';

// Two local endpoints, each with its own service, and the console's real client in front of both.

interface Host {
  sandbox: Sandbox;
  connection: Connection;
  server: Server;
  /** Holds requests until it resolves. */
  gate: Promise<void>;
}

async function host(id: string): Promise<Host> {
  const sandbox = createSandbox({ start: 'empty' });
  const held = { gate: Promise.resolve() };
  const gated: Sandbox = {
    ...sandbox,
    handle: async (wire) => {
      await held.gate;
      return sandbox.handle(wire);
    },
  };
  const server = sandboxServer(gated);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const connection: Connection = {
    id,
    kind: 'custom',
    name: id,
    colour: 'purple',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    access: 'any',
    transport: 'direct',
    readOnly: false,
    isProduction: false,
    productionPattern: '',
  };
  return Object.assign(held, { sandbox, connection, server });
}

let one: Host;
let other: Host;

beforeEach(async () => {
  [one, other] = await Promise.all([host('one'), host('other')]);
  queryClient.clear();
});

afterEach(() => {
  for (const { server } of [one, other]) {
    server.closeAllConnections();
    server.close();
  }
});

const createApi = ({ connection }: Host, Name: string) =>
  send(connection, 'CreateApi', { Name, ProtocolType: 'HTTP' });

const names = async ({ connection }: Host) =>
  (await loadAll(connection, 'api', {})).map(({ Name }) => Name).sort();

const operations = ({ sandbox }: Host) =>
  sandbox.calls.map(({ operation, status }) => `${operation} ${status}`);

test('Two connections read and write side by side, each call on its own connection.', async () => {
  await Promise.all([createApi(one, 'first'), createApi(other, 'second')]);
  expect(await Promise.all([names(one), names(other)])).toEqual([['first'], ['second']]);
  const write = { Name: 'third', ProtocolType: 'HTTP' } as const;
  const { output } = await send(one.connection, 'CreateApi', write);
  await applyWritesToCache(one.connection, [{ operation: 'CreateApi', input: write, output: { ...output } }]);
  expect(await Promise.all([names(one), names(other)])).toEqual([['first', 'third'], ['second']]);
  expect(operations(other)).toEqual(['CreateApi 201', 'GetApis 200']);
});

test('The same account in two Regions has two caches.', async () => {
  await createApi(one, 'first');
  await names(one);
  const elsewhere = { ...one.connection, region: 'eu-west-1' };
  expect(queryClient.getQueriesData({ queryKey: ['one/us-east-1'] }).length).toBeGreaterThan(0);
  expect(queryClient.getQueriesData({ queryKey: ['one/eu-west-1'] })).toEqual([]);
  await loadAll(elsewhere, 'api', {});
  expect(queryClient.getQueriesData({ queryKey: ['one/eu-west-1'] }).length).toBeGreaterThan(0);
});

test('A queued write goes to its own connection, whichever connection becomes active meanwhile.', async () => {
  const { output } = await createApi(one, 'first');
  switchTo(one.connection);
  let open = () => {};
  one.gate = new Promise((resolve) => {
    open = resolve;
  });
  const writes = ['GET /a', 'GET /b'].map((RouteKey) =>
    send(activeConnection(), 'CreateRoute', { ApiId: output.ApiId, RouteKey }),
  );
  switchTo(other.connection);
  open();
  await Promise.all(writes);
  expect(operations(one)).toEqual(['CreateApi 201', 'CreateRoute 201', 'CreateRoute 201']);
  expect(operations(other)).toEqual([]);
});

test('A throttled write is retried on its own connection.', async () => {
  switchTo(one.connection);
  one.sandbox.faults.push({
    operation: 'CreateApi',
    times: 1,
    fail: { status: 429, error: 'TooManyRequestsException', message: 'Slow down' },
  });
  const created = send(activeConnection(), 'CreateApi', { Name: 'first', ProtocolType: 'HTTP' });
  switchTo(other.connection);
  await created;
  expect(operations(one)).toEqual(['CreateApi 429', 'CreateApi 201']);
  expect(operations(other)).toEqual([]);
});
