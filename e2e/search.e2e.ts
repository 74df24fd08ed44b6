import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen } from './forms';
import { expectNoAxeViolations } from './helpers';
import { LONG } from './long';
import { functionArn, seedApi, seedIntegration, seedRoute } from './seed';

// What is typed right after Ctrl K, while the dialog is still loading.

test.use({ start: 'empty' });

// Without a delay: the tests of Enter and Escape below.
for (const delay of LONG ? [0, 30, 60] : [30]) {
  test(`Every key arrives that is typed right after Ctrl K, one each ${delay} ms.`, async ({
    page,
    sandbox,
  }) => {
    await seedApi(sandbox, 'HTTP', 'orders');
    await page.goto(paths.apis);
    await expectScreen(page, /^APIs/);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('ordersx', { delay });
    await page.keyboard.press('Backspace');
    await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('orders');
  });
}

test('What is pressed before the dialog is there counts: Enter opens, Escape ends.', async ({
  page,
  sandbox,
}) => {
  await seedApi(sandbox, 'HTTP', 'orders');

  await test.step('Enter that is pressed before the dialog is there opens the first match.', async () => {
    await page.goto(paths.apis);
    await expectScreen(page, /^APIs/);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('orders');
    await page.keyboard.press('Enter');
    await expectScreen(page, 'orders');
  });

  await test.step('Escape ends the search, also before its dialog is there, and what is typed then goes where it belongs.', async () => {
    await page.goto(paths.apis);
    await page.getByRole('searchbox', { name: 'Search APIs' }).focus();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lost');
    await page.keyboard.press('Escape');
    await page.keyboard.type('ord');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('searchbox', { name: 'Search APIs' })).toHaveValue('ord');
  });
});

test('An id, a description or a target finds its resource, once the lists are loaded that search says are missing.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'HTTP', 'orders');
  const routeId = await seedRoute(sandbox, apiId, 'GET /pets');
  await seedIntegration(sandbox, apiId, { IntegrationUri: functionArn('invoices') });
  await page.goto(paths.apiEdit(apiId));
  await expectScreen(page, /^Edit/);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  const search = dialog.getByRole('combobox');
  await search.fill(routeId);
  await expect(dialog.getByRole('status')).toHaveText('Nothing that is loaded matches.');
  await expect(dialog).toContainText('Not loaded:');
  await dialog.getByRole('button', { name: /^Load/ }).click();
  await expect(dialog).not.toContainText('Not loaded:');
  await expect(dialog.getByRole('status')).toHaveText('1 result');
  await expect(page.getByRole('option', { name: /GET \/pets/ })).toBeVisible();
  await search.fill('invoices');
  await expect(dialog.getByRole('status')).toHaveText('1 result');
  await expectNoAxeViolations(page);
  await page.keyboard.press('Enter');
  await expectScreen(page, /Lambda invoices/);
});
