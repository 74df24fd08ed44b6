import type { InputOf, Operation, OutputOf } from '../service/sdk';

/** A call that is noted, whether it is accepted or refused; refused, its members are absent. */
export type Call = <O extends Operation>(operation: O, input: InputOf<O>) => Promise<Partial<OutputOf<O>>>;

const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const AUTHORIZER_URI = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${FUNCTION_ARN}/invocations`;
const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222';

/** Long enough that no host may get away with a body in one piece. */
const DOCUMENT = `openapi: 3.0.1
info: {title: imported, version: "1"}
paths:
  /größe/{id}:
    get:
      operationId: size
      responses: {}
      x-amazon-apigateway-integration:
        {type: http_proxy, httpMethod: GET, uri: "https://example.com/{id}", payloadFormatVersion: 1.0}
${'# padding of a document, ünïcode included\n'.repeat(8000)}`;

/** Every operation with a request that is accepted, and those whose refusal depends on what is there. */
export async function playCalls(call: Call): Promise<void> {
  await call('GetApis', { MaxResults: '1' });
  const apiId = await playHttpApi(call);
  await playDocuments(call, apiId);
  await playWebSocketApi(call);
  await playDomain(call, apiId);
  await playDeletes(call, apiId);
}

async function playHttpApi(call: Call): Promise<string> {
  const api = await call('CreateApi', {
    Name: 'contract "ü" 漢字 👩‍👩‍👧',
    ProtocolType: 'HTTP',
    Tags: { owner: 'a b', empty: '' },
    CorsConfiguration: { AllowOrigins: ['https://example.com'], MaxAge: 5 },
  });
  const ApiId = api.ApiId ?? '';
  await call('CreateApi', { Name: 'a', ProtocolType: 'WEBSOCKET' });
  await call('CreateApi', { Name: 'quick', ProtocolType: 'HTTP', Target: 'https://example.com' });
  await call('UpdateApi', { ApiId, CorsConfiguration: { AllowOrigins: ['*'], AllowCredentials: true } });
  await call('UpdateApi', { ApiId, Description: 'two\nlines', CorsConfiguration: { AllowMethods: ['*'] } });
  await call('GetApi', { ApiId });
  await call('DeleteCorsConfiguration', { ApiId });

  const integration = await call('CreateIntegration', {
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: FUNCTION_ARN,
    PayloadFormatVersion: '2.0',
  });
  const IntegrationId = integration.IntegrationId ?? '';
  await call('CreateIntegration', { ApiId, IntegrationType: 'MOCK' });
  await call('UpdateIntegration', {
    ApiId,
    IntegrationId,
    RequestParameters: { 'append:header.x': "$request.header.it's" },
  });
  await call('GetIntegration', { ApiId, IntegrationId });

  const authorizer = await call('CreateAuthorizer', {
    ApiId,
    Name: 'users',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['a'] },
  });
  const AuthorizerId = authorizer.AuthorizerId ?? '';
  await call('CreateAuthorizer', {
    ApiId,
    Name: 'lambda',
    AuthorizerType: 'REQUEST',
    AuthorizerUri: AUTHORIZER_URI,
    AuthorizerPayloadFormatVersion: '2.0',
    IdentitySource: ['$request.header.a'],
  });
  await call('UpdateAuthorizer', { ApiId, AuthorizerId, JwtConfiguration: { Audience: ['b', 'c'] } });
  await call('GetAuthorizer', { ApiId, AuthorizerId });

  const guarded = { AuthorizationType: 'JWT' as const, AuthorizerId, AuthorizationScopes: ['read'] };
  const Target = `integrations/${IntegrationId}`;
  const route = await call('CreateRoute', { ApiId, RouteKey: 'GET /ü/{id}', Target, ...guarded });
  const RouteId = route.RouteId ?? '';
  for (const RouteKey of ['POST /b', '$default', 'ANY /c/{proxy+}', 'TRACE /x', 'GET /ü/{name}'])
    await call('CreateRoute', { ApiId, RouteKey });
  await call('UpdateRoute', { ApiId, RouteId, OperationName: 'read' });
  await call('GetRoute', { ApiId, RouteId });
  await call('DeleteIntegration', { ApiId, IntegrationId });
  await call('DeleteAuthorizer', { ApiId, AuthorizerId });

  await call('CreateStage', {
    ApiId,
    StageName: '$default',
    AutoDeploy: true,
    StageVariables: { env: 'test', gone: 'x' },
    RouteSettings: { 'GET /ü/{id}': { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0.5 } },
    AccessLogSettings: {
      DestinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:a',
      Format: '$context.requestId',
    },
  });
  const onStage = { ApiId, StageName: '$default' };
  await call('CreateStage', { ApiId, StageName: 'bad stage' });
  await call('UpdateStage', { ...onStage, StageVariables: { gone: '', more: 'y' } });
  await call('GetStage', onStage);
  await call('ResetAuthorizersCache', onStage);
  await call('DeleteRouteSettings', { ...onStage, RouteKey: 'GET /ü/{id}' });
  await call('DeleteAccessLogSettings', onStage);
  const { DeploymentId = '' } = await call('CreateDeployment', { ApiId, Description: 'by hand' });
  await call('UpdateDeployment', { ApiId, DeploymentId, Description: 'renamed' });
  await call('GetDeployment', { ApiId, DeploymentId });
  await call('CreateStage', { ApiId, StageName: 'prod', DeploymentId });
  await call('DeleteDeployment', { ApiId, DeploymentId });

  for (const list of [
    'GetRoutes',
    'GetIntegrations',
    'GetAuthorizers',
    'GetStages',
    'GetDeployments',
  ] as const)
    await pages(call, list, { ApiId });
  await pages(call, 'GetApis', {});
  await call('GetRoutes', { ApiId, NextToken: 'forged' });
  return ApiId;
}

type List =
  | 'GetApis'
  | 'GetRoutes'
  | 'GetIntegrations'
  | 'GetAuthorizers'
  | 'GetStages'
  | 'GetDeployments'
  | 'GetModels';

/** A list from its first page of one to its last. */
async function pages(call: Call, operation: List, input: { ApiId?: string }): Promise<void> {
  let NextToken: string | undefined;
  do {
    const at: { NextToken?: string } = NextToken === undefined ? {} : { NextToken };
    const page = await call(operation, { ...input, ...at, MaxResults: '1' } as never);
    NextToken = (page as { NextToken?: string }).NextToken;
  } while (NextToken !== undefined);
}

async function playDocuments(call: Call, ApiId: string): Promise<void> {
  const document = { ApiId, Specification: 'OAS30' as const };
  const { body } = await call('ExportApi', { ...document, OutputType: 'YAML' });
  await call('ExportApi', { ...document, OutputType: 'JSON', StageName: 'prod', IncludeExtensions: false });
  await call('ExportApi', { ...document, OutputType: 'JSON', StageName: 'nothing' });
  await call('ImportApi', { Body: body?.transformToString() ?? '' });
  const imported = await call('ImportApi', { Body: DOCUMENT, Basepath: 'prepend' });
  await call('ImportApi', { Body: 'swagger: "2.0"\ninfo: [}' });
  await call('ReimportApi', { ApiId: imported.ApiId, Body: body?.transformToString() ?? '' });
  await call('ReimportApi', { ApiId: imported.ApiId, Body: '{"openapi":"3.1.0"}' });
  await call('GetRoutes', { ApiId: imported.ApiId });
  await call('DeleteApi', { ApiId: imported.ApiId });

  const ResourceArn = `arn:aws:apigateway:eu-west-1::/apis/${ApiId}/stages/$default`;
  await call('TagResource', { ResourceArn, Tags: { a: '1', 'b:c/d': '2' } });
  await call('TagResource', { ResourceArn, Tags: { 'aws:x': '1' } });
  await call('GetTags', { ResourceArn });
  await call('UntagResource', { ResourceArn, TagKeys: ['a', 'b:c/d'] });
}

async function playWebSocketApi(call: Call): Promise<void> {
  const api = await call('CreateApi', {
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  const ApiId = api.ApiId ?? '';
  const { ModelId = '' } = await call('CreateModel', {
    ApiId,
    Name: 'Pet',
    Schema: '{"type":"object","properties":{"name":{"type":"string"}}}',
  });
  await call('CreateModel', { ApiId, Name: 'p-m3', Schema: '{}' });
  await call('UpdateModel', { ApiId, ModelId, Description: 'x' });
  await call('GetModel', { ApiId, ModelId });
  await call('GetModelTemplate', { ApiId, ModelId });
  await pages(call, 'GetModels', { ApiId });
  await call('DeleteModel', { ApiId, ModelId });

  const { IntegrationId } = await call('CreateIntegration', {
    ApiId,
    IntegrationType: 'MOCK',
    RequestTemplates: { $default: '{"statusCode":200}' },
  });
  const inIntegration = { ApiId, IntegrationId };
  const { IntegrationResponseId } = await call('CreateIntegrationResponse', {
    ...inIntegration,
    IntegrationResponseKey: '$default',
    ResponseTemplates: { $default: '{}' },
  });
  const response = { ...inIntegration, IntegrationResponseId };
  await call('UpdateIntegrationResponse', { ...response, IntegrationResponseKey: '/4\\d\\d/' });
  await call('GetIntegrationResponse', response);
  await call('GetIntegrationResponses', inIntegration);
  await call('DeleteIntegrationResponse', response);

  const RequestParameterKey = 'route.request.querystring.a b/c';
  const { RouteId } = await call('CreateRoute', {
    ApiId,
    RouteKey: 'join',
    RequestParameters: { [RequestParameterKey]: { Required: true } },
  });
  const inRoute = { ApiId, RouteId };
  await call('DeleteRouteRequestParameter', { ...inRoute, RequestParameterKey });
  const { RouteResponseId } = await call('CreateRouteResponse', { ...inRoute, RouteResponseKey: '$default' });
  const reply = { ...inRoute, RouteResponseId };
  await call('UpdateRouteResponse', { ...reply, ModelSelectionExpression: '$request.body.a' });
  await call('GetRouteResponse', reply);
  await call('GetRouteResponses', inRoute);
  await call('DeleteRouteResponse', reply);
  await call('DeleteRoute', inRoute);
  await call('DeleteIntegration', inIntegration);
}

async function playDomain(call: Call, ApiId: string): Promise<void> {
  const { VpcLinkId } = await call('CreateVpcLink', { Name: 'link', SubnetIds: ['subnet-1'] });
  await call('CreateVpcLink', { Name: 'link', SubnetIds: [] });
  await call('GetVpcLink', { VpcLinkId });
  await call('UpdateVpcLink', { VpcLinkId, Name: 'renamed' });
  await call('GetVpcLinks', { MaxResults: '1' });
  await call('DeleteVpcLink', { VpcLinkId });
  await call('GetVpcLink', { VpcLinkId });

  const DomainName = 'contract.example.com';
  await call('CreateDomainName', {
    DomainName,
    DomainNameConfigurations: [{ CertificateArn: CERTIFICATE }],
    MutualTlsAuthentication: { TruststoreUri: 's3://bucket/a.pem' },
    RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
  });
  await call('UpdateDomainName', { DomainName, MutualTlsAuthentication: { TruststoreUri: '' } });
  await call('GetDomainName', { DomainName });
  await call('GetDomainNames', { MaxResults: '1' });
  const { ApiMappingId } = await call('CreateApiMapping', { DomainName, ApiId, Stage: 'prod' });
  await call('CreateApiMapping', { DomainName, ApiId, Stage: 'prod' });
  await call('UpdateApiMapping', { DomainName, ApiId, ApiMappingId, ApiMappingKey: 'v1/orders' });
  await call('GetApiMapping', { DomainName, ApiMappingId });
  await call('GetApiMappings', { DomainName });
  await call('DeleteApi', { ApiId });
  await call('DeleteStage', { ApiId, StageName: 'prod' });
  await call('DeleteApiMapping', { DomainName, ApiMappingId });

  const Actions = [{ InvokeApi: { ApiId: 'rest123456', Stage: 'prod' } }];
  const rule = { DomainName, Actions, Conditions: [{ MatchBasePaths: { AnyOf: ['a'] } }] };
  const { RoutingRuleId } = await call('CreateRoutingRule', { ...rule, Priority: 5 });
  await call('CreateRoutingRule', { ...rule, Priority: 5 });
  await call('PutRoutingRule', { ...rule, RoutingRuleId, Priority: 9 });
  await call('GetRoutingRule', { DomainName, RoutingRuleId });
  await call('ListRoutingRules', { DomainName, MaxResults: 1 });
  await call('DeleteRoutingRule', { DomainName, RoutingRuleId });
  await call('DeleteDomainName', { DomainName });
}

/** What is left goes in the order that references ask for. */
async function playDeletes(call: Call, ApiId: string): Promise<void> {
  for (const StageName of ['$default', 'prod']) await call('DeleteStage', { ApiId, StageName });
  const deployments = await call('GetDeployments', { ApiId });
  for (const { DeploymentId } of deployments.Items ?? [])
    await call('DeleteDeployment', { ApiId, DeploymentId });
  const authorizers = await call('GetAuthorizers', { ApiId });
  const routes = await call('GetRoutes', { ApiId });
  for (const { RouteId } of routes.Items ?? []) await call('DeleteRoute', { ApiId, RouteId });
  for (const { AuthorizerId } of authorizers.Items ?? [])
    await call('DeleteAuthorizer', { ApiId, AuthorizerId });
  await call('DeleteApi', { ApiId });
  await call('GetApis', {});
}
