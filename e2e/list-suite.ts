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
  /** Its first order is that of its times, which are whole seconds: it depends on how fast the rows were made. */
  isSortedByTime?: boolean;
  /** A column that sorts by the mark: its header and its id in the address. */
  sort: { header: string; id: string };
}

/**
 * The lists that are shown with three pages of rows: one of an API, and one of the account. Pages, reloads and failures are
 * the one table and the one reader of lists; the others show with a few rows what is theirs (calls, tokens, columns),
 * and all of them with three pages in `npm run test:long`.
 */
const LARGE = ['route', 'VPC link'];

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
  const isLarge = LONG || LARGE.includes(noun);
  const total = isLarge ? 120 : 5;
  const shown = Math.min(total, 50);

  const begin = async (sandbox: Sandbox, responseSize: number) => {
    const apiId = await seedApi(sandbox, kind.protocol);
    await kind.before?.(sandbox, apiId);
    answerPagesOf(sandbox, responseSize);
    const since = sandbox.calls.length;
    return {
      apiId,
      since,
      /** A list whose newest come first in number. */
      fill: async () => {
        for (let n = total - 1; n >= 0; n--) await kind.make(sandbox, apiId, mark(n));
        const filled = sandbox.calls.length;
        /** Of the calls for the list since then, whether each asks for a further page. */
        return () =>
          sandbox.calls
            .slice(filled)
            .filter(({ operation }) => operation === kind.operation)
            .map(({ input }) => input?.NextToken !== undefined);
      },
    };
  };

  test.describe(`The list of ${noun}s`, () => {
    test.use({ start: 'empty' });

    test('is filled over NextToken without a call per row, filtered and sorted over all its pages, and the address has it.', async ({
      page,
      sandbox,
    }) => {
      const { apiId, since, fill } = await begin(sandbox, isLarge ? 60 : 3);
      const refresh = () => page.getByRole('button', { name: `Refresh ${noun}s` }).click();
      const find = page.getByRole('searchbox', { name: `Search ${noun}s` });

      await test.step('It shows that it is empty, and the next step.', async () => {
        await page.goto(kind.path(apiId));
        await expect(page.getByText(`No ${noun}s`, { exact: true })).toBeVisible();
        await expect(page.getByRole('grid').getByRole('link', { name: `Create ${noun}` })).toBeVisible();
        await expectOperations(sandbox, since, kind.reads);
      });

      await test.step('It costs no call per row, none twice and none on focus.', async () => {
        await page.evaluate(() => {
          document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
          dispatchEvent(new Event('focus'));
          dispatchEvent(new Event('online'));
        });
        // Whatever the focus had set off was sent before this one.
        await refresh();
        await expectOperations(sandbox, since, [...kind.reads, kind.operation]);
        const pages = await fill();
        const filled = sandbox.calls.length;
        await refresh();
        await expectRowCount(page, shown);
        if (!isLarge) {
          await expect(status(page)).toHaveText(`5 ${noun}s`);
          await expectOperations(sandbox, filled, [kind.operation, kind.operation]);
          expect(pages()).toEqual([false, true]);
          return;
        }
        await expect(status(page)).toHaveText(`60 ${noun}s loaded, more available`);
        await expectOperations(sandbox, filled, [kind.operation]);

        await page.getByRole('button', { name: 'Next page' }).click();
        await expect(status(page)).toHaveText(`120 ${noun}s`);
        await expect(page.getByText(`120 ${noun}s, as of just now`)).toBeVisible();
        await expectRowCount(page, 50);
        await page.getByRole('button', { name: 'Next page' }).click();
        await expectRowCount(page, 20);
        await expect(page).toHaveURL(/\?page=3$/);
        await expectOperations(sandbox, filled, [kind.operation, kind.operation]);
        expect(pages()).toEqual([false, true]);

        await page.reload();
        await expectRowCount(page, 20);
        if (!kind.isSortedByTime) await expect(rows(page).last()).toContainText(mark(0));
        await expect(page).toHaveURL(/\?page=3$/);
      });

      await test.step('It is filtered.', async () => {
        await find.fill(mark(3));
        await expectRowCount(page, 1);
        await expect(rows(page)).toContainText(mark(3));
        await expect(page.getByText('1 match', { exact: true }).filter({ visible: true })).toHaveCount(1);
        await expect(page).toHaveURL(/\?q=no-003$/);

        await find.fill('no-such-thing');
        await expect(page.getByText('No matches', { exact: true })).toBeVisible();
        await expect(page.getByText(`None of ${total} ${noun}s has “no-such-thing”.`)).toBeVisible();
        await page.getByRole('main').getByRole('button', { name: 'Clear filter' }).last().click();
        await expectRowCount(page, shown);
        await expect(page).toHaveURL(kind.path(apiId));
      });

      await test.step('It is sorted.', async () => {
        if (!kind.isSortedByTime) await expect(rows(page).first()).toContainText(mark(total - 1));
        const header = page
          .getByRole('columnheader')
          .getByRole('button', { name: kind.sort.header, exact: true });
        await header.click();
        await expect(rows(page).first()).toContainText(mark(0));
        await expect(page).toHaveURL(new RegExp(`\\?sort=${kind.sort.id}$`));
        await header.click();
        await expect(rows(page).first()).toContainText(mark(total - 1));
        await expect(page).toHaveURL(new RegExp(`\\?sort=${kind.sort.id}&desc=1$`));
        await expect(rows(page).last()).toContainText(mark(total - shown));
      });
      if (!isLarge) return;

      await test.step('A reload keeps filter and order.', async () => {
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
    });

    // The same code for every kind: one shows it, and all do in `npm run test:long`.
    if (!LONG && noun !== 'route') return;

    test('requests a failing page once, shows one error and keeps its rows.', async ({ page, sandbox }) => {
      const { apiId, fill } = await begin(sandbox, 60);
      await fill();
      const since = sandbox.calls.length;
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
