type Members = Record<string, unknown>;
type Send = (operation: string, input: Members) => Promise<Members>;

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
const INVOCATION = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${FUNCTION}/invocations`;
/** Where a stage may write its access log. */
export const LOG_GROUP = 'arn:aws:logs:us-east-1:123456789012:log-group:orders';
export const CERTIFICATES = ['1', '2'].map((digit) => {
  const uuid = `${digit.repeat(8)}-2222-4333-8444-555555555555`;
  return `arn:aws:acm:us-east-1:123456789012:certificate/${uuid}`;
});

/** One or more resources of each kind: the identifying members of each, by a test name. */
export interface World {
  things: Record<string, Members>;
}

/** Creates an HTTP and a WebSocket API with children of each kind, and resources for tests to delete. */
export async function worldOf(send: Send): Promise<World> {
  const http = {
    ApiId: (
      await send('CreateApi', {
        Name: 'shop',
        ProtocolType: 'HTTP',
        CorsConfiguration: { AllowOrigins: ['https://example.com'] },
      })
    ).ApiId,
  };
  const ws = {
    ApiId: (
      await send('CreateApi', {
        Name: 'chat',
        ProtocolType: 'WEBSOCKET',
        RouteSelectionExpression: '$request.body.action',
      })
    ).ApiId,
  };
  const things: World['things'] = { http, ws };
  const make = async (name: string, operation: string, input: Members, ...members: string[]) => {
    const output: Members = { ...input, ...(await send(operation, input)) };
    things[name] = Object.fromEntries(members.map((member) => [member, output[member]]));
    return things[name];
  };
  const integration = await make(
    'integration',
    'CreateIntegration',
    { ...http, IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION, PayloadFormatVersion: '2.0' },
    'ApiId',
    'IntegrationId',
  );
  await make(
    'idle',
    'CreateIntegration',
    {
      ...http,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: 'https://example.com',
    },
    'ApiId',
    'IntegrationId',
  );
  await make(
    'queue',
    'CreateIntegration',
    {
      ...http,
      IntegrationType: 'AWS_PROXY',
      IntegrationSubtype: 'SQS-SendMessage',
      CredentialsArn: 'arn:aws:iam::123456789012:role/a',
      PayloadFormatVersion: '1.0',
      RequestParameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q',
        MessageBody: '$request.body',
      },
    },
    'ApiId',
    'IntegrationId',
  );
  const mock = await make(
    'mock',
    'CreateIntegration',
    { ...ws, IntegrationType: 'MOCK' },
    'ApiId',
    'IntegrationId',
  );
  await make(
    'integrationResponse',
    'CreateIntegrationResponse',
    { ...mock, IntegrationResponseKey: '$default' },
    'ApiId',
    'IntegrationId',
    'IntegrationResponseId',
  );
  const jwt = {
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['web'] },
  };
  await make('authorizer', 'CreateAuthorizer', { ...http, Name: 'jwt', ...jwt }, 'ApiId', 'AuthorizerId');
  await make('spare', 'CreateAuthorizer', { ...http, Name: 'spare', ...jwt }, 'ApiId', 'AuthorizerId');
  await make(
    'lambda',
    'CreateAuthorizer',
    {
      ...http,
      Name: 'lambda',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: INVOCATION,
      AuthorizerPayloadFormatVersion: '2.0',
      IdentitySource: ['$request.header.a'],
    },
    'ApiId',
    'AuthorizerId',
  );
  const Target = `integrations/${String(integration.IntegrationId)}`;
  await make('route', 'CreateRoute', { ...http, RouteKey: 'GET /pets', Target }, 'ApiId', 'RouteId');
  await make('bare', 'CreateRoute', { ...http, RouteKey: 'GET /bare' }, 'ApiId', 'RouteId');
  await make(
    'wsRoute',
    'CreateRoute',
    { ...ws, RouteKey: 'ping', RequestParameters: { 'route.request.querystring.a': { Required: true } } },
    'ApiId',
    'RouteId',
  );
  const reply = await make(
    'replying',
    'CreateRoute',
    { ...ws, RouteKey: 'echo', RouteResponseSelectionExpression: '$default' },
    'ApiId',
    'RouteId',
  );
  await make(
    'routeResponse',
    'CreateRouteResponse',
    {
      ...reply,
      RouteResponseKey: '$default',
      ResponseParameters: { 'route.response.header.a': { Required: true } },
    },
    'ApiId',
    'RouteId',
    'RouteResponseId',
  );
  await make('model', 'CreateModel', { ...ws, Name: 'message', Schema: '{}' }, 'ApiId', 'ModelId');
  await make('first', 'CreateDeployment', { ...http, Description: 'First' }, 'ApiId', 'DeploymentId');
  await make('second', 'CreateDeployment', http, 'ApiId', 'DeploymentId');
  await make('unused', 'CreateDeployment', http, 'ApiId', 'DeploymentId');
  await make(
    'stage',
    'CreateStage',
    {
      ...http,
      StageName: 'prod',
      Description: 'Shop',
      DeploymentId: things.first?.DeploymentId,
      StageVariables: { table: 'a' },
      AccessLogSettings: { DestinationArn: LOG_GROUP, Format: '$context.requestId' },
      RouteSettings: { 'GET /pets': { ThrottlingBurstLimit: 1 } },
    },
    'ApiId',
    'StageName',
  );
  await make(
    'auto',
    'CreateStage',
    { ...http, StageName: '$default', AutoDeploy: true },
    'ApiId',
    'StageName',
  );
  await make('empty', 'CreateStage', { ...http, StageName: 'empty' }, 'ApiId', 'StageName');
  const domain = (DomainName: string) => ({
    DomainName,
    DomainNameConfigurations: [
      { CertificateArn: CERTIFICATES[0], EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
    ],
    RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
  });
  await make('domain', 'CreateDomainName', domain('api.example.com'), 'DomainName');
  await make('lonely', 'CreateDomainName', domain('b.example.com'), 'DomainName');
  await make(
    'mapping',
    'CreateApiMapping',
    { DomainName: 'api.example.com', ...http, Stage: 'prod', ApiMappingKey: 'shop' },
    'DomainName',
    'ApiMappingId',
  );
  await make(
    'rule',
    'CreateRoutingRule',
    {
      DomainName: 'api.example.com',
      Priority: 10,
      Conditions: [{ MatchBasePaths: { AnyOf: ['a'] } }],
      Actions: [{ InvokeApi: { ApiId: 'rest', Stage: 'prod' } }],
    },
    'DomainName',
    'RoutingRuleId',
  );
  await make('link', 'CreateVpcLink', { Name: 'private', SubnetIds: ['subnet-1'] }, 'VpcLinkId');
  for (const name of ['doomed1', 'doomed2', 'doomed3']) {
    await make(name, 'CreateApi', { Name: name, ProtocolType: 'HTTP' }, 'ApiId');
  }
  await make(
    'quick',
    'CreateApi',
    { Name: 'quick', ProtocolType: 'HTTP', Target: 'https://example.com' },
    'ApiId',
  );
  return { things };
}

/** A recreated resource has a new id. */
export function rename({ things }: World, id: string, now: string): void {
  for (const thing of Object.values(things)) {
    for (const [member, value] of Object.entries(thing)) if (value === id) thing[member] = now;
  }
}
