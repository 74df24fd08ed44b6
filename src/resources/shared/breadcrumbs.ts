import { paths } from '../../app/paths';
import { useItemIfThere } from '../../client/cache/queries';
import { integrationName } from '../../service/integration-name';
import type { Crumb } from '../../ui/screen';

/** The way to a part of an API: the list of APIs, the API by its name, and what follows. */
export function useApiCrumbs(apiId: string, ...rest: Crumb[]): Crumb[] {
  const api = useItemIfThere('api', { ApiId: apiId });
  return [{ text: 'APIs', href: paths.apis }, { text: api?.Name ?? apiId, href: paths.api(apiId) }, ...rest];
}

/** The way to a part of a route. */
export function useRouteCrumbs(apiId: string, routeId: string, ...rest: Crumb[]): Crumb[] {
  const route = useItemIfThere('route', { ApiId: apiId, RouteId: routeId });
  return useApiCrumbs(
    apiId,
    { text: 'Routes', href: paths.route.list(apiId) },
    { text: route?.RouteKey ?? routeId, href: paths.route.detail(apiId, routeId) },
    ...rest,
  );
}

/** The way to a part of an integration. */
export function useIntegrationCrumbs(apiId: string, integrationId: string, ...rest: Crumb[]): Crumb[] {
  const ids = { ApiId: apiId, IntegrationId: integrationId };
  const integration = useItemIfThere('integration', ids);
  return useApiCrumbs(
    apiId,
    { text: 'Integrations', href: paths.integration.list(apiId) },
    {
      text: integration ? integrationName(integration) : integrationId,
      href: paths.integration.detail(apiId, integrationId),
    },
    ...rest,
  );
}

/** The way to a part of a custom domain name. */
export function domainCrumbs(domain: string, ...rest: Crumb[]): Crumb[] {
  return [
    { text: 'Custom domain names', href: paths.domainName.list() },
    { text: domain, href: paths.domainName.detail(domain) },
    ...rest,
  ];
}
