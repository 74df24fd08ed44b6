import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { chooseAction, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, expectRowCount, expectRowVisible, property } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

const dialog = (page: Page) => page.getByRole('dialog');

/** Changes a route's operation name in its form, and follows Undo from the message of success. */
async function renameAndFollow(page: Page, apiId: string, id: string) {
  await follow(page, paths.route.edit(apiId, id));
  await field(page, 'Operation name').fill('renamed');
  await press(page, 'Save');
  await expectScreen(page, 'GET /pets');
  await press(page, 'Undo UpdateRoute of route GET /pets');
}

test('What was changed is undone as far as it can be, after a check of what it is now.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  allowStatus(404);
  const apiId = await seedApi(sandbox);
  const id = await seedRoute(sandbox, apiId, 'GET /pets', { OperationName: 'listPets' });
  await page.goto(paths.apis);

  await test.step('A saved change is undone from its notification: only what was changed, after a check and with a preview.', async () => {
    const since = sandbox.calls.length;
    await renameAndFollow(page, apiId, id);
    await expect(dialog(page).getByText('The resource has not changed since the call.')).toBeVisible();
    await expect(dialog(page).getByRole('list', { name: 'Values to restore' })).toHaveText(
      'OperationName: renamed → listPets',
    );
    await dialog(page).getByRole('button', { name: 'Preview API calls' }).click();
    await expect(dialog(page).getByRole('region', { name: 'AWS CLI code' })).toContainText(
      '--operation-name listPets',
    );
    await press(dialog(page), 'Undo');
    await expectNotification(page, 'UpdateRoute of route GET /pets is undone.');
    const ids = { ApiId: apiId, RouteId: id };
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, OperationName: 'renamed' } },
        { operation: 'UpdateRoute', input: { ...ids, OperationName: 'listPets' } },
      ],
      { since },
    );
    // An undo is a call like any other, and this one has been undone.
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Journal' }).click();
    await expectRowCount(page, 2);
    await expect(
      page.getByRole('button', { name: 'Undo UpdateRoute of route GET /pets' }).last(),
    ).toBeDisabled();
  });

  await test.step('What was changed since is shown before it is overwritten, and nothing is sent until that is meant.', async () => {
    await follow(page, paths.route.edit(apiId, id));
    await field(page, 'Operation name').fill('renamed');
    await press(page, 'Save');
    await expectScreen(page, 'GET /pets');
    await seed(sandbox, 'UpdateRoute', { ApiId: apiId, RouteId: id, OperationName: 'theirs' });
    const since = sandbox.calls.length;
    await press(page, 'Undo UpdateRoute of route GET /pets');
    await expect(dialog(page).getByText('The resource was changed after the call')).toBeVisible();
    await expect(dialog(page).getByRole('list', { name: 'Values changed after the call' })).toHaveText(
      'OperationName: renamed → theirs',
    );
    await expect(dialog(page).getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
    await expectCalls(sandbox, [], { since });
    await dialog(page).getByRole('checkbox', { name: 'Undo anyway' }).check();
    await press(dialog(page), 'Undo');
    await expectNotification(page, 'is undone.');
    await expectCalls(sandbox, ['UpdateRoute'], { since });
    expect((await seed(sandbox, 'GetRoute', { ApiId: apiId, RouteId: id })).OperationName).toBe('listPets');
  });

  await test.step('A deleted integration is made again from its recorded state, with another ID.', async () => {
    const integration = await seedIntegration(sandbox, apiId, {
      Description: 'Orders',
      TimeoutInMillis: 5000,
    });
    const before = await seed(sandbox, 'GetIntegration', { ApiId: apiId, IntegrationId: integration });
    await follow(page, paths.integration.detail(apiId, integration));
    await press(page, 'Delete');
    await press(dialog(page), 'Delete');
    await expectNotification(page, /is deleted/);
    await press(page, `Undo DeleteIntegration of integration ${integration}`);
    await expect(dialog(page)).toContainText('has a new ID');
    await press(dialog(page), 'Undo');
    await expectNotification(page, 'is undone.');
    const { Items = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: apiId });
    expect(Items).toHaveLength(1);
    const { $metadata: _, IntegrationId: old, ...state } = before as typeof before & { $metadata: unknown };
    expect(Items[0]).toMatchObject(state);
    expect(Items[0]?.IntegrationId).not.toBe(old);
  });

  await test.step('A change of a deleted resource cannot be undone.', async () => {
    await follow(page, paths.route.edit(apiId, id));
    await field(page, 'Operation name').fill('renamed');
    await press(page, 'Save');
    await expectScreen(page, 'GET /pets');
    await seed(sandbox, 'DeleteRoute', { ApiId: apiId, RouteId: id });
    await press(page, 'Undo UpdateRoute of route GET /pets');
    await expect(dialog(page).getByText('The resource no longer exists')).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  });

  await test.step('Undoing the creation of an API wants its name typed, because all that is in it goes.', async () => {
    const since = sandbox.calls.length;
    await follow(page, paths.apiCreate);
    await field(page, 'Name').fill('depot');
    await press(page, 'Review');
    await press(page, 'Create API');
    await expectScreen(page, 'depot');
    await press(page, 'Undo CreateApi of API depot');
    await expect(dialog(page).getByText('All that is in it by now goes with it')).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
    await field(dialog(page), 'Type depot to confirm').fill('depot');
    await press(dialog(page), 'Undo');
    await expectNotification(page, 'CreateApi of API depot is undone.');
    await expectCalls(sandbox, ['CreateApi', 'DeleteApi'], { since });
  });

  await test.step('A deleted API cannot be restored, and the journal says why.', async () => {
    await follow(page, paths.api(apiId));
    await chooseAction(page, 'Delete');
    await field(dialog(page), 'Type shop to confirm').fill('shop');
    await press(dialog(page), 'Delete');
    await expectNotification(page, 'API shop is deleted.');
    await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Journal' }).click();
    await expectRowVisible(page, 'DeleteApi', 'API shop');
    await expect(page.getByRole('button', { name: 'Undo DeleteApi of API shop' })).toBeDisabled();
    await page
      .getByRole('row')
      .filter({ hasText: 'API shop' })
      .getByRole('link', { name: 'DeleteApi' })
      .click();
    await expect(property(page, 'Undo')).toContainText('All that was in the API went with it');
  });
});
