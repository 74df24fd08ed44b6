import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import { changedMembers } from '../../lib/diff';
import { countOf } from '../../lib/format';
import type { Call, Plan } from '../plan';
import { checkRoute } from '../rules/route';
import type { Issue, Protocol } from '../rules/rule';
import { completeUpdate } from '../rules/update-members';
import { type BulkCalls, callsForEach, type ListsOfApi, type Picked } from './selection';

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

/** What decides whether a route may have an authorizer. */
export interface AuthorizerContext {
  apiId: string;
  protocol: Protocol;
  authorizers: readonly Authorizer[];
}

/** UpdateRoute for each route that does not already use `authorizer` with these scopes. */
export function attachAuthorizer(
  routes: readonly Route[],
  authorizer: Authorizer,
  values: AttachValues,
  context: AuthorizerContext,
): BulkPlan {
  const jwt = authorizer.AuthorizerType === 'JWT';
  const { calls, skipped } = each(routes, (route) =>
    updateAuthorization(
      route,
      {
        AuthorizationType: jwt ? 'JWT' : 'CUSTOM',
        AuthorizerId: authorizer.AuthorizerId ?? '',
        AuthorizationScopes: !jwt
          ? []
          : values.scopes === 'set'
            ? values.AuthorizationScopes
            : (route.AuthorizationScopes ?? []),
      },
      context,
    ),
  );
  const title = `Attach authorizer ${authorizer.Name} to ${countOf(calls.length, 'route')}`;
  return { plan: { title, calls }, skipped };
}

/** Validation issues that do not depend on the route. */
export function attachIssues(values: AttachValues): Issue[] {
  if (values.scopes === 'keep') return [];
  // A valid route, so that only the scopes can be invalid.
  const route = { RouteKey: 'GET /', AuthorizationType: 'JWT', AuthorizerId: 'any' } as const;
  return checkRoute({ ...route, AuthorizationScopes: values.AuthorizationScopes });
}

/** UpdateRoute to authorization type NONE for each route of an API that has an authorizer. */
export function detachAuthorizer(routes: readonly Route[], context: AuthorizerContext): BulkPlan {
  const { calls, skipped } = each(routes, (route) => detach(route, context));
  return { plan: { title: detachTitle(calls.length), calls }, skipped };
}

/** As `detachAuthorizer`, for routes of several APIs. */
export function detachAuthorizers(
  picked: readonly Picked[],
  lists: ReadonlyMap<string, ListsOfApi>,
): BulkCalls & { plan: Plan } {
  const result = callsForEach('route', picked, lists, (route, { apiId, api: name }, { api, authorizer }) => {
    const protocol = api.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP';
    const call = detach(route, { apiId, protocol, authorizers: authorizer ?? [] });
    return typeof call === 'string' ? call : [{ ...call, label: `${call.label} of ${name}` }];
  });
  return { ...result, plan: { title: detachTitle(result.calls.length), calls: result.calls } };
}

const detachTitle = (routes: number) => `Detach the authorizer from ${countOf(routes, 'route')}`;

function detach(route: Route, context: AuthorizerContext): Call | string {
  if (route.AuthorizationType === 'AWS_IAM') return 'It uses IAM authorization, not an authorizer.';
  if (!route.AuthorizerId || route.AuthorizationType === 'NONE') return 'It has no authorizer.';
  return updateAuthorization(route, NO_AUTHORIZATION, context);
}

function each(routes: readonly Route[], decide: (route: Route) => Call | string) {
  const calls: Call[] = [];
  const skipped: SkippedRoute[] = [];
  for (const route of routes) {
    const decided = decide(route);
    if (typeof decided === 'string') skipped.push({ route, reason: decided });
    // Call ids must be unique in a plan.
    else calls.push({ ...decided, id: `${decided.id} ${route.RouteId}` });
  }
  return { calls, skipped };
}

interface Authorization {
  AuthorizationType: NonNullable<Route['AuthorizationType']>;
  AuthorizerId: string;
  AuthorizationScopes: string[];
}

const NO_AUTHORIZATION: Authorization = {
  AuthorizationType: 'NONE',
  AuthorizerId: '',
  AuthorizationScopes: [],
};

/** UpdateRoute with what differs, or why the service would refuse it or nothing differs. */
function updateAuthorization(route: Route, after: Authorization, context: AuthorizerContext): Call | string {
  const { apiId, protocol, authorizers } = context;
  const { RouteId, RouteKey = '', AuthorizationType = 'NONE' } = route;
  const before: Authorization = {
    AuthorizationType,
    AuthorizerId: route.AuthorizerId ?? '',
    AuthorizationScopes: route.AuthorizationScopes ?? [],
  };
  const facts = { protocol, authorizers, mode: 'update', managed: route.ApiGatewayManaged ?? false } as const;
  const issue = checkRoute({ ...route, ...after }, { ...facts, formerKey: RouteKey })[0];
  if (issue) return issue.message;
  const { AuthorizerId, ...changed } = changedMembers(before, after);
  // The service removes an authorizer with its type; it takes no empty one.
  const input = completeUpdate('route', route, { ...changed, ...(AuthorizerId ? { AuthorizerId } : {}) });
  if (Object.keys(input).length === 0) return 'It already has these settings.';
  return {
    id: 'route',
    operation: 'UpdateRoute',
    label: `Update route ${RouteKey}`,
    input: { ApiId: apiId, RouteId, ...input },
  };
}
