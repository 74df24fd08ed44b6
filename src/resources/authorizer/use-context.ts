import { here } from '../../api/here';
import { useAll, useItem } from '../../api/queries';
import type { AuthorizerContext } from './values';

/** What an authorizer form has to know of its API; undefined until all of it is loaded. */
export function useAuthorizerContext(apiId: string): AuthorizerContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const authorizers = useAll('authorizer', { ApiId: apiId });
  if (!api?.ProtocolType || !authorizers) return undefined;
  return { apiId, region: here().region, protocol: api.ProtocolType, authorizers };
}
