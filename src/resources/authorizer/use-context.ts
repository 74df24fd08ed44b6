import { useAll, useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import type { AuthorizerContext } from './model';

/** Loads what the authorizer form needs to know about its API; undefined until it is loaded. */
export function useAuthorizerContext(apiId: string): AuthorizerContext | undefined {
  const { region } = useConnection();
  const api = useItem('api', { ApiId: apiId });
  const authorizers = useAll('authorizer', { ApiId: apiId });
  if (!api?.ProtocolType || !authorizers) return undefined;
  return { apiId, region, protocol: api.ProtocolType, authorizers };
}
