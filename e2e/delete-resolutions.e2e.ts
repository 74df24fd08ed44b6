import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { choice, chooseAction, expectScreen, field, press } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
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

test.describe('A dialog that names the routes that use a resource says when they were not read:', () => {
  test.use({ start: 'empty' });

  const cases = [
    ['integration', (sandbox: Sandbox, apiId: string) => seedIntegration(sandbox, apiId)],
    ['authorizer', (sandbox: Sandbox, apiId: string) => seedJwtAuthorizer(sandbox, apiId)],
  ] as const;
  for (const [kind, create] of cases)
    test(`${kind}.`, async ({ page, sandbox }) => {
      const apiId = await seedApi(sandbox);
      const id = await create(sandbox, apiId);
      const fail = { status: 403, error: 'AccessDeniedException', message: 'Not allowed' };
      const at = sandbox.faults.push({ operation: 'GetRoutes', fail }) - 1;
      await page.goto(paths[kind].detail(apiId, id));
      await press(page, 'Delete');
      await expect(dialog(page)).toContainText('The routes of this API were not read: some may use it.');
      await page.keyboard.press('Escape');
      sandbox.faults.splice(at, 1);
      await page.reload();
      await press(page, 'Delete');
      await expect(dialog(page)).toContainText('is removed from the API.');
      await expect(dialog(page)).not.toContainText('were not read');
    });
});

test.describe('What blocks a deletion can be cleared away in the same plan:', () => {
  test.use({ start: 'empty' });

  test('the routes of an integration are named by key, and go with it.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox);
    const id = await seedIntegration(sandbox, apiId);
    const Target = `integrations/${id}`;
    const one = await seedRoute(sandbox, apiId, 'GET /pets', { Target });
    const two = await seedRoute(sandbox, apiId, 'POST /pets', { Target });
    const since = sandbox.calls.length;
    await page.goto(paths.integration.detail(apiId, id));
    await press(page, 'Delete');
    await expect(dialog(page).getByRole('link', { name: 'GET /pets' })).toBeVisible();
    await expect(dialog(page).getByRole('link', { name: 'POST /pets' })).toBeVisible();
    await expect(go(page)).toBeDisabled();
    await choice(page, 'Delete these 2 routes too').check();
    await expect(dialog(page)).toContainText('Delete 2 routes and integration');
    await expectNoAxeViolations(page);
    await go(page).click();
    await expectScreen(page, 'Integrations');
    await expectNotification(page, 'The integration is deleted.');
    await expectCalls(
      sandbox,
      [
        { operation: 'DeleteRoute', input: { ApiId: apiId, RouteId: one } },
        { operation: 'DeleteRoute', input: { ApiId: apiId, RouteId: two } },
        { operation: 'DeleteIntegration', input: { ApiId: apiId, IntegrationId: id } },
      ],
      { since },
    );
  });

  test('the routes of an integration are pointed at another one; a failure half-way resumes.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const id = await seedIntegration(sandbox, apiId);
    const other = await seedIntegration(sandbox, apiId, { IntegrationUri: functionArn('spare') });
    const route = await seedRoute(sandbox, apiId, 'GET /pets', { Target: `integrations/${id}` });
    const since = sandbox.calls.length;
    await page.goto(paths.integration.detail(apiId, id));
    await press(page, 'Delete');
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
    await expectNotification(page, 'The integration is deleted.');
    const remove = { operation: 'DeleteIntegration', input: { ApiId: apiId, IntegrationId: id } };
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateRoute',
          input: { ApiId: apiId, RouteId: route, Target: `integrations/${other}` },
        },
        remove,
        remove,
      ],
      { since },
    );
  });

  test('an authorizer is detached from its routes, or another one takes its place.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const first = await seedJwtAuthorizer(sandbox, apiId);
    const second = await seedJwtAuthorizer(sandbox, apiId, 'staff');
    const route = await seedRoute(sandbox, apiId, 'GET /pets', {
      AuthorizationType: 'JWT',
      AuthorizerId: first,
      AuthorizationScopes: ['pets:read'],
    });
    const since = sandbox.calls.length;
    await page.goto(paths.authorizer.detail(apiId, first));
    await press(page, 'Delete');
    await choice(page, 'Replace it with another JWT authorizer first').check();
    await chooseOption(page, 'Other authorizer', 'staff');
    await go(page).click();
    await expectNotification(page, 'Authorizer customers is deleted.');

    await page.goto(paths.authorizer.detail(apiId, second));
    await press(page, 'Delete');
    await choice(page, 'Detach it from this route first').check();
    await go(page).click();
    await expectNotification(page, 'Authorizer staff is deleted.');
    const ids = { ApiId: apiId, RouteId: route };
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, AuthorizationType: 'JWT', AuthorizerId: second } },
        { operation: 'DeleteAuthorizer', input: { ApiId: apiId, AuthorizerId: first } },
        { operation: 'UpdateRoute', input: { ...ids, AuthorizationType: 'NONE', AuthorizationScopes: [] } },
        { operation: 'DeleteAuthorizer', input: { ApiId: apiId, AuthorizerId: second } },
      ],
      { since },
    );
  });

  test('the API mappings of a stage and of an API go first, after the name was typed.', async ({
    page,
    sandbox,
  }) => {
    const domain = 'api.example.com';
    const { apiId } = await seedDeployedStage(sandbox);
    await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'beta' });
    await seedDomainName(sandbox, domain);
    const toProd = await seedMapping(sandbox, domain, apiId, 'prod', 'shop');
    const toBeta = await seedMapping(sandbox, domain, apiId, 'beta', 'shop-beta');
    const since = sandbox.calls.length;
    await page.goto(paths.stage.detail(apiId, 'prod'));
    await press(page, 'Delete');
    await expect(dialog(page).getByRole('list', { name: 'API mappings' })).toHaveText('api.example.com/shop');
    await choice(page, 'Delete this API mapping first').check();
    await expect(go(page)).toBeDisabled();
    await field(dialog(page), 'Type prod to confirm').fill('prod');
    await go(page).click();
    await expectNotification(page, 'Stage prod is deleted.');

    await page.goto(paths.api(apiId));
    await chooseAction(page, 'Delete');
    await expect(dialog(page).getByRole('list', { name: 'API mappings' })).toHaveText(
      'api.example.com/shop-beta to stage beta',
    );
    await choice(page, 'Delete this API mapping first').check();
    await field(dialog(page), 'Type shop to confirm').fill('shop');
    await go(page).click();
    await expectNotification(page, 'API shop is deleted.');
    const unmap = (ApiMappingId: string) => ({
      operation: 'DeleteApiMapping',
      input: { DomainName: domain, ApiMappingId },
    });
    await expectCalls(
      sandbox,
      [
        unmap(toProd),
        { operation: 'DeleteStage', input: { ApiId: apiId, StageName: 'prod' } },
        unmap(toBeta),
        { operation: 'DeleteApi', input: { ApiId: apiId } },
      ],
      { since },
    );
  });

  test('the stage of a deployment moves to another one, unless it deploys by itself.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, first, second, since } = await seedDeployedStage(sandbox);
    await page.goto(paths.deployment.detail(apiId, first));
    await press(page, 'Delete');
    await choice(page, 'Move the stage to another deployment first').check();
    await chooseOption(page, 'Other deployment', second);
    await go(page).click();
    await expectNotification(page, `Deployment ${first} is deleted.`);
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateStage',
          input: { ApiId: apiId, StageName: 'prod', DeploymentId: second },
        },
        { operation: 'DeleteDeployment', input: { ApiId: apiId, DeploymentId: first } },
      ],
      { since },
    );

    await seed(sandbox, 'UpdateStage', { ApiId: apiId, StageName: 'prod', AutoDeploy: true });
    const { DeploymentId = '' } = await seed(sandbox, 'GetStage', { ApiId: apiId, StageName: 'prod' });
    await page.goto(paths.deployment.detail(apiId, DeploymentId));
    await press(page, 'Delete');
    await choice(page, 'Move the stage to another deployment first').check();
    await expect(dialog(page)).toContainText('Automatic deployment is enabled for prod.');
    await expect(go(page)).toBeDisabled();
  });

  test('the settings that a stage has for a route go with it where that is chosen.', async ({
    page,
    sandbox,
  }) => {
    const { apiId } = await seedDeployedStage(sandbox);
    const { Items = [] } = await seed(sandbox, 'GetRoutes', { ApiId: apiId });
    const id = Items.find(({ RouteKey }) => RouteKey === 'GET /orders')?.RouteId ?? '';
    const since = sandbox.calls.length;
    await page.goto(paths.route.detail(apiId, id));
    await press(page, 'Delete');
    await choice(page, 'Also remove its settings from the stages').check();
    await expect(dialog(page)).toContainText('Stage prod.');
    await go(page).click();
    await expectNotification(page, 'Route GET /orders is deleted.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'DeleteRouteSettings',
          input: { ApiId: apiId, StageName: 'prod', RouteKey: 'GET /orders' },
        },
        { operation: 'DeleteRoute', input: { ApiId: apiId, RouteId: id } },
      ],
      { since },
    );
  });

  test('the integrations of a VPC link are listed on request, with one call per API.', async ({
    page,
    sandbox,
  }) => {
    const link = await seed(sandbox, 'CreateVpcLink', { Name: 'private', SubnetIds: ['subnet-0a1b2c3d'] });
    const VpcLinkId = link.VpcLinkId ?? '';
    const apiId = await seedApi(sandbox);
    await seedApi(sandbox, 'HTTP', 'other');
    await seedIntegration(sandbox, apiId, {
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      PayloadFormatVersion: '1.0',
      ConnectionType: 'VPC_LINK',
      ConnectionId: VpcLinkId,
      IntegrationUri:
        'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/inner/50dc6c495c0c9188/0467ef3c8400ae65',
    });
    await page.goto(paths.vpcLink.detail(VpcLinkId));
    await press(page, 'Delete');
    const since = sandbox.calls.length;
    await press(dialog(page), 'Find integrations that use it');
    await expect(dialog(page).getByRole('link', { name: /^ANY arn:aws:elastic/ })).toBeVisible();
    await expect(go(page)).toBeDisabled();
    await expectCalls(sandbox, ['GetApis', 'GetIntegrations', 'GetIntegrations'], { since, reads: true });
  });
});
