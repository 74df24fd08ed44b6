import { useAll, useItem } from '../../api/queries';
import type { RouteContext } from './values';

/** What a route form has to know of its API; undefined until all of it is loaded. */
export function useRouteContext(apiId: string): RouteContext | undefined {
  const parents = { ApiId: apiId };
  const api = useItem('api', parents);
  const routes = useAll('route', parents);
  const authorizers = useAll('authorizer', parents);
  const integrations = useAll('integration', parents);
  if (!api?.ProtocolType || !routes || !authorizers || !integrations) return undefined;
  return { apiId, protocol: api.ProtocolType, routes, authorizers, integrations };
}
