import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { utf8Bytes } from '../../lib/bytes';
import type { Sandbox } from '../../sandbox/types';
import { incoming, noApi } from './incoming';
import { refuse, type Sockets } from './sockets';
import { headersOf, isForeignHandshake } from './wire';

/** A request that asks for another protocol; Node has left its socket to whoever answers it. */
export interface Upgrade {
  request: IncomingMessage;
  socket: Duplex;
  /** What came after the request. */
  head: Buffer;
}

/** Connects a WebSocket client to its API; whatever else it asks for ends with an HTTP response. */
export async function connectClient(
  sandbox: Pick<Sandbox, 'world'>,
  testHosts: ReadonlySet<string>,
  sockets: Sockets,
  upgrade: Upgrade,
): Promise<void> {
  const { request, socket } = upgrade;
  const stop = (status: number, message: string) =>
    refuse(socket, {
      status,
      headers: [['content-type', 'application/json']],
      body: utf8Bytes(JSON.stringify({ message })),
      from: 'api-gateway',
    });
  const asked = incoming(sandbox, request, testHosts);
  if (!asked) return stop(404, 'No API of the sandbox has this address.');
  if (isForeignHandshake(request))
    return stop(403, 'Pages of other sites may not call the APIs of the sandbox.');
  // Before a function is invoked for what cannot become a connection.
  if (!isHandshake(request)) return stop(400, 'This is no WebSocket handshake (RFC 6455, 4.1).');
  const world = await asked.world();
  if (!world) return stop(404, noApi(asked.address));
  if (world.configuration.protocol !== 'WEBSOCKET')
    return stop(400, `The API ${world.apiId} is an HTTP API.`);
  await sockets.connect(world, asked.traffic(new Uint8Array()), upgrade);
}

function isHandshake({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers['sec-websocket-version'] === '13' &&
    /^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '')
  );
}

/**
 * Answers a request that asks for another protocol as if it did not, which HTTP allows (RFC 9110, 7.8): clients such as
 * Java's offer HTTP/2 that way. The server reads it again, without what asks: for a Node that does not ask whether to upgrade
 * (`sandboxServer`).
 */
export function answerWithoutUpgrade(server: Server, { request, socket, head }: Upgrade): void {
  const { method, url, httpVersion } = request;
  const lines = headersOf(request).map(([name, value]) => `${name}: ${value}`);
  const text = [`${method} ${url} HTTP/${httpVersion}`, ...lines, '', ''].join('\r\n');
  socket.unshift(Buffer.concat([Buffer.from(text, 'latin1'), head]));
  server.emit('connection', socket);
}
