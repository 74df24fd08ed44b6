import { expect, test } from 'vitest';
import type { Operation } from '../../../service/sdk';
import { undoPlan } from './undo-plan';

// Members that an update changes or forgets together, and those with an operation of their own.

type Members = Record<string, unknown>;

/** The calls that undo an update of `before` to `after`. */
function undoOf(operation: Operation, ids: Members, change: Members, before: Members, after: Members) {
  const undo = undoPlan({
    operation,
    input: { ...ids, ...change },
    output: after,
    before,
    outcome: 'ok',
  });
  if ('reason' in undo) throw new Error(undo.reason);
  return undo.plan.calls.map((call) => ({ operation: call.operation, input: call.input }));
}

test('A parameter that an update added to a route is removed by its own operation.', () => {
  const ids = { ApiId: 'a', RouteId: 'r' };
  const [OLD, NEW] = ['route.request.header.old', 'route.request.header.new'];
  const before = { RouteKey: '$connect', RequestParameters: { [OLD]: { Required: true } } };
  const change = { RequestParameters: { [OLD]: { Required: false }, [NEW]: { Required: true } } };
  expect(undoOf('UpdateRoute', ids, change, before, { ...before, ...change })).toEqual([
    { operation: 'DeleteRouteRequestParameter', input: { ...ids, RequestParameterKey: NEW } },
    { operation: 'UpdateRoute', input: { ...ids, RequestParameters: { [OLD]: { Required: true } } } },
  ]);
});

test('An integration that left its VPC link returns to it with its TLS settings.', () => {
  const ids = { ApiId: 'a', IntegrationId: 'i' };
  const link = {
    ConnectionType: 'VPC_LINK',
    ConnectionId: 'v1',
    TlsConfig: { ServerNameToVerify: 'in.example.com' },
  };
  const rest = { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'ANY' };
  const change = { ConnectionType: 'INTERNET' };
  expect(undoOf('UpdateIntegration', ids, change, { ...rest, ...link }, { ...rest, ...change })).toEqual([
    { operation: 'UpdateIntegration', input: { ...ids, ...link } },
  ]);
});

test('An authorizer whose type was changed gets back every member of its former type.', () => {
  const ids = { ApiId: 'a', AuthorizerId: 'g' };
  const common = { Name: 'guard', IdentitySource: ['$request.header.Authorization'] };
  const lambda = {
    AuthorizerType: 'REQUEST',
    AuthorizerUri: 'arn:uri',
    AuthorizerCredentialsArn: 'arn:role',
    AuthorizerPayloadFormatVersion: '2.0',
    AuthorizerResultTtlInSeconds: 60,
    EnableSimpleResponses: true,
  };
  const change = {
    AuthorizerType: 'JWT',
    JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['web'] },
  };
  const [call] = undoOf('UpdateAuthorizer', ids, change, { ...common, ...lambda }, { ...common, ...change });
  expect(call?.input).toMatchObject({ ...ids, ...lambda });
});
