import { expect, it } from 'vitest';
import { FUNCTION_ARN, INVOCATION_ARN, raw, startSandbox } from './client.test-support';
import { handlerOf } from './handlers/registry';
import { OPERATIONS } from './operations';

const NOT_PART = [
  'CreatePortal',
  'CreatePortalProduct',
  'CreateProductPage',
  'CreateProductRestEndpointPage',
  'DeletePortal',
  'DeletePortalProduct',
  'DeletePortalProductSharingPolicy',
  'DeleteProductPage',
  'DeleteProductRestEndpointPage',
  'DisablePortal',
  'GetPortal',
  'GetPortalProduct',
  'GetPortalProductSharingPolicy',
  'GetProductPage',
  'GetProductRestEndpointPage',
  'ListPortalProducts',
  'ListPortals',
  'ListProductPages',
  'ListProductRestEndpointPages',
  'PreviewPortal',
  'PublishPortal',
  'PutPortalProductSharingPolicy',
  'UpdatePortal',
  'UpdatePortalProduct',
  'UpdateProductPage',
  'UpdateProductRestEndpointPage',
];

const handled = OPERATIONS.filter((operation) => handlerOf(operation.name));

/** A path for an operation with every label filled in. */
const pathOf = (segments: readonly string[]) =>
  `/${segments.map((segment) => segment.replace(/^\{.*\}$/, 'zzzzzzzzzz')).join('/')}`;

/** A value of the right JSON type for a member. */
function someValue(schema: (typeof OPERATIONS)[number]['input']): unknown {
  if (schema.isNumericSchema()) return 1;
  if (schema.isBooleanSchema()) return true;
  if (schema.isListSchema()) return [];
  return schema.isMapSchema() || schema.isStructSchema() ? {} : 'x';
}

it('Exactly the operations of portals and their products have no handler', () => {
  const names = OPERATIONS.filter((operation) => !handlerOf(operation.name)).map(
    (operation) => operation.name,
  );
  expect(names.sort()).toEqual(NOT_PART);
});

it('An operation without a handler responds with 501 and says so', async () => {
  const { sandbox } = startSandbox();
  const response = await raw(sandbox, 'GET', '/v2/portals');
  expect(response.status).toBe(501);
  expect(JSON.parse(response.body).message).toContain('ListPortals');
});

it.each(
  handled.flatMap((operation) =>
    operation.required
      .filter((name) => !operation.segments.includes(`{${name}}`))
      .map((name) => [operation.name, name, operation] as const),
  ),
)('%s without %s is refused with 400', async (_operation, missing, operation) => {
  const { sandbox } = startSandbox();
  const body: Record<string, unknown> = {};
  const query = new URLSearchParams();
  for (const [name, member] of operation.input.structIterator()) {
    const { httpLabel, httpQuery, jsonName = name } = member.getMergedTraits();
    if (httpLabel || name === missing || !operation.required.includes(name)) continue;
    if (httpQuery === undefined) body[jsonName] = someValue(member);
    else query.append(httpQuery, 'x');
  }
  const path = `${pathOf(operation.segments)}${query.size > 0 ? `?${query}` : ''}`;
  const response = await raw(sandbox, operation.method, path, body);
  expect(response.status).toBe(400);
  expect(JSON.parse(response.body).message).toMatch(new RegExp(`${missing}|API name`));
});

it('Every operation can be called by the real client, and responds with its own status', async () => {
  const { client, sandbox } = startSandbox();
  const { ApiId = '' } = await client.createApi({ Name: 'a', ProtocolType: 'HTTP' });
  const ws = await client.createApi({
    Name: 'b',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  const WsId = ws.ApiId ?? '';
  await client.updateApi({ ApiId, CorsConfiguration: { AllowOrigins: ['*'] } });
  await client.deleteCorsConfiguration({ ApiId });
  await client.getApi({ ApiId });
  await client.getApis({});

  const link = await client.createVpcLink({
    Name: 'link',
    SubnetIds: ['subnet-1'],
    SecurityGroupIds: ['sg-1'],
  });
  const { VpcLinkId } = link;
  expect(link.VpcLinkStatus).toBe('PENDING');
  expect((await client.getVpcLink({ VpcLinkId })).VpcLinkStatus).toBe('AVAILABLE');
  expect((await client.getVpcLinks({})).Items).toHaveLength(1);
  expect((await client.updateVpcLink({ VpcLinkId, Name: 'renamed' })).Name).toBe('renamed');

  const { IntegrationId } = await client.createIntegration({
    ApiId,
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    ConnectionType: 'VPC_LINK',
    ConnectionId: VpcLinkId,
    IntegrationUri: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2',
    TlsConfig: { ServerNameToVerify: 'a.example' },
  });
  await client.getIntegration({ ApiId, IntegrationId });
  await client.getIntegrations({ ApiId });
  await client.updateIntegration({ ApiId, IntegrationId, Description: 'x' });
  await expect(client.deleteVpcLink({ VpcLinkId })).rejects.toMatchObject({
    name: 'BadRequestException',
    message: `Cannot delete vpc link. Vpc link '${VpcLinkId}', is referenced in [ANY:${IntegrationId}] in format of [Method:Resource].`,
  });

  const { AuthorizerId } = await client.createAuthorizer({
    ApiId,
    Name: 'users',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['a'] },
  });
  await client.getAuthorizer({ ApiId, AuthorizerId });
  await client.getAuthorizers({ ApiId });
  const audience = await client.updateAuthorizer({
    ApiId,
    AuthorizerId,
    JwtConfiguration: { Audience: ['b'] },
  });
  expect(audience.JwtConfiguration).toEqual({ Issuer: 'https://issuer.example', Audience: ['b'] });

  const { RouteId } = await client.createRoute({
    ApiId,
    RouteKey: 'GET /ü/{id}',
    Target: `integrations/${IntegrationId}`,
    AuthorizationType: 'JWT',
    AuthorizerId,
    AuthorizationScopes: ['read'],
  });
  await client.getRoute({ ApiId, RouteId });
  await client.getRoutes({ ApiId });
  await client.updateRoute({ ApiId, RouteId, OperationName: 'read' });

  await client.createStage({
    ApiId,
    StageName: '$default',
    RouteSettings: { 'GET /ü/{id}': { ThrottlingBurstLimit: 1 } },
    AccessLogSettings: {
      DestinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:a',
      Format: '$context.requestId',
    },
  });
  await client.getStages({ ApiId });
  await client.deleteRouteSettings({ ApiId, StageName: '$default', RouteKey: 'GET /ü/{id}' });
  await client.deleteAccessLogSettings({ ApiId, StageName: '$default' });
  await client.resetAuthorizersCache({ ApiId, StageName: '$default' });
  const stage = await client.getStage({ ApiId, StageName: '$default' });
  expect([stage.RouteSettings, stage.AccessLogSettings]).toEqual([{}, undefined]);
  await client.updateStage({ ApiId, StageName: '$default', Description: 'x' });

  const { DeploymentId } = await client.createDeployment({ ApiId });
  await client.updateDeployment({ ApiId, DeploymentId, Description: 'first' });
  expect((await client.getDeployment({ ApiId, DeploymentId })).Description).toBe('first');
  await client.getDeployments({ ApiId });
  await client.deleteDeployment({ ApiId, DeploymentId });
  const { body } = await client.exportApi({ ApiId, Specification: 'OAS30', OutputType: 'YAML' });
  const Body = body?.transformToString() ?? '';
  expect(Body).toContain('openapi: ');
  await client.importApi({ Body });
  await client.reimportApi({ ApiId, Body });

  const ResourceArn = `arn:aws:apigateway:us-east-1::/apis/${ApiId}`;
  await client.tagResource({ ResourceArn, Tags: { a: '1' } });
  expect((await client.getTags({ ResourceArn })).Tags).toEqual({ a: '1' });
  await client.untagResource({ ResourceArn, TagKeys: ['a'] });

  const { ModelId } = await client.createModel({
    ApiId: WsId,
    Name: 'Pet',
    Schema: '{"type":"object","properties":{"name":{"type":"string"}}}',
  });
  await client.getModel({ ApiId: WsId, ModelId });
  await client.getModels({ ApiId: WsId });
  await client.updateModel({ ApiId: WsId, ModelId, Description: 'x' });
  expect((await client.getModelTemplate({ ApiId: WsId, ModelId })).Value).toContain('"name" : "foo"');
  await client.deleteModel({ ApiId: WsId, ModelId });

  const wsIntegration = { ApiId: WsId, IntegrationId: '' };
  const mock = await client.createIntegration({
    ApiId: WsId,
    IntegrationType: 'AWS',
    IntegrationMethod: 'POST',
    IntegrationUri: INVOCATION_ARN,
  });
  expect(mock).toMatchObject({
    TimeoutInMillis: 29000,
    PassthroughBehavior: 'WHEN_NO_MATCH',
    IntegrationResponseSelectionExpression: '${integration.response.body.errorMessage}',
  });
  wsIntegration.IntegrationId = mock.IntegrationId ?? '';
  const { IntegrationResponseId } = await client.createIntegrationResponse({
    ...wsIntegration,
    IntegrationResponseKey: '$default',
    ResponseTemplates: { $default: '{}' },
  });
  await client.getIntegrationResponse({ ...wsIntegration, IntegrationResponseId });
  await client.getIntegrationResponses(wsIntegration);
  await client.updateIntegrationResponse({
    ...wsIntegration,
    IntegrationResponseId,
    IntegrationResponseKey: '/4\\d\\d/',
  });
  await client.deleteIntegrationResponse({ ...wsIntegration, IntegrationResponseId });

  const { RouteId: JoinId } = await client.createRoute({
    ApiId: WsId,
    RouteKey: 'join',
    RequestParameters: { 'route.request.querystring.a b/c': { Required: true } },
  });
  await client.deleteRouteRequestParameter({
    ApiId: WsId,
    RouteId: JoinId,
    RequestParameterKey: 'route.request.querystring.a b/c',
  });
  const { RouteResponseId } = await client.createRouteResponse({
    ApiId: WsId,
    RouteId: JoinId,
    RouteResponseKey: '$default',
  });
  const response = { ApiId: WsId, RouteId: JoinId, RouteResponseId };
  await client.getRouteResponse(response);
  await client.getRouteResponses({ ApiId: WsId, RouteId: JoinId });
  await client.updateRouteResponse({ ...response, ModelSelectionExpression: '$request.body.a' });
  await client.deleteRouteResponse(response);

  const DomainName = 'api.example.com';
  const domain = await client.createDomainName({
    DomainName,
    DomainNameConfigurations: [
      { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222' },
    ],
    MutualTlsAuthentication: { TruststoreUri: 's3://bucket/a.pem' },
    RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
  });
  expect(domain.DomainNameConfigurations?.[0]).toMatchObject({
    EndpointType: 'REGIONAL',
    SecurityPolicy: 'TLS_1_2',
    DomainNameStatus: 'AVAILABLE',
  });
  const changed = await client.updateDomainName({
    DomainName,
    MutualTlsAuthentication: { TruststoreUri: '' },
  });
  expect(changed.MutualTlsAuthentication).toBeUndefined();
  expect(changed.DomainNameConfigurations?.[0]?.DomainNameStatus).toBe('UPDATING');
  const settled = await client.getDomainName({ DomainName });
  expect(settled.DomainNameConfigurations?.[0]?.DomainNameStatus).toBe('AVAILABLE');
  await client.getDomainNames({});
  const { ApiMappingId } = await client.createApiMapping({ DomainName, ApiId, Stage: '$default' });
  await client.getApiMapping({ DomainName, ApiMappingId });
  await client.getApiMappings({ DomainName });
  await client.updateApiMapping({ DomainName, ApiId, ApiMappingId, ApiMappingKey: 'v1/orders' });
  await expect(client.deleteApi({ ApiId })).rejects.toMatchObject({
    name: 'BadRequestException',
    message: `Deleting API ${ApiId} failed. Please remove all API mappings for the API from your custom domain names.`,
  });
  await client.deleteApiMapping({ DomainName, ApiMappingId });

  const rule = {
    DomainName,
    Actions: [{ InvokeApi: { ApiId: 'rest123456', Stage: 'prod' } }],
    Conditions: [{ MatchBasePaths: { AnyOf: ['a'] } }],
  };
  const { RoutingRuleId } = await client.createRoutingRule({ ...rule, Priority: 5 });
  await client.getRoutingRule({ DomainName, RoutingRuleId });
  expect((await client.listRoutingRules({ DomainName, MaxResults: 1 })).RoutingRules).toHaveLength(1);
  expect((await client.putRoutingRule({ ...rule, RoutingRuleId, Priority: 9 })).Priority).toBe(9);
  await client.deleteRoutingRule({ DomainName, RoutingRuleId });
  await client.deleteDomainName({ DomainName });

  const again = await client.createIntegration({
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: FUNCTION_ARN,
  });
  await client.deleteIntegration({ ApiId, IntegrationId: again.IntegrationId });
  for (const route of (await client.getRoutes({ ApiId })).Items ?? [])
    await client.deleteRoute({ ApiId, RouteId: route.RouteId });
  for (const authorizer of (await client.getAuthorizers({ ApiId })).Items ?? [])
    await client.deleteAuthorizer({ ApiId, AuthorizerId: authorizer.AuthorizerId });
  await client.deleteStage({ ApiId, StageName: '$default' });
  for (const api of (await client.getApis({})).Items ?? []) await client.deleteApi({ ApiId: api.ApiId });
  const deleted = await client.deleteVpcLink({ VpcLinkId });
  expect(deleted.$metadata.httpStatusCode).toBe(202);
  await expect(client.getVpcLink({ VpcLinkId })).rejects.toMatchObject({ name: 'NotFoundException' });

  const statuses = new Map(
    sandbox.calls.filter((call) => call.status < 300).map((call) => [call.operation, call.status]),
  );
  expect(new Set(statuses.keys())).toEqual(new Set(handled.map((operation) => operation.name)));
  for (const operation of handled)
    expect([operation.name, statuses.get(operation.name)]).toEqual([operation.name, operation.status]);
});

it('Unknown ids give 404, never a server error, for every operation that names one', async () => {
  const { sandbox } = startSandbox();
  for (const operation of handled.filter(({ segments }) =>
    segments.some((segment) => segment.startsWith('{')),
  )) {
    const body: Record<string, unknown> = {};
    for (const [name, member] of operation.input.structIterator())
      if (operation.required.includes(name))
        body[member.getMergedTraits().jsonName ?? name] = someValue(member);
    const query = '?outputType=JSON&tagKeys=x';
    const path = pathOf(operation.segments).replace(
      '/v2/tags/zzzzzzzzzz',
      '/v2/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fapis%2Fzzz',
    );
    const { status } = await raw(sandbox, operation.method, path + query, body);
    expect([operation.name, status]).toEqual([operation.name, 404]);
  }
});
