import type { Route } from '@aws-sdk/client-apigatewayv2';
import { normalizeRouteKey } from '../service/rules/route-key';

/** The routes of one API by their normalized key, so that looking for a twin does not look at every route. */
export class RouteKeyIndex {
  #byKey = new Map<string, Map<string, Route>>();

  constructor(routes: Iterable<readonly [id: string, route: Route]>) {
    for (const [id, route] of routes) this.add(id, route);
  }

  /** The routes with this key, whatever their variables are called. @param normalizedKey see `normalizeRouteKey` */
  find(normalizedKey: string): Iterable<Route> {
    return this.#byKey.get(normalizedKey)?.values() ?? [];
  }

  add(id: string, route: Route): void {
    const key = normalizeRouteKey(route.RouteKey ?? '');
    const routes = this.#byKey.get(key);
    if (routes) routes.set(id, route);
    else this.#byKey.set(key, new Map([[id, route]]));
  }

  remove(id: string, route: Route): void {
    const key = normalizeRouteKey(route.RouteKey ?? '');
    const routes = this.#byKey.get(key);
    routes?.delete(id);
    if (routes?.size === 0) this.#byKey.delete(key);
  }
}
