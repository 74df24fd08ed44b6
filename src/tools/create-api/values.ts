import type {
  CreateApiRequest,
  CreateIntegrationRequest,
  CreateStageRequest,
  ProtocolType,
} from '@aws-sdk/client-apigatewayv2';
import { givenMembers } from '../../lib/diff';
import { integrationName } from '../../lib/integration-name';
import { ref } from '../../plan/refs';
import type { Call, Plan } from '../../plan/types';

/** An integration to make; `id` is the wizard's own and never leaves it. */
export interface IntegrationRow {
  id: string;
  IntegrationType: 'AWS_PROXY' | 'HTTP_PROXY';
  IntegrationUri: string;
  /** HTTP proxies only. */
  IntegrationMethod: string;
  /** Functions of HTTP APIs only. */
  PayloadFormatVersion: string;
}

/** A route to make; `integration` is the `id` of a row, empty for none. */
export interface RouteRow {
  id: string;
  RouteKey: string;
  integration: string;
}

/** All that the wizard asks for. Both protocols have routes and a stage name of their own: switching loses nothing. */
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
  integrations: IntegrationRow[];
  httpRoutes: RouteRow[];
  webSocketRoutes: RouteRow[];
  stage: boolean;
  httpStageName: string;
  webSocketStageName: string;
  AutoDeploy: boolean;
}

export function newIntegration(id: string): IntegrationRow {
  return {
    id,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: '',
    IntegrationMethod: 'ANY',
    PayloadFormatVersion: '2.0',
  };
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
  integrations: [newIntegration('1')],
  httpRoutes: [{ id: '1', RouteKey: 'GET /', integration: '1' }],
  webSocketRoutes: [{ id: '1', RouteKey: '$default', integration: '1' }],
  stage: true,
  httpStageName: '$default',
  webSocketStageName: 'production',
  AutoDeploy: true,
};

/** The name of the field that holds the routes, and that of the stage's name, of the chosen protocol. */
export function fieldsOf({ ProtocolType }: Pick<WizardValues, 'ProtocolType'>) {
  return ProtocolType === 'HTTP'
    ? ({ routes: 'httpRoutes', stageName: 'httpStageName' } as const)
    : ({ routes: 'webSocketRoutes', stageName: 'webSocketStageName' } as const);
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
    ...givenMembers({
      Description,
      RouteSelectionExpression: http ? '' : values.RouteSelectionExpression,
    }),
    ...(http &&
      values.cors && { CorsConfiguration: givenMembers({ AllowOrigins, AllowMethods, AllowHeaders }) }),
  };
}

/** CreateIntegration's input but for the API's id, which the plan refers to. */
export function integrationInput(
  row: IntegrationRow,
  protocol: ProtocolType,
): Omit<CreateIntegrationRequest, 'ApiId'> {
  const lambda = row.IntegrationType === 'AWS_PROXY';
  return {
    IntegrationType: row.IntegrationType,
    ...givenMembers({
      IntegrationUri: row.IntegrationUri,
      IntegrationMethod: lambda ? '' : row.IntegrationMethod,
      // Only functions of HTTP APIs have a choice (service-rules 2.6).
      PayloadFormatVersion: protocol === 'WEBSOCKET' ? '' : lambda ? row.PayloadFormatVersion : '1.0',
    }),
  };
}

/** CreateStage's input but for the API's id. */
export function stageInput(values: WizardValues): Omit<CreateStageRequest, 'ApiId'> {
  return {
    StageName: values[fieldsOf(values).stageName],
    ...(values.AutoDeploy && { AutoDeploy: true }),
  };
}

/** What a row of the wizard will be called, as the lists call integrations. */
export function rowName(row: IntegrationRow, protocol: ProtocolType): string {
  return row.IntegrationUri === ''
    ? `Integration ${row.id}`
    : integrationName(integrationInput(row, protocol));
}

const ApiId = ref('api', 'ApiId');

/** CreateApi and all that goes into it, in the order in which each finds what it refers to. */
export function toPlan(values: WizardValues): Plan {
  const { Name, ProtocolType: protocol, integrations } = values;
  const routes = values[fieldsOf(values).routes];
  const stage = stageInput(values);
  const rows = new Set(integrations.map(({ id }) => id));
  const calls: Call[] = [
    { id: 'api', operation: 'CreateApi', label: `Create API ${Name}`, input: apiInput(values) },
    ...integrations.map(
      (row): Call => ({
        id: `integration ${row.id}`,
        operation: 'CreateIntegration',
        label: `Create integration ${rowName(row, protocol)}`,
        input: { ApiId, ...integrationInput(row, protocol) },
      }),
    ),
    ...routes.map(
      ({ id, RouteKey, integration }): Call => ({
        id: `route ${id}`,
        operation: 'CreateRoute',
        label: `Create route ${RouteKey}`,
        input: {
          ApiId,
          RouteKey,
          ...(rows.has(integration) && {
            Target: ref(`integration ${integration}`, 'IntegrationId', 'integrations/'),
          }),
        },
      }),
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
