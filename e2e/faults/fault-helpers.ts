import type { Locator, Page } from '@playwright/test';
import type { Fault, Sandbox } from '../../src/sandbox/types';
import { isRead } from '../../src/service/operations';
import { expect } from '../fixtures';
import { expectOneAlert, field, press } from '../forms';
import { rest } from '../helpers';
import { type FaultCase, NOW } from './case';
import { refusals } from './kinds';

/** A fault that fails a call before it is applied, and the screen's message. */
export interface Failure {
  what: string;
  fail: Exclude<Fault['fail'], undefined>;
  /** The message of the service, or its replacement. */
  message: string;
  /** The response does not show whether the call was applied. */
  lost: boolean;
}

/** What may happen to a call before it is applied, each with its own message. */
export const FAILURES: readonly Failure[] = [
  ...refusals.map((fail) => ({
    what: String(fail.status),
    fail,
    message: fail.message,
    lost: fail.status >= 500,
  })),
  {
    what: 'a connection that is cut before the request',
    fail: 'network',
    message: 'The call got no response (Failed to fetch).',
    lost: true,
  },
];

/** Where the case's fields, its button and its failures are. */
export const scopeOf = (page: Page, { dialog }: FaultCase): Page | Locator =>
  dialog ? page.getByRole('dialog', { name: dialog.name }) : page;

/** Opens the screen of a case with all that it needs typed in; the page's clock can be moved. */
export async function begin(page: Page, sandbox: Sandbox, one: FaultCase): Promise<void> {
  await page.clock.install({ time: NOW });
  await fillIn(page, sandbox, one);
}

/** Opens the screen of a case with all that it needs typed in. */
export async function fillIn(page: Page, sandbox: Sandbox, one: FaultCase): Promise<void> {
  await one.open(page, sandbox);
  const scope = scopeOf(page, one);
  for (const [label, text] of one.typed ?? []) await field(scope, label).fill(text);
}

/** Presses the button as if the account's rate were unused. */
export async function sendIt(page: Page, one: FaultCase): Promise<void> {
  await rest(page);
  await press(scopeOf(page, one), one.button);
}

/** All input is still there. */
export async function expectKept(page: Page, one: FaultCase): Promise<void> {
  const scope = scopeOf(page, one);
  for (const [label, text] of one.typed ?? []) await expect(field(scope, label)).toHaveValue(text);
  if (one.dialog)
    await expect(page.getByRole('dialog', { name: one.dialog.name })).toContainText(one.dialog.says);
  await one.stays?.(page);
}

/** The failure is shown once on the page, by the form or the dialog that sent, with the right message. */
export async function expectMessage(page: Page, one: FaultCase, failure: Failure): Promise<void> {
  const { fail, message, lost } = failure;
  const owner = one.dialog ? page.getByRole('dialog', { name: one.dialog.name }) : page.getByRole('main');
  await expectOneAlert(owner, message);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('dialog')).toHaveCount(one.dialog ? 1 : 0);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(
    !lost
      ? /(refused|its API does not exist any more)\. Nothing was changed\./
      : one.repeatable
        ? 'The call is idempotent.'
        : 'no response, and it was not applied.',
  );
  if (typeof fail === 'object')
    await expect(alert).toContainText(`${fail.error} at ${one.operation} · request `);
}

/** The calls of a case since `since`: what changes something, and the inputs of its own operation. */
export function sent(sandbox: Sandbox, { operation }: FaultCase, since: number) {
  const calls = sandbox.calls.slice(since);
  const own = calls.filter((call) => call.operation === operation);
  return {
    writes: calls.flatMap((call) => (isRead(call.operation ?? '') ? [] : [call.operation])),
    inputs: own.map(({ input }) => input),
    accepted: own.filter(({ status }) => status >= 200 && status < 300).length,
    /** Reads since the last call of the operation. */
    reads: calls.slice(calls.findLastIndex((call) => call.operation === operation) + 1).length,
  };
}

/** A promise and its resolve function. */
export function hold(): { until: Promise<void>; release: () => void } {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { until, release: () => release() };
}
