import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expectOperations } from './budget';
import { expect, test } from './fixtures';
import { chooseAction, expectScreen, press } from './forms';
import { expectNoAxeViolations, expectNotification } from './helpers';
import { seed, seedApi, seedDeployment, seedIntegration, seedRoute, seedRoutedApi } from './seed';

test.use({ start: 'empty' });

const card = (page: Page) => page.getByRole('list', { name: 'Stages' }).getByRole('listitem');

test('A stage says how many changes are not deployed when it is asked, and by itself where that was chosen.', async ({
  page,
  sandbox,
}) => {
  const { apiId, Target } = await seedRoutedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
  await seed(sandbox, 'CreateDeployment', { ApiId: apiId, StageName: 'prod' });
  await seedRoute(sandbox, apiId, 'POST /orders', { Target });

  const since = sandbox.calls.length;
  await page.goto(paths.api(apiId));
  await expectScreen(page, 'shop');
  await press(page, 'Check stage prod for undeployed changes');
  const link = card(page).getByRole('link', { name: '1 change not deployed to stage prod' });
  await expect(link).toBeVisible();
  // The lists are those of the screen.
  const lists = ['GetAuthorizers', 'GetDeployments', 'GetIntegrations', 'GetRoutes', 'GetStages'];
  await expectOperations(sandbox, since, ['GetApi', ...lists, 'ExportApi']);
  await expectNoAxeViolations(page);
  await link.click();
  await expectScreen(page, 'Changes');
  await expect(page.getByRole('heading', { name: '1 route added' })).toBeVisible();

  await page.goto(paths.api(apiId));
  await page.getByRole('checkbox', { name: 'Check stages for undeployed changes' }).check();
  await expect(link).toBeVisible();
  await seed(sandbox, 'CreateDeployment', { ApiId: apiId, StageName: 'prod' });
  await page.reload();
  await expect(card(page).getByText('Everything is deployed')).toBeVisible();
  await page.goto(paths.stage.detail(apiId, 'prod'));
  await expect(page.getByRole('button', { name: 'Check stage prod for undeployed changes' })).toBeVisible();

  await chooseAction(page, 'Save configuration');
  await expect(page.getByText('Keeps what stage prod serves in this browser')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await expectNotification(page, 'Configuration shop prod is saved in this browser');
});

test('Each deployment shows what it changed against the one before, and what serving it changes for clients.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  const Target = `integrations/${integration}`;
  for (const StageName of ['prod', 'test']) {
    await seedRoute(sandbox, apiId, `GET /${StageName}`, { Target });
    await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName });
    await seed(sandbox, 'CreateDeployment', { ApiId: apiId, StageName, Description: `For ${StageName}` });
    // Dates have seconds: the order of two deployments of the same second is not known.
    await page.waitForTimeout(1001);
  }
  const unserved = await seedDeployment(sandbox, apiId);
  const { Items: stages = [] } = await seed(sandbox, 'GetStages', { ApiId: apiId });
  const [before, after] = ['prod', 'test'].map((name) => stages.find(({ StageName }) => StageName === name));

  await page.goto(`${paths.stage.detail(apiId, 'prod')}?tab=deployments`);
  const dialog = page.getByRole('dialog');
  await press(page, `Changes of deployment ${after?.DeploymentId}`);
  await expect(dialog.getByText('1 route added')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /Added GET \/test/ })).toBeVisible();
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await press(page, `Changes of deployment ${unserved}`);
  await expect(dialog.getByText(`No stage serves deployment ${unserved}`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(
    page.getByRole('button', { name: `Changes of deployment ${before?.DeploymentId}` }),
  ).toHaveCount(0);

  await press(page, `Serve deployment ${after?.DeploymentId}`);
  await expect(dialog.getByText('1 route added')).toBeVisible();
});
