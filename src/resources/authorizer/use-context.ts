import { useAll, useItem } from '../../client/cache/queries';
import { activeConnection } from '../../client/connection/active-connection';
import type { AuthorizerContext } from './model';

/** What an authorizer form has to know of its API; undefined until all of it is loaded. */
export function useAuthorizerContext(apiId: string): AuthorizerContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const authorizers = useAll('authorizer', { ApiId: apiId });
  if (!api?.ProtocolType || !authorizers) return undefined;
  return { apiId, region: activeConnection().region, protocol: api.ProtocolType, authorizers };
}
