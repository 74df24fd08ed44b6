import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { giveUp } from './form-steps';
import { expectFieldError, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, expectRowGone, expectRowVisible, property } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedDeployedStage } from './seed';

test.use({ start: 'empty' });

test('A stage is tagged, deployed and deleted.', async ({ page, sandbox }) => {
  const { apiId, first } = await seedDeployedStage(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'idle' });
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'live', AutoDeploy: true });
  let since = sandbox.calls.length;

  await test.step('It is deployed manually only when it does not deploy automatically, which is explained.', async () => {
    await page.goto(paths.stage.detail(apiId, 'live'));
    const deploy = page
      .getByRole('link', { name: 'Deploy now' })
      .or(page.getByRole('button', { name: 'Deploy now' }));
    await expect(deploy).toBeDisabled();
    await expect(deploy).toHaveAccessibleDescription('Automatic deployment is enabled for this stage.');
  });

  await test.step('A tag that is added to it is on its screen at once.', async () => {
    await follow(page, paths.stage.edit(apiId, 'prod'));
    await press(page, 'Add tag');
    await field(page, 'Key 3').fill('cost');
    await field(page, 'Value 3').fill('4711');
    await press(page, 'Save');
    await expectScreen(page, 'prod');
    await expect(property(page, 'Tags')).toContainText('cost: 4711');
    await expectCalls(sandbox, ['TagResource'], { since });
  });

  await test.step('It is deployed from its own screen, and serves the new deployment at once.', async () => {
    since = sandbox.calls.length;
    await page.getByRole('link', { name: 'Deploy now' }).click();
    await expectScreen(page, 'Create deployment');
    await expect(page.getByText(`Stage prod currently serves deployment ${first}`)).toBeVisible();
    await field(page, 'Description').fill('Third');
    await press(page, 'Deploy');
    await expectScreen(page, 'prod');
    await expectNotification(page, 'Stage prod serves the new deployment.');
    const input = { ApiId: apiId, StageName: 'prod', Description: 'Third' };
    await expectCalls(sandbox, [{ operation: 'CreateDeployment', input }], { since });
  });

  await test.step('One that serves a deployment is deleted after its name was typed.', async () => {
    const { DeploymentId = '-' } = await seed(sandbox, 'GetStage', { ApiId: apiId, StageName: 'prod' });
    await expect(page.getByRole('link', { name: DeploymentId, exact: true })).toBeVisible();
    since = sandbox.calls.length;
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete stage prod' });
    await expect(dialog).toContainText(`Stage prod serves deployment ${DeploymentId}`);
    const button = dialog.getByRole('button', { name: 'Delete', exact: true });
    await expect(button).toBeDisabled();
    await field(dialog, 'Type prod to confirm').fill('pro');
    await expect(button).toBeDisabled();
    await field(dialog, 'Type prod to confirm').fill('prod');
    await button.click();
    await expectScreen(page, 'Stages');
    await expectRowGone(page, 'prod');
    const input = { ApiId: apiId, StageName: 'prod' };
    await expectCalls(sandbox, [{ operation: 'DeleteStage', input }], { since });
  });

  await test.step('One that serves nothing is deleted after a question.', async () => {
    since = sandbox.calls.length;
    await page.getByRole('link', { name: 'idle', exact: true }).click();
    await expectScreen(page, 'idle');
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete stage idle' });
    await expect(dialog.getByRole('textbox')).toHaveCount(0);
    await press(dialog, 'Delete');
    await expectScreen(page, 'Stages');
    await expectRowVisible(page, 'live');
    await expectRowGone(page, 'idle');
    await expectCalls(sandbox, ['DeleteStage'], { since });
  });
});

test('A stage of a WebSocket API keeps its logging level, has no default name and no formats of HTTP APIs.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seed(sandbox, 'CreateStage', {
    ApiId: apiId,
    StageName: 'live',
    DefaultRouteSettings: { LoggingLevel: 'ERROR', ThrottlingBurstLimit: 5 },
  });
  const since = sandbox.calls.length;
  await page.goto(paths.stage.create(apiId));
  await field(page, 'Stage name').fill('$default');
  await press(page, 'Create stage');
  await expectFieldError(page, field(page, 'Stage name'), 'Stage name only allows a-zA-Z0-9_', {
    sandbox,
    since,
  });
  await expect(page.getByRole('button', { name: /^Use / })).toHaveCount(0);

  await giveUp(page, paths.stage.edit(apiId, 'live'));
  await field(page, 'Burst limit, requests').fill('6');
  await press(page, 'Save');
  await expectNotification(page, 'Stage live is saved.');
  const input = { ApiId: apiId, StageName: 'live', DefaultRouteSettings: { ThrottlingBurstLimit: 6 } };
  await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  const after = await seed(sandbox, 'GetStage', { ApiId: apiId, StageName: 'live' });
  expect(after.DefaultRouteSettings).toMatchObject({ LoggingLevel: 'ERROR', ThrottlingBurstLimit: 6 });
});
