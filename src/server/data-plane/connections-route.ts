import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WireResponse } from '../../sandbox/types';
import { failure } from '../../sandbox/wire';
import { decodePercent } from '../../service/traffic/request';
import { managementPath } from '../../service/traffic/websocket/management';
import { type HttpDataPlane, readBody } from './http';
import { headersOf } from './wire';

const CONNECTIONS = '/__sandbox/connections';

/** Whether a path is one of the open connections. */
export const isConnectionsPath = (path: string) => path === CONNECTIONS || path.startsWith(`${CONNECTIONS}/`);

/**
 * The open connections of WebSocket clients, for the console and for tests on this machine: `GET /__sandbox/connections` lists
 * them; `POST`, `GET` and `DELETE /__sandbox/connections/API-ID/STAGE/ID` are answered as `@connections` answers a request that
 * is signed, which a page of another port could not send there.
 */
export async function answerConnections(
  dataPlane: Pick<HttpDataPlane, 'connections' | 'manage'>,
  path: string,
  request: IncomingMessage,
): Promise<WireResponse> {
  const { method = '' } = request;
  if (path === CONNECTIONS)
    return method === 'GET'
      ? json(200, { connections: dataPlane.connections() })
      : refusal(405, 'MethodNotAllowedException', `${CONNECTIONS} takes GET.`, { allow: 'GET' });
  const [apiId = '', stage = '', connectionId = '', ...more] = path
    .slice(CONNECTIONS.length + 1)
    .split('/')
    .map(decodePercent);
  const traffic = {
    method,
    target: `/${encodeURIComponent(stage)}${managementPath(connectionId)}`,
    headers: headersOf(request).filter(([name]) => name.toLowerCase() !== 'host'),
    body: await readBody(request),
    sourceIp: '127.0.0.1',
    receivedAt: Date.now(),
  };
  const answer = more.length === 0 ? await dataPlane.manage(apiId, traffic) : undefined;
  if (!answer) return refusal(404, 'NotFoundException', `The sandbox has no WebSocket API ${apiId}.`);
  const headers = Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value]));
  return { status: answer.status, headers, body: Buffer.from(answer.body).toString('utf8') };
}

const json = (status: number, value: object): WireResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

function refusal(status: number, name: string, message: string, headers = {}): WireResponse {
  const refused = failure({ name, message, status }, randomUUID());
  return { ...refused, headers: { ...refused.headers, ...headers } };
}
