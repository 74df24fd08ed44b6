import { expect, type Page } from '@playwright/test';
import type { Sandbox } from '../../src/sandbox/types';
import { AWS_CONNECTION } from '../aws-host';
import type { World } from '../route-map';
import { sampleWorld } from '../sample-world';
import { seed, seedDomainName, seedMapping, seedRoute, seedRoutingRule } from '../seed';

/** Ends whatever it may stand in, and runs. */
export const SCRIPT = '</textarea></title></style></script><script>window.pwned=1</script>';

/** Runs when it is used as a URL. */
export const LINK = 'javascript:window.pwned=1//"><a data-pwned href="javascript:window.pwned=1">x</a>';

/** HTML, quotes, templates, names of prototypes, right to left and joined emoji, short enough for a name. */
export const MIXED =
  '<img src=x onerror="window.pwned=1">"\'</script><b data-pwned>{{7*7}} __proto__ \u202Egnp\u202C 👩‍👩‍👧‍👦';

/** Names that every object has, where the service takes letters and underscores only. */
export const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** Fails when a text was interpreted. */
export async function expectHarmless(page: Page): Promise<void> {
  const harm = await page.evaluate(() => ({
    ran: 'pwned' in window || 'pwned' in Object.prototype,
    elements: document.querySelectorAll('[data-pwned], img[src="x"], a[href^="javascript:"]').length,
    polluted: Object.keys(Object.prototype),
  }));
  expect(harm).toEqual({ ran: false, elements: 0, polluted: [] });
}

/** Fails when a page opens a dialog of the browser. */
export function expectNoDialogs(page: Page): void {
  page.on('dialog', (dialog) => expect(dialog.message()).toBe('no dialog'));
}

/** A map with a value under each of the names, own members all of them. */
const mapOf = (value: string) => Object.fromEntries(PROTOTYPE_NAMES.map((name) => [name, value]));

/**
 * The sample, and in it one of each kind with hostile text wherever the service accepts free text, and names of prototype
 * members where it accepts names: as keys of maps, as a stage, as models and in paths.
 */
export async function hostileWorld(sandbox: Sandbox): Promise<World> {
  const text = MIXED;
  const { orders, chat } = await sampleWorld(sandbox);
  const arn = `arn:aws:apigateway:${AWS_CONNECTION.region}::/apis/${orders}`;
  await seed(sandbox, 'UpdateApi', {
    ApiId: orders,
    Name: text,
    Description: text,
    Version: text.slice(0, 64),
  });
  await seed(sandbox, 'TagResource', { ResourceArn: arn, Tags: mapOf('toString') });
  const { IntegrationId = '' } = await seed(sandbox, 'CreateIntegration', {
    ApiId: orders,
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'GET',
    IntegrationUri: 'https://example.com/__proto__',
    PayloadFormatVersion: '1.0',
    Description: text,
    RequestParameters: { 'append:header.constructor': 'static.__proto__' },
  });
  const route = await seedRoute(sandbox, orders, 'GET /__proto__/constructor', {
    OperationName: text.slice(0, 64),
    Target: `integrations/${IntegrationId}`,
  });
  const { AuthorizerId = '' } = await seed(sandbox, 'CreateAuthorizer', {
    ApiId: orders,
    Name: text,
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: [text] },
  });
  const { DeploymentId = '' } = await seed(sandbox, 'CreateDeployment', { ApiId: orders, Description: text });
  const { AccessLogSettings, DefaultRouteSettings } = await seed(sandbox, 'GetStage', {
    ApiId: orders,
    StageName: 'prod',
  });
  await seed(sandbox, 'CreateStage', {
    ApiId: orders,
    StageName: '__proto__',
    DeploymentId,
    AccessLogSettings,
    DefaultRouteSettings,
    Description: text,
    StageVariables: mapOf('constructor'),
    RouteSettings: { 'GET /__proto__/constructor': { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 10 } },
    Tags: mapOf('valueOf'),
  });

  await seed(sandbox, 'UpdateApi', { ApiId: chat, Name: `${text} `.slice(0, 128) });
  const { ModelId = '' } = await seed(sandbox, 'CreateModel', {
    ApiId: chat,
    Name: 'constructor',
    ContentType: 'application/json',
    Description: text,
    Schema: JSON.stringify({ title: text, description: 'x'.repeat(10_000) }),
  });
  const { IntegrationId: mock = '' } = await seed(sandbox, 'CreateIntegration', {
    ApiId: chat,
    IntegrationType: 'MOCK',
    Description: text,
    RequestTemplates: { 'application/json': `## ${text}`, constructor: `## ${'x'.repeat(10_000)}` },
    TemplateSelectionExpression: '${request.body.__proto__}',
  });
  const replying = await seedRoute(sandbox, chat, 'constructor', {
    OperationName: text.slice(0, 64),
    Target: `integrations/${mock}`,
    RouteResponseSelectionExpression: '$default',
  });
  const routeResponse = await seed(sandbox, 'CreateRouteResponse', {
    ApiId: chat,
    RouteId: replying,
    RouteResponseKey: '$default',
    ResponseModels: { 'application/json': 'constructor' },
  });
  const integrationResponse = await seed(sandbox, 'CreateIntegrationResponse', {
    ApiId: chat,
    IntegrationId: mock,
    IntegrationResponseKey: '$default',
    ResponseTemplates: { constructor: `## ${text}` },
  });

  const vpcLink = await seed(sandbox, 'CreateVpcLink', { Name: text, SubnetIds: ['subnet-0a1b2c3d'] });
  const domain = 'constructor.example.com';
  await seedDomainName(sandbox, domain, { RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' });
  const mapping = await seedMapping(sandbox, domain, orders, '__proto__', 'constructor/toString');
  const rule = await seedRoutingRule(sandbox, domain, 10, 'constructor', [['__proto__', 'toString']]);
  return {
    orders,
    chat,
    replying,
    mock,
    domain,
    ids: {
      routes: route,
      integrations: IntegrationId,
      authorizers: AuthorizerId,
      stages: '__proto__',
      deployments: DeploymentId,
      models: ModelId,
      routeResponses: routeResponse.RouteResponseId,
      integrationResponses: integrationResponse.IntegrationResponseId,
      'vpc-links': vpcLink.VpcLinkId,
      domains: domain,
      mappings: mapping,
      rules: rule,
      connections: AWS_CONNECTION.id,
      journal: '1',
    },
  };
}
