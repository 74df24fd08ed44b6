import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { field, press, select } from './forms';
import { expectCalls, expectNotification } from './helpers';
import { changeByJson, prepare, readJson, typeJson } from './json';
import {
  functionArn,
  seed,
  seedDeployedStage,
  seedIntegration,
  seedLambdaAuthorizer,
  seedRoute,
} from './seed';

test.use({ start: 'empty' });

const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';

/** A domain name with a mapping to the stage of an API. */
async function seedDomain(sandbox: Sandbox) {
  const { apiId } = await seedDeployedStage(sandbox);
  const DomainName = 'a.example.com';
  await seed(sandbox, 'CreateDomainName', {
    DomainName,
    DomainNameConfigurations: [{ CertificateArn: CERTIFICATE, EndpointType: 'REGIONAL' }],
    Tags: { team: 'shop' },
  });
  const { ApiMappingId = '' } = await seed(sandbox, 'CreateApiMapping', {
    DomainName,
    ApiId: apiId,
    Stage: 'prod',
  });
  return { domain: DomainName, apiId, mapping: ApiMappingId };
}

/** For each kind: a resource with its edit page, a change, where the form shows it, and the call that it makes. */
const edits: [
  kind: string,
  make: (sandbox: Sandbox) => Promise<string>,
  change: Record<string, unknown>,
  shown: (page: Page) => Promise<void>,
  operation: string,
][] = [
  [
    'an API',
    async (sandbox) => paths.apiEdit((await prepare(sandbox)).apiId),
    { Version: '3' },
    (page) => expect(field(page, 'Version')).toHaveValue('3'),
    'UpdateApi',
  ],
  [
    'a route',
    async (sandbox) => {
      const { apiId } = await prepare(sandbox);
      const Target = `integrations/${await seedIntegration(sandbox, apiId)}`;
      return paths.route.edit(
        apiId,
        await seedRoute(sandbox, apiId, 'GET /a', { Target, OperationName: 'a' }),
      );
    },
    { OperationName: 'readA' },
    (page) => expect(field(page, 'Operation name')).toHaveValue('readA'),
    'UpdateRoute',
  ],
  [
    'a route response',
    async (sandbox) => {
      const { socketId, routeId } = await prepare(sandbox);
      const ids = { ApiId: socketId, RouteId: routeId };
      const made = await seed(sandbox, 'CreateRouteResponse', { ...ids, RouteResponseKey: '$default' });
      return paths.routeResponse.edit(socketId, routeId, made.RouteResponseId ?? '');
    },
    { ModelSelectionExpression: 'a' },
    (page) => expect(field(page, 'Model selection expression')).toHaveValue('a'),
    'UpdateRouteResponse',
  ],
  [
    'an integration',
    async (sandbox) => {
      const { apiId } = await prepare(sandbox);
      return paths.integration.edit(apiId, await seedIntegration(sandbox, apiId, { TimeoutInMillis: 900 }));
    },
    { IntegrationUri: functionArn('pay'), TimeoutInMillis: 100 },
    (page) => expect(field(page, 'Function ARN')).toHaveValue(functionArn('pay')),
    'UpdateIntegration',
  ],
  [
    'an integration response',
    async (sandbox) => {
      const { socketId, integrationId } = await prepare(sandbox);
      const { IntegrationResponseId = '' } = await seed(sandbox, 'CreateIntegrationResponse', {
        ApiId: socketId,
        IntegrationId: integrationId,
        IntegrationResponseKey: '/5../',
        ResponseTemplates: { a: 'b' },
      });
      return paths.integrationResponse.edit(socketId, integrationId, IntegrationResponseId);
    },
    { IntegrationResponseKey: '/50./' },
    (page) => expect(field(page, 'Response key')).toHaveValue('/50./'),
    'UpdateIntegrationResponse',
  ],
  [
    'an authorizer',
    async (sandbox) => {
      const { apiId } = await prepare(sandbox);
      return paths.authorizer.edit(apiId, await seedLambdaAuthorizer(sandbox, apiId));
    },
    { AuthorizerResultTtlInSeconds: 60 },
    (page) => expect(page.getByRole('textbox', { name: /Cache|TTL/ })).toHaveValue('60'),
    'UpdateAuthorizer',
  ],
  [
    'a stage',
    async (sandbox) => paths.stage.edit((await seedDeployedStage(sandbox)).apiId, 'prod'),
    { Description: 'Live' },
    (page) => expect(field(page, 'Description')).toHaveValue('Live'),
    'UpdateStage',
  ],
  [
    'a deployment',
    async (sandbox) => {
      const { apiId, first } = await seedDeployedStage(sandbox);
      return paths.deployment.edit(apiId, first);
    },
    { Description: 'The first' },
    (page) => expect(field(page, 'Description')).toHaveValue('The first'),
    'UpdateDeployment',
  ],
  [
    'a model',
    async (sandbox) => {
      const { socketId } = await prepare(sandbox);
      const made = await seed(sandbox, 'CreateModel', { ApiId: socketId, Name: 'order', Schema: '{}' });
      return paths.model.edit(socketId, made.ModelId ?? '');
    },
    { Description: 'An order' },
    (page) => expect(field(page, 'Description')).toHaveValue('An order'),
    'UpdateModel',
  ],
  [
    'a domain name',
    async (sandbox) => paths.domainName.edit((await seedDomain(sandbox)).domain),
    { RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' },
    (page) => expect(select(page, 'Routing mode')).toContainText('Routing rules, then API mappings'),
    'UpdateDomainName',
  ],
  [
    'an API mapping',
    async (sandbox) => {
      const { domain, mapping } = await seedDomain(sandbox);
      return paths.apiMapping.edit(domain, mapping);
    },
    { ApiMappingKey: 'shop' },
    (page) => expect(field(page, 'Path')).toHaveValue('shop'),
    'UpdateApiMapping',
  ],
  [
    'a VPC link',
    async (sandbox) => {
      const made = await seed(sandbox, 'CreateVpcLink', { Name: 'inner', SubnetIds: ['subnet-1'] });
      return paths.vpcLink.edit(made.VpcLinkId ?? '');
    },
    { Name: 'outer' },
    (page) => expect(field(page, 'Name')).toHaveValue('outer'),
    'UpdateVpcLink',
  ],
];

for (const [kind, make, change, shown, operation] of edits) {
  test(`The JSON of ${kind} that is edited sends what was changed in it, and nothing else.`, async ({
    page,
    sandbox,
  }) => {
    const path = await make(sandbox);
    const since = sandbox.calls.length;
    await page.goto(path);
    // To JSON and back is no change.
    await changeByJson(page, {});
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });

    await page.goto(path);
    await changeByJson(page, change);
    await shown(page);
    await press(page, 'Save');
    await expectNotification(page, /saved/);
    await expectCalls(sandbox, [operation], { since });
    const sent = sandbox.calls.slice(since).find((call) => call.operation === operation)?.input ?? {};
    const ids = /Id$|^StageName$|^DomainName$/;
    expect(Object.fromEntries(Object.entries(sent).filter(([name]) => !ids.test(name)))).toEqual(change);
  });
}

test('JSON can be saved without going back to the form, and a member that goes is cleared.', async ({
  page,
  sandbox,
}) => {
  const { apiId } = await seedDeployedStage(sandbox);
  const since = sandbox.calls.length;
  await page.goto(paths.stage.edit(apiId, 'prod'));
  await press(page, 'JSON');
  await expect(field(page, 'Members as JSON')).toBeVisible();
  const { AccessLogSettings: _gone, Tags: _tags, ...rest } = await readJson(page);
  await typeJson(page, JSON.stringify({ ...rest, Tags: { team: 'shop' } }));
  await press(page, 'Save');
  await expectNotification(page, 'Stage prod is saved.');
  await expectCalls(sandbox, ['DeleteAccessLogSettings', 'UntagResource'], { since });
});

test('A member that an update cannot remove is reported, and nothing is sent.', async ({ page, sandbox }) => {
  const { apiId } = await prepare(sandbox);
  const Target = `integrations/${await seedIntegration(sandbox, apiId)}`;
  const id = await seedRoute(sandbox, apiId, 'GET /a', { Target });
  await page.goto(paths.route.edit(apiId, id));
  await press(page, 'JSON');
  await typeJson(page, '{"RouteKey": "GET /a"}');
  await expect(field(page, 'Members as JSON')).toHaveAccessibleDescription(
    /can be changed, not removed: an update without it keeps its value/,
  );
});
