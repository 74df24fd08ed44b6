import { describe, expect, it } from 'vitest';
import { FUNCTION_URI } from '../world.test-support';
import { connect, type DescribedSocket } from './socket.test-support';

const status = (...parameters: Parameters<typeof connect>) => connect(...parameters).response?.status;
const result = (payload: object) =>
  ({ integration: { type: 'function', payload: JSON.stringify(payload) } }) as const;

describe('A client that connects', () => {
  it('is connected without a $connect route, and with one whose function returns 200', () => {
    expect(connect({ routes: [] })).toMatchObject({
      succeeds: true,
      summary: 'Connect → 101',
      response: { status: 101 },
    });
    expect(connect({ routes: ['$connect'] })).toMatchObject({
      summary: 'Connect → $connect → Lambda orders → 101',
    });
    expect(status({ routes: [{ RouteKey: '$connect', Target: undefined }] })).toBe(101);
  });

  it('gets the status of the function otherwise, and 502 when it fails', () => {
    expect(status({ routes: ['$connect'] }, '/prod', [], result({ statusCode: 400 }))).toBe(400);
    expect(
      status({ routes: ['$connect'] }, '/prod', [], { integration: { type: 'failure', why: 'error' } }),
    ).toBe(502);
    expect(
      connect({ routes: ['$connect'] }, '/prod', [], result({ statusCode: 400 })).exchange,
    ).toBeUndefined();
  });

  it('must use the path of the stage', () => {
    expect(status({ routes: [] }, '/prod?x=1')).toBe(101);
    for (const path of ['/', '/prod/', '/prod/more', '/dev']) expect(status({ routes: [] }, path)).toBe(403);
  });

  it('gets the subprotocol that the function chooses', () => {
    const headers = { 'Sec-WebSocket-Protocol': 'v1', 'X-Other': '1' };
    expect(
      connect({ routes: ['$connect'] }, '/prod', [], result({ statusCode: 200, headers })).response?.headers,
    ).toEqual([['Sec-WebSocket-Protocol', 'v1']]);
  });

  it('needs an API key where the route asks for one, and a signature for IAM', () => {
    const keyed: DescribedSocket = { routes: [{ RouteKey: '$connect', ApiKeyRequired: true }] };
    expect(status(keyed)).toBe(403);
    expect(status(keyed, '/prod', [['X-Api-Key', 'k']])).toBe(101);
    expect(status({ routes: [{ RouteKey: '$connect', AuthorizationType: 'AWS_IAM' }] })).toBe(403);
  });
});

describe('The authorizer of $connect', () => {
  const world: DescribedSocket = {
    routes: [{ RouteKey: '$connect', AuthorizationType: 'CUSTOM', AuthorizerId: 'z1' }],
    authorizer: { AuthorizerUri: FUNCTION_URI, IdentitySource: ['route.request.header.Authorization'] },
  };
  const policy = (Effect: string, Resource: string) => ({
    authorizer: {
      type: 'function',
      payload: JSON.stringify({
        principalId: 'u-1',
        policyDocument: { Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] },
        context: { admin: true },
      }),
    } as const,
  });
  const arn = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/$connect';
  const header = [['authorization', 'secret']] as const;

  it('is not invoked without its identity source: 401', () => {
    expect(status(world, '/prod', [], policy('Allow', '*'))).toBe(401);
  });

  it('allows or denies by a policy; simple responses are none', () => {
    expect(status(world, '/prod', header, policy('Allow', arn))).toBe(101);
    expect(status(world, '/prod', header, policy('Deny', arn))).toBe(403);
    expect(status(world, '/prod', header, policy('Allow', arn.replace('prod', 'dev')))).toBe(403);
    expect(
      status(world, '/prod', header, { authorizer: { type: 'function', payload: '{"isAuthorized":true}' } }),
    ).toBe(500);
  });

  it('gets an event with the ARN of the route, and its values are texts in later events', () => {
    const traced = connect(world, '/prod?a=1', header, policy('Allow', '*'));
    expect(traced.authorizerEvent).toMatchObject({
      type: 'REQUEST',
      methodArn: arn,
      queryStringParameters: { a: '1' },
    });
    expect(traced.sent.event).toMatchObject({
      requestContext: { authorizer: { principalId: 'u-1', admin: 'true' } },
    });
  });
});
