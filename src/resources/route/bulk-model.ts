import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import { countOf } from '../../lib/format';
import type { Call, Plan } from '../../service/plan';
import { checkRoute } from '../../service/rules/route';
import type { Issue } from '../../service/rules/rule';
import { issues, type RouteContext, type RouteValues, toUpdate, toValues } from './model';

/** A route that an action leaves as it is, and why. */
export interface SkippedRoute {
  route: Route;
  reason: string;
}

/** A plan for many routes at once. */
interface BulkPlan {
  plan: Plan;
  /** Routes that the service would refuse, or that have nothing to change. */
  skipped: SkippedRoute[];
}

/** What attaching an authorizer asks for. */
export interface AttachValues {
  AuthorizerId: string;
  /** `keep`: each route keeps the scopes that it has; `set`: all get the same. JWT only. */
  scopes: 'keep' | 'set';
  AuthorizationScopes: string[];
}

/** UpdateRoute for each route that `authorizer` does not guard like this already. */
export function attachAuthorizer(
  routes: readonly Route[],
  authorizer: Authorizer,
  values: AttachValues,
  context: RouteContext,
): BulkPlan {
  const jwt = authorizer.AuthorizerType === 'JWT';
  const { plans, skipped } = change(routes, context, (before) => ({
    ...before,
    AuthorizationType: jwt ? 'JWT' : 'CUSTOM',
    AuthorizerId: authorizer.AuthorizerId ?? '',
    ...(jwt && values.scopes === 'set' && { AuthorizationScopes: values.AuthorizationScopes }),
  }));
  const title = `Attach authorizer ${authorizer.Name} to ${countOf(plans.length, 'route')}`;
  return { plan: { title, calls: plans.flat() }, skipped };
}

/** What is against these scopes on any route. */
export function attachIssues(values: AttachValues): Issue[] {
  if (values.scopes === 'keep') return [];
  // A route that could have them, so that nothing but the scopes can be wrong.
  const route = { RouteKey: 'GET /', AuthorizationType: 'JWT', AuthorizerId: 'any' } as const;
  return checkRoute({ ...route, AuthorizationScopes: values.AuthorizationScopes });
}

/** UpdateRoute to authorization type NONE for each route that an authorizer guards. */
export function detachAuthorizer(routes: readonly Route[], context: RouteContext): BulkPlan {
  const guarded = routes.filter((route) => route.AuthorizerId && route.AuthorizationType !== 'NONE');
  const { plans, skipped } = change(guarded, context, (before) => ({ ...before, AuthorizationType: 'NONE' }));
  const free = routes
    .filter((route) => !guarded.includes(route))
    .map((route) => ({
      route,
      reason:
        route.AuthorizationType === 'AWS_IAM' ? 'IAM guards it, not an authorizer.' : 'It has no authorizer.',
    }));
  const title = `Detach the authorizer from ${countOf(plans.length, 'route')}`;
  return { plan: { title, calls: plans.flat() }, skipped: [...skipped, ...free] };
}

/** The calls of each route that can be changed as `edit` says; the rules of a single route decide. */
function change(
  routes: readonly Route[],
  context: RouteContext,
  edit: (before: RouteValues) => RouteValues,
): { plans: Call[][]; skipped: SkippedRoute[] } {
  const plans: Call[][] = [];
  const skipped: SkippedRoute[] = [];
  for (const route of routes) {
    const values = edit(toValues(route));
    const issue = issues(values, context, route)[0];
    const { calls } = toUpdate(route, values, context);
    if (issue) skipped.push({ route, reason: issue.message });
    else if (calls.length === 0) skipped.push({ route, reason: 'It is like this already.' });
    else plans.push(renamed(calls, route));
  }
  return { plans, skipped };
}

/** Call ids are unique in a plan: the route's own id makes them so. */
function renamed(calls: readonly Call[], route: Route): Call[] {
  return calls.map((call) => ({ ...call, id: `${call.id} ${route.RouteId}` }));
}
