import type { Api } from '@aws-sdk/client-apigatewayv2';
import { API_KEY_SELECTIONS, type ApiState, checkApi, HTTP_ROUTE_SELECTION } from '../../service/rules/api';
import { isHttpUrl } from '../../service/rules/arn';
import { normalizeCors } from '../../service/rules/cors';
import { checkDeleteApi } from '../../service/rules/deletes';
import type { Context, Decoded, Handlers } from '../context';
import { badRequest, refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';
import { patched, without } from '../patch';
import { executeApiHost } from '../region';
import { autoDeploy } from './deployment';
import { addIntegration, changeIntegration, dropIntegration } from './integration';
import { allMappings } from './mappings';
import { addRoute, changeRoute, dropRoute } from './route';
import { withinQuota } from './shared';
import { addStage } from './stage';

/** Makes an API: for CreateApi and ImportApi. @throws ServiceError */
export function addApi(ctx: Context, wanted: Omit<Partial<Api>, 'ApiId' | 'ApiEndpoint'> & ApiState): Api {
  refuse(checkApi(wanted, { mode: 'create' }));
  withinQuota(ctx, 'apisPerRegion', 'api', '');
  const id = newId(ctx, 'api', '');
  const protocol = wanted.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP';
  const { Target: _target, RouteKey: _key, CredentialsArn: _credentials, ...members } = wanted;
  return ctx.tx.put('api', '', id, {
    ApiKeySelectionExpression: API_KEY_SELECTIONS[0],
    RouteSelectionExpression: HTTP_ROUTE_SELECTION,
    DisableExecuteApiEndpoint: false,
    IpAddressType: 'ipv4',
    ...without(members as Partial<Api>),
    ...cors(wanted),
    Name: wanted.Name,
    ProtocolType: protocol,
    ApiId: id,
    ApiEndpoint: `${protocol === 'HTTP' ? 'https' : 'wss'}://${executeApiHost(id, ctx.region)}`,
    CreatedDate: ctx.now,
  });
}

/** The CORS configuration of an API as it is kept. */
export function cors({
  CorsConfiguration,
}: {
  CorsConfiguration?: Api['CorsConfiguration'];
}): Pick<Api, 'CorsConfiguration'> {
  return CorsConfiguration ? { CorsConfiguration: normalizeCors(CorsConfiguration) } : {};
}

/** The proxy integration that a quick-create target means: a URL or a Lambda function (2.2). */
function targetIntegration(target: string, credentials: string | undefined) {
  const proxy = isHttpUrl(target)
    ? { IntegrationType: 'HTTP_PROXY' as const, IntegrationMethod: 'ANY', PayloadFormatVersion: '1.0' }
    : { IntegrationType: 'AWS_PROXY' as const, IntegrationMethod: 'POST', PayloadFormatVersion: '2.0' };
  return {
    ...proxy,
    IntegrationUri: target,
    ...(credentials === undefined ? {} : { CredentialsArn: credentials }),
  };
}

function quickCreate(ctx: Context, api: Api, target: string, input: Decoded<'CreateApi'>): void {
  const apiId = api.ApiId ?? '';
  const integration = addIntegration(ctx, api, apiId, {
    ...targetIntegration(target, input.CredentialsArn),
    ApiGatewayManaged: true,
  });
  addRoute(ctx, api, apiId, {
    RouteKey: input.RouteKey ?? '$default',
    Target: `integrations/${integration.IntegrationId}`,
    ApiGatewayManaged: true,
  });
  addStage(ctx, api, apiId, { StageName: '$default', AutoDeploy: true, ApiGatewayManaged: true });
}

/** UpdateApi's quick-create members change the managed integration and route (2.2). */
function updateQuickCreated(ctx: Context, input: Decoded<'UpdateApi'>): void {
  const { ApiId, Target, RouteKey, CredentialsArn } = input;
  if (Target === undefined && RouteKey === undefined && CredentialsArn === undefined) return;
  const integration = ctx.tx.all('integration', ApiId).find((one) => one.ApiGatewayManaged);
  const route = ctx.tx.all('route', ApiId).find((one) => one.ApiGatewayManaged);
  if (!integration?.IntegrationId || !route?.RouteId)
    throw badRequest('Target, RouteKey and CredentialsArn can be updated only for APIs made by quick create');
  if (Target === '') throw badRequest('Target can be updated, but not removed');
  const change = {
    ...(Target === undefined ? {} : targetIntegration(Target, undefined)),
    ...(CredentialsArn === undefined ? {} : { CredentialsArn }),
  };
  changeIntegration(ctx, ApiId, integration.IntegrationId, change);
  if (RouteKey !== undefined && RouteKey !== route.RouteKey) {
    // The one way to a managed route's key: its own update refuses it.
    const { ApiGatewayManaged: _managed, ...free } = route;
    ctx.tx.put('route', ApiId, route.RouteId, free);
    const changed = changeRoute(ctx, ApiId, route.RouteId, { RouteKey });
    ctx.tx.put('route', ApiId, route.RouteId, { ...changed, ApiGatewayManaged: true });
  }
}

/** Takes away what an import replaces: routes, integrations and authorizers. */
export function emptyApi(ctx: Context, apiId: string): void {
  for (const id of ctx.tx.ids('route', apiId)) dropRoute(ctx, apiId, id);
  for (const id of ctx.tx.ids('integration', apiId)) dropIntegration(ctx, apiId, id);
  ctx.tx.removeAll('authorizer', apiId);
}

type Operations = 'CreateApi' | 'GetApi' | 'GetApis' | 'UpdateApi' | 'DeleteApi' | 'DeleteCorsConfiguration';

export const apiHandlers: Handlers<Operations> = {
  CreateApi(ctx, input) {
    const api = addApi(ctx, input);
    if (input.Target !== undefined) quickCreate(ctx, api, input.Target, input);
    return api;
  },

  GetApi({ tx }, { ApiId }) {
    return tx.need('api', '', ApiId);
  },

  GetApis(ctx, input) {
    return page(ctx, 'api', '', input);
  },

  UpdateApi(ctx, input) {
    const { tx } = ctx;
    const before = tx.need('api', '', input.ApiId);
    const { Target, RouteKey, CredentialsArn, ...change } = without(input, 'ApiId');
    const after = patched(before, change, { required: ['Name', 'RouteSelectionExpression'] });
    const managed = before.ApiGatewayManaged === true;
    const quick = { Target: Target || undefined, RouteKey, CredentialsArn };
    refuse(checkApi({ ...after, ...quick }, { mode: 'update', managed }));
    const api = tx.put('api', '', input.ApiId, { ...after, ...cors(after) });
    updateQuickCreated(ctx, input);
    autoDeploy(ctx, input.ApiId);
    return api;
  },

  DeleteApi(ctx, { ApiId }) {
    const { tx } = ctx;
    tx.need('api', '', ApiId);
    refuse(checkDeleteApi(ApiId, allMappings(ctx)));
    emptyApi(ctx, ApiId);
    const frozen = [...tx.ids('deployment', ApiId)].map((id) => `${ApiId}/${id}`);
    tx.expect('deployed', frozen);
    for (const parent of frozen) tx.removeAll('deployed', parent);
    for (const kind of ['stage', 'deployment', 'model'] as const) tx.removeAll(kind, ApiId);
    tx.remove('api', '', ApiId);
    return undefined;
  },

  DeleteCorsConfiguration(ctx, { ApiId }) {
    const { CorsConfiguration: _removed, ...rest } = ctx.tx.need('api', '', ApiId);
    ctx.tx.put('api', '', ApiId, rest);
    autoDeploy(ctx, ApiId);
    return undefined;
  },
};
