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
import { type FormInput, formInput, type ResourceForm } from '../shared/resource-form';
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

type Members = ReturnType<typeof toInput>;
type Input = FormInput<RouteValues, Members>;

function toInput(values: RouteValues, context: RouteContext) {
  return {
    route: members(values),
    webSocket: webSocketMembers(values),
    /** The integration that is created with the route, if any. */
    integration: values.attach === 'new' ? newIntegration(values, context) : undefined,
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

function integrationCall({ integration }: Members): Call[] {
  if (!integration) return [];
  return [
    {
      id: 'integration',
      operation: 'CreateIntegration',
      label: `Create integration with ${integration.IntegrationUri ?? 'no URI'}`,
      input: integration,
    },
  ];
}

const newTarget = ref('integration', 'IntegrationId', 'integrations/');

/** CreateRoute, after CreateIntegration if the integration is new. */
function toCreate({ values, members }: Input, context: RouteContext): Plan {
  const { RouteKey, AuthorizationType, ApiKeyRequired, ...rest } = members.route;
  const webSocket = context.protocol === 'WEBSOCKET';
  return {
    title: `Create route ${RouteKey}`,
    calls: [
      ...integrationCall(members),
      {
        id: 'route',
        operation: 'CreateRoute',
        label: `Create route ${RouteKey}`,
        input: {
          ApiId: context.apiId,
          RouteKey,
          ...presentMembers({ ...rest, ...(webSocket && members.webSocket) }),
          ...(AuthorizationType !== 'NONE' && { AuthorizationType }),
          ...(ApiKeyRequired && { ApiKeyRequired }),
          ...(members.integration && { Target: newTarget }),
        },
      },
      ...(webSocket ? responseCalls(values.twoWay, context.apiId, ref('route', 'RouteId'), []) : []),
    ],
  };
}

/** UpdateRoute with the differences from `original`; no call without one. */
function toUpdate(original: Route, { values, members: after }: Input, context: RouteContext): Plan {
  const { AuthorizerId, Target, ...change } = changedMembers(members(toValues(original)), after.route);
  const input = completeUpdate('route', original, {
    ...change,
    ...(context.protocol === 'WEBSOCKET' && webSocketChange(original, after.webSocket)),
    // Changing the type removes the authorizer, and a target can be replaced but not removed.
    ...(AuthorizerId ? { AuthorizerId } : {}),
    ...(after.integration ? { Target: newTarget } : Target ? { Target } : {}),
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
      ...integrationCall(after),
      ...update,
      ...removedParameters(original, after.webSocket, context.apiId),
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
  const plan = toUpdate(route, formInput({ toInput }, { ...toValues(route), twoWay }, context), context);
  return { ...plan, title: `Make route ${route.RouteKey} ${twoWay ? 'two-way' : 'one-way'}` };
}

/** The valid targets; the current target is always valid, even if its integration does not exist. */
function targets(context: RouteContext, original: Route | undefined): ReadonlySet<string> {
  const ids = context.integrations.flatMap(({ IntegrationId }) => IntegrationId ?? []);
  return new Set([...ids, targetIntegration(original?.Target) ?? '']);
}

/** Validation issues; `original` is the route being edited, if any. */
function issues({ values, members }: Input, context: RouteContext, original?: Route): Issue[] {
  const { Target, AuthorizerId, ...rest } = members.route;
  const state = {
    ...rest,
    ...(original?.RouteId ? { RouteId: original.RouteId } : {}),
    ...presentMembers({ Target, AuthorizerId, OperationName: values.OperationName }),
    ...(context.protocol === 'WEBSOCKET' && presentMembers(members.webSocket)),
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
  if (members.integration) {
    found.push(...checkIntegration(members.integration, { protocol: context.protocol }));
  }
  return found;
}

export const routeForm: ResourceForm<'route', RouteValues, RouteContext, Members> = {
  kind: 'route',
  subject: ({ RouteKey }) => `Route ${RouteKey}`,
  title: ({ RouteKey = '' }) => RouteKey,
  parents: ({ apiId }) => ({ ApiId: apiId }),
  toValues,
  fromMembers: (members, current, _context, original) => withAttachment(toValues(members), current, original),
  toInput,
  toCreate,
  toUpdate,
  issues,
};
