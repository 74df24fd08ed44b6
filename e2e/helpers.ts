import type { Locator, Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { isRead } from '../src/service/operations';
import { axeViolations } from './axe';
import { expect } from './fixtures';
import { appears } from './waits';

/** The row of a list that contains each of `cells`, as the whole text of a cell or of a part of one. */
function rowOf(page: Page, ...cells: string[]): Locator {
  return cells.reduce(
    (rows, cell) => rows.filter({ has: page.getByText(cell, { exact: true }) }),
    page.getByRole('row').filter({ has: page.getByRole('rowheader') }),
  );
}

export async function expectRowVisible(page: Page, ...cells: string[]): Promise<void> {
  await expect(rowOf(page, ...cells)).toBeVisible();
}

export async function expectRowGone(page: Page, ...cells: string[]): Promise<void> {
  await expect(rowOf(page, ...cells)).toHaveCount(0);
}

/** Waits until the list shows `count` rows; headings and the "nothing here" row are none. */
export async function expectRowCount(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader') })).toHaveCount(count);
}

/** A message above the screens; the newest one when several say the same. */
export async function expectNotification(page: Page, text: string | RegExp): Promise<void> {
  const messages = page.getByRole('status').or(page.getByRole('alert'));
  await appears(messages.filter({ hasText: text, visible: true }).first());
}

/** Replaces the value of the field with this label. */
export async function fillField(scope: Page | Locator, label: string, value: string): Promise<void> {
  await scope.getByRole('textbox', { name: label, exact: true }).fill(value);
}

/** The button of the select with this label: it is labelled by its field, with the mark of a required one, and by the choice. */
export const selectOf = (scope: Page | Locator, label: string): Locator =>
  scope
    .getByRole('button')
    .and(scope.getByLabel(label, { exact: true }).or(scope.getByLabel(`${label} *`, { exact: true })));

/** Picks an option of the select with this label, by the option's own text; `scope`: the part of the page it is in. */
export async function chooseOption(
  page: Page,
  label: string,
  option: string,
  scope: Page | Locator = page,
): Promise<void> {
  const select = selectOf(scope, label);
  const choice = page.getByRole('option').filter({ has: page.getByText(option, { exact: true }) });
  // A list that renders again under the pointer, while the form settles, can miss a click.
  await expect(async () => {
    if (!(await choice.isVisible())) await select.click();
    await choice.click({ timeout: 3000 });
    await expect(select).toContainText(option, { timeout: 2000 });
  }).toPass();
}

/** The value of a label on a detail screen. */
export function property(scope: Page | Locator, label: string): Locator {
  const term = scope.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) });
  // A pair has no role; what follows a term is its definition.
  return term.locator('xpath=following-sibling::dd[1]');
}

/** A call that is expected: its operation, or also exactly what it carries. */
type ExpectedCall = string | { operation: string; input: Record<string, unknown> };

/**
 * Waits until the service was called with exactly these operations, in this order. Reads are omitted by default.
 * @param options `since`: the number of calls to skip, as `sandbox.calls.length` was at some moment
 */
export async function expectCalls(
  sandbox: Sandbox,
  expected: ExpectedCall[],
  { reads = false, since = 0 } = {},
): Promise<void> {
  const actual = () =>
    sandbox.calls
      .slice(since)
      .filter(({ operation = '' }) => reads || !isRead(operation))
      .map(({ operation, input }, index) =>
        typeof expected[index] === 'object' ? { operation, input } : operation,
      );
  await expect.poll(actual).toEqual(expected);
}

/** Fails on what axe finds serious or critical on the current screen, or of its colours alone. */
export async function expectNoAxeViolations(page: Page, { coloursOnly = false } = {}): Promise<void> {
  expect(await axeViolations(page, coloursOnly)).toEqual([]);
}

/** Fails when a value that is none was printed: in text, title, tooltip, placeholder or accessible name. */
export async function expectNoRenderedJunk(page: Page): Promise<void> {
  const printed = await page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      ['title', 'aria-label', 'placeholder', 'href', 'alt'].flatMap(
        (name) => element.getAttribute(name) ?? [],
      ),
    );
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.checkVisibility()) texts.push(node.textContent ?? '');
    }
    return [...texts, ...attributes];
  });
  const texts = [await page.title(), ...printed];
  expect(texts.filter((text) => /\b(undefined|null|NaN|Invalid Date)\b|\[object \w+\]/.test(text))).toEqual(
    [],
  );
}

/** Resets the account's budget: an operation that may be called every 30 seconds may be called now. */
export async function rest(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('gatehouse.budget.')) localStorage.removeItem(key);
  });
}
