import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { press } from './forms';
import { expectNoAxeViolations, expectRowCount } from './helpers';
import { seedApi } from './seed';

const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const allBox = (page: Page) => page.getByRole('checkbox', { name: 'Select all APIs on this page' });

const expectSelected = (page: Page, count: number) =>
  expect(page.getByText(count === 0 ? 'No API selected' : `${count} of 60 APIs selected`)).toBeVisible();

test.use({ start: 'empty' });

test('The boxes of a list are ticked by pointer and keys, over its pages, and give their rows to a dialog.', async ({
  page,
  sandbox,
}) => {
  for (let at = 1; at <= 60; at++) await seedApi(sandbox, 'HTTP', `api-${at}`);
  await page.goto(paths.apis);
  await expectRowCount(page, 50);

  await test.step('They are one stop of the Tab key, moved between with arrows and ticked with Space.', async () => {
    await page.getByRole('button', { name: 'Next page' }).focus();
    await page.keyboard.press('Tab');
    await expect(allBox(page)).toBeFocused();
    for (const name of ['api-1', 'api-2']) {
      await page.keyboard.press('ArrowDown');
      await expect(box(page, name)).toBeFocused();
    }
    await page.keyboard.press('Space');
    await expect(box(page, 'api-2')).toBeChecked();
    await expectSelected(page, 1);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('link', { name: 'api-2', exact: true })).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+Space');
    await expectSelected(page, 3);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('grid').locator(':focus')).toHaveCount(0);
    await press(page, 'Clear selection');
  });

  await test.step('They select one row, a range with Shift, the page, and keep the rows of other pages.', async () => {
    await box(page, 'api-4').click();
    await expect(allBox(page)).toBeChecked({ indeterminate: true });
    await box(page, 'api-7').click({ modifiers: ['Shift'] });
    await expectSelected(page, 4);
    await expect(box(page, 'api-5')).toBeChecked();
    await box(page, 'api-6').click({ modifiers: ['Shift'] });
    await expectSelected(page, 2);
    await expect(box(page, 'api-7')).not.toBeChecked();
    await allBox(page).click();
    await expectSelected(page, 50);
    await expect(allBox(page)).toBeChecked();
    await expectNoAxeViolations(page);
    await press(page, 'Next page');
    await expectRowCount(page, 10);
    await expect(allBox(page)).toBeChecked({ indeterminate: true });
    // The last box that was pressed is on another page: Shift selects no range.
    await box(page, 'api-55').click({ modifiers: ['Shift'] });
    await expectSelected(page, 51);
    await press(page, 'Previous page');
    await expect(allBox(page)).toBeChecked();
    await allBox(page).click();
    await expectSelected(page, 1);
    await press(page, 'Clear selection');
    await expectSelected(page, 0);
  });

  await test.step('They give their rows to a dialog, whose field takes the focus and gives it back.', async () => {
    await allBox(page).click();
    const actions = page.getByRole('button', { name: 'Actions', exact: true });
    await expect(actions).toBeEnabled();
    await actions.press('Enter');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Type 50 to confirm' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(actions).toBeFocused();
  });
});
