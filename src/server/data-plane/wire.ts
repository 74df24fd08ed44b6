import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Header } from '../../service/traffic/request';
import { isLoopbackOrigin } from '../loopback';

/**
 * Whether a browser sends the request for a page of another site. Any page that is open could otherwise run the functions of
 * this machine. Local pages may, and API Gateway's CORS rules decide about them; other clients send no such header.
 */
export function isForeignPage({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin } = headers;
  return headers['sec-fetch-site'] === 'cross-site' && !(origin !== undefined && isLoopbackOrigin(origin));
}

/**
 * Whether a WebSocket handshake comes from a page of another site: no CORS rule protects connections, and not every browser
 * says where the page is but in `Origin`. A page of the address itself may, which is what clients outside browsers send.
 */
export function isForeignHandshake(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host = '' } = request.headers;
  if (origin === undefined) return isForeignPage(request);
  return !isLoopbackOrigin(origin) && origin.toLowerCase().replace(/^https?:\/\//, '') !== host.toLowerCase();
}

/** Whether the request asks for a WebSocket. */
export const asksForWebSocket = ({ headers }: Pick<IncomingMessage, 'headers'>) =>
  headers.upgrade?.toLowerCase() === 'websocket';

/** What offers another protocol on the same connection, HTTP/2 for the most part. */
const OFFER = /^(?:upgrade|http2-settings|connection)$/i;

/** Headers as they came, without the offer of another protocol but a WebSocket: whoever declines it does not pass it on. */
export function headersOf(request: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): Header[] {
  const { rawHeaders: raw } = request;
  const all = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
  const isDeclined = request.headers.upgrade !== undefined && !asksForWebSocket(request);
  return isDeclined ? all.filter(([name]) => !OFFER.test(name)) : all;
}

/** Node writes the length and the connection's headers itself. */
const OWN = /^(?:content-length|transfer-encoding|connection|keep-alive|upgrade)$/i;

/** Headers as Node takes them in order: a name that comes twice is sent twice. */
export function flat(headers: readonly Header[]): string[] {
  return sendable(headers).flat();
}

const sendable = (headers: readonly Header[]) =>
  headers.filter(([name, value]) => !OWN.test(name) && isSendable(name, value));

/** A function may return what is no header; Node would throw. */
function isSendable(name: string, value: string): boolean {
  return isToken(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** Whether a text is a token of HTTP (RFC 9110, 5.6.2): a header's name, a subprotocol. */
export const isToken = (text: string) => /^[!#$%&'*+.^_`|~\w-]+$/.test(text);

/** A response that ends its connection, as bytes: for sockets that Node no longer answers for. */
export function lastResponse(status: number, headers: readonly Header[], body: Uint8Array): Buffer {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...sendable(headers).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${body.length}`,
    'connection: close',
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
