import type { Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { expectScreen, field, press } from '../forms';
import { chooseOption, expectCalls, expectNotification } from '../helpers';
import { follow } from '../route-map';
import { seed, seedApi, seedDeployment, seedIntegration, seedJwtAuthorizer, seedRoute } from '../seed';

test.use({ start: 'empty' });

/** What an export of `what` has at GET /pets/{petId}: its security and its path; undefined when it is not there. */
async function exported(
  page: Page,
  apiId: string,
  what: string,
): Promise<{ security?: unknown } | undefined> {
  // From another screen: its document is of this export then.
  await follow(page, paths.journal);
  await follow(page, paths.apiExport(apiId));
  await chooseOption(page, 'What to export', what);
  await press(page, 'Export API');
  const text = await page.getByRole('region', { name: 'document' }).textContent();
  return JSON.parse(text ?? '').paths['/pets/{petId}']?.get;
}

test('A route that is added, edited and guarded is in the export of the stage only once it is deployed.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  await seedIntegration(sandbox, apiId);
  await seedJwtAuthorizer(sandbox, apiId);
  await seedRoute(sandbox, apiId, 'GET /status');
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
  await seedDeployment(sandbox, apiId, { StageName: 'prod' });
  const since = sandbox.calls.length;

  await page.goto(paths.route.list(apiId));
  await page.getByRole('link', { name: 'Create route' }).first().click();
  await field(page, 'Path').fill('/pets');
  await chooseOption(page, 'Integration', 'Lambda orders');
  await press(page, 'Create route');
  await expectScreen(page, 'GET /pets');

  await page.getByRole('main').getByRole('link', { name: 'Edit', exact: true }).click();
  await expectScreen(page, 'Edit route');
  await field(page, 'Path').fill('/pets/{petId}');
  await press(page, 'Save');
  await expectScreen(page, 'GET /pets/{petId}');
  await page.getByRole('main').getByRole('link', { name: 'Edit', exact: true }).click();
  await chooseOption(page, 'Authorization type', 'JWT authorizer');
  await chooseOption(page, 'Authorizer', 'customers');
  await press(page, 'Save');
  await expectNotification(page, 'Route GET /pets/{petId} is saved.');

  const guarded = { security: [{ customers: [] }] };
  expect(await exported(page, apiId, 'The latest configuration')).toMatchObject(guarded);
  expect(await exported(page, apiId, 'Stage prod')).toBeUndefined();

  await follow(page, paths.deployment.create(apiId));
  await chooseOption(page, 'Stage', 'prod');
  await press(page, 'Deploy');
  await expectNotification(page, 'Stage prod serves the new deployment.');
  expect(await exported(page, apiId, 'Stage prod')).toMatchObject(guarded);
  await expectCalls(sandbox, ['CreateRoute', 'UpdateRoute', 'UpdateRoute', 'CreateDeployment'], { since });
});
