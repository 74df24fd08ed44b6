import type { Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { expect } from './fixtures';
import { press } from './forms';
import { expectCalls, expectNotification } from './helpers';
import { follow } from './route-map';
import { leavesUrl } from './waits';

// Steps of a test that goes from form to form on one page: each ends on the screen after the form.

/** Waits until an edit form is left: its message comes before that, and the next screen after the next address. */
export async function expectLeft(page: Page): Promise<void> {
  await leavesUrl(page, /\/edit(\?|$)/);
  await expect(page.getByRole('heading', { level: 1, name: /^Edit / })).toHaveCount(0);
}

/** Saves an edit form that was changed. */
export async function save(page: Page, message: string | RegExp = / is saved\./): Promise<void> {
  await press(page, 'Save');
  await expectLeft(page);
  await expectNotification(page, message);
}

/** Saves an edit form in which nothing was changed: it says so, and sends nothing. */
export async function saveUnchanged(page: Page, sandbox: Sandbox): Promise<void> {
  const { length: since } = sandbox.calls;
  const message = 'No changes, so nothing was sent.';
  await save(page, message);
  await expectCalls(sandbox, [], { since });
  // It stays until it is dismissed, and the next form has to say it itself.
  await page.getByRole('button', { name: 'Dismiss message', exact: true }).first().click();
  await expect(page.getByText(message).filter({ visible: true })).toHaveCount(0);
}

/** Goes to another screen from a form with unsaved input, which is given up. */
export async function giveUp(page: Page, address: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await Promise.all([follow(page, address), press(dialog, 'Leave')]);
}
