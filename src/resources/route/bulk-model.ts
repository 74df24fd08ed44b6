import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import { countOf } from '../../lib/format';
import type { Call, Plan } from '../../service/plan';
import { checkRoute } from '../../service/rules/route';
import type { Issue } from '../../service/rules/rule';
import { formInput } from '../shared/resource-form';
import { type RouteContext, type RouteValues, routeForm, toValues } from './model';

/** A route that a bulk action does not change, and why. */
export interface SkippedRoute {
  route: Route;
  reason: string;
}

interface BulkPlan {
  plan: Plan;
  /** Routes that the service would reject or that have nothing to change. */
  skipped: SkippedRoute[];
}

/** Form values of the bulk attach dialog. */
export interface AttachValues {
  AuthorizerId: string;
  /** `keep`: each route keeps the scopes that it has; `set`: all get the same. JWT only. */
  scopes: 'keep' | 'set';
  AuthorizationScopes: string[];
}

/** UpdateRoute for each route that does not already use `authorizer` with these scopes. */
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

/** Validation issues that do not depend on the route. */
export function attachIssues(values: AttachValues): Issue[] {
  if (values.scopes === 'keep') return [];
  // A valid route, so that only the scopes can be invalid.
  const route = { RouteKey: 'GET /', AuthorizationType: 'JWT', AuthorizerId: 'any' } as const;
  return checkRoute({ ...route, AuthorizationScopes: values.AuthorizationScopes });
}

/** UpdateRoute to authorization type NONE for each route with an authorizer. */
export function detachAuthorizer(routes: readonly Route[], context: RouteContext): BulkPlan {
  const attached = routes.filter((route) => route.AuthorizerId && route.AuthorizationType !== 'NONE');
  const { plans, skipped } = change(attached, context, (before) => ({
    ...before,
    AuthorizationType: 'NONE',
  }));
  const unattached = routes
    .filter((route) => !attached.includes(route))
    .map((route) => ({
      route,
      reason:
        route.AuthorizationType === 'AWS_IAM'
          ? 'It uses IAM authorization, not an authorizer.'
          : 'It has no authorizer.',
    }));
  const title = `Detach the authorizer from ${countOf(plans.length, 'route')}`;
  return { plan: { title, calls: plans.flat() }, skipped: [...skipped, ...unattached] };
}

/** The calls that apply `edit` to each route; the rules for a single route decide which are skipped. */
function change(
  routes: readonly Route[],
  context: RouteContext,
  edit: (before: RouteValues) => RouteValues,
): { plans: Call[][]; skipped: SkippedRoute[] } {
  const plans: Call[][] = [];
  const skipped: SkippedRoute[] = [];
  for (const route of routes) {
    const input = formInput(routeForm, edit(toValues(route)), context);
    const issue = routeForm.issues(input, context, route)[0];
    const { calls } = routeForm.toUpdate(route, input, context);
    if (issue) skipped.push({ route, reason: issue.message });
    else if (calls.length === 0) skipped.push({ route, reason: 'It already has these settings.' });
    else plans.push(withUniqueIds(calls, route));
  }
  return { plans, skipped };
}

/** Call ids must be unique in a plan. */
function withUniqueIds(calls: readonly Call[], route: Route): Call[] {
  return calls.map((call) => ({ ...call, id: `${call.id} ${route.RouteId}` }));
}
