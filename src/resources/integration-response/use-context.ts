import { paths } from '../../app/paths';
import { useAll, useItem } from '../../client/cache/queries';
import { useIntegrationBreadcrumbs } from '../shared/breadcrumbs';
import type { IntegrationResponseContext } from './model';

/** Loads what the integration response form needs to know; undefined until it is loaded. */
export function useIntegrationResponseContext(
  apiId: string,
  integrationId: string,
): IntegrationResponseContext | undefined {
  const api = useItem('api', { ApiId: apiId });
  const responses = useAll('integrationResponse', { ApiId: apiId, IntegrationId: integrationId });
  if (!api?.ProtocolType || !responses) return undefined;
  return { apiId, integrationId, protocol: api.ProtocolType, responses };
}

/** Breadcrumbs to an integration's responses. */
export function useIntegrationResponseBreadcrumbs(apiId: string, integrationId: string) {
  const href = paths.integrationResponse.list(apiId, integrationId);
  return useIntegrationBreadcrumbs(apiId, integrationId, { text: 'Integration responses', href });
}
