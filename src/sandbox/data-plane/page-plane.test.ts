import { expect, test } from 'vitest';
import { bodyText, type TrafficRequest } from '../../service/traffic/request';
import { FUNCTION_URI, NOW, worldOf } from '../../service/traffic/world.test-support';
import { type FunctionRunner, late, returned } from './function-result';
import { PagePlane } from './page-plane';

const guardUri = FUNCTION_URI.replace('orders', 'guard');

/** A plane whose functions are named by their code: `code:result`; `invoked` lists them. */
function plane() {
  const invoked: string[] = [];
  const run =
    (_host: string, code: string): FunctionRunner =>
    async () => {
      const [name = '', result = ''] = code.split(/:(.*)/s);
      invoked.push(name);
      return returned(result);
    };
  return { plane: new PagePlane('/function-host.html', run), invoked };
}

const request = (more: Partial<TrafficRequest> = {}): TrafficRequest => ({
  method: 'GET',
  target: '/orders',
  receivedAt: NOW,
  ...more,
});

const codes: Record<string, string> = {
  orders: 'orders:{"statusCode":201,"body":"made"}',
  guard: 'guard:{"isAuthorized":false}',
};

const backends = (codeOf: (name: string) => string | undefined = (name) => codes[name]) => ({
  codeOf,
  sample: { type: 'http', status: 202, body: 'sample' } as const,
  signature: undefined,
});

test('A function answers, and what it returns is the response', async () => {
  const { plane: page, invoked } = plane();
  const { trace, notes } = await page.answer(worldOf({ routes: ['GET /orders'] }), request(), backends());
  expect([trace.response?.status, trace.response && bodyText(trace.response.body).text]).toEqual([
    201,
    'made',
  ]);
  expect([invoked, notes]).toEqual([['orders'], []]);
});

test.each([undefined, '  '])(
  'A function whose code is %j is not given: 500, and how to give it',
  async (code) => {
    const { plane: page } = plane();
    const world = worldOf({ routes: ['GET /orders'] });
    const { trace, notes } = await page.answer(
      world,
      request(),
      backends(() => code),
    );
    expect(trace.response?.status).toBe(500);
    expect(notes).toEqual(['The function orders is not given: write one below Run functions.']);
  },
);

test('An HTTP proxy is not called: the sample is its response, and the answer says so', async () => {
  const { plane: page, invoked } = plane();
  const integration = {
    IntegrationType: 'HTTP_PROXY' as const,
    IntegrationUri: 'https://backend.example.com/v1',
    IntegrationMethod: 'GET',
    PayloadFormatVersion: '1.0',
  };
  const world = worldOf({ routes: ['GET /orders'], integration });
  const { trace, notes } = await page.answer(world, request(), backends());
  expect([trace.response?.status, invoked]).toEqual([202, []]);
  expect(notes).toEqual([
    'backend.example.com is not called from this page: the sample response of the form is used.',
  ]);
});

const guarded = (more: object = {}) =>
  worldOf({
    routes: [{ RouteKey: 'GET /orders', AuthorizationType: 'CUSTOM', AuthorizerId: 'z1' }],
    authorizer: {
      AuthorizerType: 'REQUEST',
      AuthorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${guardUri}/invocations`,
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.x-key'],
      ...more,
    },
    stages: [{ DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 } }],
  });

const withKey = request({ headers: [['x-key', 'k']] });

test('An authorizer decides, its result is kept from request to request until it is forgotten', async () => {
  const { plane: page, invoked } = plane();
  const world = guarded({ AuthorizerResultTtlInSeconds: 60 });
  const at = (seconds: number) => ({ ...withKey, receivedAt: NOW + seconds * 1000 });
  expect((await page.answer(world, at(0), backends())).trace.response?.status).toBe(403);
  const second = await page.answer(world, at(1), backends());
  expect([second.trace.response?.status, second.notes.length]).toEqual([403, 1]);
  expect(invoked).toEqual(['guard']);
  page.forget({ apiId: world.apiId, stage: '$default' });
  await page.answer(world, at(2), backends());
  expect(invoked).toEqual(['guard', 'guard']);
});

test('An authorizer has 10 seconds to return, an integration its timeout', async () => {
  const given: number[] = [];
  const page = new PagePlane('/function-host.html', () => async (_event, timeoutMs) => {
    given.push(timeoutMs);
    return late(timeoutMs);
  });
  const integration = { TimeoutInMillis: 500 };
  for (const world of [guarded(), worldOf({ routes: ['GET /orders'], integration })])
    await page.answer(world, withKey, backends());
  expect(given).toEqual([10_000, 500]);
});

test('Requests share the limits of a stage, and one above them reaches no function', async () => {
  const { plane: page, invoked } = plane();
  const statuses: (number | undefined)[] = [];
  for (let sent = 0; sent < 3; sent += 1)
    statuses.push((await page.answer(guarded(), withKey, backends())).trace.response?.status);
  expect(statuses).toEqual([403, 403, 429]);
  expect(invoked).toEqual(['guard', 'guard']);
});

test('A connection is made by the function of $connect, and ends where its stage is gone', async () => {
  const { plane: page, invoked } = plane();
  const world = worldOf({
    api: { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' },
    routes: ['$connect', 'send', '$disconnect'],
    integration: { PayloadFormatVersion: '1.0' },
    stages: [{ StageName: 'prod' }],
  });
  const code = backends(() => 'orders:{"statusCode":200}');
  const { trace } = await page.connect(world, request({ target: '/prod' }), code);
  const opened = trace.exchange;
  if (!opened) throw new Error(trace.summary);
  const message = { eventType: 'MESSAGE', body: '{"action":"send"}', receivedAt: NOW } as const;
  expect((await page.next(opened, world, message, code))?.trace).toMatchObject({
    routeKey: 'send',
    succeeds: true,
  });
  const end = { eventType: 'DISCONNECT', code: 1000, reason: '', receivedAt: NOW } as const;
  expect((await page.next(opened, world, end, code))?.trace.routeKey).toBe('$disconnect');
  expect(invoked).toEqual(['orders', 'orders', 'orders']);
  expect(await page.next(opened, { ...world, stages: {} }, message, code)).toBeUndefined();
});
