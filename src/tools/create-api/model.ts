import type {
  CreateApiRequest,
  CreateRouteRequest,
  CreateStageRequest,
  ProtocolType,
} from '@aws-sdk/client-apigatewayv2';
import { presentMembers } from '../../lib/diff';
import { ref } from '../../plans/refs';
import type { Call, Plan } from '../../service/plan';
import { RESPONSE } from '../../service/rules/route-response';
import {
  type AuthorizerRow,
  authorizationInput,
  authorizationOf,
  authorizerCalls,
  newAuthorizer,
  type RouteAuthorization,
} from './authorizer-model';
import {
  type IntegrationRow,
  integrationInput,
  newIntegration,
  responseInput,
  rowNames,
} from './integration-model';

/** A route to create; `integration` is the `id` of a row, empty for none. */
export interface RouteRow {
  id: string;
  RouteKey: string;
  integration: string;
  /** Without a choice: the authorizer, where there is one. */
  authorization?: RouteAuthorization;
  /** WebSocket only: the route has a route response. */
  twoWay: boolean;
}

/** Form values of the wizard. Each protocol has its own lists and stage name, so that switching loses nothing. */
export interface WizardValues {
  ProtocolType: ProtocolType;
  Name: string;
  Description: string;
  /** WebSocket only. */
  RouteSelectionExpression: string;
  /** HTTP only: whether CORS is configured. */
  cors: boolean;
  AllowOrigins: string[];
  AllowMethods: string[];
  AllowHeaders: string[];
  httpIntegrations: IntegrationRow[];
  webSocketIntegrations: IntegrationRow[];
  httpAuthorizer: AuthorizerRow;
  webSocketAuthorizer: AuthorizerRow;
  httpRoutes: RouteRow[];
  webSocketRoutes: RouteRow[];
  stage: boolean;
  httpStageName: string;
  webSocketStageName: string;
  AutoDeploy: boolean;
}

export const START: WizardValues = {
  ProtocolType: 'HTTP',
  Name: '',
  Description: '',
  RouteSelectionExpression: '$request.body.action',
  cors: false,
  AllowOrigins: [],
  AllowMethods: [],
  AllowHeaders: [],
  httpIntegrations: [newIntegration('1')],
  webSocketIntegrations: [newIntegration('1')],
  httpAuthorizer: newAuthorizer('HTTP'),
  webSocketAuthorizer: newAuthorizer('WEBSOCKET'),
  httpRoutes: [{ id: '1', RouteKey: 'GET /', integration: '1', twoWay: false }],
  webSocketRoutes: [{ id: '1', RouteKey: '$default', integration: '1', twoWay: false }],
  stage: true,
  httpStageName: '$default',
  webSocketStageName: 'production',
  AutoDeploy: true,
};

const HTTP_FIELDS = {
  integrations: 'httpIntegrations',
  authorizer: 'httpAuthorizer',
  routes: 'httpRoutes',
  stageName: 'httpStageName',
} as const;
const WEBSOCKET_FIELDS = {
  integrations: 'webSocketIntegrations',
  authorizer: 'webSocketAuthorizer',
  routes: 'webSocketRoutes',
  stageName: 'webSocketStageName',
} as const;

/** The names of the fields that are specific to the selected protocol. */
export function fieldsOf({ ProtocolType }: Pick<WizardValues, 'ProtocolType'>) {
  return ProtocolType === 'HTTP' ? HTTP_FIELDS : WEBSOCKET_FIELDS;
}

export function freeId(rows: readonly { id: string }[]): string {
  return String(Math.max(0, ...rows.map(({ id }) => Number(id))) + 1);
}

/** CreateApi's input: only HTTP APIs have CORS, only WebSocket APIs a route selection expression. */
export function apiInput(values: WizardValues): CreateApiRequest {
  const { Name, ProtocolType, Description, AllowOrigins, AllowMethods, AllowHeaders } = values;
  const http = ProtocolType === 'HTTP';
  return {
    Name,
    ProtocolType,
    ...presentMembers({
      Description,
      RouteSelectionExpression: http ? '' : values.RouteSelectionExpression,
    }),
    ...(http &&
      values.cors && { CorsConfiguration: presentMembers({ AllowOrigins, AllowMethods, AllowHeaders }) }),
  };
}

/** CreateRoute's input without the API's id and the target. */
export function routeInput(
  { RouteKey, twoWay }: RouteRow,
  protocol: ProtocolType,
): Omit<CreateRouteRequest, 'ApiId'> {
  return { RouteKey, ...(isTwoWay({ twoWay }, protocol) && { RouteResponseSelectionExpression: RESPONSE }) };
}

const isTwoWay = ({ twoWay }: Pick<RouteRow, 'twoWay'>, protocol: ProtocolType) =>
  protocol === 'WEBSOCKET' && twoWay;

/** CreateStage's input without the API's id. */
export function stageInput(values: WizardValues): Omit<CreateStageRequest, 'ApiId'> {
  return {
    StageName: values[fieldsOf(values).stageName],
    ...(values.AutoDeploy && { AutoDeploy: true }),
  };
}

const ApiId = ref('api', 'ApiId');

/** CreateIntegration, and CreateIntegrationResponse for non-proxy integrations. */
function integrationCalls(row: IntegrationRow, name: string, protocol: ProtocolType): Call[] {
  const id = `integration ${row.id}`;
  const response = responseInput(row);
  const calls: Call[] = [
    {
      id,
      operation: 'CreateIntegration',
      label: `Create integration ${name}`,
      input: { ApiId, ...integrationInput(row, protocol) },
    },
  ];
  if (response) {
    calls.push({
      id: `integration response ${row.id}`,
      operation: 'CreateIntegrationResponse',
      label: `Create integration response ${response.IntegrationResponseKey} of ${name}`,
      input: { ApiId, IntegrationId: ref(id, 'IntegrationId'), ...response },
    });
  }
  return calls;
}

/** CreateRoute, and CreateRouteResponse for two-way routes. */
function routeCalls(
  row: RouteRow,
  target: string | undefined,
  authorizer: AuthorizerRow,
  protocol: ProtocolType,
): Call[] {
  const id = `route ${row.id}`;
  const calls: Call[] = [
    {
      id,
      operation: 'CreateRoute',
      label: `Create route ${row.RouteKey}`,
      input: {
        ApiId,
        ...routeInput(row, protocol),
        ...authorizationInput(authorizationOf(row, authorizer, protocol), authorizer),
        ...(target && { Target: ref(`integration ${target}`, 'IntegrationId', 'integrations/') }),
      },
    },
  ];
  if (isTwoWay(row, protocol)) {
    calls.push({
      id: `route response ${row.id}`,
      operation: 'CreateRouteResponse',
      label: `Create route response ${RESPONSE} of route ${row.RouteKey}`,
      input: { ApiId, RouteId: ref(id, 'RouteId'), RouteResponseKey: RESPONSE },
    });
  }
  return calls;
}

/** CreateApi and the calls for its resources, ordered so that each refers only to previous ones. */
export function toPlan(values: WizardValues): Plan {
  const { Name, ProtocolType: protocol } = values;
  const fields = fieldsOf(values);
  const integrations = values[fields.integrations];
  const routes = values[fields.routes];
  const authorizer = values[fields.authorizer];
  const stage = stageInput(values);
  const names = rowNames(integrations, protocol);
  const calls: Call[] = [
    { id: 'api', operation: 'CreateApi', label: `Create API ${Name}`, input: apiInput(values) },
    ...integrations.flatMap((row) => integrationCalls(row, names.get(row.id) ?? '', protocol)),
    ...authorizerCalls(authorizer, protocol),
    // The integration of a route may have been removed.
    ...routes.flatMap((row) =>
      routeCalls(row, names.has(row.integration) ? row.integration : undefined, authorizer, protocol),
    ),
  ];
  if (values.stage) {
    calls.push({
      id: 'stage',
      operation: 'CreateStage',
      label: `Create stage ${stage.StageName}`,
      input: { ApiId, ...stage },
    });
    // Without automatic deployment a stage needs a deployment, which needs at least one route.
    if (!values.AutoDeploy && routes.length > 0) {
      calls.push({
        id: 'deployment',
        operation: 'CreateDeployment',
        label: `Deploy to stage ${stage.StageName}`,
        input: { ApiId, StageName: stage.StageName },
      });
    }
  }
  return { title: `Create API ${Name}`, calls };
}
