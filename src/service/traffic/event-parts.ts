import { toBase64, utf8Bytes } from '../../lib/bytes';
import type { Exchange } from './context';
import { bodyText, type Header, headerValue, isTextType } from './request';

/** Headers that API Gateway sets itself, whatever the client sends (traffic-rules 6.1). */
const OWN = new Set([
  'host',
  'content-length',
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

/**
 * The headers that functions see: those of the client, and those that API Gateway adds (traffic-rules 6.1). An address of
 * the client in X-Forwarded-For stays before that of the connection.
 */
export function eventHeaders({ request, ids }: Pick<Exchange, 'request' | 'ids'>): Header[] {
  const forwarded = headerValue(request.headers, 'x-forwarded-for');
  return [
    ...request.headers.filter(([name]) => !OWN.has(name.toLowerCase())),
    ['content-length', String(request.body.length)],
    ['host', request.host],
    ['x-amzn-trace-id', headerValue(request.headers, 'x-amzn-trace-id') ?? ids.traceId],
    ['x-forwarded-for', forwarded === undefined ? request.sourceIp : `${forwarded}, ${request.sourceIp}`],
    ['x-forwarded-port', '443'],
    ['x-forwarded-proto', 'https'],
  ];
}

/** The body as functions see it (traffic-rules 6.4); undefined without one. */
export function eventBody({ request }: Exchange): { body: string; isBase64Encoded: boolean } | undefined {
  if (request.body.length === 0) return undefined;
  if (!isTextType(headerValue(request.headers, 'content-type')))
    return { body: toBase64(request.body), isBase64Encoded: true };
  const { text, isBase64 } = bodyText(request.body);
  return { body: text, isBase64Encoded: isBase64 };
}

/** Values by name, each name with all of its values in order; names like `__proto__` are names. */
export function grouped(entries: Iterable<readonly [string, string]>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const values = groups.get(name);
    if (values) values.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}

/** A record of each group's values. */
export function recordOf<Value>(
  groups: Map<string, string[]>,
  of: (values: string[]) => Value,
): Record<string, Value> {
  return Object.fromEntries([...groups].map(([name, values]) => [name, of(values)]));
}

/** A record, or nothing where it is empty. */
export function orNothing<R extends object>(record: R): R | undefined {
  return Object.keys(record).length > 0 ? record : undefined;
}

/** Size of a text in bytes. */
export function byteLength(text: string): number {
  return utf8Bytes(text).length;
}
