import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Sandbox } from '../../sandbox/types';
import type { Header } from '../../service/traffic/request';
import { isLoopbackOrigin } from '../loopback';
import { type DataPlaneAddress, dataPlaneAddress, localEndpoint } from './address';
import { type Backends, DataPlane } from './answer';
import { TraceLog, type TraceRecord } from './traces';

/** How the data plane is set up. */
export interface DataPlaneOptions extends Backends {
  /** Custom domain names that are answered for by their Host header. */
  testHosts: ReadonlySet<string>;
  /** Called with each answered request: for the terminal. */
  onAnswer?: (record: TraceRecord) => void;
}

/** More than API Gateway takes (10 MB), so that the trace itself refuses; beyond it, reading stops. */
const MAX_BODY_BYTES = 11 * 1024 * 1024;

/** The data plane of a sandbox over HTTP. */
export interface HttpDataPlane {
  traces: TraceLog;
  /** Answers a request to an API. @returns false, with nothing done, for one to the control plane */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

export function httpDataPlane(
  sandbox: Pick<Sandbox, 'world' | 'onAuthorizersReset'>,
  options: DataPlaneOptions,
): HttpDataPlane {
  const plane = new DataPlane(options);
  sandbox.onAuthorizersReset = (of) => plane.authorizerCache.clear(of);
  const traces = new TraceLog();
  return {
    traces,
    async handle(request, response) {
      const address = dataPlaneAddress(request.headers.host, request.url ?? '/', options.testHosts);
      if (!address) return false;
      if (isForeignPage(request)) {
        sendMessage(response, 403, 'Pages of other sites may not call the APIs of the sandbox.');
        return true;
      }
      const receivedAt = Date.now();
      const world = await sandbox.world(
        'apiId' in address ? address : { ...address, path: pathOf(address.target) },
      );
      if (!world) {
        sendMessage(response, 404, `The sandbox has ${nameOf(address)}.`);
        return true;
      }
      if (world.configuration.protocol === 'WEBSOCKET') {
        sendMessage(response, 501, 'The sandbox does not accept connections to WebSocket APIs.');
        return true;
      }
      const body = await readBody(request);
      const { method = 'GET' } = request;
      const { trace, notes } = await plane.answer(
        { ...world, endpointHost: localEndpoint(world.apiId) },
        {
          method,
          host: 'apiId' in address ? localEndpoint(address.apiId) : address.domainName,
          target: address.target,
          headers: pairs(request.rawHeaders),
          body,
          sourceIp: '127.0.0.1',
          receivedAt,
          // There is no TLS here, so that no client can present a certificate.
          hasClientCertificate: true,
        },
      );
      const record = traces.append({
        at: new Date(receivedAt).toISOString(),
        apiId: world.apiId,
        method,
        target: address.target,
        trace,
        notes: trace.response ? notes : [...notes, 'What AWS answers here is not known; 403 is used.'],
      });
      options.onAnswer?.(record);
      const answer = trace.response;
      if (!answer) {
        sendMessage(response, 403, 'Forbidden');
        return true;
      }
      const hasBody = method !== 'HEAD' && answer.status !== 204 && answer.status !== 304;
      const length = hasBody ? ['content-length', String(answer.body.length)] : [];
      response.writeHead(answer.status, [...flat(answer.headers), ...length]);
      response.end(hasBody ? answer.body : undefined);
      return true;
    },
  };
}

/**
 * Whether a browser sends the request for a page of another site. Any page that is open could otherwise run the functions of
 * this machine. Local pages may, and API Gateway's CORS rules decide about them; other clients send no such header.
 */
function isForeignPage({ headers }: IncomingMessage): boolean {
  const { origin } = headers;
  return headers['sec-fetch-site'] === 'cross-site' && !(origin !== undefined && isLoopbackOrigin(origin));
}

const pathOf = (target: string) => target.split('?')[0] ?? '/';

const nameOf = (address: DataPlaneAddress) =>
  'apiId' in address
    ? `no API ${address.apiId}`
    : `no custom domain name ${address.domainName} with an API mapping`;

/** The body, as far as it is read: one byte too many makes the answer a 413. */
async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BODY_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function pairs(raw: readonly string[]): Header[] {
  return raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
}

/** Node writes the length and the connection's headers itself. */
const OWN = /^(?:content-length|transfer-encoding|connection|keep-alive)$/i;

/** Headers as Node takes them in order: a name that comes twice is sent twice. */
function flat(headers: readonly Header[]): string[] {
  return headers.filter(([name, value]) => !OWN.test(name) && isSendable(name, value)).flat();
}

/** A function may return what is no header; Node would throw. */
function isSendable(name: string, value: string): boolean {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function sendMessage(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}
