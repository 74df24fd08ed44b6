import { describe, expect, it } from 'vitest';
import { checkRoute, lintRoute, type RouteFacts, type RouteState, routeRules } from './route';
import { normalizeRouteKey, parseRouteKey, routeVariables } from './route-key';
import { testRules } from './rule-table.test-support';

const http: RouteFacts = { protocol: 'HTTP' };
const socket: RouteFacts = { protocol: 'WEBSOCKET' };
const get = { RouteKey: 'GET /pets' };

testRules('routes', routeRules, checkRoute, [
  {
    rule: 'route.required',
    refused: [{}, http],
    message: 'RouteKey is required',
    path: ['RouteKey'],
    accepted: [get, http],
  },
  {
    rule: 'route.shape',
    refused: [{ ...get, OperationName: 'x'.repeat(65) }, http],
    message: 'OperationName must have at most 64 characters',
    accepted: [{ ...get, OperationName: 'x'.repeat(64) }, http],
  },
  {
    rule: 'route.update.authorizationType',
    refused: [get, { ...http, sent: { AuthorizerId: 'abc' } }],
    message: 'Unable to update route. Authorizer type is invalid or null.',
    path: ['AuthorizationType'],
    accepted: [get, { ...http, sent: { AuthorizerId: 'abc', AuthorizationType: 'JWT' } }],
  },
  {
    rule: 'route.managed.key',
    refused: [get, { ...http, managed: true, formerKey: '$default' }],
    message: /You can't modify the \$default route key/,
    accepted: [{ RouteKey: '$default' }, { ...http, managed: true, formerKey: '$default' }],
  },
  ...['TRACE /x', 'BADVERB /items', 'get /x', 'GET x', 'GET  /x', 'GET /a b', '$connect', ''].map(
    (RouteKey) => ({
      rule: 'route.key.http',
      refused: [{ RouteKey }, http] as [RouteState, RouteFacts],
      message:
        'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"',
      path: ['RouteKey'],
      accepted: [{ RouteKey: '$default' }, http] as [RouteState, RouteFacts],
    }),
  ),
  ...[
    ['GET /a/{b+}/c', 'Greedy path variables are only allowed as the last segment of the path: {b+}'],
    ['GET /a/{b', 'Path variables must be whole segments in balanced braces: {b'],
    ['GET /a-{b}', 'Path variables must be whole segments in balanced braces: a-{b}'],
    ['GET /{}', 'Path variables must be whole segments in balanced braces: {}'],
  ].map(([RouteKey = '', message = '']) => ({
    rule: 'route.key.variables',
    refused: [{ RouteKey }, http] as [RouteState, RouteFacts],
    message,
    accepted: [{ RouteKey: 'GET /a/{b}/{c+}' }, http] as [RouteState, RouteFacts],
  })),
  {
    rule: 'route.key.websocket',
    refused: [{ RouteKey: '$mine' }, socket],
    message: /^Route keys starting with \$ are reserved for predefined routes/,
    accepted: [{ RouteKey: 'send/message' }, socket],
  },
  {
    rule: 'route.key.duplicate',
    refused: [
      { RouteKey: 'GET /items/{id}' },
      { ...http, otherRoutes: [{ RouteId: 'a', RouteKey: 'GET /items/{id}' }] },
    ],
    message: 'Route with key GET /items/{id} already exists for this API',
    status: 409,
    accepted: [
      { RouteId: 'a', RouteKey: 'GET /items/{id}' },
      { ...http, otherRoutes: [{ RouteId: 'a', RouteKey: 'GET /items/{id}' }] },
    ],
  },
  {
    rule: 'route.key.twin',
    refused: [{ RouteKey: 'GET /pets/{petId}' }, { ...http, otherRoutes: [{ RouteKey: 'GET /pets/{id}' }] }],
    message: 'Route with key GET /pets/{id} already exists for this API',
    status: 409,
    accepted: [
      { RouteKey: 'GET /pets/{petId+}' },
      { ...http, otherRoutes: [{ RouteKey: 'GET /pets/{id}' }] },
    ],
  },
  {
    rule: 'route.apiKey.http',
    refused: [{ ...get, ApiKeyRequired: true }, http],
    message:
      'ApiKeyRequired is not currently supported for HTTP APIs. Please set ApiKeyRequired to false for route null',
    accepted: [{ ...get, ApiKeyRequired: false }, http],
  },
  {
    rule: 'route.apiKey.connect',
    refused: [{ RouteKey: 'join', ApiKeyRequired: true }, socket],
    message: 'An API key can be required on the $connect route only',
    accepted: [{ RouteKey: '$connect', ApiKeyRequired: true }, socket],
  },
  {
    rule: 'route.members.websocket',
    refused: [{ ...get, RequestModels: { a: 'M' } }, http],
    message: 'RequestModels is supported only for WebSocket APIs',
    accepted: [{ RouteKey: 'a', RequestModels: { a: 'M' } }, socket],
  },
  {
    rule: 'route.target.form',
    refused: [{ ...get, Target: 'abc' }, http],
    message:
      'Unexpected or malformed target in route null. Correct format should be integrations/<integration_id>.',
    accepted: [{ ...get, Target: 'integrations/abc1234' }, http],
  },
  {
    rule: 'route.target.exists',
    refused: [
      { ...get, Target: 'integrations/abc' },
      { ...http, integrationIds: new Set<string>() },
    ],
    message: 'Invalid Integration identifier specified abc',
    status: 404,
    accepted: [
      { ...get, Target: 'integrations/abc' },
      { ...http, integrationIds: new Set(['abc']) },
    ],
  },
  {
    rule: 'route.auth.type',
    refused: [{ RouteKey: '$connect', AuthorizationType: 'JWT' }, socket],
    message: /^Authorization type JWT is not supported for WEBSOCKET APIs/,
    accepted: [{ RouteKey: '$connect', AuthorizationType: 'AWS_IAM' }, socket],
  },
  {
    rule: 'route.auth.connect',
    refused: [{ RouteKey: 'join', AuthorizationType: 'AWS_IAM' }, socket],
    message: 'Currently, authorization is restricted to the $connect route only',
    accepted: [{ RouteKey: '$connect', AuthorizationType: 'AWS_IAM' }, socket],
  },
  {
    rule: 'route.auth.jwt',
    refused: [
      { ...get, AuthorizationType: 'JWT', AuthorizerId: 'a' },
      { ...http, authorizers: [{ AuthorizerId: 'a', AuthorizerType: 'REQUEST' }] },
    ],
    message:
      'Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer.',
    path: ['AuthorizerId'],
    accepted: [
      { ...get, AuthorizationType: 'JWT', AuthorizerId: 'a' },
      { ...http, authorizers: [{ AuthorizerId: 'a', AuthorizerType: 'JWT' }] },
    ],
  },
  {
    rule: 'route.auth.custom',
    refused: [{ ...get, AuthorizationType: 'CUSTOM' }, http],
    message: /^Invalid authorizer ID specified\. Setting the authorization type to CUSTOM/,
    accepted: [{ ...get, AuthorizationType: 'CUSTOM', AuthorizerId: 'a' }, http],
  },
  {
    rule: 'route.auth.scopes',
    refused: [{ ...get, AuthorizationScopes: ['a'] }, http],
    message:
      'Invalid Route authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization types',
    accepted: [{ ...get, AuthorizationType: 'JWT', AuthorizerId: 'a', AuthorizationScopes: ['a'] }, http],
  },
  {
    rule: 'route.auth.scopeCount',
    refused: [
      {
        ...get,
        AuthorizationType: 'JWT',
        AuthorizationScopes: Array.from({ length: 11 }, (_, at) => `s${at}`),
      },
      http,
    ],
    message: 'A route can have at most 10 authorization scopes',
    accepted: [
      {
        ...get,
        AuthorizationType: 'JWT',
        AuthorizationScopes: Array.from({ length: 10 }, (_, at) => `s${at}`),
      },
      http,
    ],
  },
]);

it('A rule whose facts are missing stays silent', () => {
  expect(checkRoute({ RouteKey: 'TRACE /x', AuthorizationType: 'JWT', AuthorizerId: 'a' })).toEqual([]);
});

it('The same variable twice in a path is advised against, not refused', () => {
  const route = { RouteKey: 'GET /{a}/{a}' };
  expect(checkRoute(route, http)).toEqual([]);
  expect(lintRoute(route)).toHaveLength(1);
});

describe('A route key', () => {
  it('falls apart into method and path, or is special', () => {
    expect(parseRouteKey('ANY /a/{b+}')).toEqual({ method: 'ANY', path: '/a/{b+}' });
    expect(parseRouteKey('$default')).toEqual({ special: '$default' });
  });

  it('names its variables in order, and is the same route under other names', () => {
    expect(routeVariables('/a/{b}/{c+}')).toEqual(['b', 'c+']);
    expect(normalizeRouteKey('GET /a/{b}/{c+}')).toBe(normalizeRouteKey('GET /a/{x}/{y+}'));
    expect(normalizeRouteKey('GET /{a}')).not.toBe(normalizeRouteKey('GET /{a+}'));
  });
});
