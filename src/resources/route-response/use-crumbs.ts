import { useItemIfThere } from '../../api/queries';
import { paths } from '../../lib/paths';
import type { Crumb } from '../../ui/screen';

/** The way to a route's responses. */
export function useCrumbs(apiId: string, routeId: string): Crumb[] {
  const api = useItemIfThere('api', { ApiId: apiId });
  const route = useItemIfThere('route', { ApiId: apiId, RouteId: routeId });
  return [
    { text: 'APIs', href: paths.apis },
    { text: api?.Name ?? apiId, href: paths.api(apiId) },
    { text: 'Routes', href: paths.route.list(apiId) },
    { text: route?.RouteKey ?? routeId, href: paths.route.detail(apiId, routeId) },
  ];
}
