import { expect, test } from 'vitest';
import { assertValidPlan } from '../../plans/refs';
import type { IntegrationPreset } from '../../service/rules/integration-presets';
import { type AuthorizerRow, authorizerInput, newAuthorizer } from './authorizer-model';
import { type Backend, type IntegrationRow, newIntegration, rowNames } from './integration-model';
import { wizardIssues } from './issues';
import { freeId, START, toPlan, type WizardValues } from './model';

const lambda = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

/** A row with this preset and values. */
function rowOf(id: string, preset: IntegrationPreset, backend: Partial<Backend>): IntegrationRow {
  const row = newIntegration(id);
  return { ...row, preset, of: { ...row.of, [preset]: { ...row.of[preset], ...backend } } };
}

const filled: WizardValues = {
  ...START,
  Name: 'shop',
  httpIntegrations: [
    rowOf('1', 'lambda', { IntegrationUri: lambda }),
    rowOf('3', 'http', { IntegrationUri: 'https://example.com' }),
  ],
  httpRoutes: [
    { id: '1', RouteKey: 'GET /orders', integration: '1', twoWay: false },
    { id: '2', RouteKey: '$default', integration: '3', twoWay: false },
    { id: '3', RouteKey: 'GET /later', integration: '2', twoWay: false },
  ],
};

test('an API is created with its resources, each call referring to previous ones', () => {
  const plan = toPlan(filled);
  assertValidPlan(plan.calls);
  const ApiId = { $ref: 'api', member: 'ApiId' };
  const target = (id: string) => ({ $ref: id, member: 'IntegrationId', prefix: 'integrations/' });
  expect(plan.calls.map(({ operation, input }) => [operation, input])).toEqual([
    ['CreateApi', { Name: 'shop', ProtocolType: 'HTTP' }],
    [
      'CreateIntegration',
      { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: lambda, PayloadFormatVersion: '2.0' },
    ],
    [
      'CreateIntegration',
      {
        ApiId,
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'https://example.com',
        IntegrationMethod: 'ANY',
        PayloadFormatVersion: '1.0',
      },
    ],
    ['CreateRoute', { ApiId, RouteKey: 'GET /orders', Target: target('integration 1') }],
    ['CreateRoute', { ApiId, RouteKey: '$default', Target: target('integration 3') }],
    // Its integration was removed.
    ['CreateRoute', { ApiId, RouteKey: 'GET /later' }],
    ['CreateStage', { ApiId, StageName: '$default', AutoDeploy: true }],
  ]);
});

test('a stage without automatic deployment is deployed once, but not without a route', () => {
  const operations = (values: WizardValues) => toPlan(values).calls.map(({ operation }) => operation);
  const manual = { ...filled, AutoDeploy: false };
  expect(operations(manual).at(-1)).toBe('CreateDeployment');
  expect(operations({ ...manual, httpRoutes: [] }).at(-1)).toBe('CreateStage');
  expect(operations({ ...manual, stage: false })).not.toContain('CreateStage');
});

test('a WebSocket API has its own routes and stage name, no CORS and no payload version', () => {
  const { calls } = toPlan({
    ...filled,
    ProtocolType: 'WEBSOCKET',
    cors: true,
    AllowOrigins: ['*'],
    webSocketIntegrations: [rowOf('1', 'lambda', { IntegrationUri: lambda })],
    webSocketRoutes: [{ id: '1', RouteKey: '$connect', integration: '', twoWay: false }],
  });
  expect(calls[0]?.input).toEqual({
    Name: 'shop',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  expect(calls[1]?.input).not.toHaveProperty('PayloadFormatVersion');
  expect(calls.map(({ label }) => label).slice(-2)).toEqual([
    'Create route $connect',
    'Create stage production',
  ]);
});

const JWT: AuthorizerRow = {
  ...newAuthorizer('HTTP'),
  type: 'JWT',
  Name: 'users',
  Issuer: 'https://issuer.example.com',
  Audience: ['shop'],
};

/** The inputs of CreateRoute, in the order of the plan. */
const routeInputs = (values: WizardValues) =>
  toPlan(values).calls.flatMap((call) => (call.operation === 'CreateRoute' ? [call.input] : []));

test('an authorizer is created before the routes and protects them, except where chosen otherwise', () => {
  const [first, second, third] = filled.httpRoutes;
  if (!first || !second || !third) throw new Error('The sample has three routes.');
  const values: WizardValues = {
    ...filled,
    httpAuthorizer: JWT,
    httpRoutes: [first, { ...second, authorization: 'NONE' }, { ...third, authorization: 'AWS_IAM' }],
  };
  const { calls } = toPlan(values);
  assertValidPlan(calls);
  expect(calls.find(({ operation }) => operation === 'CreateAuthorizer')?.input).toEqual({
    ApiId: { $ref: 'api', member: 'ApiId' },
    Name: 'users',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['shop'] },
  });
  const authorization = routeInputs(values).map((input) => [input.AuthorizationType, input.AuthorizerId]);
  expect(authorization).toEqual([
    ['JWT', { $ref: 'authorizer', member: 'AuthorizerId' }],
    [undefined, undefined],
    ['AWS_IAM', undefined],
  ]);
});

test('a Lambda authorizer is sent by its invocation URI; of a WebSocket API it protects $connect alone', () => {
  const row: AuthorizerRow = {
    ...newAuthorizer('WEBSOCKET'),
    type: 'REQUEST',
    Name: 'users',
    AuthorizerUri: lambda,
  };
  const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${lambda}/invocations`;
  expect(authorizerInput(row, 'WEBSOCKET')).toEqual({
    Name: 'users',
    AuthorizerType: 'REQUEST',
    IdentitySource: ['route.request.header.Authorization'],
    AuthorizerUri: uri,
  });
  expect(authorizerInput({ ...row, ...{ IdentitySource: [] } }, 'HTTP')).toMatchObject({
    AuthorizerPayloadFormatVersion: '2.0',
    EnableSimpleResponses: true,
  });
  const routes = routeInputs({
    ...START,
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    webSocketAuthorizer: row,
    webSocketRoutes: ['$connect', '$default'].map((RouteKey, at) => ({
      id: String(at),
      RouteKey,
      integration: '',
      twoWay: false,
    })),
  });
  expect(routes.map(({ AuthorizationType }) => AuthorizationType)).toEqual(['CUSTOM', undefined]);
});

test('an authorizer that was given up protects nothing', () => {
  const { calls } = toPlan({
    ...filled,
    httpAuthorizer: { ...JWT, type: 'NONE' },
    httpRoutes: filled.httpRoutes.map((row) => ({ ...row, authorization: 'AUTHORIZER' as const })),
  });
  expect(JSON.stringify(calls)).not.toContain('uthoriz');
});

test('each value that the service would reject has an issue at its field', () => {
  expect(wizardIssues(filled)).toEqual([]);
  const bad: WizardValues = {
    ...filled,
    Name: '',
    cors: true,
    AllowMethods: ['FETCH'],
    httpIntegrations: [newIntegration('1')],
    httpRoutes: [
      { id: '1', RouteKey: 'GET /a', integration: '1', twoWay: false },
      { id: '2', RouteKey: 'GET /a', integration: '1', twoWay: false },
      { id: '3', RouteKey: 'TRACE /a', integration: '1', twoWay: false },
    ],
    httpStageName: 'bad stage',
  };
  const paths = new Set(wizardIssues(bad).map(({ path }) => path.join('.')));
  expect([...paths].sort()).toEqual([
    'AllowMethods',
    'Name',
    'httpIntegrations.0.of.lambda.IntegrationUri',
    'httpRoutes.0.RouteKey',
    'httpRoutes.1.RouteKey',
    'httpRoutes.2.RouteKey',
    'httpStageName',
  ]);
});

test('a new id is never one in use', () => {
  expect(freeId([])).toBe('1');
  expect(freeId([{ id: '4' }, { id: '2' }])).toBe('5');
});

const LISTENER =
  'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/inner/50dc6c495c0c9188/0467ef3c8400ae65';
const ROLE = 'arn:aws:iam::123456789012:role/caller';

const ofPresets: [preset: IntegrationPreset, backend: Partial<Backend>, input: object][] = [
  [
    'private',
    { ConnectionId: 'link1', IntegrationUri: LISTENER, withoutStage: true, ServerNameToVerify: 'in.example' },
    {
      IntegrationType: 'HTTP_PROXY',
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'link1',
      IntegrationUri: LISTENER,
      IntegrationMethod: 'ANY',
      PayloadFormatVersion: '1.0',
      RequestParameters: { 'overwrite:path': '$request.path' },
      TlsConfig: { ServerNameToVerify: 'in.example' },
    },
  ],
  [
    'service',
    {
      IntegrationSubtype: 'SQS-PurgeQueue',
      CredentialsArn: ROLE,
      // Values of another action and of another preset's member are ignored.
      parameters: { 'SQS-PurgeQueue': { QueueUrl: '$request.body.q', Region: '' }, other: { Name: 'x' } },
      IntegrationUri: lambda,
    },
    {
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-PurgeQueue',
      CredentialsArn: ROLE,
      PayloadFormatVersion: '1.0',
      RequestParameters: { QueueUrl: '$request.body.q' },
    },
  ],
];

test.each(ofPresets)('an integration of an HTTP API with preset %s has only its members', (...one) => {
  const [preset, backend, input] = one;
  const values: WizardValues = { ...filled, httpIntegrations: [rowOf('1', preset, backend)] };
  expect(toPlan(values).calls[1]?.input).toEqual({ ApiId: { $ref: 'api', member: 'ApiId' }, ...input });
  expect(wizardIssues(values)).toEqual([]);
});

test('a non-proxy integration gets its required response, a two-way route gets its own', () => {
  const values: WizardValues = {
    ...filled,
    ProtocolType: 'WEBSOCKET',
    webSocketIntegrations: [
      rowOf('1', 'mock', { ResponseTemplate: '{"pong":true}' }),
      rowOf('2', 'httpCustom', { IntegrationUri: 'https://example.com' }),
    ],
    webSocketRoutes: [{ id: '1', RouteKey: 'ping', integration: '1', twoWay: true }],
    stage: false,
  };
  const { calls } = toPlan(values);
  assertValidPlan(calls);
  const ApiId = { $ref: 'api', member: 'ApiId' };
  const default_ = '\\$default';
  expect(calls.slice(1).map(({ operation, input }) => [operation, input])).toEqual([
    [
      'CreateIntegration',
      {
        ApiId,
        IntegrationType: 'MOCK',
        RequestTemplates: { $default: '{"statusCode":200}' },
        TemplateSelectionExpression: default_,
      },
    ],
    [
      'CreateIntegrationResponse',
      {
        ApiId,
        IntegrationId: { $ref: 'integration 1', member: 'IntegrationId' },
        IntegrationResponseKey: '$default',
        ResponseTemplates: { $default: '{"pong":true}' },
        TemplateSelectionExpression: default_,
      },
    ],
    [
      'CreateIntegration',
      { ApiId, IntegrationType: 'HTTP', IntegrationUri: 'https://example.com', IntegrationMethod: 'ANY' },
    ],
    [
      'CreateIntegrationResponse',
      {
        ApiId,
        IntegrationId: { $ref: 'integration 2', member: 'IntegrationId' },
        IntegrationResponseKey: '$default',
      },
    ],
    [
      'CreateRoute',
      {
        ApiId,
        RouteKey: 'ping',
        RouteResponseSelectionExpression: '$default',
        Target: { $ref: 'integration 1', member: 'IntegrationId', prefix: 'integrations/' },
      },
    ],
    [
      'CreateRouteResponse',
      { ApiId, RouteId: { $ref: 'route 1', member: 'RouteId' }, RouteResponseKey: '$default' },
    ],
  ]);
  expect(wizardIssues(values)).toEqual([]);
});

test('integrations are named after their backend; duplicate names get their position', () => {
  const rows = [newIntegration('1'), rowOf('2', 'mock', {}), newIntegration('4'), rowOf('5', 'http', {})];
  expect([...rowNames(rows, 'HTTP').values()]).toEqual([
    'Lambda proxy (1)',
    'Mock',
    'Lambda proxy (3)',
    'HTTP proxy',
  ]);
});
