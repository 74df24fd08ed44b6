import type { Route } from '@aws-sdk/client-apigatewayv2';
import { countOf } from '../../lib/format';
import { deleteRoutes, deleteSettings, settingsOf } from '../delete-calls';
import { targetId } from '../integration-name';
import type { Plan } from '../plan';
import { managedReason } from '../rules/managed';
import { type BulkCalls, callsForEach, type ListsOfApi, type Picked, unread } from './selection';

/** So many routes are named in a reason; more are counted. */
const NAMED = 3;

/**
 * DeleteAuthorizer or DeleteIntegration for each that no route uses; the service refuses to delete the others
 * (service-rules 2.14), and the integration that quick create made (2.13).
 */
export function deleteUnused(
  kind: 'authorizer' | 'integration',
  picked: readonly Picked[],
  lists: ReadonlyMap<string, ListsOfApi>,
): BulkCalls & { plan: Plan } {
  const result = callsForEach(kind, picked, lists, (item, one, { route: routes }) => {
    if ('ApiGatewayManaged' in item && item.ApiGatewayManaged) return managedReason('integration');
    if (!routes) return unread('route');
    const users = routes.filter((route) => usedBy(route, kind) === one.id);
    if (users.length > 0) return `Used by ${named(users)}.`;
    const input = { ApiId: one.apiId };
    const label = `Delete ${kind} ${one.name} of ${one.api}`;
    return kind === 'authorizer'
      ? [{ id: kind, operation: 'DeleteAuthorizer', label, input: { ...input, AuthorizerId: one.id } }]
      : [{ id: kind, operation: 'DeleteIntegration', label, input: { ...input, IntegrationId: one.id } }];
  });
  const title = `Delete ${countOf(result.changed.length, kind)}`;
  return { ...result, plan: { title, calls: result.calls } };
}

const usedBy = (route: Route, kind: 'authorizer' | 'integration') =>
  kind === 'authorizer' ? route.AuthorizerId : targetId(route.Target);

function named(routes: readonly Route[]): string {
  const keys = routes.slice(0, NAMED).map(({ RouteKey }) => RouteKey);
  const more = routes.length - NAMED;
  return more > 0 ? `${keys.join(', ')} and ${countOf(more, 'more route')}` : keys.join(', ');
}

/**
 * DeleteRoute for each, with `withSettings` after DeleteRouteSettings for what stages have for it: settings of a deleted
 * route make the next update of the stage fail (service-rules 2.14).
 */
export function deleteRoutesOf(
  picked: readonly Picked[],
  lists: ReadonlyMap<string, ListsOfApi>,
  { withSettings }: { withSettings: boolean },
): BulkCalls & {
  plan: Plan;
  /** How many settings stages have for these routes. */
  settings: number;
} {
  let settings = 0;
  const result = callsForEach('route', picked, lists, (route, { apiId, api }, { stage: stages }) => {
    const own = settingsOf(stages ?? [], [route]);
    settings += own.length;
    return [...(withSettings ? deleteSettings(apiId, own) : []), ...deleteRoutes(apiId, [route])].map(
      (call) => ({ ...call, label: `${call.label} of ${api}` }),
    );
  });
  const title = `Delete ${countOf(result.changed.length, 'route')}`;
  return { ...result, settings, plan: { title, calls: result.calls } };
}
