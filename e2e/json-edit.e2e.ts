import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { field, press, select } from './forms';
import { expectCalls } from './helpers';
import { changeByJson, prepare, readJson, typeJson } from './json';
import { LONG } from './long';
import { follow, groupsOf } from './route-map';
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
async function seedDomain(sandbox: Sandbox, DomainName: string) {
  const { apiId } = await seedDeployedStage(sandbox);
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
    async (sandbox) => paths.domainName.edit((await seedDomain(sandbox, 'a.example.com')).domain),
    { RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' },
    (page) => expect(select(page, 'Routing mode')).toContainText('Routing rules, then API mappings'),
    'UpdateDomainName',
  ],
  [
    'an API mapping',
    async (sandbox) => {
      const { domain, mapping } = await seedDomain(sandbox, 'b.example.com');
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

/**
 * The JSON side is one component, and what a member means is in the unit tests of each kind's form: an API, which has an
 * edit screen of its own, and two kinds of the screen that all others share show it here; all do in `npm run test:long`.
 */
const chosen = LONG
  ? edits
  : edits.filter(([kind]) => ['an API', 'an integration', 'a VPC link'].includes(kind));

for (const group of groupsOf(chosen, 3)) {
  const names = group.map(([kind]) => kind).join(', of ');
  test(`The JSON of ${names} that is edited sends what was changed in it, and nothing else.`, async ({
    page,
    sandbox,
  }) => {
    const addresses: string[] = [];
    for (const [, make] of group) addresses.push(await make(sandbox));
    await page.goto(addresses[0] ?? '');

    for (const [index, [kind, , change, shown, operation]] of group.entries()) {
      const path = addresses[index] ?? '';
      await test.step(`To JSON and back is no change of ${kind}.`, async () => {
        await follow(page, path);
        await changeByJson(page, {});
        await saveUnchanged(page, sandbox);
      });

      await test.step(`The JSON of ${kind} sends what was changed in it.`, async () => {
        const { length: since } = sandbox.calls;
        await follow(page, path);
        await changeByJson(page, change);
        await shown(page);
        await save(page);
        await expectCalls(sandbox, [operation], { since });
        const sent = sandbox.calls.slice(since).find((call) => call.operation === operation)?.input ?? {};
        const ids = /Id$|^StageName$|^DomainName$/;
        expect(Object.fromEntries(Object.entries(sent).filter(([name]) => !ids.test(name)))).toEqual(change);
      });
    }
  });
}

test('JSON is saved without going back to the form; a member that goes is cleared, or reported where an update cannot.', async ({
  page,
  sandbox,
}) => {
  const { apiId } = await seedDeployedStage(sandbox);
  const Target = `integrations/${await seedIntegration(sandbox, apiId)}`;
  const route = await seedRoute(sandbox, apiId, 'GET /a', { Target });
  const since = sandbox.calls.length;

  await test.step('A member that goes is cleared.', async () => {
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await press(page, 'JSON');
    await expect(field(page, 'Members as JSON')).toBeVisible();
    const { AccessLogSettings: _gone, Tags: _tags, ...rest } = await readJson(page);
    await typeJson(page, JSON.stringify({ ...rest, Tags: { team: 'shop' } }));
    await save(page, 'Stage prod is saved.');
    await expectCalls(sandbox, ['DeleteAccessLogSettings', 'UntagResource'], { since });
  });

  await test.step('A member that an update cannot remove is reported, and nothing is sent.', async () => {
    const { length: before } = sandbox.calls;
    await follow(page, paths.route.edit(apiId, route));
    await press(page, 'JSON');
    await typeJson(page, '{"RouteKey": "GET /a"}');
    await expect(field(page, 'Members as JSON')).toHaveAccessibleDescription(
      /can be changed, not removed: an update without it keeps its value/,
    );
    await expectCalls(sandbox, [], { since: before });
  });
});
