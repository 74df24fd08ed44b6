import type { Api, Route } from '@aws-sdk/client-apigatewayv2';
import { isOpen } from '../../service/findings/subjects';

/** How many routes there are of what was read. */
export interface RouteTotals {
  routes: number;
  /** That anyone may call. */
  open: number;
  /** The API with the most; undefined while no routes were read. */
  fullest: { api: Api; routes: number } | undefined;
}

/** Counts the routes of APIs; an API of which they were not read has none. */
export function routeTotals(
  apis: readonly Api[],
  routesOf: (api: Api) => readonly Route[] | undefined,
): RouteTotals {
  const totals: RouteTotals = { routes: 0, open: 0, fullest: undefined };
  for (const api of apis) {
    const routes = routesOf(api);
    if (!routes) continue;
    totals.routes += routes.length;
    totals.open += routes.filter(isOpen).length;
    if (!totals.fullest || routes.length > totals.fullest.routes)
      totals.fullest = { api, routes: routes.length };
  }
  return totals;
}
