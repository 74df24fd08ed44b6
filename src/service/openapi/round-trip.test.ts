import type { Authorizer, Cors, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkApi } from '../rules/api';
import { checkAuthorizer } from '../rules/authorizer';
import { checkIntegration } from '../rules/integration';
import { checkRoute } from '../rules/route';
import { normalizeRouteKey } from '../rules/route-key';
import { exportDocument } from './export';
import { accepted, created, expectValidOpenApi, FUNCTION, ROLE } from './openapi.test-support';
import { present } from './place';
import type { ApiSnapshot, ImportedApi } from './types';

const INVOCATION = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
const LISTENER = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/a/b/c';

/** Texts that have broken writers before: looks like another type, needs quotes, is a key of every object. */
const TRICKY = [
  '1.0',
  '2026-03-04',
  'yes',
  'null',
  '~',
  '- a',
  'a: b',
  '#x',
  '"',
  "'",
  'é ü 漢',
  '<<',
  '*a',
  '&a',
];
const words = fc.oneof(
  fc.constantFrom(...TRICKY, 'constructor', '__proto__', 'toString'),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ._:-]{0,20}$/),
);
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

type Unnamed<T> = Omit<T, 'IntegrationId' | 'AuthorizerId'>;
type Model<T> = { [K in keyof T]?: fc.Arbitrary<T[K]> };

/** Objects with these members; an undefined one is absent, as it is on the wire. */
function record<T extends object>(model: Model<T>): fc.Arbitrary<T> {
  return fc.record(model as { [K in keyof T]: fc.Arbitrary<T[K]> }).map((made) => present(made as T));
}

const cors = record<Cors>({
  AllowOrigins: some(fc.subarray(['https://a.example.com', 'https://*', 'http://localhost:3000'])),
  AllowMethods: some(fc.subarray(['GET', 'POST', '*'])),
  AllowHeaders: some(fc.array(name, { maxLength: 3 })),
  ExposeHeaders: some(fc.array(name, { maxLength: 3 })),
  MaxAge: some(fc.integer({ min: -1, max: 86400 })),
  AllowCredentials: some(fc.boolean()),
});

const tagText = fc.stringMatching(/^[A-Za-z0-9 .:+=@_/-]{1,12}$/).filter((text) => !/^aws:/i.test(text));
const tags = fc
  .uniqueArray(
    fc.tuple(
      fc.oneof(tagText, fc.constantFrom('__proto__', 'constructor')),
      fc.oneof(fc.constant(''), tagText),
    ),
    {
      selector: ([key]) => key,
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((entries) => Object.fromEntries(entries));

const api = record<ImportedApi>({
  Name: words,
  Description: some(fc.oneof(words, fc.string({ maxLength: 30 }))),
  Version: words,
  CorsConfiguration: some(cors),
  Tags: some(tags),
  DisableExecuteApiEndpoint: some(fc.constant(true)),
});

const mappings = fc
  .uniqueArray(
    fc.tuple(name, fc.oneof(words, fc.constantFrom('$request.path.a', '${request.path.a} ${context.b}'))),
    {
      selector: ([key]) => key,
      maxLength: 3,
    },
  )
  .map((entries) => Object.fromEntries(entries.map(([key, value]) => [`append:header.${key}`, value])));

const shared = {
  TimeoutInMillis: some(fc.integer({ min: 50, max: 30000 })),
  RequestParameters: some(mappings),
  ResponseParameters: some(
    fc
      .subarray(['200', '404', '599'])
      .chain((codes) =>
        fc
          .tuple(...codes.map(() => mappings))
          .map((maps) => Object.fromEntries(codes.map((code, at) => [code, maps[at] ?? {}]))),
      ),
  ),
};

const integration: fc.Arbitrary<Unnamed<Integration>> = fc.oneof(
  record<Unnamed<Integration>>({
    ...shared,
    IntegrationType: fc.constant('AWS_PROXY' as const),
    IntegrationMethod: some(fc.constantFrom('POST', 'GET')),
    IntegrationUri: fc.constantFrom(FUNCTION, INVOCATION, `${FUNCTION}:\${stageVariables.alias}`),
    PayloadFormatVersion: some(fc.constantFrom('1.0', '2.0')),
    ConnectionType: some(fc.constant('INTERNET' as const)),
    CredentialsArn: some(fc.constant(ROLE)),
  }),
  record<Unnamed<Integration>>({
    ...shared,
    IntegrationType: fc.constant('HTTP_PROXY' as const),
    IntegrationMethod: fc.constantFrom('ANY', 'GET', 'PATCH'),
    IntegrationUri: fc.constantFrom('https://a.example.com/{proxy}', 'http://${stageVariables.host}/x?y=1'),
    PayloadFormatVersion: some(fc.constant('1.0')),
  }),
  record<Unnamed<Integration>>({
    ...shared,
    IntegrationType: fc.constant('HTTP_PROXY' as const),
    IntegrationMethod: fc.constant('ANY'),
    IntegrationUri: fc.constant(LISTENER),
    ConnectionType: fc.constant('VPC_LINK' as const),
    ConnectionId: name,
    TlsConfig: some(fc.constant({ ServerNameToVerify: 'a.example.com' })),
  }),
  record<Unnamed<Integration>>({
    IntegrationType: fc.constant('AWS_PROXY' as const),
    IntegrationSubtype: fc.constant('SQS-SendMessage'),
    PayloadFormatVersion: fc.constant('1.0'),
    CredentialsArn: fc.constant(ROLE),
    RequestParameters: record<Record<string, string>>({
      QueueUrl: words,
      MessageBody: words,
      DelaySeconds: fc.constant('1'),
    }),
  }),
);

const sources = fc.constantFrom(
  '$request.header.Auth',
  '$request.querystring.t',
  '$context.accountId',
  '$request.header.a,b',
);
const authorizer: fc.Arbitrary<Unnamed<Authorizer>> = fc.oneof(
  record<Unnamed<Authorizer>>({
    Name: words,
    AuthorizerType: fc.constant('JWT' as const),
    IdentitySource: fc
      .constantFrom('$request.header.Authorization', '$request.querystring.t')
      .map((one) => [one]),
    JwtConfiguration: fc.record({
      Issuer: fc.constant('https://issuer.example.com/x'),
      Audience: fc.array(words, { minLength: 1, maxLength: 3 }),
    }),
    IdentityValidationExpression: some(words),
  }),
  record<Unnamed<Authorizer>>({
    Name: words,
    AuthorizerType: fc.constant('REQUEST' as const),
    IdentitySource: fc.uniqueArray(sources, { minLength: 1, maxLength: 3 }),
    AuthorizerUri: fc.constant(INVOCATION),
    AuthorizerPayloadFormatVersion: fc.constant('2.0'),
    AuthorizerResultTtlInSeconds: some(fc.integer({ min: 0, max: 3600 })),
    EnableSimpleResponses: some(fc.boolean()),
    AuthorizerCredentialsArn: some(fc.constant(ROLE)),
    IdentityValidationExpression: some(words),
  }),
);

const segment = fc.oneof(
  name,
  fc.constantFrom('{id}', '{pet}', '$default', '_x', '1.0', '__proto__', 'a~b', '%2F'),
);
const path = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.constantFrom('', '/{proxy+}', '/'))
  .map(([segments, end]) => `/${segments.join('/')}${segments.length === 0 ? end.replace('/', '') : end}`);
const routeKey = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom('GET', 'POST', 'ANY', 'HEAD', 'OPTIONS'), path)
      .map((parts) => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.constantFrom('$default', 'ANY /$default') },
);

const snapshot: fc.Arbitrary<ApiSnapshot> = fc
  .record({
    api,
    integrations: fc.array(integration, { maxLength: 4 }),
    authorizers: fc.uniqueArray(authorizer, { selector: ({ Name }) => Name, maxLength: 3 }),
    keys: fc.uniqueArray(routeKey, { selector: normalizeRouteKey, maxLength: 8 }),
    draws: fc.array(
      fc.record({
        target: fc.nat(5),
        auth: fc.nat(5),
        scopes: fc.array(words, { maxLength: 3 }),
        operation: some(words),
      }),
      { minLength: 8, maxLength: 8 },
    ),
  })
  .map(({ api: made, keys, draws, ...parts }) => {
    const integrations = parts.integrations.map(
      (one, at): Integration => ({ ...one, IntegrationId: `i${at}` }),
    );
    const authorizers = parts.authorizers.map((one, at): Authorizer => ({ ...one, AuthorizerId: `a${at}` }));
    const routes = keys.map((RouteKey, at): Route => {
      const draw = draws[at];
      const target = integrations[draw?.target ?? 0];
      const by = authorizers[draw?.auth ?? 0];
      const jwt = by?.AuthorizerType === 'JWT';
      return present({
        RouteId: `r${at}`,
        RouteKey,
        OperationName: draw?.operation,
        AuthorizationType: by
          ? jwt
            ? ('JWT' as const)
            : ('CUSTOM' as const)
          : draw?.auth === 5
            ? ('AWS_IAM' as const)
            : ('NONE' as const),
        AuthorizerId: by?.AuthorizerId,
        AuthorizationScopes: jwt && draw && draw.scopes.length > 0 ? draw.scopes : undefined,
        Target: target && `integrations/${target.IntegrationId}`,
      });
    });
    return {
      api: {
        ...made,
        Name: made.Name,
        ProtocolType: 'HTTP' as const,
        RouteSelectionExpression: '$request.method $request.path',
        ApiId: 'x',
      },
      region: 'eu-west-1',
      routes,
      integrations,
      authorizers,
      now: new Date(0),
    };
  });

/** The API with names in the place of ids: what an import has to give back. */
function withoutIds({ api: whole, routes, integrations, authorizers }: ApiSnapshot) {
  const { ApiId: _id, ...rest } = whole;
  const content = (one: Integration | undefined) => one && { ...one, IntegrationId: undefined };
  const shares = new Map<string | undefined, string[]>();
  for (const route of routes)
    shares.set(route.Target, [...(shares.get(route.Target) ?? []), route.RouteKey ?? '']);
  const order = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  return {
    api: rest,
    routes: routes
      .map(({ RouteId: _route, Target, AuthorizerId, ...route }) => ({
        key: route.RouteKey,
        ...route,
        authorizer: authorizers.find((one) => one.AuthorizerId === AuthorizerId)?.Name,
        integration: content(integrations.find((one) => `integrations/${one.IntegrationId}` === Target)),
        sharedWith: Target === undefined ? [] : (shares.get(Target) ?? []).toSorted(),
      }))
      .toSorted(order),
    integrations: integrations.map((one) => sortedKeys(content(one) ?? {})).toSorted(order),
    authorizers: authorizers
      .map((one) => ({ ...one, AuthorizerId: undefined }))
      .toSorted((a, b) => order({ n: a.Name }, { n: b.Name })),
  };
}

/** Equal objects have equal JSON when their keys are in order. */
function sortedKeys(value: unknown): object {
  return JSON.parse(
    JSON.stringify(value, (_key, content) =>
      typeof content === 'object' && content !== null && !Array.isArray(content)
        ? Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)))
        : content,
    ),
  );
}

const RUNS = { numRuns: 300 };

it('gives any API that the service takes back from its export, in JSON and YAML', async () => {
  let withRoutes = 0;
  // A failure prints the seed and the path to replay it.
  await fc.assert(
    fc.asyncProperty(
      snapshot,
      fc.constantFrom('JSON' as const, 'YAML' as const),
      async (first, outputType) => {
        fc.pre(isAccepted(first));
        withRoutes += first.routes.length > 0 ? 1 : 0;
        const text = exportDocument(first, { includeExtensions: true, outputType });
        const second = created(accepted(text), 'n');
        expect(withoutIds(second)).toEqual(withoutIds(first));
        const again = exportDocument(
          { ...second, api: { ...second.api, ApiId: 'x' } },
          { includeExtensions: true, outputType },
        );
        const unnamed = (document: string) => document.replace(/unusedIntegration_\w+/g, 'unused');
        expect(unnamed(again)).toBe(unnamed(text));
        await expectValidOpenApi(text);
        await expectValidOpenApi(exportDocument(first, { includeExtensions: false, outputType }));
      },
    ),
    RUNS,
  );
  expect(withRoutes).toBeGreaterThan(RUNS.numRuns / 2);
}, 60_000);

/** Whether the rules let the API be made: what cannot exist need not be carried. */
function isAccepted({ api: made, routes, integrations, authorizers }: ApiSnapshot): boolean {
  const protocol = 'HTTP' as const;
  return (
    [
      ...checkApi(made),
      ...integrations.flatMap((one) => checkIntegration(one, { protocol })),
      ...authorizers.flatMap((one) => checkAuthorizer(one, { protocol })),
      ...routes.flatMap((one) => checkRoute(one, { protocol })),
    ].length === 0
  );
}
