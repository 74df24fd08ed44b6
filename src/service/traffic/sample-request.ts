import { splitRouteKey } from '../integration-name';

/** A request that the route of an HTTP API matches: `GET /orders/1` for `ANY /orders/{id}`. */
export function sampleRequest(routeKey: string): { method: string; path: string } {
  const { method, path } = splitRouteKey(routeKey);
  if (method === '') return { method: 'GET', path: '/' };
  const filled = path.replace(/\{[^{}]*\}/g, (variable) => (variable.endsWith('+}') ? 'a/b' : '1'));
  return { method: method === 'ANY' ? 'GET' : method, path: filled };
}
