import { describe, expect, it } from 'vitest';
import { bodyText } from './request';
import { trace } from './trace';
import { type Described, requestOf, responseHeader, statusOf, traceOf, worldOf } from './world.test-support';

const stepOf = (result: ReturnType<typeof traceOf>, id: string) => result.steps.find((one) => one.id === id);
const bodyOf = (result: ReturnType<typeof traceOf>) => result.response && bodyText(result.response.body).text;

describe('A request', () => {
  it('is followed to its response, and summed up in one line', () => {
    const result = traceOf({ routes: ['GET /orders/{id}', 'POST /orders'] }, 'GET /orders/5');
    expect(result.summary).toBe('GET /orders/5 → GET /orders/{id} → Lambda orders → 200');
    expect(result.steps.map(({ id }) => id)).toEqual([
      'host',
      'stage',
      'throttle',
      'cors',
      'route',
      'authorizer',
      'request-mapping',
      'integration-request',
      'integration-response',
      'response-mapping',
      'response',
      'access-log',
    ]);
    expect(result.response?.status).toBe(200);
    expect(bodyOf(result)).toBe('ok');
  });

  it('without a route is 404, and says why each route loses', () => {
    const result = traceOf(
      { routes: ['GET /orders/{id}', 'GET /orders', 'POST /customers', 'GET /a/{p+}'] },
      'POST /orders/5',
    );
    expect(result.summary).toBe('404 Not Found: no route matches POST /orders/5');
    expect(bodyOf(result)).toBe('{"message":"Not Found"}');
    expect(result.routes).toEqual([
      {
        routeKey: 'GET /orders/{id}',
        verdict: 'method',
        reason: 'The path matches; the route is for GET, the request is POST',
        rule: 'route.method',
      },
      {
        routeKey: 'GET /orders',
        verdict: 'path',
        reason: 'The path has 1 segment, the request 2',
        rule: 'route.segments',
      },
      {
        routeKey: 'POST /customers',
        verdict: 'path',
        reason: 'Segment 1 is “customers”, in the request “orders”',
        rule: 'route.segments',
      },
      {
        routeKey: 'GET /a/{p+}',
        verdict: 'path',
        reason: 'Segment 1 is “a”, in the request “orders”',
        rule: 'route.segments',
      },
    ]);
  });

  it.each([
    ['GET /a/{p+}', 'GET /a/{id}', 'route.tiers'],
    ['ANY /a/{id}', 'GET /a/{id}', 'route.method'],
    ['GET /{p+}', 'GET /a/{p+}', 'route.greedy'],
    ['$default', 'GET /a/{p+}', 'route.tiers'],
    ['GET /{x}/{y}', 'GET /a/{id}', 'route.literal'],
  ])('%s loses to %s by %s', (loser, winner, rule) => {
    const { routeKey, routes } = traceOf({ routes: [loser, winner] }, 'GET /a/5');
    expect(routeKey).toBe(winner);
    expect(routes.find((one) => one.routeKey === loser)?.rule).toBe(rule);
  });

  it('at an undocumented tie has a step with both outcomes, and is followed by the first', () => {
    const result = traceOf({ routes: ['GET /pets/{id}', 'ANY /pets/dog'] }, 'GET /pets/dog');
    expect(result.routeKey).toBe('ANY /pets/dog');
    expect(stepOf(result, 'undocumented')).toMatchObject({
      verdict: 'unknown',
      certainty: 'UNK',
      outcomes: ['ANY /pets/dog answers', 'GET /pets/{id} answers'],
    });
  });

  it('whose path sources read differently says what else could answer, and only then', () => {
    const doubt = (line: string) =>
      stepOf(traceOf({ routes: ['GET /a', 'GET /{x}/{y}'] }, line), 'undocumented')?.outcomes;
    expect(doubt('GET /a/')).toEqual(['GET /{x}/{y} answers', 'GET /a answers']);
    expect(doubt('GET /a%2Fb')).toEqual(['404: no route answers', 'GET /{x}/{y} answers']);
    expect(doubt('GET //a')).toEqual(['GET /{x}/{y} answers', 'GET /a answers']);
    expect(doubt('GET /b%20c/d')).toBeUndefined();
  });
});

describe('The stage', () => {
  const stages = [{ StageName: 'prod' }, { StageName: '$default' }];
  it('is the first segment where one has that name, else $default, else the response is 404', () => {
    const at = (line: string, names = stages) => {
      const { stage, routeKey, response } = traceOf({ routes: ['GET /a', '$default'], stages: names }, line);
      return [stage, routeKey, response?.status];
    };
    expect(at('GET /prod/a')).toEqual(['prod', 'GET /a', 200]);
    expect(at('GET /a')).toEqual(['$default', 'GET /a', 200]);
    expect(at('GET /Prod/a')).toEqual(['$default', '$default', 200]);
    expect(at('GET /a', [{ StageName: 'prod' }])).toEqual([undefined, undefined, 404]);
  });

  it('wins over a route of $default for the whole path', () => {
    const result = traceOf({ routes: ['GET /prod/a'], stages }, 'GET /prod/a');
    expect([result.stage, result.response?.status]).toEqual(['prod', 404]);
  });

  it('serves what was deployed to it, and nothing without a deployment', () => {
    const world = worldOf({ routes: ['GET /new'] });
    const served = worldOf({ routes: ['GET /old'] }).configuration;
    const at = (line: string, state: object) =>
      trace({ ...world, stages: { $default: { settings: {}, ...state } } }, requestOf(line)).routeKey;
    expect(at('GET /old', { served })).toBe('GET /old');
    expect(at('GET /new', { served })).toBeUndefined();
    expect(at('GET /new', { isDeployed: false })).toBeUndefined();
    expect(at('GET /new', { isDeployed: true })).toBe('GET /new');
  });
});

describe('The host', () => {
  const domain = {
    domainName: 'api.example.com',
    mode: undefined,
    rules: [],
    hasMutualTls: false,
    mappings: [
      { ApiId: 'a1b2c3d4e5', Stage: 'prod', ApiMappingKey: 'shop' },
      { ApiId: 'other', Stage: 'prod', ApiMappingKey: 'bills' },
    ],
  };
  const world: Described = { routes: ['GET /orders'], stages: [{ StageName: 'prod' }], domains: [domain] };
  const at = (target: string, host: string, more: Partial<Described> = {}) =>
    traceOf({ ...world, ...more }, `GET ${target}`, { host });

  it('of a custom domain name leads to the stage of the longest mapping', () => {
    const result = at('/shop/orders', 'api.example.com');
    expect([result.stage, result.routeKey, result.response?.status]).toEqual(['prod', 'GET /orders', 200]);
    expect(result.sent.event).toMatchObject({
      rawPath: '/prod/orders',
      requestContext: { domainName: 'api.example.com' },
    });
  });

  it('leaves the path of an event 1.0 as the client sent it, with the mapping key or the stage', () => {
    const integration = { PayloadFormatVersion: '1.0' };
    expect(at('/shop/orders', 'api.example.com', { integration }).sent.event).toMatchObject({
      path: '/shop/orders',
      requestContext: { path: '/shop/orders', stage: 'prod' },
    });
    expect(traceOf({ ...world, integration }, 'GET /prod/orders').sent.event).toMatchObject({
      path: '/prod/orders',
      resource: '/orders',
    });
  });

  it('may have a port, as with emulators', () => {
    const local = { ...worldOf({ routes: ['GET /a'] }), endpointHost: 'a1.execute-api.localhost:4566' };
    expect(trace(local, requestOf('GET /a')).routeKey).toBe('GET /a');
    expect(trace(local, requestOf('GET /a', { host: 'A1.execute-api.localhost:4566' })).routeKey).toBe(
      'GET /a',
    );
  });

  it('says where a request goes that this API does not answer', () => {
    expect(at('/bills/orders', 'api.example.com').summary).toBe('The API mapping leads to API other');
    expect(at('/nothing', 'api.example.com').summary).toBe(
      'No API mapping of api.example.com matches /nothing',
    );
    expect(at('/x', 'elsewhere.example').summary).toMatch(/^Elsewhere\.example is neither/);
  });

  it('with mutual TLS asks for a certificate, and a disabled default endpoint responds 404', () => {
    const domains = [{ ...domain, hasMutualTls: true }];
    expect(at('/shop/orders', 'api.example.com', { domains }).response?.status).toBe(403);
    const api = { DisableExecuteApiEndpoint: true };
    expect(statusOf({ ...world, api }, 'GET /prod/orders')).toBe(404);
    expect(at('/shop/orders', 'api.example.com', { api }).response?.status).toBe(200);
  });

  it('with a routing rule that holds leads to a REST API', () => {
    const rule = {
      Priority: 1,
      Actions: [],
      Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'X-Beta', ValueGlob: 'on*' }] } }],
    };
    const domains = [{ ...domain, mode: 'ROUTING_RULE_THEN_API_MAPPING', rules: [rule] }];
    const withHeader = (value: string) =>
      traceOf({ ...world, domains }, 'GET /shop/orders', {
        host: 'api.example.com',
        headers: [['x-beta', value]],
      });
    expect(withHeader('on1').summary).toMatch(/routing rule/);
    expect(withHeader('off').response?.status).toBe(200);
  });
});

describe('Limits', () => {
  it('reject headers and bodies that are too large', () => {
    const world = { routes: ['$default'] };
    expect(statusOf(world, 'GET /', { headers: [['x', 'a'.repeat(10_300)]] })).toBe(431);
    expect(statusOf(world, 'GET /', { headers: [['x', 'a'.repeat(10_000)]] })).toBe(200);
    expect(statusOf(world, 'POST /', { body: new Uint8Array(10 * 1024 * 1024 + 1) })).toBe(413);
  });

  it('of 0 reject every request with 429, on the stage or the route', () => {
    const at = (stage: object) => statusOf({ routes: ['GET /a'], stages: [stage] }, 'GET /a');
    expect(at({ DefaultRouteSettings: { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 } })).toBe(429);
    expect(
      at({
        DefaultRouteSettings: { ThrottlingBurstLimit: 0 },
        RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 5 } },
      }),
    ).toBe(200);
    expect(at({ RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 0 } } })).toBe(429);
    expect(at({})).toBe(200);
  });
});

it('The access log has what is known, and - for what is not', () => {
  const Format =
    '$context.requestId $context.routeKey $context.status $context.responseLength $context.authorizer.x "$context.requestTime" $context.integration.status.';
  const log = (line: string) =>
    traceOf(
      { routes: ['GET /a'], stages: [{ AccessLogSettings: { Format } }] },
      line,
      {},
      { requestId: 'abc=' },
    ).accessLog;
  expect(log('GET /a')).toBe('abc= GET /a 200 2 - "12/Mar/2026:19:03:58 +0000" 200.');
  expect(log('GET /b')).toBe('abc= - 404 23 - "12/Mar/2026:19:03:58 +0000" -.');
});

it('Headers of API Gateway are added to every response', () => {
  const result = traceOf({ routes: ['GET /a'] }, 'GET /a');
  expect(responseHeader(result, 'apigw-requestid')).toBe('SAMPLErequestId=');
  expect(responseHeader(result, 'date')).toBe('Thu, 12 Mar 2026 19:03:58 GMT');
  expect(responseHeader(result, 'content-length')).toBe('2');
});
