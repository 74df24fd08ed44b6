import type { BrowserContext, Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import type { Sandbox } from '../../src/sandbox/types';
import { enterCredentials } from '../accounts/fixtures';
import { NEW_CREDENTIALS } from '../aws-host';
import { expect, test } from '../fixtures';
import { expectScreen, field, press } from '../forms';
import { expectCalls, expectNoAxeViolations, expectNotification } from '../helpers';
import { seed, seedApi, seedRoute } from '../seed';
import { hold } from './fault-helpers';

// Several tabs of one browser, of which one waits, fails or goes away.

test.use({ start: 'empty' });

async function seedStage(sandbox: Sandbox): Promise<string> {
  const ApiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod', Description: 'Old' });
  return ApiId;
}

async function openEdit(page: Page, apiId: string, description: string): Promise<void> {
  await page.goto(paths.stage.edit(apiId, 'prod'));
  await field(page, 'Description').fill(description);
}

interface Browser {
  page: Page;
  context: BrowserContext;
  sandbox: Sandbox;
}

/** Two tabs with unsaved edits of one stage. */
async function editInTwoTabs({ page, context, sandbox }: Browser): Promise<{ apiId: string; other: Page }> {
  const apiId = await seedStage(sandbox);
  const other = await context.newPage();
  await openEdit(page, apiId, 'First');
  await openEdit(other, apiId, 'Second');
  return { apiId, other };
}

/** The first tab saves and gets no response yet; the second one saves meanwhile. */
async function saveWhileAnotherSaves(browser: Browser) {
  const { page, sandbox } = browser;
  const { apiId, other } = await editInTwoTabs(browser);
  const { until, release } = hold();
  sandbox.faults.push({ operation: 'UpdateStage', times: 1, until });
  await press(page, 'Save');
  await expect.poll(() => sandbox.calls.some(({ operation }) => operation === 'UpdateStage')).toBe(true);
  await press(other, 'Save');
  return { apiId, other, release };
}

const CHANGED = 'The resource was changed elsewhere while you edited it.';

test('Of two tabs that save the same stage at once, the second is shown what the first has changed.', async ({
  page,
  context,
  sandbox,
}) => {
  const { apiId, other, release } = await saveWhileAnotherSaves({ page, context, sandbox });
  await expect(other.getByRole('status', { name: 'Slow response' })).toContainText(
    'another change to the same resource is underway, in this tab or another',
  );
  release();
  await expectScreen(page, 'prod');
  await expect(other.getByRole('alert')).toContainText(CHANGED);
  await expect(other.getByRole('row', { name: /^Description/ })).toContainText('Second (yours)');
  await expectCalls(sandbox, ['UpdateStage'], { since: 2 });
  await press(other, 'Overwrite');
  await expectScreen(other, 'prod');
  expect(await seed(sandbox, 'GetStage', { ApiId: apiId, StageName: 'prod' })).toMatchObject({
    Description: 'Second',
  });
});

test('The wait for another tab can be cancelled, and nothing is sent.', async ({
  page,
  context,
  sandbox,
}) => {
  const { other, release } = await saveWhileAnotherSaves({ page, context, sandbox });
  await press(other, 'Cancel this call');
  await expect(other.getByRole('alert')).toContainText('not sent. Nothing was changed.');
  await expect(field(other, 'Description')).toHaveValue('Second');
  // A tab that goes away releases what it holds.
  await page.close();
  await press(other, 'Save');
  await expectScreen(other, 'prod');
  release();
});

test('A tab that asks for credentials does not keep another one from saving.', async ({
  page,
  context,
  sandbox,
}) => {
  const { other } = await editInTwoTabs({ page, context, sandbox });
  sandbox.faults.push({
    operation: 'UpdateStage',
    times: 1,
    fail: { status: 403, error: 'ExpiredTokenException', message: 'The security token is expired' },
  });
  await press(page, 'Save');
  const prompt = page.getByRole('dialog', { name: 'Credentials of e2e expired' });
  await expect(prompt).toBeVisible();
  await press(other, 'Save');
  await expectScreen(other, 'prod');
  // The call of the first tab, which continues, sees what happened meanwhile.
  await enterCredentials(prompt, NEW_CREDENTIALS);
  await press(prompt, 'Continue');
  await expect(page.getByRole('alert')).toContainText(CHANGED);
  await expect(field(page, 'Description')).toHaveValue('First');
});

test('After a tab was closed in the middle of a plan, the next one shows how far it came, checks the call that was underway, and continues.', async ({
  page,
  context,
  sandbox,
  allowStatus,
}) => {
  // The check of the call that was underway.
  allowStatus(404);
  const apiId = await seedApi(sandbox);
  for (let n = 0; n < 15; n++) await seedRoute(sandbox, apiId, `GET /no-${n}`);
  await page.goto(paths.route.list(apiId));
  await page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();
  await press(page, 'Actions');
  await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
  const since = sandbox.calls.length;
  const { until, release } = hold();
  sandbox.faults.push({ operation: 'DeleteRoute', after: 4, times: 1, until });
  await press(page.getByRole('dialog'), 'Delete');
  await expect
    .poll(() => sandbox.calls.filter(({ operation }) => operation === 'DeleteRoute').length)
    .toBe(5);
  // The fifth is applied, and no page receives its response.
  await page.close();
  release();
  await expect.poll(async () => (await seed(sandbox, 'GetRoutes', { ApiId: apiId })).Items?.length).toBe(10);

  const next = await context.newPage();
  await next.goto(paths.apis);
  const notice = next.getByRole('region', { name: /^Interrupted plan:/ });
  await expect(notice).toContainText(/A plan was interrupted at 4 of 15 calls: Delete 15 routes/);
  await expect(notice.getByRole('listitem').nth(3)).toContainText('done');
  await expect(notice.getByRole('listitem').nth(4)).toContainText('no response');
  await expect(notice.getByRole('listitem').nth(5)).toContainText('not sent');
  await expectNoAxeViolations(next);
  await press(notice, 'Check and continue');
  await expectNotification(next, /Delete 15 routes: completed/);
  await expect(notice).toHaveCount(0);
  await expectCalls(sandbox, Array(15).fill('DeleteRoute'), { since });
  await next.reload();
  await expectScreen(next, /^APIs/);
  await expect(notice).toHaveCount(0);
});
