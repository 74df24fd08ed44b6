import type { Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { expectScreen, field, press } from '../forms';
import { expectNotification, expectRowCount, expectRowGone, expectRowVisible } from '../helpers';
import { follow } from '../route-map';

// A newcomer: nothing set up, the control plane inside the page.

test.use({ connection: 'sandbox' });

async function createApi(page: Page, name: string) {
  await follow(page, paths.apiCreate);
  await field(page, 'Name').fill(name);
  await press(page, 'Review');
  await press(page, 'Create API');
  await expectScreen(page, name);
}

async function reset(page: Page, to: string, confirmation: string) {
  await press(page, 'Settings');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await press(settings, to);
  await press(settings, 'Cancel');
  await press(settings, to);
  await press(settings, confirmation);
  await expect(settings).toHaveCount(0);
}

test('A newcomer opens a sample API, makes one, and finds it again in each tab.', async ({
  page,
  context,
}) => {
  await test.step('A newcomer meets sample APIs and can open one.', async () => {
    await page.goto('/');
    await expect(page).toHaveURL(paths.apis);
    await expect(page).toHaveTitle('APIs · Gatehouse');
    await expect(page.getByRole('status', { name: 'Connection' })).toHaveText(/Sandbox\s*us-east-1/);
    await expectRowCount(page, 3);
    const introduction = page.getByText('This is a sandbox in your browser with sample data, not AWS');
    await expect(introduction).toBeVisible();
    await press(page, 'Got it');
    await expect(introduction).toHaveCount(0);
    await page.reload();
    await expectRowCount(page, 3);
    await expect(introduction).toHaveCount(0);
    expect(page.workers()).toHaveLength(1);
    await page.getByRole('link', { name: 'chat', exact: true }).click();
    await expectScreen(page, 'chat');
    await expect(page.getByRole('link', { name: '6 routes' })).toBeVisible();
  });

  await test.step('Code that is printed for the sandbox cannot reach an account.', async () => {
    await follow(page, paths.apiCreate);
    await press(page, 'Preview API calls');
    await expect(page.getByRole('region', { name: 'AWS CLI code' })).toContainText(
      '--endpoint-url http://127.0.0.1:4510',
    );
    await expect(page.getByText('The sandbox of this page has no endpoint')).toBeVisible();
  });

  await test.step('Created resources persist after a reload, and in a second tab.', async () => {
    const other = await context.newPage();
    await other.goto(paths.apis);
    await expectRowCount(other, 3);
    await createApi(page, 'mine');
    await page.reload();
    await expectScreen(page, 'mine');
    await press(other, 'Refresh APIs');
    await expectRowVisible(other, 'mine', 'HTTP');
    const third = await context.newPage();
    await third.goto(page.url());
    await expectScreen(third, 'mine');
  });
});

test.describe('Where the browser does not keep the data', () => {
  test('the header says so, and a message why, while the sandbox works on.', async ({ page }) => {
    await page.goto('/favicon.svg');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('gatehouse-sandbox', 99);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
        }),
    );
    await page.goto(paths.apis);
    await expectRowCount(page, 3);
    await expect(page.getByRole('status', { name: 'Connection' })).toHaveText(/Not saved/);
    await expectNotification(
      page,
      'The data in this browser is of a newer Gatehouse. Reload the page. What you change in the sandbox from now on is lost when this page closes.',
    );
    await createApi(page, 'mine');
  });
});

test('A sandbox is reset to its sample, then to nothing, and works without workers too.', async ({
  page,
}) => {
  await test.step('A reset asks for confirmation, and restores the sample.', async () => {
    await page.goto(paths.apis);
    await createApi(page, 'mine');
    await reset(page, 'Reset to sample data', 'Remove all and load sample data');
    await expectNotification(page, 'The sandbox is reset to its sample data.');
    await expectScreen(page, 'APIs');
    await expectRowCount(page, 3);
    await expectRowGone(page, 'mine');
  });

  await test.step('A reset to empty removes everything, and creating works again.', async () => {
    await reset(page, 'Start empty', 'Remove all and start empty');
    await expectNotification(page, 'The sandbox is empty.');
    await expect(page.getByText('No APIs', { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByText('No APIs', { exact: true })).toBeVisible();
    await createApi(page, 'first');
    await follow(page, paths.apis);
    await expectRowCount(page, 1);
  });

  await test.step('Without workers, the sandbox runs in the page, on the same data.', async () => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    await page.goto(paths.apis);
    await expectRowVisible(page, 'first', 'HTTP');
    expect(page.workers()).toEqual([]);
  });
});
