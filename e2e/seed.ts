import { ApiGatewayV2, type ApiGatewayV2ClientConfig } from '@aws-sdk/client-apigatewayv2';
import { sdkHandler } from '../src/sandbox/sdk-handler';
import type { Sandbox } from '../src/sandbox/types';
import type { InputOf, KnownOperation, OutputOf } from '../src/service/sdk';
import { AWS_CONNECTION } from './aws-host';

/**
 * Makes one call on the service of a test, without the app, to seed it. It is in `sandbox.calls` like any
 * other; take `sandbox.calls.length` afterwards where a test counts.
 * @param region the connection's, where another one is not given
 * @throws the service's error
 */
export async function seed<O extends KnownOperation>(
  sandbox: Sandbox,
  operation: O,
  input: InputOf<O>,
  region: string = AWS_CONNECTION.region,
): Promise<OutputOf<O>> {
  const client = clientOf(sandbox, region);
  // The client's method of the same name; TypeScript cannot follow that their inputs go together.
  const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}` as keyof ApiGatewayV2;
  const call = client[method] as unknown as (input: unknown) => Promise<unknown>;
  return (await call.call(client, input)) as OutputOf<O>;
}

const clients = new WeakMap<Sandbox, Map<string, ApiGatewayV2>>();

function clientOf(sandbox: Sandbox, region: string): ApiGatewayV2 {
  const ofSandbox = clients.get(sandbox) ?? new Map<string, ApiGatewayV2>();
  clients.set(sandbox, ofSandbox);
  const known = ofSandbox.get(region);
  if (known) return known;
  const client = new ApiGatewayV2({
    region,
    credentials: AWS_CONNECTION.credentials,
    maxAttempts: 1,
    requestHandler: sdkHandler(sandbox) as unknown as NonNullable<ApiGatewayV2ClientConfig['requestHandler']>,
  });
  ofSandbox.set(region, client);
  return client;
}

/** The id that a create call has returned. */
function idIn<T>(id: T | undefined): T {
  if (id === undefined) throw new Error('The service returned no id.');
  return id;
}

const ACCOUNT = '123456789012';
const { region } = AWS_CONNECTION;

/** A Lambda function's ARN, and the ARN by which API Gateway invokes it. */
export const functionArn = (name: string) => `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}`;
export const invocationArn = (name: string) =>
  `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;
export const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
export const logGroupArn = (name: string) => `arn:aws:logs:${region}:${ACCOUNT}:log-group:${name}`;

export async function seedApi(
  sandbox: Sandbox,
  protocol: 'HTTP' | 'WEBSOCKET' = 'HTTP',
  Name = 'shop',
): Promise<string> {
  const { ApiId } = await seed(sandbox, 'CreateApi', {
    Name,
    ProtocolType: protocol,
    ...(protocol === 'WEBSOCKET' && { RouteSelectionExpression: '$request.body.action' }),
  });
  return idIn(ApiId);
}

export async function seedIntegration(
  sandbox: Sandbox,
  ApiId: string,
  input: Partial<InputOf<'CreateIntegration'>> = {},
): Promise<string> {
  const { IntegrationId } = await seed(sandbox, 'CreateIntegration', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: functionArn('orders'),
    ...input,
  });
  return idIn(IntegrationId);
}

export async function seedRoute(
  sandbox: Sandbox,
  ApiId: string,
  RouteKey: string,
  input: Partial<InputOf<'CreateRoute'>> = {},
): Promise<string> {
  return idIn((await seed(sandbox, 'CreateRoute', { ApiId, RouteKey, ...input })).RouteId);
}

/** An HTTP API whose route `GET /orders` invokes a function; `Target` is for further routes. */
export async function seedRoutedApi(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  const Target = `integrations/${integration}`;
  const route = await seedRoute(sandbox, apiId, 'GET /orders', { Target });
  return { apiId, Target, route };
}

export async function seedJwtAuthorizer(
  sandbox: Sandbox,
  ApiId: string,
  Name = 'customers',
): Promise<string> {
  const { AuthorizerId } = await seed(sandbox, 'CreateAuthorizer', {
    ApiId,
    Name,
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['web'] },
  });
  return idIn(AuthorizerId);
}

export async function seedLambdaAuthorizer(
  sandbox: Sandbox,
  ApiId: string,
  Name = 'partners',
  input: Partial<InputOf<'CreateAuthorizer'>> = {},
): Promise<string> {
  const { AuthorizerId } = await seed(sandbox, 'CreateAuthorizer', {
    ApiId,
    Name,
    AuthorizerType: 'REQUEST',
    AuthorizerUri: invocationArn('partners'),
    AuthorizerPayloadFormatVersion: '2.0',
    IdentitySource: ['$request.header.x-partner-key'],
    ...input,
  });
  return idIn(AuthorizerId);
}

/** A deployment of the current API, which needs a route. */
export async function seedDeployment(
  sandbox: Sandbox,
  ApiId: string,
  input: Partial<InputOf<'CreateDeployment'>> = {},
): Promise<string> {
  return idIn((await seed(sandbox, 'CreateDeployment', { ApiId, ...input })).DeploymentId);
}

/** An access log format that the service accepts. */
export const LOG_FORMAT = '$context.requestId $context.status';

/** An API with two deployments and a stage with all members, one of which its form does not show. */
export async function seedDeployedStage(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  await seedRoute(sandbox, apiId, 'GET /orders');
  const first = await seedDeployment(sandbox, apiId, { Description: 'First' });
  const second = await seedDeployment(sandbox, apiId, { Description: 'Second' });
  await seed(sandbox, 'CreateStage', {
    ApiId: apiId,
    StageName: 'prod',
    Description: 'What the shop uses',
    DeploymentId: first,
    DefaultRouteSettings: { ThrottlingBurstLimit: 50, ThrottlingRateLimit: 100 },
    RouteSettings: { 'GET /orders': { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 10 } },
    AccessLogSettings: { DestinationArn: logGroupArn('orders'), Format: LOG_FORMAT },
    StageVariables: { table: 'orders', level: 'warn' },
    Tags: { team: 'shop', tier: 'one' },
  });
  return { apiId, first, second, since: sandbox.calls.length };
}

/** A custom domain name with the least that it needs. */
export async function seedDomainName(
  sandbox: Sandbox,
  DomainName: string,
  more: Partial<InputOf<'CreateDomainName'>> = {},
): Promise<void> {
  await seed(sandbox, 'CreateDomainName', {
    ...more,
    DomainName,
    DomainNameConfigurations: [
      { CertificateArn: `arn:aws:acm:${region}:${ACCOUNT}:certificate/one`, EndpointType: 'REGIONAL' },
    ],
  });
}

export async function seedMapping(
  sandbox: Sandbox,
  DomainName: string,
  ApiId: string,
  Stage: string,
  ApiMappingKey = '',
): Promise<string> {
  const mapping = await seed(sandbox, 'CreateApiMapping', {
    DomainName,
    ApiId,
    Stage,
    ...(ApiMappingKey && { ApiMappingKey }),
  });
  return idIn(mapping.ApiMappingId);
}

/** A routing rule to a REST API, for requests with a base path. */
export async function seedRoutingRule(
  sandbox: Sandbox,
  DomainName: string,
  Priority: number,
  basePath: string,
  headers: readonly (readonly [name: string, value: string])[] = [],
): Promise<string> {
  const { RoutingRuleId } = await seed(sandbox, 'CreateRoutingRule', {
    DomainName,
    Priority,
    Conditions: [
      { MatchBasePaths: { AnyOf: [basePath] } },
      ...headers.map(([Header, ValueGlob]) => ({ MatchHeaders: { AnyOf: [{ Header, ValueGlob }] } })),
    ],
    Actions: [{ InvokeApi: { ApiId: 'rest123456', Stage: 'prod' } }],
  });
  return idIn(RoutingRuleId);
}

/** Deletes the domain name of the sample, whose API mappings keep two of its APIs from being deleted. */
export const withoutSampleDomain = (sandbox: Sandbox) =>
  seed(sandbox, 'DeleteDomainName', { DomainName: 'api.shop.example.com' });
