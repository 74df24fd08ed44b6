import type { Api, Route } from '@aws-sdk/client-apigatewayv2';
import { checkRoute, type RouteFacts } from '../../service/rules/route';
import type { Context, Handlers } from '../context';
import { notFound, refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { autoDeploy } from './deployment';
import { protocolOf, withinQuota } from './shared';

function factsOf({ tx }: Context, api: Api, apiId: string): RouteFacts {
  return {
    protocol: protocolOf(api),
    routesWithKey: (key) => tx.routesWithKey(apiId, key),
    authorizers: tx.all('authorizer', apiId),
    integrationIds: { has: (id) => tx.get('integration', apiId, id) !== undefined },
  };
}

/** An authorizer has no meaning without its type; keeping its id would block its deletion for nothing ([MEM]). */
function settled<Value extends Partial<Route>>(route: Value): Value {
  const after = { ...route };
  if (after.AuthorizationType === 'NONE' || after.AuthorizationType === 'AWS_IAM') delete after.AuthorizerId;
  if (after.AuthorizationScopes?.length === 0) delete after.AuthorizationScopes;
  return after;
}

/** Makes a route without deploying it: for CreateRoute, quick create and import. @throws ServiceError */
export function addRoute(
  ctx: Context,
  api: Api,
  apiId: string,
  wanted: Partial<Route> & { RouteKey: string },
): Route {
  const route = settled<typeof wanted>({ ApiKeyRequired: false, AuthorizationType: 'NONE', ...wanted });
  refuse(checkRoute(route, { ...factsOf(ctx, api, apiId), mode: 'create' }), 'Integration');
  withinQuota(ctx, 'routesPerApi', 'route', apiId);
  const id = newId(ctx, 'route', apiId);
  return ctx.tx.put('route', apiId, id, { ...route, RouteId: id });
}

/** Changes a route without deploying it. @throws ServiceError */
export function changeRoute(ctx: Context, apiId: string, routeId: string, change: Partial<Route>): Route {
  const { tx } = ctx;
  const api = tx.need('api', '', apiId);
  const before = tx.need('route', apiId, routeId);
  const after = settled(patched(before, change, { required: ['RouteKey'] }));
  const facts = {
    ...factsOf(ctx, api, apiId),
    mode: 'update' as const,
    managed: before.ApiGatewayManaged === true,
    formerKey: before.RouteKey ?? '',
    sent: change,
  };
  refuse(checkRoute(after, facts), 'Integration');
  return tx.put('route', apiId, routeId, after);
}

/** Takes a route away with its responses. */
export function dropRoute({ tx }: Context, apiId: string, routeId: string): void {
  tx.removeAll('routeResponse', `${apiId}/${routeId}`);
  tx.remove('route', apiId, routeId);
}

type Operations =
  | 'CreateRoute'
  | 'GetRoute'
  | 'GetRoutes'
  | 'UpdateRoute'
  | 'DeleteRoute'
  | 'DeleteRouteRequestParameter';

export const routeHandlers: Handlers<Operations> = {
  CreateRoute(ctx, input) {
    const api = ctx.tx.need('api', '', input.ApiId);
    const route = addRoute(ctx, api, input.ApiId, {
      ...without(input, 'ApiId'),
      RouteKey: input.RouteKey,
    });
    autoDeploy(ctx, input.ApiId);
    return route;
  },

  GetRoute({ tx }, { ApiId, RouteId }) {
    tx.need('api', '', ApiId);
    return tx.need('route', ApiId, RouteId);
  },

  GetRoutes(ctx, input) {
    ctx.tx.need('api', '', input.ApiId);
    return page(ctx, 'route', input.ApiId, input);
  },

  UpdateRoute(ctx, input) {
    const route = changeRoute(ctx, input.ApiId, input.RouteId, without(input, 'ApiId', 'RouteId'));
    autoDeploy(ctx, input.ApiId);
    return route;
  },

  DeleteRoute(ctx, { ApiId, RouteId }) {
    ctx.tx.need('api', '', ApiId);
    ctx.tx.need('route', ApiId, RouteId);
    dropRoute(ctx, ApiId, RouteId);
    autoDeploy(ctx, ApiId);
    return undefined;
  },

  DeleteRouteRequestParameter(ctx, { ApiId, RouteId, RequestParameterKey }) {
    const { tx } = ctx;
    tx.need('api', '', ApiId);
    const route = tx.need('route', ApiId, RouteId);
    const parameters = { ...route.RequestParameters };
    if (!Object.hasOwn(parameters, RequestParameterKey))
      throw notFound('RequestParameter', `Invalid request parameter specified ${RequestParameterKey}`);
    delete parameters[RequestParameterKey];
    const after: Route = { ...route, RequestParameters: parameters };
    if (Object.keys(parameters).length === 0) delete after.RequestParameters;
    tx.put('route', ApiId, RouteId, after);
    autoDeploy(ctx, ApiId);
    return undefined;
  },
};
