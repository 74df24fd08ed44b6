import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { RouteResponseFields } from './fields';
import { routeResponseForm } from './model';
import { useRouteResponseBreadcrumbs, useRouteResponseContext } from './use-context';

/** Edits a route response; only changed members are sent. */
export function Component() {
  const { apiId, routeId, id } = useIds('apiId', 'routeId', 'id');
  return (
    <EditScreen
      form={routeResponseForm}
      item={useItem('routeResponse', { ApiId: apiId, RouteId: routeId, RouteResponseId: id })}
      id={id}
      context={useRouteResponseContext(apiId, routeId)}
      crumbs={useRouteResponseBreadcrumbs(apiId, routeId)}
      detail={paths.routeResponse.detail(apiId, routeId, id)}
    >
      {() => <RouteResponseFields />}
    </EditScreen>
  );
}
