import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Given } from './given';
import type { TrafficRequest } from './request';
import { RULES } from './rules';
import { trace } from './trace';
import { type Described, tokenOf, worldOf } from './world.test-support';

// Whatever a request holds, a trace ends, gives each route one reason, and leaves its input as it was.

const HOST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '/',
    '//',
    '%2F',
    '%00',
    '%',
    '%zz',
    '..',
    ';',
    '{x}',
    '$context.stage',
    '${',
    '__proto__',
    'constructor',
    '\ud800',
  ),
);
const path = fc
  .array(fc.oneof(text, fc.constantFrom('a', 'b', 'prod', '')), { maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`);
const header = fc.tuple(
  fc.oneof(
    text,
    fc.constantFrom(
      'authorization',
      'Cookie',
      'origin',
      'content-type',
      'host',
      'access-control-request-method',
    ),
  ),
  fc.oneof(
    text,
    fc.constantFrom(
      `Bearer ${tokenOf({ iss: 'https://i', aud: 'c', exp: 9e9, nested: [[1], { a: null }] })}`,
      'text/plain',
    ),
  ),
);
const request: fc.Arbitrary<TrafficRequest> = fc.record(
  {
    method: fc.oneof(
      { weight: 1, arbitrary: text },
      { weight: 5, arbitrary: fc.constantFrom('GET', 'OPTIONS', 'POST') },
    ),
    target: fc.oneof(
      path,
      fc.tuple(path, text).map((parts) => parts.join('?')),
    ),
    headers: fc.array(header, { maxLength: 5 }),
    body: fc.oneof(text, fc.uint8Array({ maxLength: 20 }), fc.json()),
    receivedAt: fc.oneof(fc.integer(), fc.double()),
    host: fc.oneof({ weight: 1, arbitrary: text }, { weight: 5, arbitrary: fc.constant(HOST) }),
  },
  { requiredKeys: ['method', 'target', 'receivedAt'] },
);
const payload = fc.oneof(
  text,
  fc.json(),
  fc
    .json()
    .map(
      (body) =>
        `{"statusCode":200,"headers":${body},"cookies":${body},"body":${body},"isBase64Encoded":true}`,
    ),
  fc
    .json()
    .map((context) => `{"isAuthorized":true,"context":${context},"policyDocument":{"Statement":${context}}}`),
);
const given: fc.Arbitrary<Given> = fc.record(
  {
    integration: fc.oneof(
      payload.map((one) => ({ type: 'function', payload: one }) as const),
      fc.record({
        type: fc.constant('http' as const),
        status: fc.integer(),
        headers: fc.array(header, { maxLength: 3 }),
        body: text,
      }),
      fc.constantFrom('error', 'timeout').map((why) => ({ type: 'failure', why: why as 'error' }) as const),
    ),
    authorizer: payload.map((one) => ({ type: 'function', payload: one }) as const),
  },
  { requiredKeys: ['integration'] },
);

const value = fc.oneof(
  text,
  fc.constantFrom(
    '$request.header.authorization',
    '$request.body.a[0]',
    '$request.path.x',
    '${request.querystring.a}-${context.path}',
    '$stageVariables.__proto__',
  ),
);
const route = fc
  .tuple(
    fc.constantFrom('GET', 'ANY', 'OPTIONS'),
    fc.constantFrom('/', '/a', '/{x}', '/a/{x}', '/{p+}', '/a/{p+}'),
    fc.constantFrom('NONE', 'NONE', 'JWT', 'CUSTOM', 'AWS_IAM'),
  )
  .map(
    ([method, template, AuthorizationType]) =>
      ({ RouteKey: `${method} ${template}`, AuthorizationType, AuthorizerId: 'z1' }) as const,
  );
const described: fc.Arbitrary<Described> = fc.record({
  routes: fc.uniqueArray(fc.oneof(route, fc.constant({ RouteKey: '$default' })), {
    maxLength: 6,
    selector: (one) => one.RouteKey,
  }),
  api: fc.constantFrom(
    {},
    { CorsConfiguration: { AllowOrigins: ['https://*'], AllowMethods: ['*'], MaxAge: 5 } },
  ),
  authorizer: fc.constantFrom(
    {
      JwtConfiguration: { Issuer: 'https://i', Audience: ['c'] },
      IdentitySource: ['$request.header.authorization'],
    },
    {
      AuthorizerType: 'REQUEST' as const,
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
    },
    {
      AuthorizerType: 'REQUEST' as const,
      AuthorizerPayloadFormatVersion: '1.0',
      IdentitySource: ['$request.header.cookie'],
    },
  ),
  integration: fc.oneof(
    fc.constantFrom({}, { PayloadFormatVersion: '1.0' }),
    fc.record({
      IntegrationType: fc.constant('HTTP_PROXY' as const),
      IntegrationUri: fc.oneof(text, fc.constantFrom('https://e/{x}?a={p}', 'https://e')),
      ConnectionType: fc.constantFrom('INTERNET' as const, 'VPC_LINK' as const),
      RequestParameters: fc.dictionary(
        fc.constantFrom('append:header.a', 'overwrite:path', 'remove:querystring.a', 'overwrite:header.Host'),
        value,
      ),
      ResponseParameters: fc.record({
        200: fc.dictionary(fc.constantFrom('overwrite:statuscode', 'append:header.a'), value),
      }),
    }),
    fc.record({
      IntegrationSubtype: fc.constantFrom('SQS-SendMessage', 'none'),
      RequestParameters: fc.dictionary(text, value),
    }),
  ),
  stages: fc.constantFrom(
    [],
    [{}],
    [
      { StageName: 'prod', StageVariables: { a: '$' } },
      { AccessLogSettings: { Format: '$context.path $context.authorizer.x' } },
    ],
  ),
});

/** Freezes all that can be frozen; a write then throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

it('A trace ends, never throws and never changes its input', () => {
  let answered = 0;
  fc.assert(
    fc.property(described, request, given, (world, one, outcome) => {
      const built = frozen(worldOf(world));
      const bytes = one.body instanceof Uint8Array ? [...one.body] : undefined;
      const result = trace(built, frozen(one), frozen(outcome));
      expect(result.steps.length).toBeGreaterThan(0);
      expect(result.steps.flatMap(({ rules }) => rules).filter((id) => !Object.hasOwn(RULES, id))).toEqual(
        [],
      );
      if (result.stage !== undefined)
        expect(result.routes.map(({ routeKey }) => routeKey).sort()).toEqual(
          world.routes.map((r) => (typeof r === 'string' ? r : r.RouteKey)).sort(),
        );
      if (bytes) expect([...(one.body as Uint8Array)]).toEqual(bytes);
      expect(JSON.stringify(trace(built, one, outcome))).toBe(JSON.stringify(result));
      if (result.response?.from === 'integration') answered++;
    }),
    { numRuns: 400 },
  );
  // Most of the way is walked often, not only the first step.
  expect(answered).toBeGreaterThan(20);
}, 30_000);
