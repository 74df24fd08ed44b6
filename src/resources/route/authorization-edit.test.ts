import { describe, expect, it } from 'vitest';
import { INVOCATION_ARN, startSandbox } from '../../sandbox/client.test-support';
import type { Protocol } from '../../service/rules/rule';
import { formInput } from '../shared/resource-form';
import { type RouteContext, type RouteValues, routeForm } from './model';

// The plans of the edit form for authorization; the service requires type and authorizer together.

async function start(protocol: Protocol) {
  const { client } = startSandbox();
  const { ApiId = '' } = await client.createApi({
    Name: 'shop',
    ProtocolType: protocol,
    ...(protocol === 'WEBSOCKET' && { RouteSelectionExpression: '$request.body.action' }),
  });
  const ids: Record<string, string> = {};
  for (const Name of protocol === 'HTTP' ? ['jwt1', 'jwt2'] : []) {
    const created = await client.createAuthorizer({
      ApiId,
      Name,
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['web'] },
    });
    ids[Name] = created.AuthorizerId ?? '';
  }
  const source = protocol === 'HTTP' ? '$request.header.a' : 'route.request.header.a';
  for (const Name of ['lambda1', 'lambda2']) {
    const created = await client.createAuthorizer({
      ApiId,
      Name,
      AuthorizerType: 'REQUEST',
      AuthorizerUri: INVOCATION_ARN,
      IdentitySource: [source],
      ...(protocol === 'HTTP' && { AuthorizerPayloadFormatVersion: '2.0' }),
    });
    ids[Name] = created.AuthorizerId ?? '';
  }
  const { RouteId } = await client.createRoute({
    ApiId,
    RouteKey: protocol === 'HTTP' ? 'GET /pets' : '$connect',
  });
  const context = async (): Promise<RouteContext> => ({
    apiId: ApiId,
    protocol,
    routes: (await client.getRoutes({ ApiId })).Items ?? [],
    authorizers: (await client.getAuthorizers({ ApiId })).Items ?? [],
    integrations: [],
    responses: [],
  });
  const save = async (change: Partial<RouteValues>) => {
    const { $metadata: _response, RouteKey = '', ...rest } = await client.getRoute({ ApiId, RouteId });
    const original = { RouteKey, ...rest };
    const current = await context();
    const values = { ...routeForm.toValues(original, current), ...change };
    const input = formInput(routeForm, values, current);
    expect(routeForm.issues(input, current, original)).toEqual([]);
    const { calls } = routeForm.toUpdate(original, input, current);
    expect(calls).toHaveLength(1);
    for (const call of calls) await client.updateRoute(call.input as never);
    const { AuthorizationType, AuthorizerId, AuthorizationScopes } = await client.getRoute({
      ApiId,
      RouteId,
    });
    return { AuthorizationType, AuthorizerId, AuthorizationScopes };
  };
  return { ids, save };
}

describe('Editing the authorization of a route', () => {
  it('of an HTTP API changes from any type and authorizer to any other', async () => {
    const { ids, save } = await start('HTTP');
    const { jwt1 = '', jwt2 = '', lambda1 = '', lambda2 = '' } = ids;
    const none = { AuthorizerId: undefined, AuthorizationScopes: undefined };
    const jwt = (AuthorizerId: string) => ({ AuthorizationType: 'JWT', AuthorizerId });
    const custom = (AuthorizerId: string) => ({ AuthorizationType: 'CUSTOM', AuthorizerId });
    const scoped = { ...jwt(jwt1), AuthorizationScopes: ['a', 'b'] };
    expect(await save(scoped)).toEqual(scoped);
    expect(await save({ AuthorizerId: jwt2 })).toEqual({ ...scoped, AuthorizerId: jwt2 });
    expect(await save({ AuthorizationScopes: ['c'] })).toEqual({ ...jwt(jwt2), AuthorizationScopes: ['c'] });
    expect(await save({ AuthorizationScopes: [] })).toEqual({ ...none, ...jwt(jwt2) });
    expect(await save(custom(lambda1))).toEqual({ ...none, ...custom(lambda1) });
    expect(await save({ AuthorizerId: lambda2 })).toEqual({ ...none, ...custom(lambda2) });
    expect(await save({ AuthorizationType: 'AWS_IAM' })).toEqual({ ...none, AuthorizationType: 'AWS_IAM' });
    expect(await save(custom(lambda2))).toEqual({ ...none, ...custom(lambda2) });
    expect(await save(jwt(jwt2))).toEqual({ ...none, ...jwt(jwt2) });
    expect(await save({ AuthorizationType: 'NONE' })).toEqual({ ...none, AuthorizationType: 'NONE' });
  });

  it('of a WebSocket API changes from one Lambda authorizer to another', async () => {
    const { ids, save } = await start('WEBSOCKET');
    const { lambda1 = '', lambda2 = '' } = ids;
    const first = { AuthorizationType: 'CUSTOM', AuthorizerId: lambda1 };
    expect(await save(first)).toMatchObject(first);
    expect(await save({ AuthorizerId: lambda2 })).toMatchObject({ ...first, AuthorizerId: lambda2 });
    expect((await save({ AuthorizationType: 'NONE' })).AuthorizerId).toBeUndefined();
  });
});
