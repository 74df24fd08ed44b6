import type { Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { kinds } from '../src/service/kinds';
import type { Kind } from '../src/service/resources';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { expectOneAlert, expectScreen, press } from './forms';
import { expectCalls, expectNotification, expectRowGone } from './helpers';
import { follow } from './route-map';

/** Input members that name the parents of a resource. */
type Parents = Record<string, string>;

/** Where the resource is that is edited and deleted, and where further ones are created. */
interface Place {
  parents: Parents;
  /** The id of the one that is there. */
  id: string;
  /** Parents for each of `creates`, where one parent takes only one; default: `parents`. */
  free?: readonly Parents[];
}

/** A form filled in, and what it then sends beside the parents' ids. */
type Filled = readonly [what: string, fill: (page: Page) => Promise<unknown>, sent: Record<string, unknown>];

/** What the tests of a kind's forms need. */
interface FormsCase {
  kind: Kind;
  /** Makes its parents, and one of it. */
  prepare: (sandbox: Sandbox) => Promise<Place>;
  /** Its addresses; `ids` are its parents' in their order. */
  paths: {
    create: (...ids: string[]) => string;
    edit: (...ids: string[]) => string;
    detail: (...ids: string[]) => string;
  };
  /** With the required fields alone, and with all. Each is sent twice: the first try fails. */
  creates: readonly Filled[];
  /** On the first create form: what is rejected before it is sent, its message, and how it is corrected. */
  refused?: { type: (page: Page) => Promise<unknown>; says: string; mend: (page: Page) => Promise<unknown> };
  /** Where the screen goes when one is created, and what is seen there of it. */
  expectCreated: (page: Page, at: number) => Promise<void>;
  /** Every field of the edit form, changed at once; each by itself is a case of the kind's unit test. */
  edit: { change: (page: Page) => Promise<unknown>; sent: Record<string, unknown> };
  /** The title and text of the delete dialog, and the screen after it. */
  remove: { dialog: string; says: string; list: string; row: string };
}

const DELETED = {
  status: 400,
  error: 'BadRequestException',
  message: 'Something with this name is being deleted',
};

/** Create, edit, no-op save and delete by its forms: the same for every kind. */
export function testForms(kind: FormsCase): void {
  const { noun, id: idMember, operations } = kinds[kind.kind];
  const { create } = operations;

  const article = /^[aeiou]/.test(noun) ? 'An' : 'A';
  test(`${article} ${noun} is created, edited and deleted by its forms.`, async ({ page, sandbox }) => {
    const { parents, id, free } = await kind.prepare(sandbox);
    const ids = Object.values(parents);
    const place = { ...parents, [idMember]: id };

    await page.goto(kind.paths.create(...Object.values(free?.[0] ?? parents)));
    const { refused } = kind;
    if (refused) {
      await test.step('It is rejected before it is sent, at its field.', async () => {
        const { length: since } = sandbox.calls;
        await refused.type(page);
        await press(page, `Create ${noun}`);
        await expect(page.getByText(refused.says)).toBeVisible();
        await expectCalls(sandbox, [], { since });
        await refused.mend(page);
      });
    }

    for (const [index, [what, fill, sent]] of kind.creates.entries()) {
      await test.step(`It is created with ${what}, after a rejected call that keeps the input.`, async () => {
        const { length: since } = sandbox.calls;
        const around = free?.[index] ?? parents;
        sandbox.faults.push({ operation: create, times: 1, fail: DELETED });
        await follow(page, kind.paths.create(...Object.values(around)));
        await fill(page);
        await press(page, `Create ${noun}`);
        await expectOneAlert(page, DELETED.message);
        await press(page, `Create ${noun}`);
        await expectNotification(page, / is created\./);
        await kind.expectCreated(page, index);
        const call = { operation: create, input: { ...around, ...sent } };
        // The second call carries what the first did: the input was kept.
        await expectCalls(sandbox, [call, call], { since });
      });
    }

    await test.step('It sends nothing when nothing is changed.', async () => {
      await follow(page, kind.paths.edit(...ids, id));
      await saveUnchanged(page, sandbox);
    });

    await test.step('It sends every changed field when it is edited, and nothing else.', async () => {
      const { length: since } = sandbox.calls;
      await follow(page, kind.paths.edit(...ids, id));
      await kind.edit.change(page);
      await save(page);
      const input = { ...place, ...kind.edit.sent };
      await expectCalls(sandbox, [{ operation: operations.update, input }], { since });
    });

    await test.step('It is deleted after a question, by one call.', async () => {
      const { length: since } = sandbox.calls;
      const { dialog: title, says, list, row } = kind.remove;
      await follow(page, kind.paths.detail(...ids, id));
      await press(page, 'Delete');
      const dialog = page.getByRole('dialog', { name: title });
      await expect(dialog).toContainText(says);
      await press(dialog, 'Delete');
      await expectScreen(page, list);
      await expectRowGone(page, row);
      await expectCalls(sandbox, [{ operation: operations.delete, input: place }], { since });
    });
  });
}
