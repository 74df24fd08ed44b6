import { expect, test } from 'vitest';
import { assertSound } from '../../plan/refs';
import { wizardIssues } from './issues';
import { freeId, newIntegration, START, toPlan, type WizardValues } from './values';

const lambda = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

const filled: WizardValues = {
  ...START,
  Name: 'shop',
  integrations: [
    { ...newIntegration('1'), IntegrationUri: lambda },
    { ...newIntegration('3'), IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com' },
  ],
  httpRoutes: [
    { id: '1', RouteKey: 'GET /orders', integration: '1' },
    { id: '2', RouteKey: '$default', integration: '3' },
    { id: '3', RouteKey: 'GET /later', integration: '2' },
  ],
};

test('an API is made with what is in it, each call referring to those before', () => {
  const plan = toPlan(filled);
  assertSound(plan.calls);
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
    // The integration that it led to was taken away again.
    ['CreateRoute', { ApiId, RouteKey: 'GET /later' }],
    ['CreateStage', { ApiId, StageName: '$default', AutoDeploy: true }],
  ]);
});

test('a stage that deploys by hand is deployed once, but not without a route', () => {
  const operations = (values: WizardValues) => toPlan(values).calls.map(({ operation }) => operation);
  const byHand = { ...filled, AutoDeploy: false };
  expect(operations(byHand).at(-1)).toBe('CreateDeployment');
  expect(operations({ ...byHand, httpRoutes: [] }).at(-1)).toBe('CreateStage');
  expect(operations({ ...byHand, stage: false })).not.toContain('CreateStage');
});

test('a WebSocket API has its own routes and stage name, no CORS and no payload version', () => {
  const { calls } = toPlan({
    ...filled,
    ProtocolType: 'WEBSOCKET',
    cors: true,
    AllowOrigins: ['*'],
    webSocketRoutes: [{ id: '1', RouteKey: '$connect', integration: '' }],
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

test('what the service would refuse stands at the field that holds it', () => {
  expect(wizardIssues(filled)).toEqual([]);
  const bad: WizardValues = {
    ...filled,
    Name: '',
    cors: true,
    AllowMethods: ['FETCH'],
    integrations: [newIntegration('1')],
    httpRoutes: [
      { id: '1', RouteKey: 'GET /a', integration: '1' },
      { id: '2', RouteKey: 'GET /a', integration: '1' },
      { id: '3', RouteKey: 'TRACE /a', integration: '1' },
    ],
    httpStageName: 'bad stage',
  };
  const paths = new Set(wizardIssues(bad).map(({ path }) => path.join('.')));
  expect([...paths].sort()).toEqual([
    'AllowMethods',
    'Name',
    'httpRoutes.0.RouteKey',
    'httpRoutes.1.RouteKey',
    'httpRoutes.2.RouteKey',
    'httpStageName',
    'integrations.0.IntegrationUri',
  ]);
});

test('an id that was given is not given again while it is in use', () => {
  expect(freeId([])).toBe('1');
  expect(freeId([{ id: '4' }, { id: '2' }])).toBe('5');
});
