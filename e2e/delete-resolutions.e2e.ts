import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { choice, chooseAction, expectScreen, field, press } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import {
  functionArn,
  seed,
  seedApi,
  seedDeployedStage,
  seedDomainName,
  seedIntegration,
  seedJwtAuthorizer,
  seedMapping,
  seedRoute,
} from './seed';

const dialog = (page: Page) => page.getByRole('dialog');
const go = (page: Page) => dialog(page).getByRole('button', { name: 'Delete', exact: true });

test.use({ start: 'empty' });

test('A dialog that names the routes that use a resource says when they were not read.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const integration = paths.integration.detail(apiId, await seedIntegration(sandbox, apiId));
  const authorizer = paths.authorizer.detail(apiId, await seedJwtAuthorizer(sandbox, apiId));
  const fail = { status: 403, error: 'AccessDeniedException', message: 'Not allowed' };
  sandbox.faults.push({ operation: 'GetRoutes', fail });
  await page.goto(integration);
  for (const [kind, address] of Object.entries({ integration, authorizer }))
    await test.step(`Of an ${kind} that were not read.`, async () => {
      await follow(page, address);
      await press(page, 'Delete');
      await expect(dialog(page)).toContainText('The routes of this API were not read: some may use it.');
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    });

  sandbox.faults.length = 0;
  await page.reload();
  for (const [kind, address] of Object.entries({ authorizer, integration }))
    await test.step(`Of an ${kind} that were read.`, async () => {
      await follow(page, address);
      await press(page, 'Delete');
      await expect(dialog(page)).toContainText('is removed from the API.');
      await expect(dialog(page)).not.toContainText('were not read');
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toHaveCount(0);
    });
});

test('The routes that need an integration or an authorizer are deleted or pointed elsewhere in the same plan.', async ({
  page,
  sandbox,
}) => {
  const link = await seed(sandbox, 'CreateVpcLink', { Name: 'private', SubnetIds: ['subnet-0a1b2c3d'] });
  const VpcLinkId = link.VpcLinkId ?? '';
  await seedApi(sandbox, 'HTTP', 'other');
  const apiId = await seedApi(sandbox);
  const routed = async (name: string, keys: string[]) => {
    const id = await seedIntegration(sandbox, apiId, { IntegrationUri: functionArn(name) });
    const Target = `integrations/${id}`;
    const routes: string[] = [];
    for (const key of keys) routes.push(await seedRoute(sandbox, apiId, key, { Target }));
    return { id, routes };
  };
  const pets = await routed('pets', ['GET /pets', 'POST /pets']);
  const toys = await routed('toys', ['GET /toys']);
  const spare = await routed('spare', []);
  await seedIntegration(sandbox, apiId, {
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    PayloadFormatVersion: '1.0',
    ConnectionType: 'VPC_LINK',
    ConnectionId: VpcLinkId,
    IntegrationUri:
      'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/inner/50dc6c495c0c9188/0467ef3c8400ae65',
  });
  const first = await seedJwtAuthorizer(sandbox, apiId);
  const second = await seedJwtAuthorizer(sandbox, apiId, 'staff');
  const guarded = await seedRoute(sandbox, apiId, 'GET /guarded', {
    AuthorizationType: 'JWT',
    AuthorizerId: first,
    AuthorizationScopes: ['pets:read'],
  });
  let since = 0;
  const open = async (address: string) => {
    await follow(page, address);
    since = sandbox.calls.length;
    await press(page, 'Delete');
  };
  const removeIntegration = (IntegrationId: string) => ({
    operation: 'DeleteIntegration',
    input: { ApiId: apiId, IntegrationId },
  });

  await test.step('The integrations of a VPC link are listed on request, with one call per API.', async () => {
    await page.goto(paths.vpcLink.detail(VpcLinkId));
    await press(page, 'Delete');
    since = sandbox.calls.length;
    await press(dialog(page), 'Find integrations that use it');
    await expect(dialog(page).getByRole('link', { name: /^ANY arn:aws:elastic/ })).toBeVisible();
    await expect(go(page)).toBeDisabled();
    await expectCalls(sandbox, ['GetApis', 'GetIntegrations', 'GetIntegrations'], { since, reads: true });
    await press(dialog(page), 'Cancel');
  });

  await test.step('The routes of an integration are named by key, and go with it.', async () => {
    await open(paths.integration.detail(apiId, pets.id));
    await expect(dialog(page).getByRole('link', { name: 'GET /pets' })).toBeVisible();
    await expect(dialog(page).getByRole('link', { name: 'POST /pets' })).toBeVisible();
    await expect(go(page)).toBeDisabled();
    await choice(page, 'Delete these 2 routes too').check();
    await expect(dialog(page)).toContainText('Delete 2 routes and integration');
    await expectNoAxeViolations(page);
    await go(page).click();
    await expectScreen(page, 'Integrations');
    await expectNotification(page, 'The integration is deleted.');
    const routes = pets.routes.map((RouteId) => ({
      operation: 'DeleteRoute',
      input: { ApiId: apiId, RouteId },
    }));
    await expectCalls(sandbox, [...routes, removeIntegration(pets.id)], { since });
  });

  await test.step('The routes of an integration are pointed at another one; a failure half-way resumes.', async () => {
    await open(paths.integration.detail(apiId, toys.id));
    await choice(page, 'Point it at another integration first').check();
    await expect(go(page)).toBeDisabled();
    await chooseOption(page, 'Other integration', 'Lambda spare');
    sandbox.faults.push({
      operation: 'DeleteIntegration',
      times: 1,
      fail: { status: 403, error: 'AccessDeniedException', message: 'Not yet' },
    });
    await go(page).click();
    await expect(dialog(page).getByRole('alert')).toContainText('Completed calls are kept.');
    await press(dialog(page), 'Resume');
    await expectScreen(page, 'Integrations');
    await expectNotification(page, 'The integration is deleted.');
    const change = { ApiId: apiId, RouteId: toys.routes[0], Target: `integrations/${spare.id}` };
    const remove = removeIntegration(toys.id);
    await expectCalls(sandbox, [{ operation: 'UpdateRoute', input: change }, remove, remove], { since });
  });

  const ids = { ApiId: apiId, RouteId: guarded };
  const expectDetached = (AuthorizerId: string, change: object) =>
    expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, ...change } },
        { operation: 'DeleteAuthorizer', input: { ApiId: apiId, AuthorizerId } },
      ],
      { since },
    );

  await test.step('Another authorizer takes the place of one.', async () => {
    await open(paths.authorizer.detail(apiId, first));
    await choice(page, 'Replace it with another JWT authorizer first').check();
    await chooseOption(page, 'Other authorizer', 'staff');
    await go(page).click();
    await expectNotification(page, 'Authorizer customers is deleted.');
    await expectDetached(first, { AuthorizationType: 'JWT', AuthorizerId: second });
  });

  await test.step('An authorizer is detached from its routes.', async () => {
    await open(paths.authorizer.detail(apiId, second));
    await choice(page, 'Detach it from this route first').check();
    await go(page).click();
    await expectNotification(page, 'Authorizer staff is deleted.');
    await expectDetached(second, { AuthorizationType: 'NONE', AuthorizationScopes: [] });
  });
});

test('What a deployment, a route, a stage and an API need cleared away goes first in the same plan.', async ({
  page,
  sandbox,
}) => {
  const domain = 'api.example.com';
  const { apiId, first, second } = await seedDeployedStage(sandbox);
  const inApi = { ApiId: apiId };
  for (const [StageName, AutoDeploy] of [
    ['beta', false],
    ['live', true],
  ] as const)
    await seed(sandbox, 'CreateStage', { ...inApi, StageName, AutoDeploy });
  const { DeploymentId: own = '' } = await seed(sandbox, 'GetStage', { ...inApi, StageName: 'live' });
  const { Items = [] } = await seed(sandbox, 'GetRoutes', inApi);
  const RouteId = Items.find(({ RouteKey }) => RouteKey === 'GET /orders')?.RouteId ?? '';
  await seedDomainName(sandbox, domain);
  const toProd = await seedMapping(sandbox, domain, apiId, 'prod', 'shop');
  const toBeta = await seedMapping(sandbox, domain, apiId, 'beta', 'shop-beta');
  const unmap = (ApiMappingId: string) => ({
    operation: 'DeleteApiMapping',
    input: { DomainName: domain, ApiMappingId },
  });
  let since = sandbox.calls.length;

  await test.step('The stage of a deployment moves to another one.', async () => {
    await page.goto(paths.deployment.detail(apiId, first));
    await press(page, 'Delete');
    await choice(page, 'Move the stage to another deployment first').check();
    await chooseOption(page, 'Other deployment', second);
    await go(page).click();
    await expectNotification(page, `Deployment ${first} is deleted.`);
    const move = { ...inApi, StageName: 'prod', DeploymentId: second };
    const remove = { ...inApi, DeploymentId: first };
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateStage', input: move },
        { operation: 'DeleteDeployment', input: remove },
      ],
      { since },
    );
  });

  await test.step('The stage of a deployment does not move when it deploys by itself.', async () => {
    await follow(page, paths.deployment.detail(apiId, own));
    await press(page, 'Delete');
    await choice(page, 'Move the stage to another deployment first').check();
    await expect(dialog(page)).toContainText('Automatic deployment is enabled for live.');
    await expect(go(page)).toBeDisabled();
    await press(dialog(page), 'Cancel');
  });

  await test.step('The settings that a stage has for a route go with it where that is chosen.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.route.detail(apiId, RouteId));
    await press(page, 'Delete');
    await choice(page, 'Also remove its settings from the stages').check();
    await expect(dialog(page)).toContainText('Stage prod.');
    await go(page).click();
    await expectNotification(page, 'Route GET /orders is deleted.');
    const settings = { ...inApi, StageName: 'prod', RouteKey: 'GET /orders' };
    await expectCalls(
      sandbox,
      [
        { operation: 'DeleteRouteSettings', input: settings },
        { operation: 'DeleteRoute', input: { ...inApi, RouteId } },
      ],
      { since },
    );
  });

  await test.step('The API mappings of a stage go first, after its name was typed.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.detail(apiId, 'prod'));
    await press(page, 'Delete');
    await expect(dialog(page).getByRole('list', { name: 'API mappings' })).toHaveText('api.example.com/shop');
    await choice(page, 'Delete this API mapping first').check();
    await expect(go(page)).toBeDisabled();
    await field(dialog(page), 'Type prod to confirm').fill('prod');
    await go(page).click();
    await expectNotification(page, 'Stage prod is deleted.');
    const remove = { operation: 'DeleteStage', input: { ...inApi, StageName: 'prod' } };
    await expectCalls(sandbox, [unmap(toProd), remove], { since });
  });

  await test.step('The API mappings of an API go first, after its name was typed.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.api(apiId));
    await chooseAction(page, 'Delete');
    await expect(dialog(page).getByRole('list', { name: 'API mappings' })).toHaveText(
      'api.example.com/shop-beta to stage beta',
    );
    await choice(page, 'Delete this API mapping first').check();
    await field(dialog(page), 'Type shop to confirm').fill('shop');
    await go(page).click();
    await expectNotification(page, 'API shop is deleted.');
    await expectCalls(sandbox, [unmap(toBeta), { operation: 'DeleteApi', input: inApi }], { since });
  });
});
