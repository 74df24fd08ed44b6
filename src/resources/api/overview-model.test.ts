import type { Api, Authorizer, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { type ApiParts, attentionOf, corsLine, routeGroups } from './overview-model';

const api = { ApiId: 'a1', Name: 'shop', ProtocolType: 'HTTP', RouteSelectionExpression: '' } as Api;
const integration = (id: string, name: string): Integration => ({
  IntegrationId: id,
  IntegrationType: 'HTTP_PROXY',
  IntegrationMethod: 'GET',
  IntegrationUri: `https://${name}`,
});
const route = (RouteKey: string, target?: string, more: Partial<Route> = {}): Route => ({
  RouteId: `id of ${RouteKey}`,
  RouteKey,
  ...(target && { Target: `integrations/${target}` }),
  ...more,
});
const users: Authorizer = { AuthorizerId: 'au', Name: 'users' } as Authorizer;
const JWT = { AuthorizationType: 'JWT', AuthorizerId: 'au' } as const;

test('Routes are grouped by integration: most routes first, those without one last.', () => {
  const groups = routeGroups(
    [
      route('GET /z'),
      route('GET /y'),
      route('GET /x'),
      route('POST /orders', 'i1', JWT),
      route('GET /orders/10', 'i1'),
      route('GET /orders/9', 'i1'),
      route('GET /pets', 'i2', { AuthorizationType: 'AWS_IAM' }),
      route('GET /lost', 'gone'),
    ],
    [integration('i1', 'orders'), integration('i2', 'pets')],
    [users],
  );
  expect(groups.map(({ name, routes }) => [name, routes.map(({ key }) => key)])).toEqual([
    ['GET https://orders', ['POST /orders', 'GET /orders/9', 'GET /orders/10']],
    ['GET https://pets', ['GET /pets']],
    ['Integration gone', ['GET /lost']],
    ['No integration', ['GET /x', 'GET /y', 'GET /z']],
  ]);
  expect(groups[0]?.routes.map(({ authorization }) => authorization)).toEqual([
    'JWT authorizer users',
    undefined,
    undefined,
  ]);
  expect(groups[1]?.routes[0]?.authorization).toBe('IAM');
});

const quiet: ApiParts = {
  routes: [route('GET /a', 'i1', JWT)],
  integrations: [integration('i1', 'a')],
  stages: [{ StageName: 'prod', DeploymentId: 'd1' }],
  deployments: [{ DeploymentId: 'd1', DeploymentStatus: 'DEPLOYED' }],
};

test('A complete API needs no attention, nor does one whose lists cannot be read.', () => {
  expect(attentionOf(api, quiet)).toEqual([]);
  expect(attentionOf(api, {})).toEqual([]);
});

test.each<[string, ApiParts, string, RegExp]>([
  [
    'a stage with a default limit of 0',
    { stages: [{ StageName: 'prod', DeploymentId: 'd1', DefaultRouteSettings: { ThrottlingRateLimit: 0 } }] },
    'error',
    /Stage prod rejects all requests: /,
  ],
  [
    'a route with a limit of 0',
    {
      stages: [
        { StageName: 'prod', DeploymentId: 'd1', RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 0 } } },
      ],
    },
    'error',
    /rejects all requests to GET \/a/,
  ],
  [
    'settings of a deleted route',
    { stages: [{ StageName: 'prod', DeploymentId: 'd1', RouteSettings: { 'GET /gone': {} } }] },
    'warning',
    /deleted routes.*GET \/gone/,
  ],
  ['a stage without a deployment', { stages: [{ StageName: 'prod' }] }, 'warning', /serves no deployment/],
  ['no stage', { stages: [] }, 'info', /^No stage/],
  [
    'a failed deployment',
    { deployments: [{ DeploymentId: 'd1', DeploymentStatus: 'FAILED' }] },
    'warning',
    /^1 deployment failed/,
  ],
  [
    'a route without authorization',
    { routes: [route('GET /a', 'i1')] },
    'info',
    /^1 route without authorization/,
  ],
  [
    'a route without an integration',
    { routes: [route('GET /a', undefined, JWT)], integrations: [] },
    'warning',
    /^1 route without an integration/,
  ],
  [
    'an unused integration',
    { integrations: [integration('i1', 'a'), integration('i2', 'b')] },
    'info',
    /^1 integration that no route uses/,
  ],
])('%s needs attention.', (_, change, type, text) => {
  expect(attentionOf(api, { ...quiet, ...change })).toEqual([
    { type, text: expect.stringMatching(text), href: expect.stringContaining('/apis/a1/') },
  ]);
});

test('Only $connect of a WebSocket API can be without authorization.', () => {
  const socket: Api = { ...api, ProtocolType: 'WEBSOCKET' };
  const parts = { ...quiet, routes: [route('$default', 'i1'), route('$connect', 'i1')] };
  expect(attentionOf(socket, parts).map(({ text }) => text)).toEqual([
    '1 route without authorization: anyone can call.',
  ]);
});

test.each([
  [undefined, 'Not configured: browsers block requests from other origins.'],
  [{ AllowOrigins: ['*'], AllowMethods: ['GET', 'POST'] }, 'Origins *; methods GET, POST.'],
  [
    { AllowOrigins: ['a', 'b', 'c', 'd', 'e'], AllowCredentials: true },
    'Origins a, b, c and 2 more; no methods; credentials.',
  ],
])('CORS %j is the line %j.', (cors, line) => {
  expect(corsLine({ ...api, CorsConfiguration: cors } as Api)).toBe(line);
});
