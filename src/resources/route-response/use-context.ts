import { paths } from '../../app/paths';
import { useAll, useItem } from '../../client/cache/queries';
import { useRouteBreadcrumbs } from '../shared/breadcrumbs';
import type { RouteResponseContext } from './model';

/** Loads what the route response form needs to know; undefined until it is loaded. */
export function useRouteResponseContext(apiId: string, routeId: string): RouteResponseContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const responses = useAll('routeResponse', { ApiId: apiId, RouteId: routeId });
  if (!api?.ProtocolType || !responses) return undefined;
  return { apiId, routeId, protocol: api.ProtocolType, responses };
}

/** Breadcrumbs to a route's responses. */
export function useRouteResponseBreadcrumbs(apiId: string, routeId: string) {
  const href = paths.routeResponse.list(apiId, routeId);
  return useRouteBreadcrumbs(apiId, routeId, { text: 'Route responses', href });
}
