import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { expectScreen, select } from '../forms';
import { expectNotification, expectRowCount, expectRowVisible } from '../helpers';
import { seedApi, seedJwtAuthorizer, seedRoute } from '../seed';
import { counted } from './counted';

// Questions across all APIs of an account that was read, with the clicks from the list of APIs to the answer. Typing and keys are not
// counted.

const toResources = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name, exact: true });
const view = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const header = (page: Page, name: string) =>
  page.getByRole('columnheader').getByRole('button', { name: new RegExp(`^${name}`) });

/** Reads the account. */
async function read(page: Page): Promise<void> {
  await page.goto(paths.inventory);
  await page.getByRole('button', { name: 'Read account' }).click();
  await expect(page.getByText(/of \d APIs, \d+ requests/)).toBeVisible();
}

/** Begins a question at the list of APIs. */
async function ask(page: Page) {
  await toResources(page, 'APIs').click();
  await expectScreen(page, 'APIs');
  return counted(page);
}

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(text);
  // Until the list is that of the whole text, Enter would wait for it.
  await page.keyboard.press('Enter');
}

test('Questions across all APIs are answered from one reading of the account.', async ({ page, sandbox }) => {
  const other = await seedApi(sandbox, 'HTTP', 'returns');
  await seedRoute(sandbox, other, 'GET /status');
  await seedJwtAuthorizer(sandbox, other);
  await read(page);

  await test.step('Open routes (1 click), who calls a function (0), routes above a rate (2), the same path in several APIs (2)', async () => {
    const open = await ask(page);
    await open.click(page.getByRole('link', { name: /^\d+ open$/ }));
    await expectScreen(page, 'Inventory');
    await expectRowVisible(page, '/orders/{orderId}/invoice', 'orders', 'None');
    open.expectClicks(1);

    const callers = await ask(page);
    await search(page, 'arn:aws:lambda:us-east-1:123456789012:function:orders-service');
    await expect(page.getByRole('heading', { name: /^Where used: Function orders-service/ })).toBeVisible();
    await expectRowVisible(page, 'Integration', 'orders', 'IntegrationUri');
    callers.expectClicks(0);

    const limits = await ask(page);
    await limits.click(toResources(page, 'Inventory'));
    await limits.click(header(page, 'Lowest rate'));
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    limits.expectClicks(2);

    const same = await ask(page);
    await same.click(toResources(page, 'Inventory'));
    await page.getByRole('searchbox', { name: 'Search routes' }).fill('/status');
    await expectRowCount(page, 2);
    same.expectClicks(2);
  });

  await test.step('What a VPC link carries (2 clicks), stages without an access log (4), APIs behind a certificate (0), an address (0)', async () => {
    const link = await ask(page);
    await link.click(toResources(page, 'VPC links'));
    await link.click(link.link('internal'));
    await page
      .getByRole('main')
      .getByRole('link', { name: /^\w{6}$/ })
      .first()
      .press('Enter');
    await expect(page.getByRole('heading', { name: /^Where used: VPC link/ })).toBeVisible();
    await expectRowVisible(page, 'Integration', 'notifications', 'ConnectionId');
    link.expectClicks(2);

    const logs = await ask(page);
    await logs.click(toResources(page, 'Inventory'));
    await logs.click(view(page, 'Stages'));
    await logs.click(select(page, 'Access log'));
    await logs.click(page.getByRole('option', { name: /^Off/ }));
    await expectRowCount(page, 3);
    logs.expectClicks(4);

    const certificate = await ask(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('kind:domain certificate');
    await page.keyboard.press('Enter');
    await expectScreen(page, 'api.shop.example.com');
    await expectRowVisible(page, 'api.shop.example.com/notify', 'notifications', '$default');
    certificate.expectClicks(0);

    const address = await ask(page);
    await search(page, 'https://api.shop.example.com/shop/v2/orders/5');
    await expectScreen(page, 'Test a URL');
    await expect(page.getByRole('main')).toContainText('orders');
    address.expectClicks(0);
  });

  await test.step('Unused authorizers are deleted (3 clicks), and the findings exported (3)', async () => {
    const unused = await ask(page);
    await unused.click(toResources(page, 'Findings'));
    const group = page.getByRole('list', { name: 'Authorizer that no route uses' });
    await unused.click(group.getByRole('button', { name: /^Fix/ }));
    await unused.click(page.getByRole('dialog').getByRole('button', { name: 'Fix', exact: true }));
    await expectNotification(page, /^Delete authorizer .*: done\./);
    unused.expectClicks(3);

    const findings = await ask(page);
    await findings.click(toResources(page, 'Findings'));
    const downloading = page.waitForEvent('download');
    await findings.click(page.getByRole('button', { name: 'Download' }));
    await findings.click(page.getByRole('menuitem', { name: 'CSV' }));
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv.split('\r\n').length).toBeGreaterThan(10);
    findings.expectClicks(3);
  });
});
