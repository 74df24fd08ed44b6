import { BASE } from '../../../app/paths';
import { onCall } from '../../../client/calls/call-events';
import { connectionKey } from '../../../client/connection/clients';
import type { Connection } from '../../../client/connection/connection';
import { sandboxResets } from '../../../client/connection/page-sandbox';
import { createStore, type Store } from '../../../lib/store';
import type { SentRequest } from './sent-list';
import { EMPTY_LOG, type SocketLog } from './socket-log';

type PagePlane = import('../../../sandbox/data-plane/page-plane').PagePlane;

// What earlier requests have left lasts as long as the page, whichever screen is shown: limits, results of authorizers, and
// the requests themselves.

const planes = new Map<string, PagePlane>();
const sent = new Map<string, Store<readonly SentRequest[]>>();
const sockets = new Map<string, Store<SocketLog>>();

/** The data plane of a connection's sandbox in this page. Its code is loaded with the first request. */
export async function planeOf(connection: Connection): Promise<PagePlane> {
  const { PagePlane } = await import('../../../sandbox/data-plane/page-plane');
  const key = connectionKey(connection);
  const plane = planes.get(key) ?? new PagePlane(`${BASE}/function-host.html`);
  planes.set(key, plane);
  return plane;
}

/** The requests that were sent to an API, the newest first. */
export function sentTo(connection: Connection, apiId: string): Store<readonly SentRequest[]> {
  const key = `${connectionKey(connection)}/${apiId}`;
  const store = sent.get(key) ?? createStore<readonly SentRequest[]>([]);
  sent.set(key, store);
  return store;
}

/** The connections to a WebSocket API, and their events. */
export function socketsOf(connection: Connection, apiId: string): Store<SocketLog> {
  const key = `${connectionKey(connection)}/${apiId}`;
  const store = sockets.get(key) ?? createStore(EMPTY_LOG);
  sockets.set(key, store);
  return store;
}

// As the server does at a reset of the sandbox.
sandboxResets.subscribe(() => {
  planes.clear();
  for (const store of sent.values()) store.set([]);
  for (const store of sockets.values()) store.set(EMPTY_LOG);
});

onCall(({ connection, operation, input }) => ({ outcome }) => {
  if (operation === 'ResetAuthorizersCache' && outcome === 'ok')
    planes
      .get(connectionKey(connection))
      ?.forget({ apiId: String(input.ApiId), stage: String(input.StageName) });
  return undefined;
});
