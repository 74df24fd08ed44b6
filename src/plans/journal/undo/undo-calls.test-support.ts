import { CERTIFICATES, LOG_GROUP, type World } from './undo-world.test-support';

type Members = Record<string, unknown>;

const TEXTS = ['', 'one', 'two'];
const FLAGS = [true, false];

/** Optional members of a call with their possible values; each call picks some. */
type Choices = Record<string, readonly unknown[]>;

function choices(
  things: World['things'],
): readonly (readonly [operation: string, on: string, members: Choices])[] {
  const targets = ['integration', 'idle'].map(
    (name) => `integrations/${String(things[name]?.IntegrationId)}`,
  );
  const authorizers = ['authorizer', 'spare'].map((name) => things[name]?.AuthorizerId);
  const deployments = ['first', 'second'].map((name) => things[name]?.DeploymentId);
  const arn = (path: string) => `arn:aws:apigateway:us-east-1::${path}`;
  const arns = [
    arn(`/apis/${String(things.http?.ApiId)}`),
    arn(`/apis/${String(things.http?.ApiId)}/stages/prod`),
    arn('/domainnames/api.example.com'),
    arn(`/vpclinks/${String(things.link?.VpcLinkId)}`),
  ];
  const settings = [
    { ThrottlingBurstLimit: 7 },
    { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 2 },
    { DetailedMetricsEnabled: true },
  ];
  const maps = (...values: string[]) => [{ a: values[0] }, { b: values[1] }, { a: '', b: values[0] }];
  const stage: Choices = {
    Description: TEXTS,
    StageVariables: maps('x', 'y'),
    DefaultRouteSettings: settings,
    RouteSettings: settings.flatMap((one) => [
      { 'GET /pets': one },
      { 'GET /bare': one, 'GET /pets': settings[2] },
    ]),
    AccessLogSettings: [{ DestinationArn: LOG_GROUP, Format: '$context.requestId' }],
  };
  const integration: Choices = {
    Description: TEXTS,
    TimeoutInMillis: [50, 1000],
    RequestParameters: [{ 'append:header.a': 'x' }, { 'append:header.b': 'y', 'append:header.a': '' }],
    ResponseParameters: [
      { 200: { 'append:header.a': 'x' } },
      { 404: { 'overwrite:header.b': 'y' }, 200: {} },
    ],
  };
  const cors = [
    { AllowOrigins: ['https://a.example.com'], MaxAge: 5 },
    { AllowMethods: ['GET', 'POST'], AllowHeaders: ['x-a'] },
    { AllowCredentials: true, AllowOrigins: ['https://b.example.com'] },
    { AllowOrigins: ['*'], ExposeHeaders: ['x'], MaxAge: 60 },
  ];
  const route: Choices = {
    OperationName: TEXTS,
    Target: targets,
    AuthorizationType: ['NONE', 'AWS_IAM', 'JWT'],
    AuthorizerId: authorizers,
    AuthorizationScopes: [[], ['a'], ['a', 'b']],
  };
  const wsRoute: Choices = {
    OperationName: TEXTS,
    ModelSelectionExpression: ['', '$request.body.kind'],
    RequestModels: [{ a: 'message' }, { b: 'message', a: '' }],
    RequestParameters: [
      { 'route.request.querystring.a': { Required: true } },
      { 'route.request.header.b': {} },
    ],
    RouteResponseSelectionExpression: ['', '$default'],
  };
  const document = JSON.stringify({ openapi: '3.0.1', info: { title: 'made', version: '1' }, paths: {} });
  const conditions = [
    [],
    [{ MatchBasePaths: { AnyOf: ['b'] } }],
    [{ MatchHeaders: { AnyOf: [{ Header: 'x-a', ValueGlob: 'b*' }] } }],
  ];
  const actions = [true, false].map((StripBasePath) => [
    { InvokeApi: { ApiId: 'rest', Stage: 'prod', StripBasePath } },
  ]);
  const tls = [
    { TruststoreUri: '' },
    { TruststoreUri: 's3://bucket/key.pem', TruststoreVersion: '1' },
    { TruststoreUri: 's3://bucket/other.pem' },
  ];
  return [
    [
      'CreateApi',
      '',
      {
        Name: ['made'],
        ProtocolType: ['HTTP'],
        CorsConfiguration: cors,
        Target: ['https://example.com'],
        Tags: maps('x', 'y'),
      },
    ],
    [
      'UpdateApi',
      'http',
      {
        Name: ['one', 'two'],
        Description: TEXTS,
        Version: TEXTS,
        DisableExecuteApiEndpoint: FLAGS,
        IpAddressType: ['ipv4', 'dualstack'],
        CorsConfiguration: cors,
      },
    ],
    [
      'UpdateApi',
      'ws',
      { Description: TEXTS, DisableSchemaValidation: FLAGS, RouteSelectionExpression: ['$request.body.a'] },
    ],
    ['UpdateApi', 'quick', { Target: ['https://other.example.com'] }],
    ['DeleteApi', 'doomed1', {}],
    ['DeleteApi', 'doomed2', {}],
    ['ImportApi', '', { Body: [document] }],
    ['ReimportApi', 'doomed3', { Body: [document] }],
    ['DeleteCorsConfiguration', 'http', {}],
    ['CreateRoute', 'http', { RouteKey: ['GET /made', 'ANY /x/{y}'], ...route }],
    ['UpdateRoute', 'route', { RouteKey: ['GET /pets', 'GET /animals'], ...route }],
    ['UpdateRoute', 'bare', route],
    ['UpdateRoute', 'wsRoute', wsRoute],
    ['DeleteRoute', 'route', {}],
    ['DeleteRoute', 'wsRoute', {}],
    ['DeleteRoute', 'replying', {}],
    ['DeleteRouteRequestParameter', 'wsRoute', { RequestParameterKey: ['route.request.querystring.a'] }],
    ['CreateRouteResponse', 'wsRoute', { RouteResponseKey: ['$default'] }],
    [
      'UpdateRouteResponse',
      'routeResponse',
      {
        ModelSelectionExpression: ['', '$x'],
        ResponseModels: [{ a: 'message' }],
        ResponseParameters: [
          { 'route.response.header.a': { Required: false } },
          { 'route.response.header.b': { Required: true } },
        ],
      },
    ],
    ['DeleteRouteResponse', 'routeResponse', {}],
    [
      'CreateIntegration',
      'http',
      {
        IntegrationType: ['HTTP_PROXY'],
        IntegrationMethod: ['GET'],
        IntegrationUri: ['https://example.com'],
        ...integration,
      },
    ],
    [
      'UpdateIntegration',
      'idle',
      { IntegrationMethod: ['POST'], IntegrationUri: ['https://b.example.com'], ...integration },
    ],
    [
      'UpdateIntegration',
      'queue',
      {
        IntegrationType: ['AWS_PROXY'],
        IntegrationSubtype: ['SQS-SendMessage', 'SQS-PurgeQueue'],
        Description: TEXTS,
        RequestParameters: [
          {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/r',
            MessageBody: '$request.body',
            DelaySeconds: '1',
          },
          {
            QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q',
            MessageBody: '$request.body.a',
            DelaySeconds: '',
          },
          { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q', MessageBody: '', DelaySeconds: '' },
        ],
      },
    ],
    [
      'UpdateIntegration',
      'mock',
      {
        Description: TEXTS,
        PassthroughBehavior: ['NEVER'],
        RequestTemplates: maps('{}', '{"a":1}'),
        TemplateSelectionExpression: ['', '\\$default'],
      },
    ],
    ['DeleteIntegration', 'idle', {}],
    ['DeleteIntegration', 'mock', {}],
    [
      'CreateIntegrationResponse',
      'mock',
      { IntegrationResponseKey: ['/4\\d\\d/'], ResponseTemplates: maps('{}', 'b') },
    ],
    [
      'UpdateIntegrationResponse',
      'integrationResponse',
      {
        ResponseTemplates: maps('{}', 'b'),
        TemplateSelectionExpression: TEXTS,
        ContentHandlingStrategy: ['CONVERT_TO_TEXT'],
        ResponseParameters: [{ 'method.response.header.a': "'x'" }],
      },
    ],
    ['DeleteIntegrationResponse', 'integrationResponse', {}],
    [
      'CreateAuthorizer',
      'http',
      {
        Name: ['made'],
        AuthorizerType: ['JWT'],
        IdentitySource: [['$request.header.a']],
        JwtConfiguration: [{ Issuer: 'https://a.example.com', Audience: ['a'] }],
      },
    ],
    [
      'UpdateAuthorizer',
      'spare',
      {
        Name: ['renamed'],
        IdentitySource: [['$request.header.b']],
        JwtConfiguration: [{ Issuer: 'https://b.example.com', Audience: ['a', 'b'] }],
      },
    ],
    [
      'UpdateAuthorizer',
      'lambda',
      {
        AuthorizerResultTtlInSeconds: [0, 60],
        EnableSimpleResponses: FLAGS,
        AuthorizerCredentialsArn: ['', 'arn:aws:iam::123456789012:role/a'],
        IdentitySource: [['$request.header.b'], []],
      },
    ],
    ['DeleteAuthorizer', 'spare', {}],
    ['ResetAuthorizersCache', 'stage', {}],
    ['CreateModel', 'ws', { Name: ['made'], Schema: ['{}'], Description: TEXTS }],
    [
      'UpdateModel',
      'model',
      { Description: TEXTS, Schema: ['{"type":"object"}'], ContentType: ['text/plain'], Name: ['note'] },
    ],
    ['DeleteModel', 'model', {}],
    ['CreateDeployment', 'http', { Description: TEXTS, StageName: ['prod', 'empty'] }],
    ['UpdateDeployment', 'first', { Description: TEXTS }],
    ['UpdateDeployment', 'second', { Description: TEXTS }],
    ['DeleteDeployment', 'unused', {}],
    ['CreateStage', 'http', { StageName: ['made', 'prod'], AutoDeploy: FLAGS, ...stage }],
    ['UpdateStage', 'stage', { DeploymentId: deployments, ...stage }],
    ['UpdateStage', 'stage', { AutoDeploy: FLAGS, Description: TEXTS }],
    ['UpdateStage', 'auto', { AutoDeploy: FLAGS, ...stage }],
    ['UpdateStage', 'empty', { DeploymentId: deployments }],
    ['DeleteStage', 'auto', {}],
    ['DeleteStage', 'empty', {}],
    ['DeleteAccessLogSettings', 'stage', {}],
    ['DeleteRouteSettings', 'stage', { RouteKey: ['GET /pets', 'GET /bare'] }],
    [
      'CreateDomainName',
      '',
      {
        DomainName: ['c.example.com'],
        DomainNameConfigurations: [[{ CertificateArn: CERTIFICATES[1] }]],
        MutualTlsAuthentication: tls.slice(1),
        Tags: maps('x', 'y'),
      },
    ],
    [
      'UpdateDomainName',
      'lonely',
      {
        DomainNameConfigurations: CERTIFICATES.map((CertificateArn) => [
          { CertificateArn, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
        ]),
        MutualTlsAuthentication: tls,
        RoutingMode: ['ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_API_MAPPING'],
      },
    ],
    ['DeleteDomainName', 'lonely', {}],
    ['DeleteDomainName', 'domain', {}],
    [
      'CreateApiMapping',
      'domain',
      { ApiId: [things.http?.ApiId], Stage: ['prod', 'empty'], ApiMappingKey: ['', 'made'] },
    ],
    [
      'UpdateApiMapping',
      'mapping',
      { ApiId: [things.http?.ApiId], Stage: ['prod', 'empty'], ApiMappingKey: ['', 'a/b'] },
    ],
    ['DeleteApiMapping', 'mapping', {}],
    ['CreateRoutingRule', 'domain', { Priority: [20, 30], Conditions: conditions, Actions: actions }],
    ['PutRoutingRule', 'rule', { Priority: [10, 11], Conditions: conditions, Actions: actions }],
    ['DeleteRoutingRule', 'rule', {}],
    [
      'CreateVpcLink',
      '',
      { Name: ['made'], SubnetIds: [['subnet-1']], SecurityGroupIds: [[], ['sg-1']], Tags: maps('x', 'y') },
    ],
    ['UpdateVpcLink', 'link', { Name: ['renamed', 'again'] }],
    ['DeleteVpcLink', 'link', {}],
    ['TagResource', '', { ResourceArn: arns, Tags: maps('x', 'y') }],
    ['UntagResource', '', { ResourceArn: arns, TagKeys: [['a'], ['b'], ['a', 'b']] }],
  ];
}

/** Plausible calls, every operation in its turn, with a random choice of optional members. */
export function* randomCalls(
  { things }: World,
  random: () => number,
): Generator<[operation: string, input: Members]> {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  for (let at = 0; at < choices(things).length; at++) {
    // Read each time, because a recreated resource has a new id.
    const [operation = '', on = '', members = {}] = choices(things)[at] ?? [];
    const required = NEEDING.test(operation);
    const chosen = Object.entries(members).filter(
      ([name]) => (required && REQUIRED.has(name)) || random() < 0.4,
    );
    yield [
      operation,
      { ...things[on], ...Object.fromEntries(chosen.map(([name, values]) => [name, pick(values)])) },
    ];
  }
}

const NEEDING =
  /^Create|^(Un)?[Tt]agResource|Parameter$|^DeleteRouteSettings|ImportApi|^ReimportApi|^UpdateApiMapping|^UpdateVpcLink|^UpdateIntegration$|^PutRoutingRule/;

const REQUIRED = new Set(
  (
    'Name ProtocolType RouteKey RouteResponseKey IntegrationType IntegrationSubtype IntegrationMethod IntegrationUri IntegrationResponseKey ' +
    'AuthorizerType IdentitySource JwtConfiguration Schema StageName DomainName DomainNameConfigurations ApiId Stage ' +
    'SubnetIds ResourceArn Tags TagKeys RequestParameterKey RequestParameters Body Priority Conditions Actions'
  ).split(' '),
);
