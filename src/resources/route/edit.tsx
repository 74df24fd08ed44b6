import { useItem } from '../../api/queries';
import { useApiCrumbs } from '../../frame/crumbs';
import { EditScreen } from '../../frame/edit-screen';
import { useIds } from '../../frame/use-ids';
import { paths } from '../../lib/paths';
import { managedReason } from '../../rules/managed';
import { RouteFields } from './fields';
import { useRouteContext } from './use-context';
import { routeForm } from './values';

/** Edits a route; what is not touched is not sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={routeForm}
      item={useItem('route', { ApiId: apiId, RouteId: id })}
      id={id}
      context={useRouteContext(apiId, id)}
      crumbs={useApiCrumbs(apiId, { text: 'Routes', href: paths.route.list(apiId) })}
      detail={paths.route.detail(apiId, id)}
    >
      {(context, { ApiGatewayManaged }) => (
        <RouteFields context={context} keyReason={ApiGatewayManaged ? managedReason('route') : undefined} />
      )}
    </EditScreen>
  );
}
