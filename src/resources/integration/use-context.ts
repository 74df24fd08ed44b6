import { useItem } from '../../client/cache/queries';
import type { IntegrationContext } from './model';

/** What an integration's form has to know of its API; undefined until it is loaded. */
export function useIntegrationContext(apiId: string): IntegrationContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  return api?.ProtocolType && { apiId, protocol: api.ProtocolType };
}
