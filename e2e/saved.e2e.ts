import { readFileSync } from 'node:fs';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { chooseAction, expectScreen, field, press } from './forms';
import { expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedRoute, seedRoutedApi } from './seed';

test.use({ start: 'empty' });

test('A configuration is saved, edited, restored after a change, downloaded, deleted, and loaded again.', async ({
  page,
  sandbox,
}) => {
  const { apiId, route } = await seedRoutedApi(sandbox);

  await page.goto(paths.api(apiId));
  await chooseAction(page, 'Save configuration');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('before');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expectNotification(page, 'Configuration before is saved in this browser');
  await seed(sandbox, 'DeleteRoute', { ApiId: apiId, RouteId: route });

  // Loaded again, for what changed meanwhile.
  await page.goto(paths.saved);
  await expectScreen(page, 'Saved configurations');
  const table = page.getByRole('table', { name: 'Saved configurations' });
  await expect(table.getByRole('row', { name: /before shop\s?e2e, eu-west-1 HTTP just now/ })).toBeVisible();
  await expectNoAxeViolations(page);
  await expect(page.getByText(/^1 of at most 200, \d kB$/)).toBeVisible();
  await press(page, 'Edit before');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('launch');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('What the shop opened with.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(table.getByText('What the shop opened with.')).toBeVisible();

  await page.getByRole('link', { name: 'Restore launch' }).click();
  await expectScreen(page, 'Changes');
  await expect(page.getByRole('heading', { name: '1 route added' })).toBeVisible();
  await press(page, 'Make the latest configuration equal to saved configuration launch');
  await dialog.getByRole('button', { name: 'Make equal' }).click();
  await expect(page.getByText('Both configurations are equal.')).toBeVisible();
  const { Items: routes = [] } = await seed(sandbox, 'GetRoutes', { ApiId: apiId });
  expect(routes.map(({ RouteKey }) => RouteKey)).toEqual(['GET /orders']);

  await follow(page, paths.saved);
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download launch')]);
  expect(file.suggestedFilename()).toBe('launch.json');
  const text = readFileSync(await file.path(), 'utf8');
  await press(page, 'Delete launch');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No saved configurations', { exact: true })).toBeVisible();

  const upload = page.locator('input[type=file]');
  const cut = { name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from(text.slice(0, 200)) };
  await upload.setInputFiles(cut);
  await expect(page.getByText('cut.json: The file is not JSON. It may have been cut off.')).toBeVisible();
  await upload.setInputFiles({ ...cut, name: 'launch.json', buffer: Buffer.from(text) });
  await expectNotification(page, 'Configuration launch is loaded.');

  await page.getByRole('link', { name: 'Create API from launch' }).click();
  await expectScreen(page, 'Create API from saved configuration');
  await field(page, 'Name').fill('shop two');
  await press(page, 'Create API');
  await expect(page.getByText('API shop two is created')).toBeVisible();
  await page.getByRole('link', { name: 'Changes between both' }).click();
  await expect(page.getByRole('heading', { name: '1 API setting changed' })).toBeVisible();
});

test('A deployment saves its configuration, by which the next one knows what it changes.', async ({
  page,
  sandbox,
}) => {
  await test.step('A deployment saves the configuration where that is chosen, and the choice is kept.', async () => {
    const { apiId } = await seedRoutedApi(sandbox);
    await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
    await page.goto(`${paths.deployment.create(apiId)}?stage=prod`);
    await page.getByRole('checkbox', { name: 'Save the configuration' }).check();
    await press(page, 'Deploy');
    await expectNotification(page, /Configuration prod \w+ is saved in this browser/);
    await follow(page, paths.deployment.create(apiId));
    await expect(page.getByRole('checkbox', { name: 'Save the configuration' })).toBeChecked();
    await follow(page, paths.apiChanges(apiId));
    await page.getByRole('button', { name: /^To/ }).click();
    await expect(page.getByRole('option', { name: /Saved configuration prod/ })).toBeVisible();
  });

  await test.step('A deployment of a WebSocket API shows what it changes where the configuration of the last one was saved.', async () => {
    const apiId = await seedApi(sandbox, 'WEBSOCKET');
    await seedRoute(sandbox, apiId, 'join');
    await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
    const { DeploymentId } = await seed(sandbox, 'CreateDeployment', { ApiId: apiId, StageName: 'prod' });
    await follow(page, `${paths.deployment.create(apiId)}?stage=prod`);
    await expect(page.getByText('What this deployment changes is not known')).toBeVisible();
    await expect(
      page.getByText(`did not save the configuration of deployment ${DeploymentId}`),
    ).toBeVisible();
    await page.getByRole('checkbox', { name: 'Save the configuration' }).check();
    await press(page, 'Deploy');
    await expectNotification(page, /Configuration prod \w+ is saved in this browser/);

    const deploy = `${paths.deployment.create(apiId)}?stage=prod`;
    await follow(page, deploy);
    await expect(page.getByText('Nothing to deploy')).toBeVisible();
    await seedRoute(sandbox, apiId, 'leave');
    // What a stage is set to is not deployed.
    await seed(sandbox, 'UpdateStage', { ApiId: apiId, StageName: 'prod', StageVariables: { a: '1' } });
    await page.goto(deploy);
    await page.getByRole('button', { name: /What this deployment changes/ }).click();
    await expect(page.getByText('1 route added')).toBeVisible();
    await expect(page.getByRole('button', { name: /Added leave/ })).toBeVisible();
    await expectNoAxeViolations(page);
  });
});

test('A saved configuration is shown as code, and what is not in this browser is named.', async ({
  page,
  sandbox,
}) => {
  await test.step('A saved configuration is shown as code, of which nothing is read from the service.', async () => {
    const { apiId } = await seedRoutedApi(sandbox);
    await page.goto(paths.api(apiId));
    await chooseAction(page, 'Save configuration');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('launch');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await expectNotification(page, 'Configuration launch is saved in this browser');
    await seed(sandbox, 'DeleteApi', { ApiId: apiId });
    await follow(page, paths.saved);
    const since = sandbox.calls.length;
    await page.getByRole('link', { name: 'Code of launch' }).click();
    await expectScreen(page, 'Code of saved configuration');
    await expect(page.getByText('launch, of API shop.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Terraform code' })).toContainText('aws_apigatewayv2_api');
    // There is no API to take over.
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'boto3', exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'boto3 code' })).toContainText('client.create_route(');
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'boto3 code' })).toBeVisible();
    expect(sandbox.calls.slice(since)).toEqual([]);
  });

  await test.step('What is not in this browser is named, with the way to what is.', async () => {
    const apiId = await seedApi(sandbox);
    await follow(page, `${paths.savedCreate}?id=gone`);
    await expect(page.getByText('This browser has no such saved configuration.')).toBeVisible();
    await follow(page, `${paths.savedCode}?id=gone`);
    await expect(page.getByText('This browser has no such saved configuration.')).toBeVisible();
    await follow(page, `${paths.apiChanges(apiId)}?from=latest&to=saved:gone`);
    await expect(page.getByText('This browser has no such saved configuration.')).toBeVisible();
  });
});
