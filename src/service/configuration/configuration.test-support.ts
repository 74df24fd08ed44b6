import type { Api } from '@aws-sdk/client-apigatewayv2';
import fc from 'fast-check';
import { FUNCTION_ARN, INVOCATION_ARN, type startSandbox } from '../../sandbox/client.test-support';
import { kinds } from '../kinds';
import { pageInput, pageOf } from '../list-page';
import type { Call } from '../plan';
import type { Kind, Resources } from '../resources';
import { normalizeRouteKey } from '../rules/route-key';
import type { Protocol } from '../rules/rule';
import { type ApiLists, fromLists, type Source } from './source';
import {
  type Configuration,
  type IntegrationValue,
  integrationKey,
  type Members,
  normalMembers,
  ownTags,
  type RouteValue,
} from './value';

type Client = ReturnType<typeof startSandbox>['client'];

/** Sends one operation by its name. */
function send(client: Client, operation: string, input: object): Promise<Record<string, unknown>> {
  const method = (operation.charAt(0).toLowerCase() + operation.slice(1)) as 'getApis';
  return client[method](input as never) as unknown as Promise<Record<string, unknown>>;
}

async function listAll<K extends Kind>(
  client: Client,
  kind: K,
  parents: Record<string, string>,
): Promise<Resources[K][]> {
  const items: Resources[K][] = [];
  let token: string | undefined;
  do {
    const page = pageOf(
      kind,
      await send(client, kinds[kind].operations.list, pageInput(kind, parents, token)),
    );
    items.push(...page.Items);
    token = page.NextToken;
  } while (token);
  return items;
}

/** The latest configuration of an API, read as the console reads it. */
export async function readLatest(client: Client, apiId: string) {
  const parents = { ApiId: apiId };
  const api = (await client.getApi(parents)) as Api;
  const isWebSocket = api.ProtocolType === 'WEBSOCKET';
  const [routes, integrations, authorizers, stages, models] = await Promise.all([
    listAll(client, 'route', parents),
    listAll(client, 'integration', parents),
    listAll(client, 'authorizer', parents),
    listAll(client, 'stage', parents),
    isWebSocket ? listAll(client, 'model', parents) : [],
  ]);
  const routeResponses: Record<string, ApiLists['routeResponses'][string]> = {};
  const integrationResponses: Record<string, ApiLists['integrationResponses'][string]> = {};
  if (isWebSocket) {
    for (const { RouteId = '' } of routes)
      routeResponses[RouteId] = await listAll(client, 'routeResponse', { ...parents, RouteId });
    for (const { IntegrationId = '' } of integrations)
      integrationResponses[IntegrationId] = await listAll(client, 'integrationResponse', {
        ...parents,
        IntegrationId,
      });
  }
  return fromLists({
    api,
    routes,
    integrations,
    authorizers,
    stages,
    models,
    routeResponses,
    integrationResponses,
  });
}

/** Runs calls one after the other. @throws on the first that the service refuses */
export async function runCalls(client: Client, calls: readonly Call[]): Promise<void> {
  const outputs = new Map<string, Record<string, unknown>>();
  const resolve = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$ref' in value) {
      const { $ref, member, prefix = '' } = value as { $ref: string; member: string; prefix?: string };
      return `${prefix}${outputs.get($ref)?.[member]}`;
    }
    if (Array.isArray(value)) return value.map(resolve);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one)]));
  };
  for (const call of calls) {
    try {
      outputs.set(call.id, await send(client, call.operation, resolve(call.input) as object));
    } catch (error) {
      throw new Error(`${call.operation} ${JSON.stringify(call.input)}: ${String(error)}`, { cause: error });
    }
  }
}

const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const text = fc.constantFrom('one', 'two', 'three');
const rate = some(fc.integer({ min: 1, max: 3 }));

const cors = fc.record({
  AllowOrigins: some(fc.subarray(['https://a.example.com', 'https://b.example.com'])),
  AllowMethods: some(fc.subarray(['GET', 'POST'])),
  AllowHeaders: some(fc.subarray(['x-a', 'X-B'])),
  MaxAge: some(fc.integer({ min: 0, max: 2 })),
  AllowCredentials: some(fc.boolean()),
});

const httpIntegration = fc.oneof(
  fc.record({
    IntegrationType: fc.constant('AWS_PROXY'),
    IntegrationUri: fc.constantFrom(FUNCTION_ARN, `${FUNCTION_ARN}-2`),
    PayloadFormatVersion: fc.constantFrom('1.0', '2.0'),
    Description: some(text),
    TimeoutInMillis: some(fc.constantFrom(1000, 30000)),
  }),
  fc.record({
    IntegrationType: fc.constant('HTTP_PROXY'),
    IntegrationMethod: fc.constantFrom('GET', 'ANY'),
    IntegrationUri: fc.constantFrom('https://a.example.com', 'https://b.example.com'),
    Description: some(text),
    RequestParameters: some(fc.dictionary(fc.constantFrom('append:header.a', 'append:header.b'), text)),
    ResponseParameters: some(
      fc.dictionary(
        fc.constantFrom('200', '404'),
        fc.dictionary(fc.constantFrom('append:header.c', 'append:header.d'), text),
      ),
    ),
  }),
  fc.record({
    IntegrationType: fc.constant('AWS_PROXY'),
    IntegrationSubtype: fc.constant('SQS-SendMessage'),
    PayloadFormatVersion: fc.constant('1.0'),
    CredentialsArn: fc.constant('arn:aws:iam::123456789012:role/a'),
    RequestParameters: fc.record(
      { QueueUrl: text, MessageBody: text, DelaySeconds: fc.constantFrom('1', '2') },
      { requiredKeys: ['QueueUrl', 'MessageBody'] },
    ),
  }),
);

const webSocketIntegration = fc.oneof(
  fc.record({
    IntegrationType: fc.constant('AWS_PROXY'),
    IntegrationUri: fc.constant(INVOCATION_ARN),
    Description: some(text),
    TimeoutInMillis: some(fc.constantFrom(1000, 29000)),
  }),
  fc.record({
    IntegrationType: fc.constant('MOCK'),
    RequestTemplates: some(fc.dictionary(fc.constantFrom('$default', 'a'), fc.constantFrom('{}', '{"a":1}'))),
    TemplateSelectionExpression: some(fc.constantFrom('\\$default', '${request.body.a}')),
    PassthroughBehavior: some(fc.constantFrom('NEVER', 'WHEN_NO_MATCH')),
  }),
);

const integrationResponses = fc.dictionary(
  fc.constantFrom('$default', '/2\\d\\d/'),
  fc.record({
    ContentHandlingStrategy: some(fc.constantFrom('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY')),
    ResponseTemplates: some(fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('{}', '[]'))),
    ResponseParameters: some(
      fc.dictionary(fc.constantFrom('method.response.header.a'), fc.constantFrom("'x'", "'y'")),
    ),
  }),
);

const jwt = fc.record({
  AuthorizerType: fc.constant('JWT'),
  IdentitySource: fc.constantFrom(['$request.header.Authorization'], ['$request.querystring.t']),
  JwtConfiguration: fc.record({
    Issuer: fc.constantFrom('https://a.example.com', 'https://b.example.com'),
    Audience: fc.subarray(['x', 'y', 'z'], { minLength: 1 }),
  }),
});

const requestAuthorizer = (protocol: Protocol) =>
  protocol === 'HTTP'
    ? fc.record({
        AuthorizerType: fc.constant('REQUEST'),
        AuthorizerUri: fc.constant(INVOCATION_ARN),
        AuthorizerPayloadFormatVersion: fc.constant('2.0'),
        EnableSimpleResponses: some(fc.boolean()),
        IdentitySource: fc.constantFrom(['$request.header.a'], ['$request.header.b', '$context.stage']),
        AuthorizerResultTtlInSeconds: some(fc.constantFrom(0, 60)),
        AuthorizerCredentialsArn: some(fc.constant('arn:aws:iam::123456789012:role/b')),
      })
    : fc.record({
        AuthorizerType: fc.constant('REQUEST'),
        AuthorizerUri: fc.constant(INVOCATION_ARN),
        IdentitySource: fc.constantFrom(['route.request.header.a'], ['route.request.querystring.b']),
      });

const routeKeys: Record<Protocol, readonly string[]> = {
  HTTP: [
    'GET /a',
    'POST /a',
    'GET /a/{b}',
    'GET /a/{c}',
    'ANY /{p+}',
    '$default',
    'GET /z/{x}/{y}',
    'GET /z/{y}/{x}',
  ],
  WEBSOCKET: ['$connect', '$disconnect', '$default', 'join', 'leave', 'say'],
};

const routeFor = (protocol: Protocol) =>
  fc.record({
    key: fc.constantFrom(...routeKeys[protocol]),
    integration: some(fc.nat(3)),
    authorizer: fc.nat(5),
    OperationName: some(text),
    scopes: fc.subarray(['s1', 's2']),
    RequestParameters: some(
      fc.dictionary(
        fc.constantFrom('route.request.header.a', 'route.request.querystring.b'),
        fc.record({ Required: fc.boolean() }),
      ),
    ),
    RequestModels: some(fc.dictionary(fc.constantFrom('$default', 'a'), fc.constantFrom('Pet', 'Dog'))),
    ApiKeyRequired: some(fc.boolean()),
    response: some(
      fc.record({
        ModelSelectionExpression: some(fc.constantFrom('$default', '$request.body.a')),
        ResponseModels: some(fc.dictionary(fc.constantFrom('a'), fc.constantFrom('Pet', 'Dog'))),
        ResponseParameters: some(
          fc.dictionary(fc.constantFrom('route.response.header.a'), fc.record({ Required: fc.boolean() })),
        ),
      }),
    ),
  });

const throttling = { ThrottlingBurstLimit: rate, ThrottlingRateLimit: rate };
const stageFor = (protocol: Protocol) =>
  fc.record({
    name: fc.constantFrom('dev', 'constructor', protocol === 'HTTP' ? '$default' : 'beta'),
    AutoDeploy: some(fc.boolean()),
    // What cannot be cleared is the same in every stage.
    Description: fc.constantFrom('first', 'second'),
    DefaultRouteSettings: fc.record({
      DetailedMetricsEnabled: some(fc.boolean()),
      ThrottlingBurstLimit: fc.constantFrom(5, 6),
    }),
    StageVariables: some(fc.dictionary(fc.constantFrom('a', 'constructor'), fc.constantFrom('1', '2'))),
    settings: fc.dictionary(fc.constantFrom(...routeKeys[protocol]), fc.record(throttling)),
    AccessLogSettings: some(
      fc.record({
        DestinationArn: fc.constantFrom(
          'arn:aws:logs:us-east-1:123456789012:log-group:a',
          'arn:aws:logs:us-east-1:123456789012:log-group:b',
        ),
        Format: fc.constantFrom('$context.requestId', '$context.requestId $context.status'),
      }),
    ),
    Tags: some(fc.dictionary(fc.constantFrom('t', 'u'), text)),
  });

/** A configuration that the service accepts, such as the property tests make pairs of. */
export function configurations(protocol: Protocol): fc.Arbitrary<Configuration> {
  return fc
    .record({
      api: fc.record({
        Name: text,
        Description: some(text),
        Version: some(text),
        DisableExecuteApiEndpoint: some(fc.boolean()),
        CorsConfiguration: protocol === 'HTTP' ? some(cors) : fc.constant(undefined),
        RouteSelectionExpression:
          protocol === 'HTTP'
            ? fc.constant(undefined)
            : fc.constantFrom('$request.body.action', '$request.body.type'),
      }),
      tags: fc.dictionary(fc.constantFrom('team', 'cost'), text),
      integrations: fc.array(
        fc.record({
          members: protocol === 'HTTP' ? httpIntegration : webSocketIntegration,
          responses: integrationResponses,
        }),
        { maxLength: 4 },
      ),
      authorizers: fc.dictionary(
        fc.constantFrom('guard', 'staff', 'partner'),
        protocol === 'HTTP' ? fc.oneof(jwt, requestAuthorizer(protocol)) : requestAuthorizer(protocol),
        { maxKeys: 2 },
      ),
      models: fc.record({ Pet: some(text), Dog: some(text), Cat: some(text) }),
      routes: fc.uniqueArray(routeFor(protocol), {
        selector: ({ key }) => (protocol === 'HTTP' ? normalizeRouteKey(key) : key),
        minLength: 1,
        maxLength: 6,
      }),
      stages: fc.uniqueArray(stageFor(protocol), { selector: ({ name }) => name, maxLength: 3 }),
    })
    .map((drawn) => assemble(protocol, drawn as never));
}

interface Drawn {
  api: Members;
  tags: Record<string, string>;
  integrations: { members: Members; responses: Record<string, Members> }[];
  authorizers: Record<string, Members>;
  models: Record<string, string | undefined>;
  routes: (Members & {
    key: string;
    integration?: number;
    authorizer: number;
    scopes: string[];
    response?: Members;
  })[];
  stages: (Members & { name: string; settings: Record<string, Members> })[];
}

function assemble(protocol: Protocol, drawn: Drawn): Configuration {
  const isWebSocket = protocol === 'WEBSOCKET';
  const values = drawn.integrations.map(
    ({ members, responses }): IntegrationValue => ({
      members: normalMembers('integration', protocol, members),
      responses: isWebSocket
        ? mapValues(responses, (one) => normalMembers('integrationResponse', protocol, one))
        : {},
    }),
  );
  const authorizers = mapValues(drawn.authorizers, (one) => normalMembers('authorizer', protocol, one));
  const names = Object.keys(authorizers);
  const routes = Object.fromEntries(
    drawn.routes.map(
      ({ key, integration, authorizer, scopes, response, ...members }): [string, RouteValue] => {
        const value = integration === undefined ? undefined : values[integration];
        const mayGuard = !isWebSocket || key === '$connect';
        const name = mayGuard ? names[authorizer] : undefined;
        const isJwt = name !== undefined && authorizers[name]?.AuthorizerType === 'JWT';
        const own: Record<string, unknown> = { OperationName: members.OperationName };
        if (isWebSocket) {
          own.RequestParameters = members.RequestParameters;
          own.RequestModels = members.RequestModels;
          own.ApiKeyRequired = key === '$connect' && members.ApiKeyRequired;
          own.RouteResponseSelectionExpression = response && '$default';
        }
        if (name !== undefined) own.AuthorizationType = isJwt ? 'JWT' : 'CUSTOM';
        else if (mayGuard && authorizer === 5) own.AuthorizationType = 'AWS_IAM';
        if (isJwt) own.AuthorizationScopes = scopes;
        return [
          key,
          {
            members: normalMembers('route', protocol, own),
            ...(value && { integration: integrationKey(value) }),
            ...(name !== undefined && { authorizer: name }),
            responses:
              isWebSocket && response ? { $default: normalMembers('routeResponse', protocol, response) } : {},
          },
        ];
      },
    ),
  );
  const stages = Object.fromEntries(
    drawn.stages.map(({ name, settings, ...members }) => {
      const RouteSettings = Object.fromEntries(
        Object.entries(settings).filter(([key]) => Object.hasOwn(routes, key)),
      );
      return [name, normalMembers('stage', protocol, { ...members, RouteSettings })];
    }),
  );
  const models = Object.entries(drawn.models).flatMap(([name, value]) =>
    isWebSocket && value !== undefined
      ? [[name, normalMembers('model', protocol, { Schema: JSON.stringify({ title: value }) })] as const]
      : [],
  );
  return {
    protocol,
    api: normalMembers('api', protocol, drawn.api),
    routes,
    integrations: Object.fromEntries(values.map((value) => [integrationKey(value), value])),
    authorizers,
    models: Object.fromEntries(models),
    stages,
    tags: ownTags(drawn.tags),
  };
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** A source that lacks nothing. */
export const whole = (configuration: Configuration): Source => ({ configuration, lacks: [] });
