import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expectSoundInBoth, type Scheme } from './colour-scheme';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { follow } from './route-map';
import { sampleWorld } from './sample-world';
import { enterWorld } from './worlds';

// The states of screens that the visit of each screen (every-screen.e2e.ts) does not see.

/** What a state is checked with: each begins with the scheme in which the one before it ended. */
async function startLight(page: Page) {
  let scheme: Scheme = 'light';
  await page.emulateMedia({ colorScheme: scheme });
  return (what: string, show: () => Promise<unknown>) =>
    test.step(what, async () => {
      await show();
      await expectSoundInBoth(page, scheme);
      scheme = scheme === 'light' ? 'dark' : 'light';
    });
}

test('Delete dialogs, lists without a match and found resources are accessible in light and in dark.', async ({
  page,
  store,
}) => {
  const { orders, ids } = await enterWorld(store, 'sample', sampleWorld);
  const isSound = await startLight(page);
  const dialog = page.getByRole('dialog');

  await isSound('the delete dialog, with what blocks it', async () => {
    await page.goto(paths.integration.detail(orders, ids.integrations ?? ''));
    await press(page, 'Delete');
    await expect(dialog.getByRole('listitem').first()).toBeVisible();
  });
  await press(dialog, 'Cancel');

  await isSound('the dialog before a deletion that wants a name typed, with the calls shown', async () => {
    await follow(page, paths.stage.detail(orders, 'prod'));
    await press(page, 'Delete');
    await press(dialog, 'Preview API calls');
    await expect(page.getByRole('region', { name: 'AWS CLI code' })).toContainText('delete-stage');
  });
  await press(dialog, 'Cancel');

  await isSound('a list without a match', async () => {
    await follow(page, `${paths.route.list(orders)}?q=no-such-thing`);
    await expect(page.getByText('No matches', { exact: true })).toBeVisible();
  });

  await isSound('what a search has found', async () => {
    await follow(page, `${paths.search}?q=orders`);
    await expect(page.getByRole('grid', { name: 'Results' }).getByRole('rowheader').first()).toBeVisible();
  });
});

test('The form of a WebSocket route, screens and calls that fail and rejected forms are accessible in light and in dark.', async ({
  page,
  sandbox,
  store,
}) => {
  const { orders, chat, replying } = await enterWorld(store, 'sample', sampleWorld);
  const isSound = await startLight(page);

  await isSound('the form of a WebSocket route', async () => {
    await page.goto(paths.route.edit(chat, replying));
    await expect(field(page, 'Route key')).toHaveValue('ping');
  });

  await isSound('a screen that could not be loaded', async () => {
    sandbox.faults.push({ operation: 'GetModels', fail: 'network' });
    await follow(page, paths.model.list(chat));
    await expectScreen(page, 'No connection');
  });

  await isSound('a form after a rejected call', async () => {
    await follow(page, paths.deployment.create(orders));
    sandbox.faults.push({ operation: 'CreateDeployment', fail: 'network' });
    await press(page, 'Create deployment');
    await expect(page.getByRole('alert')).toBeVisible();
  });

  await isSound('a form with errors', async () => {
    await follow(page, paths.authorizer.create(orders));
    await field(page, 'Issuer').fill('http://example.com');
    await press(page, 'Create authorizer');
    await expect(page.getByRole('alert')).toContainText('attention');
  });
});
