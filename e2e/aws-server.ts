import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { generate } from 'selfsigned';
import type { Damage } from '../src/sandbox/damaged-responses.test-support';
import { NetworkCut } from '../src/sandbox/faults';
import type { WireRequest, WireResponse } from '../src/sandbox/types';

/** Answers a request to AWS; a {@link NetworkCut} that it throws cuts the connection. */
type Handler = (request: WireRequest) => Promise<WireResponse>;

/** AWS's host names as a server of this machine: TLS, keep-alive and preflights are the browser's own. */
export interface AwsServer {
  /** Lets Chromium resolve AWS's hosts to this server, this machine's to itself and no others. */
  chromiumArgs: string[];
  /** Sets the handler of requests; without one, every connection is closed. */
  answerWith(handler: Handler | undefined): void;
  /** Damages the response to the next request with this method; with `cut`, the connection ends without a letter. */
  damageNext(method: string, damage: Damage | 'cut'): void;
  close(): Promise<void>;
}

/** The body of a request; a page that goes away while it sends is a cut as well. */
async function bodyOf(incoming: IncomingMessage): Promise<string> {
  try {
    return await text(incoming);
  } catch (error) {
    if (incoming.errored) throw new NetworkCut();
    throw error;
  }
}

/** Of something between page and service: only the page's permission to read it. */
const unhandled = ({ origin = '*' }: Record<string, string>): WireResponse => ({
  status: 200,
  headers: { 'access-control-allow-origin': origin },
  body: '',
});

/** Starts the server on a free port, with a self-signed certificate. */
export async function startAwsServer(): Promise<AwsServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '*.amazonaws.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  let answer: Handler | undefined;
  let pending: { method: string; damage: Damage | 'cut' } | undefined;

  const server = createServer({ key, cert }, async (incoming, response) => {
    const handler = answer;
    const { method = '', url = '' } = incoming;
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    try {
      if (!handler) throw new NetworkCut();
      const body = await bodyOf(incoming);
      const damage = pending?.method === method ? pending.damage : undefined;
      if (damage) pending = undefined;
      const reaches = damage === undefined || damage === 'cut' || damage.reachesService;
      const answered = reaches ? await handler({ method, url, headers, body }) : unhandled(headers);
      if (damage === 'cut') incoming.socket.destroy();
      else if (damage) damage.respond(response, answered);
      else response.writeHead(answered.status, answered.headers).end(answered.body);
    } catch (error) {
      if (!(error instanceof NetworkCut)) throw error;
      // Closed after the first bytes of a response: Chromium sends a request again by itself when a kept-alive connection
      // ends without a letter, and a call that was applied would be applied twice.
      incoming.socket.end('HTTP/1.1 ');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    chromiumArgs: [
      `--host-resolver-rules=MAP *.amazonaws.com:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      '--ignore-certificate-errors',
    ],
    answerWith: (handler) => {
      answer = handler;
      pending = undefined;
      // Requests of a closed page must not reach another test.
      if (!handler) server.closeAllConnections();
    },
    damageNext: (method, damage) => {
      pending = { method, damage };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
