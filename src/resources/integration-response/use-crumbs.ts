import { useItemIfThere } from '../../api/queries';
import { integrationName } from '../../lib/integration-name';
import { paths } from '../../lib/paths';
import type { Crumb } from '../../ui/screen';

/** The way to an integration's responses. */
export function useCrumbs(apiId: string, integrationId: string): Crumb[] {
  const api = useItemIfThere('api', { ApiId: apiId });
  const integration = useItemIfThere('integration', { ApiId: apiId, IntegrationId: integrationId });
  return [
    { text: 'APIs', href: paths.apis },
    { text: api?.Name ?? apiId, href: paths.api(apiId) },
    { text: 'Integrations', href: paths.integration.list(apiId) },
    {
      text: integration ? integrationName(integration) : integrationId,
      href: paths.integration.detail(apiId, integrationId),
    },
  ];
}
