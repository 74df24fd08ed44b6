import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { crossOriginHeaders } from '../sandbox/cross-origin';
import { NetworkCut } from '../sandbox/faults';
import type { Sandbox, WireRequest } from '../sandbox/types';
import { isLoopbackHost, isLoopbackOrigin } from './loopback';

/** More than the sandbox accepts, so that it is the sandbox that refuses; beyond it, reading stops. */
const MOST_BYTES = 16 * 1024 * 1024;

const RESET = '/__sandbox/reset';

/**
 * The sandbox over HTTP, for any AWS client on this machine: pages of localhost by CORS, everything else by address.
 * `POST /__sandbox/reset` puts it back to its sample data, with `?to=empty` to nothing.
 */
export function sandboxServer(sandbox: Sandbox): Server {
  return createServer((request, response) => {
    answer(sandbox, request, response).catch((error: unknown) => {
      // The faults of the sandbox cut connections this way; the client sees a connection that was lost.
      if (!(error instanceof NetworkCut)) console.error(error);
      response.destroy();
    });
  });
}

async function answer(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '/', headers } = request;
  const { host, origin } = headers;
  // CORS alone would hide the answer from a foreign page, but not undo what its request did.
  if (!isLoopbackHost(host) || (origin !== undefined && !isLoopbackOrigin(origin))) {
    send(response, 403, 'AccessDeniedException', 'The sandbox answers to this machine only.');
    return;
  }
  const wire: WireRequest = { method, url, headers: plainHeaders(headers), body: '' };
  const [path, query] = url.split('?');
  if (path === RESET && method !== 'OPTIONS') {
    for (const [name, value] of Object.entries(crossOriginHeaders(wire))) response.setHeader(name, value);
    await reset(sandbox, method, query, response);
    return;
  }
  const body = await readText(request);
  if (body === undefined) {
    response.setHeader('connection', 'close');
    send(response, 413, 'RequestEntityTooLargeException', 'The request is too large to be read.');
    return;
  }
  const answered = await sandbox.handle({ ...wire, body });
  response.writeHead(answered.status, answered.headers).end(answered.body);
}

async function reset(sandbox: Sandbox, method: string, query: string | undefined, response: ServerResponse) {
  const to = new URLSearchParams(query).get('to') ?? 'sample';
  if (method !== 'POST') {
    response.setHeader('allow', 'POST');
    send(response, 405, 'MethodNotAllowedException', `${RESET} takes POST.`);
  } else if (to !== 'sample' && to !== 'empty') {
    send(response, 400, 'BadRequestException', `"${to}" is no start state: it is "sample" or "empty".`);
  } else {
    await sandbox.reset(to);
    response.writeHead(204).end();
  }
}

function send(response: ServerResponse, status: number, name: string, message: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name })
    .end(JSON.stringify({ message }));
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function plainHeaders(headers: IncomingMessage['headers']): WireRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
