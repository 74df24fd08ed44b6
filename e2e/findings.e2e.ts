import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { chooseOption, expectCalls, expectNotification } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

/** The findings of one rule. */
const rule = (page: Page, title: string) => page.getByRole('list', { name: title, exact: true });

test('The findings of an API are explained, fixed, filtered, silenced and downloaded.', async ({
  page,
  sandbox,
}) => {
  await test.step('What is found is explained, fixed by a plan, and gone; each list is read once.', async () => {
    const apiId = await seedApi(sandbox);
    const used = await seedIntegration(sandbox, apiId);
    await seedIntegration(sandbox, apiId);
    await seedRoute(sandbox, apiId, 'GET /orders', { Target: `integrations/${used}` });
    await seedRoute(sandbox, apiId, 'GET /lost');

    const since = sandbox.calls.length;
    await page.goto(paths.apiFindings(apiId));
    await expectScreen(page, 'Findings');
    const unused = rule(page, 'Integration that no route uses');
    await expect(unused).toContainText('None of 2 routes targets');
    await expect(rule(page, 'Route without an integration')).toContainText('No plan: Which integration');
    const reads = sandbox.calls.slice(since).map(({ operation = '' }) => operation);
    expect(reads.sort()).toEqual([
      'GetApi',
      'GetApis',
      'GetAuthorizers',
      'GetDeployments',
      'GetIntegrations',
      'GetRoutes',
      'GetStages',
    ]);
    await expect(
      page.getByText('custom domain names and their API mappings: 2 rules not checked'),
    ).toBeVisible();
    await press(page, 'Read custom domain names');
    await expect(page.getByText('Not everything was read')).toHaveCount(0);

    await page.getByText('Source and examples', { exact: true }).first().click();
    await expect(page.getByRole('region', { name: /^Failing example of/ }).first()).toBeVisible();

    const before = sandbox.calls.length;
    await unused.getByRole('button', { name: /^Fix/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Fix', exact: true }).click();
    await expectNotification(page, /Delete integration .*: done/);
    await expect(unused).toHaveCount(0);
    await expectCalls(sandbox, ['DeleteIntegration'], { since: before });
    expect((await seed(sandbox, 'GetIntegrations', { ApiId: apiId })).Items).toHaveLength(1);
  });

  await test.step('Findings are filtered in the address, silenced with a note, shown again and downloaded.', async () => {
    const apiId = await seedApi(sandbox, 'HTTP', 'shop');
    await seedRoute(sandbox, apiId, 'GET /lost');
    await follow(page, paths.api(apiId));
    await page.getByRole('link', { name: 'View findings' }).click();
    await expectScreen(page, 'Findings');
    await expect(rule(page, 'API without a stage')).toBeVisible();
    await chooseOption(page, 'Severity', 'Error');
    await expect(rule(page, 'API without a stage')).toHaveCount(0);
    expect(page.url()).toContain('severity=error');
    await page.reload();
    const lost = rule(page, 'Route without an integration');
    await expect(lost).toBeVisible();

    await lost.getByRole('button', { name: /^Silence/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Silence', exact: true })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Note' }).fill('planned for May');
    await dialog.getByRole('button', { name: 'Silence', exact: true }).click();
    await expect(lost).toHaveCount(0);
    await page.reload();
    await page.getByRole('button', { name: /^Silenced/ }).click();
    await expect(page.getByRole('list', { name: 'Silenced findings' })).toContainText('planned for May');

    await follow(page, paths.api(apiId));
    await follow(page, paths.apiFindings(apiId));
    await expect(rule(page, 'API without a stage')).toBeVisible();
    const downloading = page.waitForEvent('download');
    await press(page, 'Download');
    await page.getByRole('menuitem', { name: 'CSV' }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe('shop-findings.csv');
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv).toContain('planned for May');
    expect(csv.split('\r\n')[0]).toBe(
      'severity,rule,title,api,apiId,kind,resource,id,evidence,remedy,silenced',
    );

    await page.getByRole('button', { name: /^Silenced/ }).click();
    await page.getByRole('button', { name: /^Show .* again/ }).click();
    await expect(lost).toBeVisible();
  });

  await test.step('A denied list is named, and nothing is said about it.', async () => {
    const apiId = await seedApi(sandbox);
    const error = { status: 403, error: 'AccessDeniedException', message: 'Not allowed' };
    sandbox.faults.push({ operation: 'GetStages', fail: error });
    await follow(page, paths.apiFindings(apiId));
    await expect(page.getByText(/Stages not read: .*Not allowed/)).toBeVisible();
    await expect(page.getByText(/^stages: \d+ rules not checked$/)).toBeVisible();
    await expect(rule(page, 'API without a stage')).toHaveCount(0);
  });
});
