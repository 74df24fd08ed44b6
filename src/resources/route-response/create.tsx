import { paths } from '../../app/paths';
import { CreateScreen } from '../shared/create-screen';
import { useIds } from '../shared/use-ids';
import { RouteResponseFields } from './fields';
import { routeResponseForm } from './model';
import { useRouteResponseBreadcrumbs, useRouteResponseContext } from './use-context';

export function Component() {
  const { apiId, routeId } = useIds('apiId', 'routeId');
  return (
    <CreateScreen
      form={routeResponseForm}
      context={useRouteResponseContext(apiId, routeId)}
      crumbs={useRouteResponseBreadcrumbs(apiId, routeId)}
      goTo={() => paths.routeResponse.list(apiId, routeId)}
    >
      {() => <RouteResponseFields />}
    </CreateScreen>
  );
}
