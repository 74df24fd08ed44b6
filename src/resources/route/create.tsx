import { useState } from 'react';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { RouteFields } from './fields';
import { routeForm } from './model';
import { useRouteContext } from './use-context';

/** Creates a route, optionally with its integration in the same plan. */
export function Component() {
  const { apiId } = useIds('apiId');
  const loaded = useRouteContext(apiId);
  // A snapshot: a route that this form created before a later call failed is not a duplicate.
  const [routes, setRoutes] = useState(loaded?.routes);
  if (loaded && !routes) setRoutes(loaded.routes);
  return (
    <CreateScreen
      form={routeForm}
      context={loaded && { ...loaded, routes: routes ?? loaded.routes }}
      crumbs={useApiBreadcrumbs(apiId, listScreen('route', apiId))}
      start={({ protocol, integrations }) => ({
        RouteKey: protocol === 'HTTP' ? 'GET /' : '',
        attach: integrations.length > 0 ? ('existing' as const) : ('new' as const),
      })}
      goTo={(created) => paths.route.detail(apiId, created.RouteId ?? '')}
    >
      {(context) => <RouteFields context={context} />}
    </CreateScreen>
  );
}
