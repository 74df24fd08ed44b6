import { toBase64, utf8Bytes, utf8Text } from '../../lib/bytes';

/** A header as it is on the wire; a name may come more than once. */
export type Header = readonly [name: string, value: string];

/** A request as a client sends it. */
export interface TrafficRequest {
  /** As sent: API Gateway compares it in upper case with route keys. */
  method: string;
  /** The Host header; undefined: the API's default endpoint. */
  host?: string;
  /** The path with its query, percent-encoded as sent: `/prod/orders?status=open`. */
  target: string;
  headers?: readonly Header[];
  body?: string | Uint8Array;
  sourceIp?: string;
  /** When it arrives, in milliseconds since 1970. */
  receivedAt: number;
  /** Whether the client presents a certificate that the truststore of the domain name accepts. */
  hasClientCertificate?: boolean;
}

/** The parts of a request that rules speak of. */
export interface ParsedRequest {
  method: string;
  host: string;
  /** Percent-encoded, without the query. */
  path: string;
  /** Without the question mark. */
  rawQuery: string;
  /** In order, decoded. */
  query: readonly (readonly [name: string, value: string])[];
  headers: readonly Header[];
  body: Uint8Array;
  sourceIp: string;
  receivedAt: number;
  hasClientCertificate: boolean;
}

/** A documentation address (RFC 5737) for clients that none is given for. */
const EXAMPLE_IP = '203.0.113.1';

/** Takes a request apart. A target without a slash at its beginning gets one; a fragment is cut off, as clients do. */
export function parseRequest(request: TrafficRequest, endpointHost: string): ParsedRequest {
  const [target = ''] = request.target.split('#');
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const rawQuery = at < 0 ? '' : target.slice(at + 1);
  const headers = request.headers ?? [];
  const host = (request.host ?? headerValue(headers, 'host') ?? endpointHost).replace(/:\d+$/, '');
  return {
    method: request.method.toUpperCase(),
    host: host.toLowerCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    rawQuery,
    query: parseQuery(rawQuery),
    headers,
    body: bodyBytes(request),
    sourceIp: request.sourceIp ?? EXAMPLE_IP,
    receivedAt: request.receivedAt,
    hasClientCertificate: request.hasClientCertificate ?? false,
  };
}

/** The body as it is sent: a text in UTF-8; empty without one. */
export function bodyBytes({ body }: Pick<TrafficRequest, 'body'>): Uint8Array {
  return typeof body === 'string' ? utf8Bytes(body) : (body ?? new Uint8Array());
}

function parseQuery(query: string): [string, string][] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return [decodePercent(name.replaceAll('+', ' ')), decodePercent(value.replaceAll('+', ' '))];
    });
}

/** The decoded text (traffic-rules 1.7); what is no percent-encoding of UTF-8 is kept as it is. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** Percent-encoded for one segment of a path; `/` too. */
export function encodeSegment(text: string): string {
  return [...utf8Bytes(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[\w.~!$'()*,;:@-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

/** All values of a header, joined by commas as API Gateway reads them; undefined without the header. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  const values = headers
    .filter(([one]) => one.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
  return values.length > 0 ? values.join(',') : undefined;
}

/** All values of a query parameter, joined by commas; names are case-sensitive. */
export function queryValue(query: ParsedRequest['query'], name: string): string | undefined {
  const values = query.filter(([one]) => one === name).map(([, value]) => value);
  return values.length > 0 ? values.join(',') : undefined;
}

/** `x-trace-id` as HTTP/1.1 shows it: `X-Trace-Id`. */
export function canonicalName(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|-)([a-z])/g, (_whole, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** A body as text where it is UTF-8, else in base64. */
export function bodyText(body: Uint8Array): { text: string; isBase64: boolean } {
  const text = utf8Text(body);
  return text === undefined ? { text: toBase64(body), isBase64: true } : { text, isBase64: false };
}

/** Whether API Gateway hands a body of this type to a function as text (traffic-rules 6.4). */
export function isTextType(contentType: string | undefined): boolean {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';');
  return /^(?:text\/.+|application\/(?:json|xml|javascript))$/.test(type.trim());
}
