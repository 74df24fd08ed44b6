import {
  type ClientRequest,
  request as http,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestOptions,
} from 'node:http';
import { request as https } from 'node:https';
import type { CustomEndpoint } from './endpoints';

/** Timeout of a call, milliseconds: the service's own limit is 29 seconds. */
const MAX_RESPONSE_MS = 30_000;

/** The largest response that is forwarded; an export of the largest API has a tenth of it. */
const MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** The outgoing request, byte for byte. */
export interface Outgoing {
  /** Its `Host` header; for AWS also the host to connect to. */
  host: string;
  /** Where to connect instead, for an endpoint that is not AWS. */
  endpoint?: CustomEndpoint;
  method: string;
  path: string;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  /** Names and values in turn, as they arrived. */
  rawHeaders: readonly string[];
  body: Buffer;
}

/** What a response may be; by default what the service's own responses are. */
interface ResponseLimits {
  /** Until all of it is there, milliseconds. */
  time?: number;
  bytes?: number;
  /** An encoded body is passed on as it is, with the header that names its encoding. */
  mayBeEncoded?: boolean;
  /** Resolves the name of the host. */
  lookup?: RequestOptions['lookup'];
}

/** There was no response that can be relied on: the request may have been applied or not. */
export class NoResponseError extends Error {
  override name = 'Lost';
  constructor(
    message: string,
    /** 504 when time ran out, else 502. */
    readonly status: 502 | 504,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Opens a request to a host of AWS, or to another endpoint. */
export type Connect = (host: string, options: RequestOptions, endpoint?: CustomEndpoint) => ClientRequest;

/** Over TLS to AWS, as always outside of tests; to another endpoint by its own protocol. */
export const connectDirectly: Connect = (host, options, endpoint) => {
  if (!endpoint) return https({ ...options, host, port: 443 });
  const { protocol, hostname, port } = endpoint;
  const address = {
    ...options,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(port === '' ? {} : { port }),
  };
  return protocol === 'https:' ? https(address) : http(address);
};

/**
 * Sends one request to its host, once, and reads the whole response.
 * @throws NoResponseError at once when there is none, it is cut short, switches protocols, or is compressed in spite of
 * `accept-encoding: identity`: its bytes could not be passed on with the headers that describe them
 */
export function send(
  outgoing: Outgoing,
  connect: Connect = connectDirectly,
  limits: ResponseLimits = {},
): Promise<Answer> {
  const { host, endpoint, method, path, headers, body } = outgoing;
  const { time = MAX_RESPONSE_MS, bytes = MAX_RESPONSE_BYTES, mayBeEncoded = false, lookup } = limits;
  return new Promise((resolve, reject) => {
    const lose = (reason: string, cause?: unknown) =>
      reject(new NoResponseError(reason, isTimeout(cause) ? 504 : 502, { cause }));
    const options = {
      method,
      path,
      headers: { ...headers, ...(mayBeEncoded ? {} : { 'accept-encoding': 'identity' }), host },
      signal: AbortSignal.timeout(time),
      // A connection of its own: one that is kept alive would be used without looking its name up.
      ...(lookup && { lookup, agent: false as const }),
    };
    const sent = connect(host, options, endpoint);
    const abandon = (reason: string) => {
      lose(reason);
      sent.destroy();
    };
    sent.on('upgrade', (_response, socket) => {
      // Its owner from here on is the listener: the end of the request does not end it.
      socket.destroy();
      abandon(`${host} switched to another protocol instead of responding.`);
    });
    sent.on('response', (response) => {
      const encoding = encodingOf(response.headers);
      if (encoding !== undefined && !mayBeEncoded) {
        abandon(`${host} responded in the encoding ${encoding}, which was not asked for.`);
        return;
      }
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > bytes) abandon(`The response of ${host} is too large.`);
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 502,
          headers: response.headers,
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
      response.on('error', (error) => lose(describeFailure(error, host, time), error));
    });
    sent.on('error', (error) => lose(describeFailure(error, host, time), error));
    sent.on('close', () => lose(`The connection to ${host} was closed before the whole response was there.`));
    sent.end(body);
  });
}

/** How a body is encoded, when it is. */
function encodingOf(headers: IncomingMessage['headers']): string | undefined {
  const { 'content-encoding': content = 'identity', 'transfer-encoding': transfer = 'chunked' } = headers;
  if (content.trim().toLowerCase() !== 'identity') return content;
  return transfer.trim().toLowerCase() === 'chunked' ? undefined : transfer;
}

const isTimeout = (error: unknown) =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');

function describeFailure(error: NodeJS.ErrnoException, host: string, time: number): string {
  if (isTimeout(error)) return `${host} gave no response within ${time / 1000} seconds.`;
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return `The host name ${host} could not be resolved.`;
  return `The connection to ${host} failed (${error.code ?? error.message}).`;
}
