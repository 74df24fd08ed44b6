import { splitRouteKey } from '../integration-name';

/** A request that the route of an HTTP API matches: `GET /orders/1` for `ANY /orders/{id}`. */
export function sampleRequest(routeKey: string): { method: string; path: string } {
  const { method, path } = splitRouteKey(routeKey);
  if (method === '') return { method: 'GET', path: '/' };
  const filled = path.replace(/\{[^{}]*\}/g, (variable) => (variable.endsWith('+}') ? 'a/b' : '1'));
  return { method: method === 'ANY' ? 'GET' : method, path: filled };
}

/**
 * A message that the route selection expression of a WebSocket API gives this key for: `{"action":"join"}`. For an expression of
 * several parts, and for `$default`, an empty object.
 */
export function sampleMessage(expression: string, routeKey: string): string {
  const [, path] = /^\$\{?request\.body\.([\w.-]+)\}?$/.exec(expression) ?? [];
  if (path === undefined || routeKey.startsWith('$')) return '{}';
  const value = path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), routeKey);
  return JSON.stringify(value);
}
