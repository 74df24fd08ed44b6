import { useAll, useItem } from '../../client/cache/queries';
import type { RouteContext } from './model';

/** What a route form has to know of its API, and of the route it edits; undefined until all of it is loaded. */
export function useRouteContext(apiId: string, routeId?: string): RouteContext | undefined {
  const parents = { ApiId: apiId };
  const api = useItem('api', parents);
  const routes = useAll('route', parents);
  const authorizers = useAll('authorizer', parents);
  const integrations = useAll('integration', parents);
  const answers = routeId !== undefined && api?.ProtocolType === 'WEBSOCKET';
  const responses = useAll('routeResponse', { ...parents, RouteId: routeId ?? '' }, { enabled: answers });
  if (!api?.ProtocolType || !routes || !authorizers || !integrations) return undefined;
  if (answers && !responses) return undefined;
  return {
    apiId,
    protocol: api.ProtocolType,
    routes,
    authorizers,
    integrations,
    responses: responses ?? [],
  };
}
