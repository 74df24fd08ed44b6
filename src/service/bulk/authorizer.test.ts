import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { type AuthorizerContext, attachAuthorizer, attachIssues, detachAuthorizer } from './authorizer';

const jwt: Authorizer = { AuthorizerId: 'jwt1', Name: 'customers', AuthorizerType: 'JWT' };
const lambda: Authorizer = { AuthorizerId: 'fn1', Name: 'partners', AuthorizerType: 'REQUEST' };

const scoped: Route = {
  RouteId: 'r1',
  RouteKey: 'GET /a',
  AuthorizationType: 'JWT',
  AuthorizerId: 'old',
  AuthorizationScopes: ['a:read'],
};
const open: Route = { RouteId: 'r2', RouteKey: 'GET /b', AuthorizationType: 'NONE' };

const context = (protocol: 'HTTP' | 'WEBSOCKET' = 'HTTP'): AuthorizerContext => ({
  apiId: 'a1',
  protocol,
  authorizers: [jwt, lambda, { ...jwt, AuthorizerId: 'old' }],
});

const keep = { AuthorizerId: 'jwt1', scopes: 'keep', AuthorizationScopes: [] } as const;

const inputs = ({ calls }: { calls: { input: unknown }[] }) => calls.map(({ input }) => input);

test('scopes are kept unless others are set', () => {
  const routes = [scoped, open];
  expect(inputs(attachAuthorizer(routes, jwt, { ...keep, AuthorizationScopes: [] }, context()).plan)).toEqual(
    [
      { ApiId: 'a1', RouteId: 'r1', AuthorizationType: 'JWT', AuthorizerId: 'jwt1' },
      { ApiId: 'a1', RouteId: 'r2', AuthorizationType: 'JWT', AuthorizerId: 'jwt1' },
    ],
  );
  const set = { ...keep, scopes: 'set' as const, AuthorizationScopes: ['b:read'] };
  expect(inputs(attachAuthorizer([scoped], jwt, set, context()).plan)).toEqual([
    {
      ApiId: 'a1',
      RouteId: 'r1',
      AuthorizationType: 'JWT',
      AuthorizerId: 'jwt1',
      AuthorizationScopes: ['b:read'],
    },
  ]);
});

test('a Lambda authorizer has no scopes', () => {
  const { plan } = attachAuthorizer([scoped], lambda, { ...keep, AuthorizationScopes: [] }, context());
  expect(inputs(plan)).toEqual([
    {
      ApiId: 'a1',
      RouteId: 'r1',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: 'fn1',
      AuthorizationScopes: [],
    },
  ]);
});

test('on a WebSocket API routes other than $connect are skipped with the message of the rule', () => {
  const routes: Route[] = [
    { RouteId: 'r1', RouteKey: '$connect' },
    { RouteId: 'r2', RouteKey: 'join' },
  ];
  const { plan, skipped } = attachAuthorizer(
    routes,
    lambda,
    { ...keep, AuthorizationScopes: [] },
    context('WEBSOCKET'),
  );
  expect(plan.calls).toHaveLength(1);
  expect(skipped).toEqual([
    { route: routes[1], reason: 'Currently, authorization is restricted to the $connect route only' },
  ]);
});

test('detaching also removes the scopes and skips routes without an authorizer', () => {
  const iam: Route = { RouteId: 'r3', RouteKey: 'GET /c', AuthorizationType: 'AWS_IAM' };
  const { plan, skipped } = detachAuthorizer([scoped, open, iam], context());
  expect(inputs(plan)).toEqual([
    { ApiId: 'a1', RouteId: 'r1', AuthorizationType: 'NONE', AuthorizationScopes: [] },
  ]);
  expect(skipped.map(({ reason }) => reason)).toEqual([
    'It has no authorizer.',
    'It uses IAM authorization, not an authorizer.',
  ]);
});

test('more than ten scopes are rejected by the rule for a single route', () => {
  const AuthorizationScopes = Array.from({ length: 11 }, (_, n) => `s${n}`);
  expect(attachIssues({ AuthorizerId: 'jwt1', scopes: 'set', AuthorizationScopes })).toHaveLength(1);
  expect(attachIssues({ AuthorizerId: 'jwt1', scopes: 'keep', AuthorizationScopes })).toEqual([]);
});
