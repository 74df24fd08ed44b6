import { useItem } from '../../api/queries';
import type { IntegrationContext } from './values';

/** What an integration's form has to know of its API; undefined until it is loaded. */
export function useIntegrationContext(apiId: string): IntegrationContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  return api?.ProtocolType && { apiId, protocol: api.ProtocolType };
}
