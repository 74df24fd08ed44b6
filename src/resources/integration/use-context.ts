import { useItem } from '../../client/cache/queries';
import type { IntegrationContext } from './model';

/** Loads what the integration form needs to know about its API; undefined until it is loaded. */
export function useIntegrationContext(apiId: string): IntegrationContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  return api?.ProtocolType && { apiId, protocol: api.ProtocolType };
}
