import { useItem } from '../../api/queries';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { RouteResponseFields } from './fields';
import { useRouteResponseContext, useRouteResponseCrumbs } from './use-context';
import { routeResponseForm } from './values';

/** Edits a route response; what is not touched is not sent. */
export function Component() {
  const { apiId, routeId, id } = useIds('apiId', 'routeId', 'id');
  return (
    <EditScreen
      form={routeResponseForm}
      item={useItem('routeResponse', { ApiId: apiId, RouteId: routeId, RouteResponseId: id })}
      id={id}
      context={useRouteResponseContext(apiId, routeId)}
      crumbs={useRouteResponseCrumbs(apiId, routeId)}
      detail={paths.routeResponse.detail(apiId, routeId, id)}
    >
      {() => <RouteResponseFields />}
    </EditScreen>
  );
}
