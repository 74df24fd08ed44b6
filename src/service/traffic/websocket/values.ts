import { evaluateSelection } from '../../rules/selection-expression';
import { parseJson } from '../bounded-json';
import { valueAtJsonPath } from '../json-path';
import { bodyText, headerValue, queryValue } from '../request';
import { type SocketExchange, socketContext } from './connection';

/**
 * A value of a request parameter or an identity source: `route.request.header.x`, `route.request.body.x`, `context.x`,
 * `stageVariables.x`, or `'static'` (traffic-rules 12.7). Undefined: nothing is there.
 */
export function socketValue(expression: string, exchange: SocketExchange): string | undefined {
  const [, fixed] = /^'([^']*)'$/.exec(expression) ?? [];
  if (fixed !== undefined) return fixed;
  const { connection, eventType } = exchange;
  const [, place, name = ''] = /^(?:route|method)\.request\.([a-z]+)(?:\.(.+))?$/.exec(expression) ?? [];
  if (place === 'body') return bodyValue(exchange.body, name);
  // Headers and the query belong to the handshake alone.
  const { request } = connection;
  if (place === 'header' || place === 'multivalueheader')
    return eventType === 'CONNECT' ? headerValue(request.headers, name) : undefined;
  if (place === 'querystring' || place === 'multivaluequerystring')
    return eventType === 'CONNECT' ? queryValue(request.query, name) : undefined;
  if (expression.startsWith('context.'))
    return socketContext(exchange).get(expression.slice('context.'.length));
  const [, variable] = /^stageVariables\.(.+)$/.exec(expression) ?? [];
  return variable !== undefined && Object.hasOwn(exchange.stageVariables, variable)
    ? exchange.stageVariables[variable]
    : undefined;
}

function bodyValue(body: string, path: string): string | undefined {
  if (path === '') return body;
  const value = valueAtJsonPath(body, path);
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a selection expression of a route or a template comes to for the message (traffic-rules 12.5). */
export function selected(expression: string, exchange: SocketExchange, response?: object): string {
  return evaluateSelection(expression, {
    request: { body: parseJson(exchange.body)?.value },
    context: nested(socketContext(exchange)),
    stageVariables: exchange.stageVariables,
    ...(response && { integration: { response } }),
  });
}

/** A map of dotted names as objects in objects. */
export function nested(values: ReadonlyMap<string, string>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of values) {
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    let at = root;
    for (const part of parts) {
      const inner = Object.hasOwn(at, part) ? at[part] : undefined;
      const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
      Object.defineProperty(at, part, { value: next, enumerable: true, configurable: true, writable: true });
      at = next;
    }
    Object.defineProperty(at, last, { value, enumerable: true, configurable: true, writable: true });
  }
  return root;
}

/** The handshake's headers or query as one record, the last value of each name; for `$input.params()`. */
export function handshakeParameters({ connection }: SocketExchange): Record<string, Record<string, string>> {
  const { request } = connection;
  return {
    header: Object.fromEntries(request.headers),
    querystring: Object.fromEntries(request.query),
    path: {},
  };
}

/** A body as text for messages: bytes that are no UTF-8 are base64. */
export const messageText = (body: Uint8Array) => bodyText(body).text;
