import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expectOperations } from './budget';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import {
  chooseOption,
  expectNoAxeViolations,
  expectNotification,
  expectRowCount,
  expectRowVisible,
} from './helpers';
import { follow, loaded } from './route-map';
import { seed, seedApi, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

/** Two APIs: an open route and a route without an integration, an integration that nothing uses. */
async function prepare(sandbox: Sandbox) {
  const shop = await seedApi(sandbox, 'HTTP', 'shop');
  const orders = await seedIntegration(sandbox, shop);
  await seedRoute(sandbox, shop, 'GET /orders', { Target: `integrations/${orders}` });
  await seedRoute(sandbox, shop, 'POST /orders', {
    Target: `integrations/${orders}`,
    AuthorizationType: 'AWS_IAM',
  });
  await seed(sandbox, 'CreateStage', { ApiId: shop, StageName: 'prod' });
  const depot = await seedApi(sandbox, 'HTTP', 'depot');
  await seedIntegration(sandbox, depot);
  return { shop, depot };
}

async function readAccount(page: Page, address: string) {
  await page.goto(address);
  await press(page, 'Read account');
  await expect(page.getByText(/2 of 2 APIs/)).toBeVisible();
}

/** How many lists this browser keeps. */
const keptLists = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('gatehouse-lists');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('lists').objectStore('lists').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

test('The account is read once, and is listed, searched and kept until it is forgotten.', async ({
  page,
  sandbox,
}) => {
  const { shop, depot } = await prepare(sandbox);

  await test.step('The account is read once, and its routes, integrations and stages are listed, filtered and downloaded.', async () => {
    const since = sandbox.calls.length;
    await readAccount(page, paths.inventory);
    await expectScreen(page, 'Inventory');
    const each = ['GetRoutes', 'GetIntegrations', 'GetAuthorizers', 'GetStages', 'GetDeployments'];
    await expectOperations(sandbox, since, ['GetApis', 'GetDomainNames', 'GetVpcLinks', ...each, ...each]);
    await expectRowCount(page, 2);
    await chooseOption(page, 'Authorization', 'None');
    await expectRowCount(page, 1);
    await expectRowVisible(page, '/orders', 'GET');
    expect(page.url()).toContain('authorization=None');

    const downloading = page.waitForEvent('download');
    await press(page, 'Download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('/orders,GET,shop');

    await page
      .getByRole('radio', { name: 'Integrations' })
      .or(page.getByRole('button', { name: 'Integrations' }))
      .click();
    await expectRowCount(page, 2);
    await page.getByRole('link', { name: '2', exact: true }).click();
    // Where it is used: the routes of that API and integration.
    await expectRowCount(page, 2);
    expect(page.url()).toContain('view=routes');
    await page.getByRole('link', { name: '/orders' }).first().click();
    await expectScreen(page, /GET \/orders|POST \/orders/);
  });

  await test.step('From an integration, everything that names its function is found, across APIs.', async () => {
    const { Items: [integration] = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: shop });
    await follow(page, paths.integration.detail(shop, integration?.IntegrationId ?? ''));
    await page.getByRole('main').getByRole('link', { name: 'orders', exact: true }).click();
    await expectScreen(page, 'Inventory');
    await expect(page.getByText(/2 of 2 APIs/)).toBeVisible();
    await expectRowCount(page, 2);
    await expectRowVisible(page, 'Lambda orders', 'Integration', 'shop', 'IntegrationUri');
    await expectRowVisible(page, 'Lambda orders', 'Integration', 'depot', 'IntegrationUri');
    await page.getByRole('row', { name: /depot/ }).getByRole('link', { name: 'Lambda orders' }).click();
    await expect(page).toHaveURL(new RegExp(`/apis/${depot}/integrations/`));
  });

  await test.step('What was read is there after a reload with its age, and no plan is made of it.', async () => {
    await loaded(page);
    await follow(page, paths.inventory);
    await expectRowCount(page, 2);
    await expect.poll(() => keptLists(page)).toBe(13);
    const since = sandbox.calls.length;
    await page.reload();
    await expectRowVisible(page, '/orders', 'GET');
    await expectRowCount(page, 2);
    await expect(
      page.getByText(
        /routes of 2 APIs are shown. What was read by an earlier page, at the earliest (just now|1 minute ago)/,
      ),
    ).toBeVisible();
    await expectNoAxeViolations(page);
    await follow(page, paths.findings);
    await expect(page.getByText('2 of 2 APIs checked.')).toBeVisible();
    const unused = page.getByRole('list', { name: 'Integration that no route uses' });
    await expect(unused.getByText(/Read the account again first/)).toBeVisible();
    await expect(unused.getByRole('button', { name: /^Fix/ })).toHaveCount(0);
    expect(sandbox.calls).toHaveLength(since);
  });

  await test.step('What was read can be forgotten.', async () => {
    await follow(page, paths.inventory);
    await expectRowCount(page, 2);
    await press(page, 'Forget what was read');
    await expectRowCount(page, 0);
    await expect(page.getByText(/Nothing was read yet/)).toBeVisible();
    expect(await keptLists(page)).toBe(0);
  });
});

test('A denied list is a line and no end; the scan pauses and resumes.', async ({ page, sandbox }) => {
  const { depot } = await prepare(sandbox);
  const error = { status: 403, error: 'AccessDeniedException', message: 'Not allowed' };
  sandbox.faults.push({ operation: 'GetStages', fail: error });
  await page.goto(paths.inventory);
  await press(page, 'Read account');
  await press(page, 'Pause');
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  await press(page, 'Resume');
  await expect(page.getByText(/2 of 2 APIs/)).toBeVisible();
  await expect(page.getByText(/Stages not read: .*Not allowed/)).toBeVisible();
  await page.getByRole('button', { name: '2 APIs' }).click();
  await expect(page.getByRole('link', { name: depot })).toBeVisible();
});

test('The findings of the account are of all APIs, and a remedy removes one.', async ({ page, sandbox }) => {
  const { depot } = await prepare(sandbox);
  await readAccount(page, paths.findings);
  await expectScreen(page, 'Findings');
  await expect(page.getByText('2 of 2 APIs checked.')).toBeVisible();
  const unused = page.getByRole('list', { name: 'Integration that no route uses' });
  await expect(unused.getByRole('link', { name: 'depot' })).toHaveAttribute('href', paths.apiFindings(depot));
  await unused.getByRole('button', { name: /^Fix/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fix', exact: true }).click();
  await expectNotification(page, /Delete integration .*: done/);
  await expect(unused).toHaveCount(0);
  // What was read survives the navigation.
  await page.getByRole('link', { name: 'Inventory' }).click();
  await expectScreen(page, 'Inventory');
  await expectRowCount(page, 2);
});

test.describe('Two tabs', () => {
  test('of one connection read the account once: the second takes the lists of the first, with their age.', async ({
    page,
    context,
    sandbox,
  }) => {
    await prepare(sandbox);
    const second = await context.newPage();
    // Before the first has read anything that it would find kept.
    await second.goto(paths.inventory);
    await expectScreen(second, 'Inventory');
    await expectRowCount(second, 0);
    await readAccount(page, paths.inventory);
    const since = sandbox.calls.length;
    await press(second, 'Read account');
    await expect(second.getByText(/2 of 2 APIs, 0 requests. 13 lists from another tab./)).toBeVisible();
    await expectRowCount(second, 2);
    await expectRowVisible(second, '/orders', 'GET');
    expect(sandbox.calls).toHaveLength(since);
  });

  test('that scan at the same moment send the requests of one; the other shows its state, and continues when it is closed.', async ({
    page,
    context,
    sandbox,
  }) => {
    await prepare(sandbox);
    const second = await context.newPage();
    for (const tab of [page, second]) {
      await tab.goto(paths.inventory);
      await expectScreen(tab, 'Inventory');
    }
    const since = sandbox.calls.length;
    await press(page, 'Read account');
    await press(page, 'Pause');
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    await press(second, 'Read account');
    await expect(second.getByText('Paused in another tab', { exact: true })).toBeVisible();
    await expectNoAxeViolations(second);
    await page.close();
    await expect(second.getByText(/The tab that was reading the account was closed/)).toBeVisible();
    await press(second, 'Resume');
    await expect(second.getByText(/2 of 2 APIs/)).toBeVisible();
    await expectRowCount(second, 2);
    expect(sandbox.calls.length - since).toBe(13);
  });
});
