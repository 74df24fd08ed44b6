import type { Locator, Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { expect } from './fixtures';
import { chooseOption, expectCalls, selectOf } from './helpers';
import { appears } from './waits';

/** The text field with this label. */
export const field = (scope: Page | Locator, label: string) =>
  scope.getByRole('textbox', { name: label, exact: true });

/**
 * Replaces the text of a code editor by its own keys: a selection that is made from outside is lost when the editor marks something
 * before it has noticed.
 */
export async function fillCode(editor: Locator, text: string): Promise<void> {
  await editor.press('ControlOrMeta+a');
  await (text === '' ? editor.press('Delete') : editor.page().keyboard.insertText(text));
}

/** Waits for the text of a code editor, which is not a field with a value; for texts that fit on the screen. */
export async function expectCode(editor: Locator, text: string): Promise<void> {
  const lines = () =>
    editor
      .locator('.cm-line')
      .evaluateAll((all) =>
        all.map((line) => (line.querySelector('.cm-placeholder') ? '' : line.textContent)).join('\n'),
      );
  await expect.poll(lines).toBe(text);
}

/** The button of the select with this label. */
export const select = (page: Page, label: string) => selectOf(page, label);

/** A choice, a switch or a radio button by its own label. */
export const choice = (page: Page, label: string) =>
  page
    .getByRole('checkbox', { name: label, exact: true })
    .or(page.getByRole('radio', { name: label, exact: true }));

export async function press(scope: Page | Locator, button: string): Promise<void> {
  await scope.getByRole('button', { name: button, exact: true }).click();
}

/** Chooses from the menu *Actions*. */
export async function chooseAction(page: Page, action: string): Promise<void> {
  await press(page, 'Actions');
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Adds a text to a list field by the Add button beside it. */
export async function addToken(page: Page, label: string, text: string): Promise<void> {
  const input = field(page, label);
  await input.fill(text);
  await input.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: text, exact: true })).toBeVisible();
}

/** Chooses the location of an identity source. */
export const choosePlace = (page: Page, row: number, place: string) =>
  chooseOption(page, `Location of source ${row}`, place);

/** Adds an identity source by its parts: it becomes row `row`, counted from 1. */
export async function addSource(page: Page, row: number, place: string, name: string): Promise<void> {
  await press(page, 'Add source');
  await choosePlace(page, row, place);
  await field(page, `Name of source ${row}`).fill(name);
}

/** Adds a row to the tags: the form has `at` rows before. */
export async function addTag(page: Page, at: number, key: string, value: string) {
  await press(page, 'Add tag');
  await field(page, `Key ${at + 1}`).fill(key);
  await field(page, `Value ${at + 1}`).fill(value);
}

/** Waits for the field's own error, which appears nowhere else, and for nothing to have been sent. */
export async function expectFieldError(
  page: Page,
  control: Locator,
  message: string,
  sent: { sandbox: Sandbox; since: number },
): Promise<void> {
  await expect(control).toHaveAccessibleDescription(new RegExp(escaped(message)));
  // A code editor repeats the text that describes it, unseen.
  await expect(page.getByText(message).filter({ visible: true }).first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText(/needs? attention; nothing was sent\./);
  await expectCalls(sent.sandbox, [], { since: sent.since });
}

/** Waits for the only alert on the page, with `text`. */
export async function expectOneAlert(scope: Page | Locator, text: string): Promise<void> {
  await expect(scope.getByRole('alert')).toHaveCount(1);
  await expect(scope.getByRole('alert')).toContainText(text);
  await expect(scope.getByText(text)).toHaveCount(1);
}

/** The screen's one heading; its focus follows a navigation. */
export async function expectScreen(page: Page, title: string | RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await appears(heading.filter({ hasText: title }).first());
  await expect(heading).toHaveText(title);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Opens a create screen as a user does, from its list, which is loaded then. */
export async function openFromList(page: Page, list: string, link: string): Promise<void> {
  await page.goto(list);
  await page.getByRole('main').getByRole('link', { name: link, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^(APIs|Deployments|VPC links)/);
}
