import type { Route } from '@aws-sdk/client-apigatewayv2';
import { type FormRuleCases, formRuleCases, type InvalidCase } from '../../forms/form-rules.test-support';
import type { Protocol } from '../../service/rules/rule';
import { issuesOf } from '../shared/form-rules.test-support';
import { type RouteContext, type RouteValues, routeForm, toValues } from './model';

const issues = issuesOf(routeForm);

const original: Route = { RouteId: 'r1', RouteKey: 'GET /pets', Target: 'integrations/i1' };

const contextOf = (protocol: Protocol): RouteContext => ({
  apiId: 'a1',
  protocol,
  routes: [
    original,
    { RouteId: 'r2', RouteKey: 'GET /pets/{petId}' },
    { RouteId: 'r3', RouteKey: '$disconnect' },
  ],
  authorizers: [
    { AuthorizerId: 'jwt', AuthorizerType: 'JWT', Name: 'users' },
    { AuthorizerId: 'lambda', AuthorizerType: 'REQUEST', Name: 'guard' },
  ],
  integrations: [{ IntegrationId: 'i1' }],
  responses: [],
});

const attached = { attach: 'existing', Target: 'integrations/i1' } as const;
const http: RouteValues = { ...toValues(undefined), RouteKey: 'POST /pets', ...attached };
const connect: RouteValues = { ...toValues(undefined), RouteKey: '$connect', ...attached };
const custom: RouteValues = { ...connect, RouteKey: 'send' };

const both: readonly InvalidCase<RouteValues>[] = [
  ['route.shape', 'OperationName', { OperationName: 'o'.repeat(65) }],
  ['route.target.form', 'Target', { Target: 'i1' }],
  ['route.target.exists', 'Target', { Target: 'integrations/gone' }],
  ['route.auth.custom', 'AuthorizerId', { AuthorizationType: 'CUSTOM', AuthorizerId: '' }],
  ['route.auth.custom', 'AuthorizerId', { AuthorizationType: 'CUSTOM', AuthorizerId: 'jwt' }],
  ['route.shape', 'AuthorizationType', { AuthorizationType: 'COGNITO' }],
];

const httpInvalid: readonly InvalidCase<RouteValues>[] = [
  ...both,
  ['route.key.http', 'RouteKey', { RouteKey: '' }],
  ['route.key.http', 'RouteKey', { RouteKey: 'FETCH /pets' }],
  ['route.key.variables', 'RouteKey', { RouteKey: 'GET /pets/{petId' }],
  ['route.key.variables', 'RouteKey', { RouteKey: 'GET /{all+}/pets' }],
  ['route.key.duplicate', 'RouteKey', { RouteKey: 'GET /pets/{petId}' }],
  ['route.key.twin', 'RouteKey', { RouteKey: 'GET /pets/{id}' }],
  // The form of an HTTP API has no such field, only its JSON mode.
  ['route.apiKey.http', 'ApiKeyRequired', { ApiKeyRequired: true }],
  ['route.auth.jwt', 'AuthorizerId', { AuthorizationType: 'JWT', AuthorizerId: '' }],
  ['route.auth.jwt', 'AuthorizerId', { AuthorizationType: 'JWT', AuthorizerId: 'lambda' }],
  [
    'route.auth.scopeCount',
    'AuthorizationScopes',
    {
      AuthorizationType: 'JWT',
      AuthorizerId: 'jwt',
      AuthorizationScopes: Array.from({ length: 11 }, (_, at) => `scope${at}`),
    },
  ],
  [
    'route.shape',
    'AuthorizationScopes',
    { AuthorizationType: 'JWT', AuthorizerId: 'jwt', AuthorizationScopes: ['s'.repeat(65)] },
  ],
];

/** Issues of the integration created with the route are shown at its fields. */
const newIntegrationInvalid: readonly InvalidCase<RouteValues>[] = [
  ['integration.uri', 'IntegrationUri', { attach: 'new', IntegrationUri: 'pets' }],
  [
    'integration.method.httpProxy',
    'IntegrationMethod',
    { attach: 'new', IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://example.com' },
  ],
];

const managed: Route = { ...original, RouteKey: '$default', ApiGatewayManaged: true };

export const routeForms: FormRuleCases[] = [
  formRuleCases('Route, create: HTTP', (values) => issues(values, contextOf('HTTP')), http, [
    ...httpInvalid,
    ...newIntegrationInvalid,
  ]),
  formRuleCases(
    'Route, edit: HTTP',
    (values) => issues(values, contextOf('HTTP'), original),
    toValues(original),
    [
      ...httpInvalid,
      [
        'route.managed.key',
        'RouteKey',
        { RouteKey: 'GET /all' },
        (values) => issues(values, contextOf('HTTP'), managed),
      ],
    ],
  ),
  formRuleCases('Route, create: $connect', (values) => issues(values, contextOf('WEBSOCKET')), connect, [
    ...both,
    ['route.key.websocket', 'RouteKey', { RouteKey: '' }],
    ['route.key.websocket', 'RouteKey', { RouteKey: '$message' }],
    ['route.key.duplicate', 'RouteKey', { RouteKey: '$disconnect' }],
    ['route.auth.type', 'AuthorizationType', { AuthorizationType: 'JWT', AuthorizerId: 'jwt' }],
  ]),
  formRuleCases(
    'Route, create: custom WebSocket route',
    (values) => issues(values, contextOf('WEBSOCKET')),
    custom,
    [
      ['route.apiKey.connect', 'ApiKeyRequired', { ApiKeyRequired: true }],
      ['route.auth.connect', 'AuthorizationType', { AuthorizationType: 'AWS_IAM' }],
      [
        'route.shape',
        'RequestModels',
        { RequestModels: [{ key: 'application/json', value: 'm'.repeat(129) }] },
      ],
    ],
  ),
];
