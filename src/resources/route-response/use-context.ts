import { useAll, useItem } from '../../api/queries';
import type { RouteResponseContext } from './values';

/** What a route response's form has to know; undefined until all of it is loaded. */
export function useRouteResponseContext(apiId: string, routeId: string): RouteResponseContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const responses = useAll('routeResponse', { ApiId: apiId, RouteId: routeId });
  if (!api?.ProtocolType || !responses) return undefined;
  return { apiId, routeId, protocol: api.ProtocolType, responses };
}
