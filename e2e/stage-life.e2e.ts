import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectFieldError, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, expectRowGone, expectRowVisible, property } from './helpers';
import { seed, seedApi, seedDeployedStage } from './seed';

test.use({ start: 'empty' });

test.describe('Deleting a stage', () => {
  test('that serves a deployment wants its name typed.', async ({ page, sandbox }) => {
    const { apiId, first, since } = await seedDeployedStage(sandbox);
    await page.goto(paths.stage.detail(apiId, 'prod'));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete stage prod' });
    await expect(dialog).toContainText(`Stage prod serves deployment ${first}`);
    const button = dialog.getByRole('button', { name: 'Delete', exact: true });
    await expect(button).toBeDisabled();
    await field(dialog, 'Type prod to confirm').fill('pro');
    await expect(button).toBeDisabled();
    await field(dialog, 'Type prod to confirm').fill('prod');
    await button.click();
    await expectScreen(page, 'Stages');
    await expectRowGone(page, 'prod');
    await expectCalls(sandbox, [{ operation: 'DeleteStage', input: { ApiId: apiId, StageName: 'prod' } }], {
      since,
    });
  });

  test('that serves nothing asks only.', async ({ page, sandbox }) => {
    const { apiId } = await seedDeployedStage(sandbox);
    await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'idle' });
    const since = sandbox.calls.length;
    await page.goto(paths.stage.detail(apiId, 'idle'));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete stage idle' });
    await expect(dialog.getByRole('textbox')).toHaveCount(0);
    await press(dialog, 'Delete');
    await expectScreen(page, 'Stages');
    await expectRowVisible(page, 'prod');
    await expectRowGone(page, 'idle');
    await expectCalls(sandbox, ['DeleteStage'], { since });
  });
});

test('A tag that is added to a stage is on its screen at once.', async ({ page, sandbox }) => {
  const { apiId, since } = await seedDeployedStage(sandbox);
  await page.goto(paths.stage.edit(apiId, 'prod'));
  await press(page, 'Add tag');
  await field(page, 'Key 3').fill('cost');
  await field(page, 'Value 3').fill('4711');
  await press(page, 'Save');
  await expectScreen(page, 'prod');
  await expect(property(page, 'Tags')).toContainText('cost: 4711');
  await expectCalls(sandbox, ['TagResource'], { since });
});

test.describe('A stage is deployed', () => {
  test('from its own screen, and serves the new deployment at once.', async ({ page, sandbox }) => {
    const { apiId, first, since } = await seedDeployedStage(sandbox);
    await page.goto(paths.stage.detail(apiId, 'prod'));
    await page.getByRole('link', { name: 'Deploy now' }).click();
    await expectScreen(page, 'Create deployment');
    await expect(page.getByText(`Stage prod currently serves deployment ${first}`)).toBeVisible();
    await field(page, 'Description').fill('Third');
    await press(page, 'Deploy');
    await expectScreen(page, 'prod');
    await expectNotification(page, 'Stage prod serves the new deployment.');
    const input = { ApiId: apiId, StageName: 'prod', Description: 'Third' };
    await expectCalls(sandbox, [{ operation: 'CreateDeployment', input }], { since });
    const { Items = [] } = await seed(sandbox, 'GetDeployments', { ApiId: apiId });
    await expect(
      page.getByRole('link', { name: Items.at(-1)?.DeploymentId ?? '-', exact: true }),
    ).toBeVisible();
  });

  test('manually only when it does not deploy automatically, which is explained.', async ({
    page,
    sandbox,
  }) => {
    const { apiId } = await seedDeployedStage(sandbox);
    await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'live', AutoDeploy: true });
    await page.goto(paths.stage.detail(apiId, 'live'));
    const deploy = page
      .getByRole('link', { name: 'Deploy now' })
      .or(page.getByRole('button', { name: 'Deploy now' }));
    await expect(deploy).toBeDisabled();
    await expect(deploy).toHaveAccessibleDescription('Automatic deployment is enabled for this stage.');
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

  await page.goto(paths.stage.edit(apiId, 'live'));
  await field(page, 'Burst limit, requests').fill('6');
  await press(page, 'Save');
  await expectNotification(page, 'Stage live is saved.');
  const input = { ApiId: apiId, StageName: 'live', DefaultRouteSettings: { ThrottlingBurstLimit: 6 } };
  await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  const after = await seed(sandbox, 'GetStage', { ApiId: apiId, StageName: 'live' });
  expect(after.DefaultRouteSettings).toMatchObject({ LoggingLevel: 'ERROR', ThrottlingBurstLimit: 6 });
});
