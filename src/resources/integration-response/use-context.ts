import { useAll, useItem } from '../../api/queries';
import { useIntegrationCrumbs } from '../../frame/crumbs';
import { paths } from '../../lib/paths';
import type { IntegrationResponseContext } from './values';

/** What an integration response's form has to know; undefined until all of it is loaded. */
export function useIntegrationResponseContext(
  apiId: string,
  integrationId: string,
): IntegrationResponseContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const responses = useAll('integrationResponse', { ApiId: apiId, IntegrationId: integrationId });
  if (!api?.ProtocolType || !responses) return undefined;
  return { apiId, integrationId, protocol: api.ProtocolType, responses };
}

/** The way to an integration's responses. */
export function useIntegrationResponseCrumbs(apiId: string, integrationId: string) {
  const href = paths.integrationResponse.list(apiId, integrationId);
  return useIntegrationCrumbs(apiId, integrationId, { text: 'Integration responses', href });
}
