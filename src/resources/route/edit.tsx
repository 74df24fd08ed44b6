import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem } from '../../client/cache/queries';
import { managedReason } from '../../service/rules/managed';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { EditScreen } from '../shared/edit-screen';
import { useIds } from '../shared/use-ids';
import { RouteFields } from './fields';
import { routeForm } from './model';
import { useRouteContext } from './use-context';

/** Edits a route; only changed members are sent. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  return (
    <EditScreen
      form={routeForm}
      item={useItem('route', { ApiId: apiId, RouteId: id })}
      id={id}
      context={useRouteContext(apiId, id)}
      crumbs={useApiBreadcrumbs(apiId, listScreen('route', apiId))}
      detail={paths.route.detail(apiId, id)}
    >
      {(context, { ApiGatewayManaged }) => (
        <RouteFields context={context} keyReason={ApiGatewayManaged ? managedReason('route') : undefined} />
      )}
    </EditScreen>
  );
}
