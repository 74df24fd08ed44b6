import { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import { describe, expect, it } from 'vitest';
import { raw, refusal, startSandbox } from './client.test-support';
import { NetworkCut } from './faults';
import { sdkHandler } from './sdk-handler';

describe('Faults', () => {
  it('fail the next calls of an operation, as often as said, after those let through', async () => {
    const { client, sandbox } = startSandbox();
    sandbox.faults.push({
      operation: 'GetApis',
      after: 1,
      times: 1,
      fail: { status: 429, error: 'TooManyRequestsException', message: 'slow down' },
    });
    await client.getApis({});
    expect(await refusal(client.getApis({}))).toEqual({
      name: 'TooManyRequestsException',
      status: 429,
      message: 'slow down',
    });
    await client.getApis({});
    expect(sandbox.calls.map((call) => call.status)).toEqual([200, 429, 200]);
  });

  it('cut the connection before or after the call took effect', async () => {
    const { client, sandbox } = startSandbox();
    const body = { name: 'a', protocolType: 'HTTP' };
    sandbox.faults.push({ operation: 'CreateApi', times: 1, fail: 'network' });
    await expect(raw(sandbox, 'POST', '/v2/apis', body)).rejects.toBeInstanceOf(NetworkCut);
    expect((await client.getApis({})).Items).toHaveLength(0);
    sandbox.faults.splice(0, sandbox.faults.length, { operation: '*', times: 1, fail: 'network-after' });
    await expect(raw(sandbox, 'POST', '/v2/apis', body)).rejects.toBeInstanceOf(NetworkCut);
    expect((await client.getApis({})).Items).toHaveLength(1);
  });

  it('delay a response, and a caller who aborts meanwhile gets an AbortError', async () => {
    const { sandbox } = startSandbox();
    sandbox.faults.push({ operation: '*', delayMs: 5 });
    const client = new ApiGatewayV2({
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      requestHandler: sdkHandler(sandbox) as never,
    });
    const controller = new AbortController();
    const call = client.getApis({}, { abortSignal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect((await client.getApis({})).Items).toEqual([]);
  });
});

describe('The call log', () => {
  it('has each call with its operation, decoded input and status', async () => {
    const { client, sandbox } = startSandbox();
    await refusal(client.getRoutes({ ApiId: 'abc', MaxResults: '5' }));
    await raw(sandbox, 'GET', '/nothing');
    expect(sandbox.calls).toEqual([
      {
        operation: 'GetRoutes',
        method: 'GET',
        url: '/v2/apis/abc/routes?maxResults=5',
        region: 'us-east-1',
        input: { ApiId: 'abc', MaxResults: '5' },
        status: 404,
      },
      {
        operation: undefined,
        method: 'GET',
        url: '/nothing',
        region: undefined,
        input: undefined,
        status: 404,
      },
    ]);
  });
});

describe('Time', () => {
  it('takes a VPC link from PENDING to AVAILABLE and, deleted, to nothing', async () => {
    const { client, clock } = startSandbox({ settleMs: 60_000 });
    const { VpcLinkId } = await client.createVpcLink({ Name: 'a', SubnetIds: ['subnet-1'] });
    const status = async () => (await client.getVpcLink({ VpcLinkId })).VpcLinkStatus;
    const pass = (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
    };
    pass(59_000);
    expect(await status()).toBe('PENDING');
    pass(1000);
    expect(await status()).toBe('AVAILABLE');
    await client.deleteVpcLink({ VpcLinkId });
    expect(await status()).toBe('DELETING');
    pass(60_000);
    expect(await refusal(client.getVpcLink({ VpcLinkId }))).toMatchObject({ status: 404 });
  });
});

describe('The limits of the account', () => {
  it('let a burst of 40 pass, then 10 a second, and say when to retry', async () => {
    const { sandbox, clock } = startSandbox({ limits: 'aws' });
    const statuses = async (count: number) => {
      const responses = [];
      for (let at = 0; at < count; at += 1) responses.push(await raw(sandbox, 'GET', '/v2/apis'));
      return responses;
    };
    expect((await statuses(40)).every((response) => response.status === 200)).toBe(true);
    const [refused] = await statuses(1);
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    expect(JSON.parse(refused?.body ?? '')).toMatchObject({
      __type: 'TooManyRequestsException',
      limitType: 'ACCOUNT',
    });
    clock.now = new Date(clock.now.getTime() + 1000);
    expect((await statuses(11)).map((response) => response.status)).toEqual([...Array(10).fill(200), 429]);
  });

  it('hold the slower operations to their own rates', async () => {
    const { client, clock } = startSandbox({ limits: 'aws' });
    const create = () => client.createVpcLink({ Name: 'a', SubnetIds: ['subnet-1'] });
    await create();
    expect(await refusal(create())).toMatchObject({ name: 'TooManyRequestsException', status: 429 });
    clock.now = new Date(clock.now.getTime() + 15_000);
    await create();
  });

  it('refuse a second write to an API while one runs, and let reads pass', async () => {
    const { client } = startSandbox({ limits: 'aws' });
    const { ApiId } = await client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
    const first = client.createRoute({ ApiId, RouteKey: 'GET /a' });
    const [second, read] = [
      refusal(client.createRoute({ ApiId, RouteKey: 'GET /b' })),
      client.getApi({ ApiId }),
    ];
    expect(await second).toEqual({
      name: 'ConflictException',
      status: 409,
      message: 'Unable to complete operation due to concurrent modification. Please try again later.',
    });
    expect((await read).ApiId).toBe(ApiId);
    await first;
    await client.createRoute({ ApiId, RouteKey: 'GET /b' });
  });

  it('refuse the second of two writes that arrive one after the other while the first one is on its way', async () => {
    const { sandbox, client } = startSandbox({ limits: 'aws' });
    const { ApiId } = await client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
    const create = (routeKey: string) => raw(sandbox, 'POST', `/v2/apis/${ApiId}/routes`, { routeKey });
    const first = create('GET /a');
    // Over a network the second arrives when a sandbox without delay would be done with the first.
    await new Promise((resolve) => setTimeout(resolve));
    expect((await create('GET /b')).status).toBe(409);
    expect((await first).status).toBe(201);
    expect((await create('GET /b')).status).toBe(201);
  });

  it('come and go while the sandbox runs, each time with a full burst', async () => {
    const { sandbox } = startSandbox();
    const reads = async (count: number) => {
      const statuses = new Set<number>();
      for (let at = 0; at < count; at += 1) statuses.add((await raw(sandbox, 'GET', '/v2/apis')).status);
      return [...statuses];
    };
    expect([sandbox.limits, await reads(60)]).toEqual(['off', [200]]);
    sandbox.limits = 'aws';
    expect(await reads(41)).toEqual([200, 429]);
    sandbox.limits = 'aws';
    expect(await reads(1)).toEqual([429]);
    sandbox.limits = 'off';
    expect(await reads(60)).toEqual([200]);
    sandbox.limits = 'aws';
    expect(await reads(40)).toEqual([200]);
  });

  it('hold quotas', async () => {
    const { client, clock } = startSandbox({ limits: 'aws' });
    const { ApiId } = await client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
    const stage = (at: number) => client.createStage({ ApiId, StageName: `s${at}` });
    for (let at = 0; at < 10; at += 1) await stage(at);
    clock.now = new Date(clock.now.getTime() + 10_000);
    expect(await refusal(stage(10))).toMatchObject({
      status: 400,
      message: 'Limit exceeded: Stages per API 10',
    });
  });
});

it('An issuer without a discovery document is refused where the sandbox checks it', async () => {
  const { client } = startSandbox({ issuerResponds: (issuer) => issuer === 'https://good.example' });
  const { ApiId } = await client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
  const create = (Issuer: string) =>
    client.createAuthorizer({
      ApiId,
      Name: 'a',
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer, Audience: ['a'] },
    });
  expect((await refusal(create('https://bad.example'))).message).toBe(
    "Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'",
  );
  await create('https://good.example');
});
