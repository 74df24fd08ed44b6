import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { expectOneAlert, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNotification, expectRowGone, expectRowVisible } from './helpers';
import { testList } from './list-suite';
import { seed, seedApi, seedDeployment, seedRoute } from './seed';

testList({
  noun: 'deployment',
  path: paths.deployment.list,
  before: (sandbox, apiId) => seedRoute(sandbox, apiId, 'GET /orders'),
  make: (sandbox, apiId, mark) => seedDeployment(sandbox, apiId, { Description: mark }),
  operation: 'GetDeployments',
  reads: ['GetApi', 'GetDeployments', 'GetStages'],
  isSortedByTime: true,
  sort: { header: 'Description', id: 'description' },
});

test.use({ start: 'empty' });

/** An API with a deployment that the stage `prod` serves, one that none does, and a stage that deploys by itself. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  await seedRoute(sandbox, apiId, 'GET /orders');
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
  const served = await seedDeployment(sandbox, apiId, { StageName: 'prod', Description: 'Release 1' });
  const spare = await seedDeployment(sandbox, apiId, { Description: 'Spare' });
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'live', AutoDeploy: true });
  return { apiId, served, spare, since: sandbox.calls.length };
}

test.describe('Creating a deployment', () => {
  test('sends only the API when nothing else is entered.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.deployment.create(apiId));
    await press(page, 'Create deployment');
    await expectNotification(page, 'The deployment is created.');
    await expectCalls(sandbox, [{ operation: 'CreateDeployment', input: { ApiId: apiId } }], { since });
    const { Items = [] } = await seed(sandbox, 'GetDeployments', { ApiId: apiId });
    await expectScreen(page, Items.at(-1)?.DeploymentId ?? '-');
  });

  test('for a stage sends the stage and what changed.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.deployment.create(apiId));
    await chooseOption(page, 'Stage', 'prod');
    await field(page, 'Description').fill('Release 2');
    await press(page, 'Deploy');
    await expectScreen(page, 'prod');
    const input = { ApiId: apiId, StageName: 'prod', Description: 'Release 2' };
    await expectCalls(sandbox, [{ operation: 'CreateDeployment', input }], { since });
  });

  test('shows first what it changes for the stage, or that there is nothing to deploy.', async ({
    page,
    sandbox,
  }) => {
    const { apiId } = await prepare(sandbox);
    await page.goto(`${paths.deployment.create(apiId)}?stage=prod`);
    await expect(page.getByText('Stage prod already serves the latest configuration.')).toBeVisible();
    await seedRoute(sandbox, apiId, 'GET /pets');
    await page.reload();
    await page.getByRole('button', { name: /What this deployment changes/ }).click();
    await expect(page.getByText('1 route added')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Routes' }).getByText('GET /pets')).toBeVisible();
  });

  test('does not offer a stage that deploys automatically, and says why.', async ({ page, sandbox }) => {
    const { apiId } = await prepare(sandbox);
    await page.goto(paths.deployment.create(apiId));
    await select(page, 'Stage').click();
    const option = page.getByRole('option').filter({ has: page.getByText('live', { exact: true }) });
    await expect(option).toHaveAttribute('aria-disabled', 'true');
    await expect(option).toHaveAccessibleDescription('Automatic deployment is enabled for this stage.');
  });

  test('is rejected for an API without routes before anything is sent.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox);
    const since = sandbox.calls.length;
    await page.goto(paths.deployment.create(apiId));
    await press(page, 'Create deployment');
    await expectOneAlert(page, 'Unable to deploy API because no routes exist in this API');
    await expectCalls(sandbox, [], { since });
  });
});

test.describe('Editing a deployment', () => {
  test('sends its description, and nothing else.', async ({ page, sandbox }) => {
    const { apiId, served, since } = await prepare(sandbox);
    await page.goto(paths.deployment.edit(apiId, served));
    await field(page, 'Description').fill('');
    await press(page, 'Save');
    await expectScreen(page, served);
    const input = { ApiId: apiId, DeploymentId: served, Description: '' };
    await expectCalls(sandbox, [{ operation: 'UpdateDeployment', input }], { since });
    const after = await seed(sandbox, 'GetDeployment', { ApiId: apiId, DeploymentId: served });
    expect([after.Description ?? '', after.DeploymentStatus]).toEqual(['', 'DEPLOYED']);
  });

  test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
    const { apiId, served, since } = await prepare(sandbox);
    await page.goto(paths.deployment.edit(apiId, served));
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
});

test.describe('Deleting a deployment', () => {
  test('is deleted after confirmation with one call, and leaves the list.', async ({ page, sandbox }) => {
    const { apiId, spare, since } = await prepare(sandbox);
    await page.goto(paths.deployment.detail(apiId, spare));
    await press(page, 'Delete');
    await press(page.getByRole('dialog', { name: `Delete deployment ${spare}` }), 'Delete');
    await expectScreen(page, 'Deployments');
    await expectRowVisible(page, 'Release 1');
    await expectRowGone(page, 'Spare');
    const input = { ApiId: apiId, DeploymentId: spare };
    await expectCalls(sandbox, [{ operation: 'DeleteDeployment', input }], { since });
  });

  test('is blocked by the stages that serve it, each by its name.', async ({ page, sandbox }) => {
    const { apiId, served, since } = await prepare(sandbox);
    await page.goto(paths.deployment.detail(apiId, served));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['prod']);
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
    await dialog.getByRole('link', { name: 'prod' }).click();
    await expectScreen(page, 'prod');
    await expectCalls(sandbox, [], { since });
  });
});

test('The list of deployments names the stages that serve each.', async ({ page, sandbox }) => {
  const { apiId, served } = await prepare(sandbox);
  await page.goto(paths.deployment.list(apiId));
  await expectRowVisible(page, served, 'Release 1', 'prod');
  await expectRowVisible(page, 'Spare', 'No stage');
});

test('A WebSocket API without routes is not deployed, in its own words.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await page.goto(paths.deployment.create(apiId));
  await press(page, 'Create deployment');
  await expectOneAlert(page, 'At least one route is required before deploying the Api.');
  await seedRoute(sandbox, apiId, '$default');
  const since = sandbox.calls.length;
  await page.reload();
  await press(page, 'Create deployment');
  await expectNotification(page, 'The deployment is created.');
  await expectCalls(sandbox, ['CreateDeployment'], { since });
});
