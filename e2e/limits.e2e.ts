import type { Locator } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expectOperations } from './budget';
import { expect, test } from './fixtures';
import { field, press } from './forms';
import { seed, seedApi } from './seed';

// The control plane of a whole account accepts 10 calls a second with a burst of 40, shared with every pipeline.

test.use({ start: 'empty' });

test('Calls that wait for more than a second are counted in one line, and can be cancelled.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  const seeded = sandbox.calls.length;
  await page.goto(paths.stage.create(ApiId));
  await field(page, 'Stage name').fill('dev');
  await expectOperations(sandbox, seeded, ['GetApi', 'GetDeployments', 'GetRoutes', 'GetStages']);
  // Another tab of the same account has used the budget up.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('gatehouse.budget.'));
    if (!key) throw new Error('The budget is not stored.');
    localStorage.setItem(key, JSON.stringify({ tokens: -40, at: Date.now(), next: {} }));
  });
  const since = sandbox.calls.length;
  await press(page, 'Create stage');
  const line = page.getByRole('status', { name: 'Queued calls' });
  await expect(line).toContainText(/1 call waits for the request rate of the account, about [45] s\./);
  expect(sandbox.calls.length).toBe(since);
  await press(line, 'Cancel queued calls');
  await expect(page.getByRole('alert')).toContainText('The call was cancelled before it was sent.');
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  await expect(line).toHaveCount(0);
  await expect(field(page, 'Stage name')).toHaveValue('dev');
});

test('Everything of an API with 300 routes, 300 integrations and 10 stages is loaded with one call for each kind.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox);
  for (let index = 0; index < 300; index++) {
    const { IntegrationId } = await seed(sandbox, 'CreateIntegration', {
      ApiId,
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      IntegrationUri: `https://example.com/${index}`,
      PayloadFormatVersion: '1.0',
    });
    await seed(sandbox, 'CreateRoute', {
      ApiId,
      RouteKey: `GET /items/${index}`,
      Target: `integrations/${IntegrationId}`,
    });
  }
  for (let index = 0; index < 10; index++)
    await seed(sandbox, 'CreateStage', { ApiId, StageName: `s${index}` });
  const since = sandbox.calls.length;
  await page.goto(paths.api(ApiId));
  await expect(page.getByRole('link', { name: '300 routes', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '300 integrations', exact: true })).toBeVisible();
  await page.getByRole('link', { name: '300 routes', exact: true }).click();
  await expect(page.getByText(/^300 routes, as of/)).toBeVisible();
  await page.getByRole('link', { name: 'Stages', exact: true }).click();
  await expect(page.getByText(/^10 stages, as of/)).toBeVisible();
  await expectOperations(sandbox, since, [
    'GetApi',
    'GetAuthorizers',
    'GetDeployments',
    'GetIntegrations',
    'GetRoutes',
    'GetStages',
  ]);

  // On their own, the screens that compare the whole API read each list once, and export a stage once.
  await seed(sandbox, 'CreateDeployment', { ApiId, StageName: 's0' });
  const lists = ['GetAuthorizers', 'GetIntegrations', 'GetRoutes', 'GetStages'];
  const opened = async (path: string, ready: Locator, expected: readonly string[]) => {
    const before = sandbox.calls.length;
    await page.goto(path);
    await expect(ready).toBeVisible();
    await expectOperations(sandbox, before, ['GetApi', ...lists, ...expected]);
  };
  const equal = page.getByText('Both configurations are equal.');
  await opened(`${paths.apiChanges(ApiId)}?from=stage:s0&to=latest`, equal, ['ExportApi', 'GetApis']);
  const nothing = page.getByText('Nothing to deploy');
  await opened(`${paths.deployment.create(ApiId)}?stage=s0`, nothing, ['ExportApi']);
  await opened(paths.apiClone(ApiId), page.getByRole('button', { name: 'Preview API calls' }), []);
});
