import type { CustomEndpoint } from '../endpoints';
import { notSent, type RelayError } from '../relay-error';
import { type Signer, signerOf } from '../target';
import { type InvokeTarget, invokeTarget, refusedAddress } from './target';

/** The largest body of a request and of a response, bytes: the service's own limit. */
export const MAX_INVOKE_BYTES = 10 * 1024 * 1024;

/** The largest order: a body in base64, and the rest. */
export const MAX_ORDER_BYTES = Math.ceil((MAX_INVOKE_BYTES * 4) / 3) + 64 * 1024;

/** The service's limit for the request line and all headers, bytes. */
const MAX_HEADER_BYTES = 10_240;

/** The longest that a response may take, milliseconds. */
const MAX_INVOKE_MS = 35_000;

/** A request to an API, as the page asks for it. */
export interface InvokeOrder extends InvokeTarget {
  method: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: Buffer;
  /** Until the response is there, milliseconds. */
  time: number;
  /** The relay signs it for `execute-api`; absent: it is sent as it is. */
  signer?: Signer;
}

const refused = (message: string) => notSent(400, 'RelayRefused', message);

/**
 * The order in a body, or why it is refused.
 * @param named the endpoints that were named at start
 */
export function parseOrder(body: Buffer, named: readonly CustomEndpoint[]): InvokeOrder | RelayError {
  const {
    method,
    url,
    headers,
    body: base64 = '',
    timeout = MAX_INVOKE_MS,
    endpoint,
    sign,
  } = membersOf(body);
  if (typeof method !== 'string' || !/^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method))
    return notSent(405, 'RelayRefused', 'The relay does not send this method.');
  if (typeof url !== 'string' || !isTextOrNothing(endpoint)) return refused('An order has a url.');
  const target = invokeTarget(url, endpoint, named);
  if (!target) return notSent(403, 'RelayAddressRefused', refusedAddress(endpoint, named));
  const pairs = pairsOf(headers);
  if (!pairs) return refused('The headers must be a list of pairs of texts that HTTP allows.');
  const own = pairs.find(([name]) => isOwn(name));
  if (own) return refused(`The header ${own[0]} is of the connection: the relay sends its own, or none.`);
  if (sizeOf(method, target.path, pairs) > MAX_HEADER_BYTES)
    return refused(`The request line and the headers may have ${MAX_HEADER_BYTES} bytes.`);
  if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    return refused('The body must be base64.');
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MAX_INVOKE_BYTES)
    return notSent(413, 'RelayRefused', `A request may have ${MAX_INVOKE_BYTES} bytes.`);
  if (typeof timeout !== 'number' || !(timeout >= 1 && timeout <= MAX_INVOKE_MS))
    return refused(`The timeout must be 1 to ${MAX_INVOKE_MS} milliseconds.`);
  const order = { ...target, method, headers: pairs, body: bytes, time: timeout };
  if (sign === undefined) return order;
  const signer = signerOf(encodeURIComponent(JSON.stringify(sign)));
  // An emulator has no use for a signature of AWS, and gets none to keep.
  if (!signer || target.endpoint) return refused('The relay does not understand how to sign.');
  return { ...order, signer };
}

const isTextOrNothing = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';

function membersOf(body: Buffer): Record<string, unknown> {
  try {
    return Object(JSON.parse(String(body))) as Record<string, unknown>;
  } catch {
    // Not JSON: it has no members, and the first check says what is missing.
    return {};
  }
}

function pairsOf(headers: unknown): [string, string][] | undefined {
  if (!Array.isArray(headers)) return undefined;
  const isPair = (pair: unknown): pair is [string, string] =>
    Array.isArray(pair) &&
    pair.length === 2 &&
    /^[\w!#$%&'*+.^`|~-]+$/.test(String(pair[0])) &&
    /^[\t\x20-\x7e\x80-\xff]*$/.test(String(pair[1])) &&
    pair.every((one) => typeof one === 'string');
  return headers.every(isPair) ? headers : undefined;
}

/** Headers of one connection (RFC 9110 7.6.1), of the message's framing, and of the relay's own protocol. */
function isOwn(name: string): boolean {
  return /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|http2-settings|host|content-length|expect|x-gatehouse-.*)$/i.test(
    name,
  );
}

function sizeOf(method: string, path: string, pairs: readonly (readonly [string, string])[]): number {
  const line = `${method} ${path} HTTP/1.1\r\n`.length;
  return pairs.reduce((sum, [name, value]) => sum + name.length + value.length + 4, line);
}
