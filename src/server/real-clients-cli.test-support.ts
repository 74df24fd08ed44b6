const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:123456789012:function:orders';
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222';

/**
 * Runs `aws apigatewayv2 <command>` and reads what it prints.
 * @param outfile the output file of a command that returns a document
 */
export type Aws = (
  command: string,
  input: Record<string, unknown>,
  outfile?: string,
) => Promise<Record<string, unknown>>;

/** Runs a command and returns one member of its response, which must be a string. */
type CaptureIds = (command: string, member: string, input: Record<string, unknown>) => Promise<string>;

/**
 * Calls all 72 operations, two at a time: each start of the CLI takes most of a second.
 * @throws Error when a command fails or a response lacks required members
 */
export async function callEverything(aws: Aws): Promise<void> {
  const take: CaptureIds = async (command, member, input) => {
    const answer = await aws(command, input);
    const value = answer[member];
    if (typeof value === 'string') return value;
    throw new Error(`${command} gave no ${member}: ${JSON.stringify(answer)}`);
  };
  const list = async (command: string, input: Record<string, unknown>) => {
    const { Items } = await aws(command, input);
    if (!Array.isArray(Items) || Items.length === 0) throw new Error(`${command} gave no items`);
  };
  await Promise.all([httpApi(aws, take, list), domainAndWebSocket(aws, take, list)]);
}

type Listing = (command: string, input: Record<string, unknown>) => Promise<void>;

async function httpApi(aws: Aws, take: CaptureIds, list: Listing): Promise<void> {
  const ApiId = await take('create-api', 'ApiId', {
    Name: 'real ü "quoted"',
    ProtocolType: 'HTTP',
    CorsConfiguration: { AllowOrigins: ['*'] },
  });
  await take('get-api', 'ApiEndpoint', { ApiId });
  await take('update-api', 'Description', { ApiId, Description: 'two\nlines' });
  await aws('delete-cors-configuration', { ApiId });
  await list('get-apis', {});

  const IntegrationId = await take('create-integration', 'IntegrationId', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: FUNCTION_ARN,
    PayloadFormatVersion: '2.0',
  });
  await take('get-integration', 'IntegrationUri', { ApiId, IntegrationId });
  await take('update-integration', 'Description', { ApiId, IntegrationId, Description: 'x' });
  await list('get-integrations', { ApiId });

  const AuthorizerId = await take('create-authorizer', 'AuthorizerId', {
    ApiId,
    Name: 'users',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['a'] },
  });
  await take('get-authorizer', 'Name', { ApiId, AuthorizerId });
  await take('update-authorizer', 'Name', { ApiId, AuthorizerId, Name: 'renamed' });
  await list('get-authorizers', { ApiId });

  const RouteId = await take('create-route', 'RouteId', {
    ApiId,
    RouteKey: 'GET /ü/{id}',
    Target: `integrations/${IntegrationId}`,
  });
  await take('get-route', 'Target', { ApiId, RouteId });
  await take('update-route', 'OperationName', { ApiId, RouteId, OperationName: 'read' });
  await list('get-routes', { ApiId });

  const stage = { ApiId, StageName: '$default' };
  await take('create-stage', 'StageName', {
    ...stage,
    RouteSettings: { 'GET /ü/{id}': { ThrottlingBurstLimit: 1 } },
    AccessLogSettings: {
      DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:a',
      Format: '$context.requestId',
    },
  });
  await take('get-stage', 'CreatedDate', stage);
  await aws('delete-route-settings', { ...stage, RouteKey: 'GET /ü/{id}' });
  await aws('delete-access-log-settings', stage);
  await aws('reset-authorizers-cache', stage);
  await take('update-stage', 'Description', { ...stage, Description: 'x' });
  await list('get-stages', { ApiId });

  const DeploymentId = await take('create-deployment', 'DeploymentId', { ApiId });
  await take('get-deployment', 'DeploymentStatus', { ApiId, DeploymentId });
  await take('update-deployment', 'Description', { ApiId, DeploymentId, Description: 'x' });
  await list('get-deployments', { ApiId });
  await aws('delete-deployment', { ApiId, DeploymentId });

  const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}/stages/$default`;
  await aws('tag-resource', { ResourceArn, Tags: { 'b:c/d': '2' } });
  const { Tags } = await aws('get-tags', { ResourceArn });
  if (JSON.stringify(Tags) !== '{"b:c/d":"2"}') throw new Error(`get-tags gave ${JSON.stringify(Tags)}`);
  await aws('untag-resource', { ResourceArn, TagKeys: ['b:c/d'] });

  await aws('export-api', { ApiId, OutputType: 'JSON', Specification: 'OAS30' }, 'openapi.json');
  const Body = '{"openapi":"3.0.1","info":{"title":"imported"},"paths":{"/a":{"get":{"responses":{}}}}}';
  const imported = await take('import-api', 'ApiId', { Body });
  await take('reimport-api', 'ApiId', { ApiId: imported, Body });

  await aws('delete-stage', stage);
  await aws('delete-route', { ApiId, RouteId });
  await aws('delete-integration', { ApiId, IntegrationId });
  await aws('delete-authorizer', { ApiId, AuthorizerId });
  await aws('delete-api', { ApiId });
}

async function domainAndWebSocket(aws: Aws, take: CaptureIds, list: Listing): Promise<void> {
  const ApiId = await take('create-api', 'ApiId', {
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  await take('create-stage', 'StageName', { ApiId, StageName: 'prod' });

  const ModelId = await take('create-model', 'ModelId', { ApiId, Name: 'Pet', Schema: '{"type":"object"}' });
  await take('get-model', 'Schema', { ApiId, ModelId });
  await take('update-model', 'Description', { ApiId, ModelId, Description: 'x' });
  await take('get-model-template', 'Value', { ApiId, ModelId });
  await list('get-models', { ApiId });
  await aws('delete-model', { ApiId, ModelId });

  const IntegrationId = await take('create-integration', 'IntegrationId', { ApiId, IntegrationType: 'MOCK' });
  const inIntegration = { ApiId, IntegrationId };
  const IntegrationResponseId = await take('create-integration-response', 'IntegrationResponseId', {
    ...inIntegration,
    IntegrationResponseKey: '/2\\d\\d/',
  });
  const answer = { ...inIntegration, IntegrationResponseId };
  await take('get-integration-response', 'IntegrationResponseKey', answer);
  await aws('update-integration-response', { ...answer, ResponseTemplates: { $default: '{}' } });
  await list('get-integration-responses', inIntegration);
  await aws('delete-integration-response', answer);

  const RequestParameterKey = 'route.request.querystring.a b/c';
  const RouteId = await take('create-route', 'RouteId', {
    ApiId,
    RouteKey: 'join',
    RequestParameters: { [RequestParameterKey]: { Required: true } },
  });
  await aws('delete-route-request-parameter', { ApiId, RouteId, RequestParameterKey });
  const inRoute = { ApiId, RouteId };
  const RouteResponseId = await take('create-route-response', 'RouteResponseId', {
    ...inRoute,
    RouteResponseKey: '$default',
  });
  const reply = { ...inRoute, RouteResponseId };
  await take('get-route-response', 'RouteResponseKey', reply);
  await aws('update-route-response', { ...reply, ModelSelectionExpression: '$request.body.a' });
  await list('get-route-responses', inRoute);
  await aws('delete-route-response', reply);

  const domain = { DomainName: 'real.example.com' };
  await take('create-domain-name', 'ApiMappingSelectionExpression', {
    ...domain,
    DomainNameConfigurations: [{ CertificateArn: CERTIFICATE }],
    MutualTlsAuthentication: { TruststoreUri: 's3://bucket/a.pem' },
  });
  await take('get-domain-name', 'DomainName', domain);
  await take('update-domain-name', 'DomainName', {
    ...domain,
    MutualTlsAuthentication: { TruststoreUri: '' },
  });
  await list('get-domain-names', {});
  const ApiMappingId = await take('create-api-mapping', 'ApiMappingId', { ...domain, ApiId, Stage: 'prod' });
  await take('get-api-mapping', 'Stage', { ...domain, ApiMappingId });
  await take('update-api-mapping', 'ApiMappingKey', { ...domain, ApiMappingId, ApiId, ApiMappingKey: 'v1' });
  await list('get-api-mappings', domain);
  await aws('delete-api-mapping', { ...domain, ApiMappingId });
  await aws('delete-domain-name', domain);

  const VpcLinkId = await take('create-vpc-link', 'VpcLinkId', { Name: 'link', SubnetIds: ['subnet-1'] });
  await take('get-vpc-link', 'VpcLinkStatus', { VpcLinkId });
  await take('update-vpc-link', 'Name', { VpcLinkId, Name: 'renamed' });
  await list('get-vpc-links', {});
  await aws('delete-vpc-link', { VpcLinkId });
}
