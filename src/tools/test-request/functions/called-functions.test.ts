import { expect, it } from 'vitest';
import { trace } from '../../../service/traffic/trace';
import { FUNCTION_URI, requestOf, worldOf } from '../../../service/traffic/world.test-support';
import { calledFunctions } from './called-functions';

const called = (world: ReturnType<typeof worldOf>, line = 'GET /orders') =>
  calledFunctions(world, trace(world, requestOf(line, { headers: [['x-key', 'k']] })));

const guarded = (more: object, integration: object = {}) =>
  worldOf({
    routes: [{ RouteKey: 'GET /orders', AuthorizationType: 'CUSTOM', AuthorizerId: 'z1' }],
    integration,
    authorizer: {
      AuthorizerType: 'REQUEST',
      AuthorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION_URI.replace('orders', 'guard')}/invocations`,
      AuthorizerPayloadFormatVersion: '2.0',
      IdentitySource: ['$request.header.x-key'],
      ...more,
    },
  });

it('The authorizer comes first, by what its result is', () => {
  expect(called(guarded({ EnableSimpleResponses: true }))).toEqual([
    { name: 'guard', use: 'simple-authorizer' },
    { name: 'orders', use: 'integration' },
  ]);
  expect(called(guarded({}))[0]).toEqual({ name: 'guard', use: 'policy-authorizer' });
});

it('An alias and a stage variable lead to the name of the function', () => {
  const world = worldOf({
    routes: ['GET /orders'],
    integration: { IntegrationUri: `${FUNCTION_URI.replace('orders', '${stageVariables.fn}')}:live` },
    stages: [{ StageVariables: { fn: 'stock' } }],
  });
  expect(called(world)).toEqual([{ name: 'stock', use: 'integration' }]);
});

it('The functions of a route are known before its authorizer lets a request pass', () => {
  const world = guarded({});
  expect(calledFunctions(world, trace(world, requestOf('GET /orders')))).toHaveLength(2);
  const jwt = guarded({ AuthorizerType: 'JWT', AuthorizerUri: undefined });
  expect(called(jwt)).toEqual([{ name: 'orders', use: 'integration' }]);
});

it('A function that is both is listed once, and a request that reaches none has none', () => {
  const both = guarded({}, { IntegrationUri: FUNCTION_URI.replace('orders', 'guard') });
  expect(called(both)).toEqual([{ name: 'guard', use: 'policy-authorizer' }]);
  expect(called(worldOf({ routes: ['GET /orders'] }), 'GET /else')).toEqual([]);
});

it('A function of a WebSocket API is one that can post to its connections', () => {
  const world = worldOf({
    api: { ProtocolType: 'WEBSOCKET' },
    routes: ['chat'],
    integration: { PayloadFormatVersion: '1.0' },
    stages: [{ StageName: 'prod' }],
  });
  expect(calledFunctions(world, { stage: 'prod', routeKey: 'chat' })).toEqual([
    { name: 'orders', use: 'websocket-integration' },
  ]);
});
