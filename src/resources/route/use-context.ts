import { useAll, useItem } from '../../client/cache/queries';
import type { RouteContext } from './model';

/** Loads what the route form needs to know about its API and the edited route; undefined until it is loaded. */
export function useRouteContext(apiId: string, routeId?: string): RouteContext | undefined {
  const parents = { ApiId: apiId };
  const api = useItem('api', parents);
  const routes = useAll('route', parents);
  const authorizers = useAll('authorizer', parents);
  const integrations = useAll('integration', parents);
  const hasResponses = routeId !== undefined && api?.ProtocolType === 'WEBSOCKET';
  const responses = useAll(
    'routeResponse',
    { ...parents, RouteId: routeId ?? '' },
    { enabled: hasResponses },
  );
  if (!api?.ProtocolType || !routes || !authorizers || !integrations) return undefined;
  if (hasResponses && !responses) return undefined;
  return {
    apiId,
    protocol: api.ProtocolType,
    routes,
    authorizers,
    integrations,
    responses: responses ?? [],
  };
}
