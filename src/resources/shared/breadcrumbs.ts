import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItemName, useItemOptional } from '../../client/cache/queries';
import { integrationName } from '../../service/integration-name';
import type { Breadcrumb } from '../../ui/screen';

/** Breadcrumbs below an API: the list of APIs, the API by its name, then `rest`. */
export function useApiBreadcrumbs(apiId: string, ...rest: Breadcrumb[]): Breadcrumb[] {
  const name = useItemName('api', { ApiId: apiId });
  return [listScreen('api'), { text: name, href: paths.api(apiId) }, ...rest];
}

/** Breadcrumbs below a route. */
export function useRouteBreadcrumbs(apiId: string, routeId: string, ...rest: Breadcrumb[]): Breadcrumb[] {
  const name = useItemName('route', { ApiId: apiId, RouteId: routeId });
  return useApiBreadcrumbs(
    apiId,
    listScreen('route', apiId),
    { text: name, href: paths.route.detail(apiId, routeId) },
    ...rest,
  );
}

/** Breadcrumbs below an integration. */
export function useIntegrationBreadcrumbs(
  apiId: string,
  integrationId: string,
  ...rest: Breadcrumb[]
): Breadcrumb[] {
  const ids = { ApiId: apiId, IntegrationId: integrationId };
  const integration = useItemOptional('integration', ids);
  return useApiBreadcrumbs(
    apiId,
    listScreen('integration', apiId),
    {
      text: integration ? integrationName(integration) : integrationId,
      href: paths.integration.detail(apiId, integrationId),
    },
    ...rest,
  );
}

/** Breadcrumbs below a custom domain name. */
export function domainBreadcrumbs(domain: string, ...rest: Breadcrumb[]): Breadcrumb[] {
  return [listScreen('domainName'), { text: domain, href: paths.domainName.detail(domain) }, ...rest];
}
