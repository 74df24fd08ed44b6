import { CreateScreen } from '../../frame/create-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { RouteResponseFields } from './fields';
import { useRouteResponseContext, useRouteResponseCrumbs } from './use-context';
import { routeResponseForm } from './values';

/** Creates a route response. */
export function Component() {
  const { apiId, routeId } = useIds('apiId', 'routeId');
  return (
    <CreateScreen
      form={routeResponseForm}
      context={useRouteResponseContext(apiId, routeId)}
      crumbs={useRouteResponseCrumbs(apiId, routeId)}
      goTo={() => paths.routeResponse.list(apiId, routeId)}
    >
      {() => <RouteResponseFields />}
    </CreateScreen>
  );
}
