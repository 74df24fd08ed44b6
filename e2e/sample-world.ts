import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import type { World } from './route-map';
import { seed } from './seed';

/** What the sample has, and one of each kind besides that the sample lacks. */
export async function sampleWorld(sandbox: Sandbox): Promise<World> {
  const { Items: apis = [] } = await seed(sandbox, 'GetApis', {});
  const named = (name: string) => apis.find((api) => api.Name === name)?.ApiId ?? 'missing';
  const [orders, chat] = [named('orders'), named('chat')];
  const inOrders = { ApiId: orders };
  const inChat = { ApiId: chat };
  const { Items: [route] = [] } = await seed(sandbox, 'GetRoutes', inOrders);
  const { Items: [integration] = [] } = await seed(sandbox, 'GetIntegrations', inOrders);
  const { Items: [authorizer] = [] } = await seed(sandbox, 'GetAuthorizers', inOrders);
  const { Items: [deployment] = [] } = await seed(sandbox, 'GetDeployments', inOrders);
  const { Items: [model] = [] } = await seed(sandbox, 'GetModels', inChat);
  const { Items: chatRoutes = [] } = await seed(sandbox, 'GetRoutes', inChat);
  const replying = chatRoutes.find((one) => one.RouteResponseSelectionExpression)?.RouteId ?? 'missing';
  const { Items: [routeResponse] = [] } = await seed(sandbox, 'GetRouteResponses', {
    ...inChat,
    RouteId: replying,
  });
  const { Items: chatIntegrations = [] } = await seed(sandbox, 'GetIntegrations', inChat);
  const mock = chatIntegrations.find((one) => one.IntegrationType === 'MOCK')?.IntegrationId ?? 'missing';
  const { Items: [integrationResponse] = [] } = await seed(sandbox, 'GetIntegrationResponses', {
    ...inChat,
    IntegrationId: mock,
  });
  const vpcLink = await seed(sandbox, 'CreateVpcLink', { Name: 'private', SubnetIds: ['subnet-0a1b2c3d'] });
  const domain = 'api.example.com';
  await seed(sandbox, 'CreateDomainName', {
    DomainName: domain,
    DomainNameConfigurations: [
      {
        CertificateArn: `arn:aws:acm:${AWS_CONNECTION.region}:123456789012:certificate/11111111-2222-4333-8444-555555555555`,
        EndpointType: 'REGIONAL',
        SecurityPolicy: 'TLS_1_2',
      },
    ],
    RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
  });
  const rule = await seed(sandbox, 'CreateRoutingRule', {
    DomainName: domain,
    Priority: 100,
    Conditions: [{ MatchBasePaths: { AnyOf: ['legacy'] } }],
    Actions: [{ InvokeApi: { ApiId: 'rest123456', Stage: 'prod' } }],
  });
  const mapping = await seed(sandbox, 'CreateApiMapping', { DomainName: domain, ...inOrders, Stage: 'prod' });
  return {
    orders,
    chat,
    ids: {
      routes: route?.RouteId,
      integrations: integration?.IntegrationId,
      authorizers: authorizer?.AuthorizerId,
      stages: 'prod',
      deployments: deployment?.DeploymentId,
      models: model?.ModelId,
      routeResponses: routeResponse?.RouteResponseId,
      integrationResponses: integrationResponse?.IntegrationResponseId,
      'vpc-links': vpcLink.VpcLinkId,
      domains: domain,
      mappings: mapping.ApiMappingId,
      rules: rule.RoutingRuleId,
      connections: AWS_CONNECTION.id,
      // A reload clears the journal, so its entries do not exist.
      journal: '1',
    },
    replying,
    mock,
    domain,
  };
}
