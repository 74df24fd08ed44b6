import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { chooseAction, expectScreen, press } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { seed, seedApi, seedDeployment, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

/** An API whose stage `prod` serves an earlier state: since then a route came, one went, and the integration changed. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  const old = await seedRoute(sandbox, apiId, 'GET /old', { Target: `integrations/${integration}` });
  await seedRoute(sandbox, apiId, 'GET /pets', { Target: `integrations/${integration}` });
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod', Tags: { team: 'pets' } });
  await seedDeployment(sandbox, apiId, { StageName: 'prod' });
  await seed(sandbox, 'DeleteRoute', { ApiId: apiId, RouteId: old });
  await seedRoute(sandbox, apiId, 'POST /orders', { OperationName: 'order' });
  await seed(sandbox, 'UpdateIntegration', {
    ApiId: apiId,
    IntegrationId: integration,
    TimeoutInMillis: 5000,
  });
  return { apiId };
}

test('From a stage, the changes that are not deployed are shown, filtered, and taken back as a plan.', async ({
  page,
  sandbox,
}) => {
  const { apiId } = await prepare(sandbox);
  await page.goto(paths.stage.detail(apiId, 'prod'));
  await chooseAction(page, 'Compare with latest');
  await expectScreen(page, 'Changes');
  await expect(
    page.getByRole('heading', { name: '1 route added, 1 route removed, 1 integration changed' }),
  ).toBeVisible();
  // On its own the screen reads each list once, and makes one export.
  const since = sandbox.calls.length;
  await page.reload();
  const reads = () => sandbox.calls.slice(since).map(({ operation = '' }) => operation);
  await expect
    .poll(() => reads().sort())
    .toEqual([
      'ExportApi',
      'GetApi',
      'GetApis',
      'GetAuthorizers',
      'GetIntegrations',
      'GetRoutes',
      'GetStages',
    ]);

  await page.getByRole('button', { name: /Changed Lambda orders/ }).click({ timeout: 5000 });
  const members = page.getByRole('table', { name: 'Members of Lambda orders' });
  await expect(members.getByRole('row', { name: 'TimeoutInMillis 30000 5000' })).toBeVisible();
  await expect(
    page.getByText('Not compared, because the OpenAPI document does not contain it'),
  ).toBeVisible();
  await expectNoAxeViolations(page);

  await page.getByRole('searchbox', { name: 'Filter changes' }).fill('post /');
  await expect(page.getByText('GET /old')).toHaveCount(0);
  await expect(page.getByText('POST /orders')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter changes' }).fill('');

  const writes = sandbox.calls.length;
  await press(page, 'Show as script: Make the latest configuration equal to stage prod');
  const script = page.getByRole('dialog', { name: 'Make the latest configuration equal to stage prod' });
  for (const [language, part] of [
    ['AWS CLI', 'delete-route'],
    ['boto3', 'client.delete_route('],
    ['JavaScript', 'new DeleteRouteCommand('],
  ] as const) {
    await press(script, language);
    await expect(script.getByRole('region', { name: `${language} code` })).toContainText(part);
  }
  await expectNoAxeViolations(page);
  await press(script, 'Close');
  await press(page, 'Make the latest configuration equal to stage prod');
  await press(page, 'Make equal');
  await expectNotification(page, 'Make the latest configuration equal to stage prod: done.');
  await expect(page.getByText('Both configurations are equal.')).toBeVisible();
  await expectCalls(sandbox, ['UpdateIntegration', 'CreateRoute', 'DeleteRoute'], { since: writes });
});

test('Another API is chosen by its name; a stage of a WebSocket API is not offered, and says why.', async ({
  page,
  sandbox,
}) => {
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seedApi(sandbox, 'WEBSOCKET', 'chat copy');
  await seed(sandbox, 'CreateStage', { ApiId: chat, StageName: 'live' });
  await seedRoute(sandbox, chat, 'join');
  await page.goto(paths.apiChanges(chat));
  await expect(page.getByText('Both sides are the same configuration.')).toBeVisible();
  const select = page.getByRole('button').and(page.getByLabel('To', { exact: true }));
  await select.click();
  const stage = page.getByRole('option').filter({ hasText: 'Stage live' });
  await expect(stage).toHaveAccessibleDescription(/cannot export WebSocket APIs/);
  await page.keyboard.press('Escape');
  await chooseOption(page, 'To', 'API chat copy');
  await expect(page.getByRole('heading', { name: '1 API setting changed, 1 route removed' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: '1 API setting changed, 1 route removed' })).toBeVisible();
});
