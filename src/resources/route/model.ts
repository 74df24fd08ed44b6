import type {
  Authorizer,
  CreateIntegrationRequest,
  Integration,
  Route,
  RouteResponse,
} from '@aws-sdk/client-apigatewayv2';
import { changedMembers, presentMembers } from '../../lib/diff';
import { repeatedIssues } from '../../lib/entries';
import { ref } from '../../plans/refs';
import type { Call, Plan } from '../../service/plan';
import { checkIntegration } from '../../service/rules/integration';
import { checkRoute, targetIntegration } from '../../service/rules/route';
import type { Issue, Protocol } from '../../service/rules/rule';
import { completeUpdate } from '../../service/rules/update-members';
import type { ResourceForm } from '../shared/resource-form';
import {
  removedParameters,
  responseCalls,
  toWebSocketValues,
  type WebSocketValues,
  webSocketChange,
  webSocketMembers,
} from './websocket-model';

/** Form values of a route. */
export interface RouteValues extends WebSocketValues {
  RouteKey: string;
  OperationName: string;
  AuthorizationType: string;
  AuthorizerId: string;
  AuthorizationScopes: string[];
  ApiKeyRequired: boolean;
  /** The integration: none, an existing one, or one created with the route. */
  attach: 'none' | 'existing' | 'new';
  /** `integrations/<id>`; for `existing`. */
  Target: string;
  /** For `new`: the members of the integration to create. */
  IntegrationType: 'AWS_PROXY' | 'HTTP_PROXY';
  IntegrationUri: string;
  IntegrationMethod: string;
  PayloadFormatVersion: string;
}

/** What the route forms need to know about the API. */
export interface RouteContext {
  apiId: string;
  protocol: Protocol;
  routes: readonly Route[];
  authorizers: readonly Authorizer[];
  integrations: readonly Integration[];
  /** Responses of the route being edited; WebSocket only. */
  responses: readonly RouteResponse[];
}

export function toValues(route: Route | undefined): RouteValues {
  return {
    RouteKey: route?.RouteKey ?? '',
    OperationName: route?.OperationName ?? '',
    AuthorizationType: route?.AuthorizationType ?? 'NONE',
    AuthorizerId: route?.AuthorizerId ?? '',
    AuthorizationScopes: route?.AuthorizationScopes ?? [],
    ApiKeyRequired: route?.ApiKeyRequired ?? false,
    attach: route?.Target ? 'existing' : 'none',
    Target: route?.Target ?? '',
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: '',
    IntegrationMethod: '',
    PayloadFormatVersion: '2.0',
    ...toWebSocketValues(route),
  };
}

/** Keeps the new integration of `current`, which the members do not contain, unless a target is set. */
function withAttachment(values: RouteValues, current: RouteValues, original?: Route): RouteValues {
  if (current.attach !== 'new' || values.Target !== (original?.Target ?? '')) return values;
  const { attach, IntegrationType, IntegrationUri, IntegrationMethod, PayloadFormatVersion } = current;
  return { ...values, attach, IntegrationType, IntegrationUri, IntegrationMethod, PayloadFormatVersion };
}

/** The authorization members, without those that do not apply to the type. */
function authorization(values: RouteValues) {
  const { AuthorizationType, AuthorizerId, AuthorizationScopes } = values;
  const usesAuthorizer = AuthorizationType === 'JWT' || AuthorizationType === 'CUSTOM';
  return {
    AuthorizationType: AuthorizationType as Route['AuthorizationType'],
    AuthorizerId: usesAuthorizer ? AuthorizerId : '',
    AuthorizationScopes: AuthorizationType === 'JWT' ? AuthorizationScopes : [],
  };
}

function members(values: RouteValues) {
  return {
    RouteKey: values.RouteKey,
    OperationName: values.OperationName,
    ApiKeyRequired: values.ApiKeyRequired,
    ...authorization(values),
    Target: values.attach === 'existing' ? values.Target : '',
  };
}

function newIntegration(values: RouteValues, context: RouteContext): CreateIntegrationRequest {
  const lambda = values.IntegrationType === 'AWS_PROXY';
  return {
    ApiId: context.apiId,
    IntegrationType: values.IntegrationType,
    ...presentMembers({
      IntegrationUri: values.IntegrationUri,
      IntegrationMethod: lambda ? '' : values.IntegrationMethod,
      PayloadFormatVersion: context.protocol === 'HTTP' ? (lambda ? values.PayloadFormatVersion : '1.0') : '',
    }),
  };
}

function integrationCall(values: RouteValues, context: RouteContext): Call[] {
  if (values.attach !== 'new') return [];
  const input = newIntegration(values, context);
  return [
    {
      id: 'integration',
      operation: 'CreateIntegration',
      label: `Create integration with ${values.IntegrationUri || 'no URI'}`,
      input,
    },
  ];
}

const newTarget = ref('integration', 'IntegrationId', 'integrations/');

/** CreateRoute, after CreateIntegration if the integration is new. */
function toCreate(values: RouteValues, context: RouteContext): Plan {
  const { RouteKey, AuthorizationType, ApiKeyRequired, ...rest } = members(values);
  const webSocket = context.protocol === 'WEBSOCKET';
  return {
    title: `Create route ${RouteKey}`,
    calls: [
      ...integrationCall(values, context),
      {
        id: 'route',
        operation: 'CreateRoute',
        label: `Create route ${RouteKey}`,
        input: {
          ApiId: context.apiId,
          RouteKey,
          ...presentMembers({ ...rest, ...(webSocket && webSocketMembers(values)) }),
          ...(AuthorizationType !== 'NONE' && { AuthorizationType }),
          ...(ApiKeyRequired && { ApiKeyRequired }),
          ...(values.attach === 'new' && { Target: newTarget }),
        },
      },
      ...(webSocket ? responseCalls(values.twoWay, context.apiId, ref('route', 'RouteId'), []) : []),
    ],
  };
}

/** UpdateRoute with the differences from `original`; no call without one. */
export function toUpdate(original: Route, values: RouteValues, context: RouteContext): Plan {
  const { AuthorizerId, Target, ...change } = changedMembers(members(toValues(original)), members(values));
  const input = completeUpdate('route', original, {
    ...change,
    ...(context.protocol === 'WEBSOCKET' && webSocketChange(original, values)),
    // Changing the type removes the authorizer, and a target can be replaced but not removed.
    ...(AuthorizerId ? { AuthorizerId } : {}),
    ...(values.attach === 'new' ? { Target: newTarget } : Target ? { Target } : {}),
  });
  const title = `Update route ${values.RouteKey}`;
  const update: Call[] =
    Object.keys(input).length === 0
      ? []
      : [
          {
            id: 'route',
            operation: 'UpdateRoute',
            label: title,
            input: { ApiId: context.apiId, RouteId: original.RouteId, ...input },
          },
        ];
  const wasTwoWay = Boolean(original.RouteResponseSelectionExpression);
  const responseChanges =
    context.protocol === 'WEBSOCKET' && values.twoWay !== wasTwoWay
      ? responseCalls(values.twoWay, context.apiId, original.RouteId ?? '', context.responses)
      : [];
  return {
    title,
    calls: [
      ...integrationCall(values, context),
      ...update,
      ...removedParameters(original, values, context.apiId),
      ...responseChanges,
    ],
  };
}

/** The calls that turn two-way communication on or off. */
export function toTwoWayPlan(
  route: Route,
  twoWay: boolean,
  apiId: string,
  responses: readonly RouteResponse[],
): Plan {
  const noLists = { routes: [], authorizers: [], integrations: [] };
  const context: RouteContext = { apiId, protocol: 'WEBSOCKET', ...noLists, responses };
  const plan = toUpdate(route, { ...toValues(route), twoWay }, context);
  return { ...plan, title: `Make route ${route.RouteKey} ${twoWay ? 'two-way' : 'one-way'}` };
}

/** The valid targets; the current target is always valid, even if its integration does not exist. */
function targets(context: RouteContext, original: Route | undefined): ReadonlySet<string> {
  const ids = context.integrations.flatMap(({ IntegrationId }) => IntegrationId ?? []);
  return new Set([...ids, targetIntegration(original?.Target) ?? '']);
}

/** Validation issues of the values; `original` is the route being edited, if any. */
export function issues(values: RouteValues, context: RouteContext, original?: Route): Issue[] {
  const { Target, AuthorizerId, ...rest } = members(values);
  const state = {
    ...rest,
    ...(original?.RouteId ? { RouteId: original.RouteId } : {}),
    ...presentMembers({ Target, AuthorizerId, OperationName: values.OperationName }),
    ...(context.protocol === 'WEBSOCKET' && presentMembers(webSocketMembers(values))),
  };
  const found = checkRoute(
    { ...state, ...(values.OperationName === '' ? { OperationName: undefined } : {}) },
    {
      protocol: context.protocol,
      mode: original ? 'update' : 'create',
      otherRoutes: context.routes,
      authorizers: context.authorizers,
      integrationIds: targets(context, original),
      managed: original?.ApiGatewayManaged ?? false,
      ...(original?.RouteKey ? { formerKey: original.RouteKey } : {}),
    },
  );
  if (context.protocol === 'WEBSOCKET') {
    found.push(...repeatedIssues(values, ['RequestModels', 'RequestParameters'], 'route.keys.repeated'));
  }
  if (values.attach === 'existing' && values.Target === '') {
    found.push({ path: ['Target'], message: 'Choose an integration.', rule: 'route.target.chosen' });
  }
  if (values.attach === 'new') {
    found.push(...checkIntegration(newIntegration(values, context), { protocol: context.protocol }));
  }
  return found;
}

export const routeForm: ResourceForm<'route', RouteValues, RouteContext> = {
  kind: 'route',
  subject: ({ RouteKey }) => `Route ${RouteKey}`,
  title: ({ RouteKey = '' }) => RouteKey,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toValues,
  fromMembers: (members, current, _context, original) => withAttachment(toValues(members), current, original),
  toCreate,
  toUpdate,
  issues,
};
