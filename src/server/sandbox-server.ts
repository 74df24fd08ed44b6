import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { crossOriginHeaders } from '../sandbox/cross-origin';
import { NetworkCut } from '../sandbox/faults';
import type { Sandbox, WireRequest, WireResponse } from '../sandbox/types';
import { failure } from '../sandbox/wire';
import { answerConnections, isConnectionsPath } from './data-plane/connections-route';
import type { HttpDataPlane } from './data-plane/http';
import { answerWithoutUpgrade } from './data-plane/upgrade';
import { asksForWebSocket } from './data-plane/wire';
import { isLoopbackHost, isLoopbackOrigin } from './loopback';

/** More than the sandbox accepts, so that the sandbox itself rejects; beyond it, reading stops. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

const RESET = '/__sandbox/reset';
const TRACES = '/__sandbox/traces';

/**
 * The sandbox over HTTP, for any local AWS client: pages of localhost by CORS, other clients by endpoint URL.
 * `POST /__sandbox/reset` resets it to its sample data, with `?to=empty` to empty. Every response is JSON, also
 * when Node's parser rejects the request. With a data plane it also answers requests to its APIs and connects
 * WebSocket clients, lists both at `GET /__sandbox/traces`, and has the open connections at `/__sandbox/connections`.
 */
export function sandboxServer(sandbox: Sandbox, dataPlane?: HttpDataPlane): Server {
  // Node asks from 22.21 and 24.9 on; its types do not know yet. Before, another protocol is an upgrade too (`upgradeAnywhere`).
  const options: ServerOptions & { shouldUpgradeCallback: (request: IncomingMessage) => boolean } = {
    shouldUpgradeCallback: (request) => dataPlane !== undefined && asksForWebSocket(request),
  };
  const server = createServer(options, (request, response) => {
    respondAnywhere(sandbox, dataPlane, request, response).catch((error: unknown) => {
      // The faults of the sandbox cut connections this way, and a client may go away while it sends.
      if (request.complete && !(error instanceof NetworkCut)) console.error(error);
      response.destroy();
    });
  });
  server.on('clientError', refuseUnread);
  if (dataPlane) server.on('upgrade', (...parts) => upgradeAnywhere(server, dataPlane, ...parts));
  return server;
}

function upgradeAnywhere(
  server: Server,
  dataPlane: HttpDataPlane,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  if (!asksForWebSocket(request)) {
    answerWithoutUpgrade(server, { request, socket, head });
    return;
  }
  // A client may go away at any time; there is no other listener until the connection is made.
  socket.on('error', () => socket.destroy());
  dataPlane.connect({ request, socket, head }).catch((error: unknown) => {
    console.error(error);
    socket.destroy();
  });
}

async function respondAnywhere(
  sandbox: Sandbox,
  dataPlane: HttpDataPlane | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await dataPlane?.handle(request, response)) return;
  await respond(sandbox, dataPlane, request, response);
}

async function respond(
  sandbox: Sandbox,
  dataPlane: HttpDataPlane | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', url = '/', headers } = request;
  const { host, origin } = headers;
  // CORS alone would hide the response from a foreign page, but not undo what its request did.
  if (!isLoopbackHost(host) || (origin !== undefined && !isLoopbackOrigin(origin))) {
    send(response, refusal(403, 'AccessDeniedException', 'The sandbox accepts local requests only.'));
    return;
  }
  const wire: WireRequest = { method, url, headers: plainHeaders(headers), body: '' };
  for (const [name, value] of Object.entries(crossOriginHeaders(wire))) response.setHeader(name, value);
  const [path, query] = url.split('?');
  if (dataPlane && path === TRACES && method === 'GET') {
    send(response, {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: dataPlane.traces.toJson(),
    });
    return;
  }
  if (dataPlane && path && isConnectionsPath(path) && method !== 'OPTIONS') {
    send(response, await answerConnections(dataPlane, path, request));
    return;
  }
  if (path === RESET && method !== 'OPTIONS') {
    send(response, await reset(sandbox, method, query));
    return;
  }
  const body = await readText(request);
  if (body === undefined) {
    response.setHeader('connection', 'close');
    const message = `Request must be smaller than ${MAX_BODY_BYTES} bytes to be read at all`;
    send(response, refusal(413, 'RequestEntityTooLargeException', message));
    return;
  }
  send(response, await sandbox.handle({ ...wire, body }));
}

async function reset(sandbox: Sandbox, method: string, query: string | undefined): Promise<WireResponse> {
  const to = new URLSearchParams(query).get('to') ?? 'sample';
  if (method !== 'POST') {
    const refused = refusal(405, 'MethodNotAllowedException', `${RESET} takes POST.`);
    return { ...refused, headers: { ...refused.headers, allow: 'POST' } };
  }
  if (to !== 'sample' && to !== 'empty')
    return refusal(400, 'BadRequestException', `"${to}" is not a start state: use "sample" or "empty".`);
  await sandbox.reset(to);
  return { status: 204, headers: {}, body: '' };
}

const refusal = (status: number, name: string, message: string) =>
  failure({ name, message, status }, randomUUID());

function send(response: ServerResponse, { status, headers, body }: WireResponse): void {
  response.writeHead(status, headers).end(body);
}

/** Responds to input that Node's parser rejects: only the socket is known, no method or path. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? refusal(431, 'RequestHeaderFieldsTooLargeException', 'The request line and headers are too large.')
      : refusal(400, 'BadRequestException', `This is not an HTTP request: ${error.message}`);
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function plainHeaders(headers: IncomingMessage['headers']): WireRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
