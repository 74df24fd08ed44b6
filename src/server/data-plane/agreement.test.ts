import { randomInt } from 'node:crypto';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import {
  ApiGatewayV2,
  type CreateAuthorizerCommandInput,
  type CreateIntegrationCommandInput,
} from '@aws-sdk/client-apigatewayv2';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSandbox } from '../../sandbox/sandbox';
import { sdkHandler } from '../../sandbox/sdk-handler';
import type { Sandbox } from '../../sandbox/types';
import { bruteForce, PATHS, routeKeys } from '../../service/traffic/brute-force.test-support';
import type { FunctionOutcome, Given } from '../../service/traffic/given';
import { bodyText, type Header, type TrafficRequest } from '../../service/traffic/request';
import { type Trace, trace } from '../../service/traffic/trace';
import type { World } from '../../service/traffic/world';
import { tokenOf } from '../../service/traffic/world.test-support';
import { LOOPBACK, listen } from '../loopback';
import { sandboxServer } from '../sandbox-server';
import { localEndpoint } from './address';
import { authorizer, lambda } from './data-plane.test-support';
import { httpDataPlane } from './http';
import { runnersOf } from './runners';

// Random APIs, random requests: what comes back over HTTP is what the trace says, and the route is one that a second matcher,
// written from the rules' text, leaves.

/** 2,000 requests in `npm run test:long`. */
const APIS = process.env.LONG ? 25 : 10;
const REQUESTS = process.env.LONG ? 80 : 50;
/** How often each kind of answer must come up. */
const LEAST = 5;

/** What a function returns depends on its event alone, without what differs from one request to the next. */
function respond(event: Record<string, unknown>) {
  const { version, resource, routeKey = resource, httpMethod, pathParameters, queryStringParameters } = event;
  const { authorizer: identity } = event.requestContext as { authorizer?: object };
  const seen = { version, routeKey, httpMethod, pathParameters, queryStringParameters, identity };
  return {
    statusCode: 207,
    headers: { 'x-seen': 'yes', 'content-type': 'application/json' },
    body: JSON.stringify({ ...seen, body: event.body, variables: event.stageVariables }),
  };
}

const guard = ({ headers }: { headers: Record<string, string> }) => ({
  isAuthorized: headers['x-key'] === 'good',
  context: { key: headers['x-key'] },
});

interface DescribedApi {
  keys: string[];
  /** By position; the later keys have none. */
  types: ('NONE' | 'JWT' | 'CUSTOM' | 'AWS_IAM')[];
  isJwt: boolean;
  hasDefault: boolean;
  hasCors: boolean;
  integration: Partial<CreateIntegrationCommandInput>;
  /** How many routes are deleted after the deployment, which the stage still serves. */
  deleted: number;
}

/** Of these nothing says which answers `GET /a/b`. */
const TIED = fc.constantFrom('ANY /a/b', 'GET /a/{x}', 'GET /{x}/b', 'ANY /{x}/b');

const described: fc.Arbitrary<DescribedApi> = fc.record({
  keys: fc.uniqueArray(fc.oneof(routeKeys, TIED), { minLength: 1, maxLength: 12 }),
  types: fc.array(fc.constantFrom('NONE', 'NONE', 'JWT', 'CUSTOM', 'AWS_IAM'), { maxLength: 6 }),
  isJwt: fc.boolean(),
  hasDefault: fc.boolean(),
  hasCors: fc.boolean(),
  integration: fc.constantFrom<Partial<CreateIntegrationCommandInput>>(
    lambda('orders') as object,
    lambda('orders', { PayloadFormatVersion: '1.0' }) as object,
    {
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      IntegrationUri: 'https://backend.example.com/base/{x}',
      PayloadFormatVersion: '1.0',
      RequestParameters: { 'append:header.stage': '$context.stage' },
      ResponseParameters: { '200': { 'overwrite:header.x-mapped': '$request.header.x-key' } },
    },
  ),
  deleted: fc.integer({ min: 0, max: 2 }),
});

const good = tokenOf({ iss: 'https://issuer.example.com', aud: 'shop', exp: 9e9 });
const header: fc.Arbitrary<Header> = fc.constantFrom<Header[]>(
  ['X-Key', 'good'],
  ['X-Key', 'bad'],
  ['Authorization', `Bearer ${good}`],
  ['Authorization', `Bearer ${tokenOf({ iss: 'https://issuer.example.com', aud: 'shop', exp: 1 })}`],
  ['Origin', 'https://shop.example.com'],
  ['Origin', 'https://other.example.com'],
  ['Access-Control-Request-Method', 'GET'],
  ['Cookie', 'a=1; b=2'],
  [
    'Authorization',
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260312/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  ],
);
interface Asked {
  method: string;
  path: string;
  query: string;
  headers: Header[];
  body: string;
}

const any: fc.Arbitrary<Asked> = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST', 'PUT', 'OPTIONS'),
  path: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
    { weight: 4, arbitrary: fc.constantFrom('/', '/a', '/a/a', '/a/b', '/b/b') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('/a%2Fb', '/%61', '/a;x=1', '/a/b/c/d', '/A', '/a%00', '/..', '//a'),
    },
  ),
  query: fc.constantFrom('', '', '?x=1&x=2', '?%20=%zz&a'),
  headers: fc.uniqueArray(header, { maxLength: 4, selector: ([name]) => name }),
  body: fc.constantFrom('', '', '{"a":1}', 'ä'),
});

const preflightOf = (one: Asked): Asked => ({
  ...one,
  method: 'OPTIONS',
  headers: [
    ['Origin', 'https://shop.example.com'],
    ['Access-Control-Request-Method', 'GET'],
  ],
});
const preflight = any.map(preflightOf);
const tied = any.map((one) => ({ ...one, method: 'GET', path: '/a/b' }));
const asked = fc.oneof(
  { weight: 6, arbitrary: any },
  { weight: 1, arbitrary: preflight },
  { weight: 2, arbitrary: tied },
);

/** Chance must not leave out what the test is about: ties, authorizers, and preflights that no route takes. */
function withEachKind(one: DescribedApi, at: number): DescribedApi {
  if (at % 2 === 0)
    return {
      ...one,
      hasCors: true,
      hasDefault: false,
      keys: one.keys.map((key) => key.replace('ANY', 'PUT')),
    };
  const keys = [...new Set(['ANY /a/b', 'GET /a/{x}', ...one.keys])];
  return { ...one, keys, types: [at % 4 === 1 ? 'JWT' : 'CUSTOM', ...one.types] };
}

async function makeApi(sandbox: Sandbox, one: DescribedApi): Promise<string> {
  const client = new ApiGatewayV2({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: sdkHandler(sandbox) as never,
  });
  const { ApiId } = await client.createApi({
    Name: 'shop',
    ProtocolType: 'HTTP',
    ...(one.hasCors && {
      CorsConfiguration: {
        AllowOrigins: ['https://shop.example.com'],
        AllowMethods: ['GET', 'PUT'],
        AllowHeaders: ['x-key'],
        MaxAge: 60,
      },
    }),
  });
  const { IntegrationId } = await client.createIntegration({
    ApiId,
    ...one.integration,
  } as CreateIntegrationCommandInput);
  const { AuthorizerId: custom } = await client.createAuthorizer({
    ApiId,
    ...authorizer({ AuthorizerResultTtlInSeconds: 0 }).input,
  } as CreateAuthorizerCommandInput);
  const { AuthorizerId: jwt } = await client.createAuthorizer({
    ApiId,
    Name: 'users',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['shop'] },
  });
  const routes: (string | undefined)[] = [];
  for (const [at, RouteKey] of [...one.keys, ...(one.hasDefault ? ['$default'] : [])].entries()) {
    const AuthorizationType = one.types[at] ?? 'NONE';
    const AuthorizerId = { CUSTOM: custom, JWT: jwt, NONE: undefined, AWS_IAM: undefined }[AuthorizationType];
    const Target = `integrations/${IntegrationId}`;
    const made = await client.createRoute({ ApiId, RouteKey, Target, AuthorizationType, AuthorizerId });
    routes.push(made.RouteId);
  }
  await client.createStage({ ApiId, StageName: 'prod', StageVariables: { v: '1' } });
  await client.createDeployment({ ApiId, StageName: 'prod' });
  for (const RouteId of routes.slice(0, one.deleted)) await client.deleteRoute({ ApiId, RouteId });
  return String(ApiId);
}

/** What the trace says, with what the functions return for the events that it shows. */
function expected(world: World, request: TrafficRequest): Trace {
  const invoked = (handler: (event: never) => object, event: object): FunctionOutcome => ({
    type: 'function',
    payload: JSON.stringify(handler(event as never)),
  });
  let given: Given = {};
  const draft = trace(world, request, given);
  if (draft.authorizerEvent) given = { authorizer: invoked(guard, draft.authorizerEvent) };
  const { sent } = trace(world, request, given);
  if (sent.event) given = { ...given, integration: invoked(respond, sent.event) };
  if (sent.request) {
    const { method, url } = sent.request;
    given = {
      ...given,
      integration: {
        type: 'http',
        status: 200,
        headers: [['content-type', 'application/json']],
        body: JSON.stringify({ sample: true, method, url }),
      },
    };
  }
  return trace(world, request, given);
}

/** Headers that differ from one response to the next, or that Node sets. */
const OWN =
  /^(?:apigw-requestid|date|connection|keep-alive|content-length|transfer-encoding|x-amzn-requestid)$/i;

/** Of a response, what can be compared. */
const comparable = (status: number | undefined, headers: readonly Header[], body: string) => ({
  status,
  headers: headers
    .filter(([name]) => !OWN.test(name))
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .sort(),
  body,
});

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

function send(port: number, request: TrafficRequest): Promise<ReturnType<typeof comparable>> {
  return new Promise((done, failed) => {
    const { method, target: path } = request;
    const headers = Object.fromEntries(request.headers ?? []);
    const sent = httpRequest({ agent, host: LOOPBACK, port, method, path, headers, setHost: false }, read);
    sent.on('error', failed).end(request.body);
    async function read(response: IncomingMessage) {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      const raw = response.rawHeaders;
      const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
      done(comparable(response.statusCode, pairs, Buffer.concat(chunks).toString()));
    }
  });
}

test(`Over HTTP, ${APIS * REQUESTS} random requests are answered as their traces say.`, {
  timeout: 60_000,
}, async () => {
  const seed = randomInt(2 ** 31);
  const sandbox = createSandbox({ start: 'empty' });
  const plane = httpDataPlane(sandbox, {
    functions: runnersOf(Object.entries({ orders: respond, guard })),
    allowedHosts: new Set(),
    testHosts: new Set(),
  });
  const server = sandboxServer(sandbox, plane);
  const port = await listen(server, 0);
  const counts = { integration: 0, miss: 0, tie: 0, denied: 0, preflight: 0 };
  for (const [at, one] of fc.sample(described, { seed, numRuns: APIS }).map(withEachKind).entries()) {
    const apiId = await makeApi(sandbox, one);
    const found = await sandbox.world({ apiId });
    if (!found) throw new Error(`No API ${apiId}`);
    const world = { ...found, endpointHost: localEndpoint(apiId) };
    const check = async ({ method, path, query, headers, body }: Asked) => {
      const request: TrafficRequest = {
        method,
        target: `/prod${path}${query}`,
        host: localEndpoint(apiId),
        headers: [
          ['Host', `${apiId}.execute-api.localhost:${port}`],
          ['Connection', 'keep-alive'],
          ...headers,
          ['Content-Length', String(Buffer.byteLength(body))],
        ],
        body,
        sourceIp: '127.0.0.1',
        receivedAt: Date.now(),
        hasClientCertificate: true,
      };
      const result = expected(world, request);
      const { status = 403, headers: answered = [], body: bytes } = result.response ?? {};
      const text = bytes ? bodyText(bytes).text : '{"message":"Forbidden"}';
      const what = { seed, api: one, request: `${method} ${path}${query}`, headers };
      const shown = result.response
        ? comparable(status, answered, text)
        : { ...comparable(status, [], text), headers: expect.anything() };
      expect({ what, ...(await send(port, request)) }).toEqual({ what, ...shown });
      const others = result.routes.filter(({ verdict }) => verdict === 'tie');
      if (PATHS.includes(path) && result.routeKey !== undefined && result.routeKey !== '$default')
        expect({ what, left: [result.routeKey, ...others.map(({ routeKey }) => routeKey)].sort() }).toEqual({
          what,
          left: bruteForce(one.keys, method, path).sort(),
        });
      if (result.response?.from === 'integration') counts.integration++;
      if (status === 404) counts.miss++;
      if (others.length > 0) counts.tie++;
      if (status === 401 || status === 403) counts.denied++;
      if (method === 'OPTIONS' && status === 204) counts.preflight++;
    };
    const random = fc.sample(asked, { seed: seed + at, numRuns: REQUESTS });
    const requests = random.map((one, index) => (index < LEAST ? preflightOf(one) : one));
    for (let next = 0; next < requests.length; next += 4)
      await Promise.all(requests.slice(next, next + 4).map(check));
  }
  server.closeAllConnections();
  server.close();
  plane.close();
  for (const [what, count] of Object.entries(counts)) expect([what, count >= LEAST]).toEqual([what, true]);
});
