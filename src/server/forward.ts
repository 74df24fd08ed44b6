import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { request as https } from 'node:https';

/** Timeout of a call, milliseconds: the service's own limit is 29 seconds. */
const MAX_RESPONSE_MS = 30_000;

/** The largest response that is forwarded; an export of the largest API has a tenth of it. */
const MAX_RESPONSE_BYTES = 64 * 1024 * 1024;

/** The outgoing request, byte for byte. */
export interface Outgoing {
  host: string;
  method: string;
  path: string;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** There was no response: the request may have been applied or not. */
export class NoResponseError extends Error {
  override name = 'Lost';
}

/** Opens a request to a host of AWS. */
export type Connect = (host: string, options: RequestOptions) => ClientRequest;

/** Over TLS, as always outside of tests. */
export const connectToAws: Connect = (host, options) => https({ ...options, host, port: 443 });

/**
 * Sends one request to its host, once, and reads the whole response.
 * @throws NoResponseError
 */
export function send(outgoing: Outgoing, connect: Connect = connectToAws): Promise<Answer> {
  const { host, method, path, headers, body } = outgoing;
  return new Promise((resolve, reject) => {
    const lose = (reason: string, cause?: unknown) => reject(new NoResponseError(reason, { cause }));
    const options = {
      method,
      path,
      headers: { ...headers, host },
      signal: AbortSignal.timeout(MAX_RESPONSE_MS),
    };
    const sent = connect(host, options);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > MAX_RESPONSE_BYTES) sent.destroy(new Error('the response is too large'));
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 502,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
      response.on('error', (error) => lose(describeFailure(error, host), error));
    });
    sent.on('error', (error) => lose(describeFailure(error, host), error));
    sent.end(body);
  });
}

function describeFailure(error: NodeJS.ErrnoException, host: string): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return `${host} gave no response within ${MAX_RESPONSE_MS / 1000} seconds.`;
  }
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return `The host name ${host} could not be resolved.`;
  return `The connection to ${host} failed (${error.code ?? error.message}).`;
}
