import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { saveUnchanged } from './form-steps';
import { expectOneAlert, expectScreen, field, press, select } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNotification,
  expectRowGone,
  expectRowVisible,
  rest,
} from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
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

/**
 * An API with a deployment that the stage `prod` serves, an older and a later one that none does, one with all that the API
 * has that `beta` serves, and a stage that deploys by itself.
 */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  await seedRoute(sandbox, apiId, 'GET /orders');
  for (const StageName of ['prod', 'beta']) await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName });
  const served = await seedDeployment(sandbox, apiId, { StageName: 'prod', Description: 'Release 1' });
  await seedRoute(sandbox, apiId, 'GET /pets');
  const spare = await seedDeployment(sandbox, apiId, { Description: 'Spare' });
  const beta = await seedDeployment(sandbox, apiId, { StageName: 'beta', Description: 'Trial' });
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'live', AutoDeploy: true });
  return { apiId, served, spare, beta };
}

test('A deployment is created, edited and deleted by its forms.', async ({ page, sandbox }) => {
  const { apiId, served, spare, beta } = await prepare(sandbox);
  let since = sandbox.calls.length;

  await test.step('The list names the stages that serve each.', async () => {
    await page.goto(paths.deployment.list(apiId));
    await expectRowVisible(page, served, 'Release 1', 'prod');
    await expectRowVisible(page, 'Spare', 'No stage');
  });

  await test.step('A stage that deploys automatically is not offered, and the form says why.', async () => {
    await follow(page, paths.deployment.create(apiId));
    await select(page, 'Stage').click();
    const option = page.getByRole('option').filter({ has: page.getByText('live', { exact: true }) });
    await expect(option).toHaveAttribute('aria-disabled', 'true');
    await expect(option).toHaveAccessibleDescription('Automatic deployment is enabled for this stage.');
    await page.keyboard.press('Escape');
  });

  await test.step('It is created with the API alone when nothing else is entered.', async () => {
    await press(page, 'Create deployment');
    await expectNotification(page, 'The deployment is created.');
    await expectCalls(sandbox, [{ operation: 'CreateDeployment', input: { ApiId: apiId } }], { since });
    const { Items = [] } = await seed(sandbox, 'GetDeployments', { ApiId: apiId });
    await expectScreen(page, Items.at(-1)?.DeploymentId ?? '-');
  });

  await test.step('The form shows first what it changes for the stage, or that there is nothing to deploy.', async () => {
    await follow(page, `${paths.deployment.create(apiId)}?stage=beta`);
    await expect(page.getByText('Stage beta already serves the latest configuration.')).toBeVisible();
    await chooseOption(page, 'Stage', 'prod');
    await page.getByRole('button', { name: /What this deployment changes/ }).click();
    await expect(page.getByText('1 route added')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Routes' }).getByText('GET /pets')).toBeVisible();
  });

  await test.step('It is created for a stage with the stage and what changed.', async () => {
    since = sandbox.calls.length;
    await rest(page);
    await field(page, 'Description').fill('Release 2');
    await press(page, 'Deploy');
    await expectScreen(page, 'prod');
    const input = { ApiId: apiId, StageName: 'prod', Description: 'Release 2' };
    await expectCalls(sandbox, [{ operation: 'CreateDeployment', input }], { since });
  });

  await test.step('It sends nothing when nothing is changed.', async () => {
    await follow(page, paths.deployment.edit(apiId, served));
    await saveUnchanged(page, sandbox);
  });

  await test.step('It sends its description, and nothing else.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.deployment.edit(apiId, served));
    await field(page, 'Description').fill('');
    await press(page, 'Save');
    await expectScreen(page, served);
    const input = { ApiId: apiId, DeploymentId: served, Description: '' };
    await expectCalls(sandbox, [{ operation: 'UpdateDeployment', input }], { since });
    const after = await seed(sandbox, 'GetDeployment', { ApiId: apiId, DeploymentId: served });
    expect([after.Description ?? '', after.DeploymentStatus]).toEqual(['', 'DEPLOYED']);
  });

  await test.step('It is not deleted while a stage serves it, which the dialog names.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.deployment.detail(apiId, beta));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['beta']);
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
    await dialog.getByRole('link', { name: 'beta' }).click();
    await expectScreen(page, 'beta');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It is deleted after confirmation with one call, and leaves the list.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.deployment.detail(apiId, spare));
    await press(page, 'Delete');
    await press(page.getByRole('dialog', { name: `Delete deployment ${spare}` }), 'Delete');
    await expectScreen(page, 'Deployments');
    await expectRowVisible(page, 'Release 2');
    await expectRowGone(page, 'Spare');
    const input = { ApiId: apiId, DeploymentId: spare };
    await expectCalls(sandbox, [{ operation: 'DeleteDeployment', input }], { since });
  });
});

test('An API without routes is not deployed, in the words of its protocol, until it has one.', async ({
  page,
  sandbox,
}) => {
  const http = await seedApi(sandbox);
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  let since = sandbox.calls.length;
  await page.goto(paths.deployment.create(http));
  await press(page, 'Create deployment');
  await expectOneAlert(page, 'Unable to deploy API because no routes exist in this API');
  await follow(page, paths.deployment.create(chat));
  await press(page, 'Create deployment');
  await expectOneAlert(page, 'At least one route is required before deploying the Api.');
  await expectCalls(sandbox, [], { since });
  await seedRoute(sandbox, chat, '$default');
  since = sandbox.calls.length;
  await page.reload();
  await press(page, 'Create deployment');
  await expectNotification(page, 'The deployment is created.');
  await expectCalls(sandbox, ['CreateDeployment'], { since });
});
