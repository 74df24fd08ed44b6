import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import type { World } from './route-map';
import {
  functionArn,
  invocationArn,
  LOG_FORMAT,
  logGroupArn,
  seed,
  seedApi,
  seedDeployment,
  seedDomainName,
  seedIntegration,
  seedMapping,
  seedRoute,
  seedRoutingRule,
} from './seed';

const cut = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Text without a place to break it, as long as the service takes it. */
const unbroken = (length: number) => cut('averylongwordwithoutanyspace', length);
/** Text that runs from right to left, in words. */
const rightToLeft = (length: number) => cut('واجهة برمجة الطلبات עם שם ארוך מאוד ', length).trim();

const tags = () =>
  Object.fromEntries(
    Array.from({ length: 50 }, (_, at) => [
      `${at}-${unbroken(120)}`,
      at % 2 ? unbroken(256) : rightToLeft(200),
    ]),
  );

/** Everything as long and as many as the service allows, and from right to left. */
export async function longWorld(sandbox: Sandbox): Promise<World> {
  const orders = await httpApi(sandbox);
  const chat = await webSocketApi(sandbox);
  const { VpcLinkId } = await seed(sandbox, 'CreateVpcLink', {
    Name: unbroken(128),
    SubnetIds: Array.from({ length: 10 }, (_, at) => `subnet-${at}0a1b2c3d4e5f6789`),
    Tags: tags(),
  });
  const domain = `${unbroken(63)}.${unbroken(63)}.${unbroken(63)}.example.com`;
  await seedDomainName(sandbox, domain, { RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' });
  const mappings = await seedMapping(sandbox, domain, orders.id, orders.stage, cut('orders/version', 299));
  await seedMapping(sandbox, domain, orders.id, orders.stage);
  const rules = await seedRoutingRule(sandbox, domain, 1_000_000, cut('orders/version', 127), [
    [cut('x-version-', 39), cut('beta', 127)],
    [cut('x-team-', 39), cut('shop', 127)],
  ]);
  return {
    orders: orders.id,
    chat: chat.id,
    replying: chat.route,
    mock: chat.mock,
    domain,
    ids: {
      ...orders.ids,
      ...chat.ids,
      'vpc-links': VpcLinkId,
      domains: domain,
      mappings,
      rules,
      connections: AWS_CONNECTION.id,
      journal: '1',
    },
  };
}

async function httpApi(sandbox: Sandbox) {
  const id = await seedApi(sandbox, 'HTTP', unbroken(128));
  await seed(sandbox, 'UpdateApi', {
    ApiId: id,
    Description: unbroken(1024),
    Version: unbroken(64),
    CorsConfiguration: {
      AllowOrigins: Array.from({ length: 12 }, (_, at) => `https://${at}.${unbroken(120)}.example.com`),
      AllowHeaders: Array.from({ length: 20 }, (_, at) => `x-${at}-${unbroken(60)}`),
      AllowMethods: ['*'],
    },
  });
  await seed(sandbox, 'TagResource', {
    ResourceArn: `arn:aws:apigateway:${AWS_CONNECTION.region}::/apis/${id}`,
    Tags: tags(),
  });
  const integration = await seedIntegration(sandbox, id, {
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    IntegrationUri: `https://example.com/${unbroken(2000)}`,
    PayloadFormatVersion: '1.0',
    Description: rightToLeft(1000),
    RequestParameters: { [`append:header.${unbroken(100)}`]: `$request.querystring.${unbroken(200)}` },
    ResponseParameters: { '500': { [`overwrite:header.${unbroken(100)}`]: unbroken(300) } },
  });
  await seedIntegration(sandbox, id, {
    IntegrationUri: functionArn(unbroken(64)),
    PayloadFormatVersion: '2.0',
  });
  const { AuthorizerId } = await seed(sandbox, 'CreateAuthorizer', {
    ApiId: id,
    Name: unbroken(128),
    AuthorizerType: 'JWT',
    IdentitySource: [`$request.header.${unbroken(100)}`],
    JwtConfiguration: {
      Issuer: `https://issuer.example.com/${unbroken(1000)}`,
      Audience: Array.from({ length: 50 }, (_, at) => `${at}-${unbroken(100)}`),
    },
  });
  await seed(sandbox, 'CreateAuthorizer', {
    ApiId: id,
    Name: rightToLeft(128),
    AuthorizerType: 'REQUEST',
    AuthorizerUri: invocationArn(unbroken(64)),
    AuthorizerPayloadFormatVersion: '2.0',
    IdentitySource: [`$request.header.${unbroken(200)}`],
  });
  const longKey = `ANY /${unbroken(200)}/{${unbroken(100)}}/${encodeURI(rightToLeft(20)).replaceAll(' ', '')}`;
  const route = await seedRoute(sandbox, id, longKey, {
    Target: `integrations/${integration}`,
    AuthorizationType: 'JWT',
    ...(AuthorizerId && { AuthorizerId }),
    AuthorizationScopes: Array.from({ length: 10 }, (_, at) => `${at}${unbroken(60)}`),
    OperationName: unbroken(64),
  });
  await seedRoute(sandbox, id, `GET /${rightToLeft(60).replaceAll(' ', '/')}`);
  for (let at = 2; at < 40; at++)
    await seedRoute(sandbox, id, `GET /${at}/${unbroken(8 * at)}`, { Target: `integrations/${integration}` });
  const deployments = await seedDeployment(sandbox, id, { Description: rightToLeft(1000) });
  const stage = unbroken(128);
  await seed(sandbox, 'CreateStage', {
    ApiId: id,
    StageName: stage,
    Description: unbroken(1024),
    DeploymentId: deployments,
    RouteSettings: { [longKey]: { ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0 } },
    StageVariables: Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`${at}_${unbroken(60)}`, unbroken(500)]),
    ),
    AccessLogSettings: {
      DestinationArn: logGroupArn(unbroken(200)),
      Format: `${LOG_FORMAT} ${unbroken(900)}`,
    },
    Tags: tags(),
  });
  const ids = {
    routes: route,
    integrations: integration,
    authorizers: AuthorizerId,
    stages: stage,
    deployments,
  };
  return { id, integration, stage, ids };
}

async function webSocketApi(sandbox: Sandbox) {
  const id = await seedApi(sandbox, 'WEBSOCKET', rightToLeft(128));
  const inApi = { ApiId: id };
  const { ModelId: models } = await seed(sandbox, 'CreateModel', {
    ...inApi,
    Name: unbroken(128),
    Description: rightToLeft(1000),
    Schema: JSON.stringify({ title: unbroken(3000), type: 'object' }),
  });
  const mock = await seedIntegration(sandbox, id, {
    IntegrationType: 'MOCK',
    IntegrationUri: undefined,
    RequestTemplates: { [unbroken(100)]: unbroken(3000) },
    TemplateSelectionExpression: unbroken(128),
  });
  const { IntegrationResponseId: integrationResponses } = await seed(sandbox, 'CreateIntegrationResponse', {
    ...inApi,
    IntegrationId: mock,
    IntegrationResponseKey: `/${unbroken(300)}/`,
    TemplateSelectionExpression: unbroken(128),
    ResponseTemplates: { [unbroken(100)]: unbroken(3000) },
    ResponseParameters: {
      [`method.response.header.${unbroken(100)}`]: `integration.response.header.${unbroken(200)}`,
    },
  });
  const route = await seedRoute(sandbox, id, unbroken(200), {
    Target: `integrations/${mock}`,
    RouteResponseSelectionExpression: '$default',
    ModelSelectionExpression: unbroken(128),
    RequestModels: { [unbroken(100)]: unbroken(128) },
    RequestParameters: { [`route.request.header.${unbroken(100)}`]: { Required: true } },
  });
  const { RouteResponseId: routeResponses } = await seed(sandbox, 'CreateRouteResponse', {
    ...inApi,
    RouteId: route,
    RouteResponseKey: '$default',
    ModelSelectionExpression: unbroken(128),
    ResponseModels: { [unbroken(100)]: unbroken(128) },
    ResponseParameters: { [`route.response.header.${unbroken(100)}`]: { Required: true } },
  });
  return { id, mock, route, ids: { models, integrationResponses, routeResponses } };
}
