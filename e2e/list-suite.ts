import type { Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { answerPagesOf, expectOperations } from './budget';
import { expect, test } from './fixtures';
import { expectRowCount } from './helpers';
import { LONG } from './long';
import { seedApi } from './seed';

/** What the tests of a kind's list need. */
interface ListCase {
  /** Singular, as the screen says it. */
  noun: string;
  /** The protocol of the API around it; HTTP by default. */
  protocol?: 'HTTP' | 'WEBSOCKET';
  path: (apiId: string) => string;
  /** Makes one whose row has `mark` in it. */
  make: (sandbox: Sandbox, apiId: string, mark: string) => Promise<unknown>;
  /** Seeds what the first one needs. */
  before?: (sandbox: Sandbox, apiId: string) => Promise<unknown>;
  operation: string;
  /** Everything that opening the list by its address reads. */
  reads: string[];
  /** A column that sorts by the mark: its header and its id in the address. */
  /** Its first order is that of its times, which are whole seconds: it depends on how fast the rows were made. */
  isSortedByTime?: boolean;
  sort: { header: string; id: string };
}

const TOTAL = 120;
const mark = (n: number) => `no-${String(n).padStart(3, '0')}`;

/** List, paging, filter, sort, address, call budget: the same for every kind. */
export function testList(kind: ListCase): void {
  const { noun } = kind;
  const rows = (page: Page) =>
    page
      .getByRole('grid', { name: `${noun}s` })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
  const status = (page: Page) => page.getByRole('main').getByRole('status');

  /** A long list whose newest come first in number, and how many calls that took. */
  const fill = async (sandbox: Sandbox) => {
    const apiId = await seedApi(sandbox, kind.protocol);
    await kind.before?.(sandbox, apiId);
    for (let n = TOTAL - 1; n >= 0; n--) await kind.make(sandbox, apiId, mark(n));
    answerPagesOf(sandbox, 60);
    return { apiId, since: sandbox.calls.length };
  };

  test.describe(`The list of ${noun}s`, () => {
    test.use({ start: 'empty' });

    test('is paged over NextToken, filtered and sorted over all its pages, and a reload keeps each.', async ({
      page,
      sandbox,
    }) => {
      const { apiId, since } = await fill(sandbox);
      const lists = () => sandbox.calls.slice(since).filter(({ operation }) => operation === kind.operation);
      await page.goto(kind.path(apiId));
      await expectRowCount(page, 50);
      await expect(status(page)).toHaveText(`60 ${noun}s loaded, more available`);
      expect(lists()).toHaveLength(1);

      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(status(page)).toHaveText(`120 ${noun}s`);
      await expect(page.getByText(`120 ${noun}s, as of just now`)).toBeVisible();
      await expectRowCount(page, 50);
      await page.getByRole('button', { name: 'Next page' }).click();
      await expectRowCount(page, 20);
      await expect(page).toHaveURL(/\?page=3$/);
      expect(lists().map(({ input }) => input?.NextToken !== undefined)).toEqual([false, true]);

      await page.reload();
      await expectRowCount(page, 20);
      if (!kind.isSortedByTime) await expect(rows(page).last()).toContainText(mark(0));
      await expect(page).toHaveURL(/\?page=3$/);

      const find = page.getByRole('searchbox', { name: `Search ${noun}s` });
      await find.fill(mark(7));
      await expectRowCount(page, 1);
      await expect(rows(page)).toContainText(mark(7));
      await expect(page.getByText('1 match', { exact: true }).filter({ visible: true })).toHaveCount(1);
      await expect(page).toHaveURL(/\?q=no-007$/);

      await find.fill('no-such-thing');
      await expect(page.getByText('No matches', { exact: true })).toBeVisible();
      await expect(page.getByText(`None of 120 ${noun}s has “no-such-thing”.`)).toBeVisible();
      await page.getByRole('main').getByRole('button', { name: 'Clear filter' }).last().click();
      await expectRowCount(page, 50);
      await expect(page).toHaveURL(kind.path(apiId));

      if (!kind.isSortedByTime) await expect(rows(page).first()).toContainText(mark(TOTAL - 1));
      const header = page
        .getByRole('columnheader')
        .getByRole('button', { name: kind.sort.header, exact: true });
      await header.click();
      await expect(rows(page).first()).toContainText(mark(0));
      await expect(page).toHaveURL(new RegExp(`\\?sort=${kind.sort.id}$`));
      await header.click();
      await expect(rows(page).first()).toContainText(mark(TOTAL - 1));
      await expect(page).toHaveURL(new RegExp(`\\?sort=${kind.sort.id}&desc=1$`));

      await expect(rows(page).last()).toContainText(mark(TOTAL - 50));

      await find.fill('no-00');
      await expectRowCount(page, 10);
      const inAddress = () => Object.fromEntries(new URL(page.url()).searchParams);
      await expect.poll(inAddress).toEqual({ sort: kind.sort.id, desc: '1', q: 'no-00' });

      await page.reload();
      await expect(find).toHaveValue('no-00');
      await expectRowCount(page, 10);
      await expect(rows(page).first()).toContainText(mark(9));
      await expect(rows(page).last()).toContainText(mark(0));
      expect(inAddress()).toEqual({ sort: kind.sort.id, desc: '1', q: 'no-00' });
    });

    test('costs no call per row, none twice and none on focus.', async ({ page, sandbox }) => {
      const apiId = await seedApi(sandbox, kind.protocol);
      await kind.before?.(sandbox, apiId);
      for (let n = 0; n < 5; n++) await kind.make(sandbox, apiId, mark(n));
      const since = sandbox.calls.length;
      await page.goto(kind.path(apiId));
      await expectRowCount(page, 5);
      await expectOperations(sandbox, since, kind.reads);

      await page.evaluate(() => {
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        dispatchEvent(new Event('focus'));
        dispatchEvent(new Event('online'));
      });
      // Whatever the focus had set off was sent before this one.
      await page.getByRole('button', { name: `Refresh ${noun}s` }).click();
      await expectOperations(sandbox, since, [...kind.reads, kind.operation]);
    });

    test('shows that it is empty, and the next step.', async ({ page, sandbox }) => {
      const apiId = await seedApi(sandbox, kind.protocol);
      await kind.before?.(sandbox, apiId);
      await page.goto(kind.path(apiId));
      await expect(page.getByText(`No ${noun}s`, { exact: true })).toBeVisible();
      await expect(page.getByRole('grid').getByRole('link', { name: `Create ${noun}` })).toBeVisible();
    });

    // The same code for every kind: one shows it, and all do in `npm run test:long`.
    if (!LONG && noun !== 'route') return;

    test('requests a failing page once, shows one error and keeps its rows.', async ({ page, sandbox }) => {
      const { apiId, since } = await fill(sandbox);
      sandbox.faults.push({
        operation: kind.operation,
        after: 1,
        fail: { status: 403, error: 'AccessDeniedException', message: 'No second page for you' },
      });
      await page.goto(kind.path(apiId));
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(page.getByRole('alert')).toContainText('No second page for you');
      await expect(page.getByRole('alert')).toHaveCount(1);
      await expectRowCount(page, 10);
      await expectOperations(sandbox, since, [...kind.reads, kind.operation]);

      sandbox.faults.length = 0;
      await page.getByRole('button', { name: `Refresh ${noun}s` }).click();
      await expectRowCount(page, 50);
    });
  });
}
