import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { WireResponse } from './types';

// What cut connections, proxies and sign-in pages make of the response to a write.

/** One way in which a response arrives damaged. */
export interface Damage {
  name: string;
  /** Whether the service has handled the request before. */
  reachesService: boolean;
  /** Writes the damaged form of what the service responded. */
  respond(response: ServerResponse, served: WireResponse): void;
}

/** The headers of the service's response that are not about its body: of CORS and of the request. */
function kept({ headers }: WireResponse): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-/.test(name)));
}

const instead = (
  name: string,
  reachesService: boolean,
  status: number,
  type: string,
  body: string,
): Damage => ({
  name,
  reachesService,
  respond: (response, served) =>
    void response.writeHead(status, { ...kept(served), 'content-type': type }).end(body),
});

const JSON_TYPE = 'application/json';
const PAGE = '<!doctype html><title>Sign in</title>';

/** Half of the body, or of a stand-in where the service sends none. */
const half = ({ body }: WireResponse) => (body === '' ? '{"a":' : body.slice(0, Math.ceil(body.length / 2)));

export const DAMAGES: readonly Damage[] = [
  {
    name: 'JSON that ends early',
    reachesService: true,
    respond: (response, served) =>
      void response.writeHead(served.status === 204 ? 200 : served.status, served.headers).end(half(served)),
  },
  {
    name: 'a body shorter than its announced length',
    reachesService: true,
    respond(response, served) {
      response.writeHead(200, { ...kept(served), 'content-type': JSON_TYPE, 'content-length': '5000' });
      response.write(half(served), () => response.socket?.end());
    },
  },
  {
    name: 'a chunked body that is cut',
    reachesService: true,
    respond(response, served) {
      response.writeHead(200, { ...kept(served), 'content-type': JSON_TYPE });
      response.write(half(served), () => response.socket?.end());
    },
  },
  {
    name: 'broken gzip',
    reachesService: true,
    respond(response, served) {
      const packed = gzipSync(served.body || '{}');
      const broken = Buffer.concat([packed.subarray(0, 12), Buffer.from('not gzip at all')]);
      response
        .writeHead(200, { ...kept(served), 'content-type': JSON_TYPE, 'content-encoding': 'gzip' })
        .end(broken);
    },
  },
  instead('null', true, 201, JSON_TYPE, 'null'),
  instead('an empty object', true, 201, JSON_TYPE, '{}'),
  instead('an empty list', true, 201, JSON_TYPE, '[]'),
  instead('an empty body', true, 201, JSON_TYPE, ''),
  {
    name: '204',
    reachesService: true,
    respond: (response, served) => void response.writeHead(204, kept(served)).end(),
  },
  instead('a web page with 200', true, 200, 'text/html', PAGE),
  instead('408 of a proxy', true, 408, 'text/plain', 'Request Timeout'),
  instead('499 of a proxy', true, 499, 'text/html', '<h1>499</h1>'),
  instead('502 of a proxy', true, 502, 'text/html', '<h1>502 Bad Gateway</h1>'),
  instead('407 of a proxy', false, 407, 'text/html', '<h1>Proxy Authentication Required</h1>'),
  instead('511 of a network', false, 511, 'text/html', PAGE),
  {
    name: '302 to a sign-in page',
    reachesService: false,
    respond: (response, served) =>
      void response.writeHead(302, { ...kept(served), location: '/sign-in' }).end(),
  },
  {
    name: 'a wrong content type',
    reachesService: true,
    respond: (response, served) =>
      void response
        .writeHead(served.status, { ...kept(served), 'content-type': 'text/plain' })
        .end(served.status === 204 ? undefined : served.body),
  },
  {
    name: 'a response that arrives twice',
    reachesService: true,
    respond(response, served) {
      const { socket } = response;
      const lines = Object.entries(kept(served)).map(([name, value]) => `${name}: ${value}\r\n`);
      const once = `HTTP/1.1 200 OK\r\n${lines.join('')}content-type: ${JSON_TYPE}\r\ncontent-length: ${Buffer.byteLength(served.body)}\r\n\r\n${served.body}`;
      socket?.end(once + once);
    },
  },
  {
    name: 'headers, then silence',
    reachesService: true,
    respond(response, served) {
      response.writeHead(200, { ...kept(served), 'content-type': JSON_TYPE });
      response.flushHeaders();
    },
  },
];
