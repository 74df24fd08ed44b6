import { useAll, useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import type { AuthorizerContext } from './model';

/** What an authorizer form has to know of its API; undefined until all of it is loaded. */
export function useAuthorizerContext(apiId: string): AuthorizerContext | undefined {
  const { region } = useConnection();
  const api = useItem('api', { ApiId: apiId });
  const authorizers = useAll('authorizer', { ApiId: apiId });
  if (!api?.ProtocolType || !authorizers) return undefined;
  return { apiId, region, protocol: api.ProtocolType, authorizers };
}
