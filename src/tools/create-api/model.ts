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
  type IntegrationRow,
  integrationInput,
  newIntegration,
  responseInput,
  rowNames,
} from './integration-model';

/** A route to make; `integration` is the `id` of a row, empty for none. */
export interface RouteRow {
  id: string;
  RouteKey: string;
  integration: string;
  /** WebSocket only: the route answers its callers. */
  twoWay: boolean;
}

/** All that the wizard asks for. Each protocol has integrations, routes and a stage name: switching loses nothing. */
export interface WizardValues {
  ProtocolType: ProtocolType;
  Name: string;
  Description: string;
  /** WebSocket only. */
  RouteSelectionExpression: string;
  /** HTTP only: whether browsers of other origins may call. */
  cors: boolean;
  AllowOrigins: string[];
  AllowMethods: string[];
  AllowHeaders: string[];
  httpIntegrations: IntegrationRow[];
  webSocketIntegrations: IntegrationRow[];
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
  httpRoutes: [{ id: '1', RouteKey: 'GET /', integration: '1', twoWay: false }],
  webSocketRoutes: [{ id: '1', RouteKey: '$default', integration: '1', twoWay: false }],
  stage: true,
  httpStageName: '$default',
  webSocketStageName: 'production',
  AutoDeploy: true,
};

const HTTP_FIELDS = {
  integrations: 'httpIntegrations',
  routes: 'httpRoutes',
  stageName: 'httpStageName',
} as const;
const WEBSOCKET_FIELDS = {
  integrations: 'webSocketIntegrations',
  routes: 'webSocketRoutes',
  stageName: 'webSocketStageName',
} as const;

/** The names of the fields that the chosen protocol has for itself. */
export function fieldsOf({ ProtocolType }: Pick<WizardValues, 'ProtocolType'>) {
  return ProtocolType === 'HTTP' ? HTTP_FIELDS : WEBSOCKET_FIELDS;
}

/** An id that none of the rows has. */
export function freeId(rows: readonly { id: string }[]): string {
  return String(Math.max(0, ...rows.map(({ id }) => Number(id))) + 1);
}

/** CreateApi's input: CORS belongs to HTTP APIs, the route selection expression to WebSocket APIs. */
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

/** CreateRoute's input but for the API's id and the target. */
export function routeInput(
  { RouteKey, twoWay }: RouteRow,
  protocol: ProtocolType,
): Omit<CreateRouteRequest, 'ApiId'> {
  return { RouteKey, ...(isTwoWay({ twoWay }, protocol) && { RouteResponseSelectionExpression: RESPONSE }) };
}

const isTwoWay = ({ twoWay }: Pick<RouteRow, 'twoWay'>, protocol: ProtocolType) =>
  protocol === 'WEBSOCKET' && twoWay;

/** CreateStage's input but for the API's id. */
export function stageInput(values: WizardValues): Omit<CreateStageRequest, 'ApiId'> {
  return {
    StageName: values[fieldsOf(values).stageName],
    ...(values.AutoDeploy && { AutoDeploy: true }),
  };
}

const ApiId = ref('api', 'ApiId');

/** CreateIntegration, and its response where it is no proxy. */
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

/** CreateRoute, and its response where it answers. */
function routeCalls(row: RouteRow, target: string | undefined, protocol: ProtocolType): Call[] {
  const id = `route ${row.id}`;
  const calls: Call[] = [
    {
      id,
      operation: 'CreateRoute',
      label: `Create route ${row.RouteKey}`,
      input: {
        ApiId,
        ...routeInput(row, protocol),
        ...(target && { Target: ref(`integration ${target}`, 'IntegrationId', 'integrations/') }),
      },
    },
  ];
  if (isTwoWay(row, protocol)) {
    calls.push({
      id: `route response ${row.id}`,
      operation: 'CreateRouteResponse',
      label: `Answer the callers of route ${row.RouteKey}`,
      input: { ApiId, RouteId: ref(id, 'RouteId'), RouteResponseKey: RESPONSE },
    });
  }
  return calls;
}

/** CreateApi and all that goes into it, in the order in which each finds what it refers to. */
export function toPlan(values: WizardValues): Plan {
  const { Name, ProtocolType: protocol } = values;
  const fields = fieldsOf(values);
  const integrations = values[fields.integrations];
  const routes = values[fields.routes];
  const stage = stageInput(values);
  const names = rowNames(integrations, protocol);
  const calls: Call[] = [
    { id: 'api', operation: 'CreateApi', label: `Create API ${Name}`, input: apiInput(values) },
    ...integrations.flatMap((row) => integrationCalls(row, names.get(row.id) ?? '', protocol)),
    // The integration that a route led to may be gone again.
    ...routes.flatMap((row) =>
      routeCalls(row, names.has(row.integration) ? row.integration : undefined, protocol),
    ),
  ];
  if (values.stage) {
    calls.push({
      id: 'stage',
      operation: 'CreateStage',
      label: `Create stage ${stage.StageName}`,
      input: { ApiId, ...stage },
    });
    // A stage that does not deploy by itself serves nothing without a deployment, and there is none without a route.
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
