import type { Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/types';
import { kinds } from '../src/service/kinds';
import type { Kind } from '../src/service/resources';
import { expect, test } from './fixtures';
import { expectOneAlert, expectScreen, press } from './forms';
import { expectCalls, expectNotification, expectRowGone } from './helpers';

/** Where a test's resource is, or will be. */
interface Place {
  /** Input members that name its parents. */
  parents: Record<string, string>;
  /** The id of the one that is there. */
  id: string;
}

/** A form filled in, and what it then sends beside the parents' ids. */
type Filled = readonly [what: string, fill: (page: Page) => Promise<unknown>, sent: Record<string, unknown>];

/** What the tests of a kind's forms need. */
interface FormsCase {
  kind: Kind;
  /** Makes its parents, and one of it; before a create there may be none. */
  prepare: (sandbox: Sandbox, options: { there: boolean }) => Promise<Place>;
  /** Its addresses; `ids` are its parents' in their order. */
  paths: {
    create: (...ids: string[]) => string;
    edit: (...ids: string[]) => string;
    detail: (...ids: string[]) => string;
  };
  /** With the required fields alone, and with all. The first is sent twice: the first try fails. */
  creates: readonly Filled[];
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
  const at = ({ parents, id }: Place) => [...Object.values(parents), id];
  const begin = async (sandbox: Sandbox, options: { there: boolean }) => {
    const place = await kind.prepare(sandbox, options);
    return { ...place, place, since: sandbox.calls.length };
  };

  test.describe(`A ${noun}`, () => {
    test.use({ start: 'empty' });

    for (const [index, [what, fill, sent]] of kind.creates.entries()) {
      test(`is created with ${what}, after a rejected call that keeps the input.`, async ({
        page,
        sandbox,
      }) => {
        const { parents, since } = await begin(sandbox, { there: false });
        sandbox.faults.push({ operation: create, times: 1, fail: DELETED });
        await page.goto(kind.paths.create(...Object.values(parents)));
        await fill(page);
        await press(page, `Create ${noun}`);
        await expectOneAlert(page, DELETED.message);
        await press(page, `Create ${noun}`);
        await expectNotification(page, / is created\./);
        await kind.expectCreated(page, index);
        const call = { operation: create, input: { ...parents, ...sent } };
        // The second call carries what the first did: the input was kept.
        await expectCalls(sandbox, [call, call], { since });
      });
    }

    test('sends every changed field when it is edited, and nothing else.', async ({ page, sandbox }) => {
      const { parents, id, place, since } = await begin(sandbox, { there: true });
      await page.goto(kind.paths.edit(...at(place)));
      await kind.edit.change(page);
      await press(page, 'Save');
      await expectNotification(page, / is saved\./);
      const input = { ...parents, [idMember]: id, ...kind.edit.sent };
      await expectCalls(sandbox, [{ operation: operations.update, input }], { since });
    });

    test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
      const { place, since } = await begin(sandbox, { there: true });
      await page.goto(kind.paths.edit(...at(place)));
      await press(page, 'Save');
      await expectNotification(page, 'No changes, so nothing was sent.');
      await expectCalls(sandbox, [], { since });
    });

    test('is deleted after a question, by one call.', async ({ page, sandbox }) => {
      const { parents, id, place, since } = await begin(sandbox, { there: true });
      const { dialog: title, says, list, row } = kind.remove;
      await page.goto(kind.paths.detail(...at(place)));
      await press(page, 'Delete');
      const dialog = page.getByRole('dialog', { name: title });
      await expect(dialog).toContainText(says);
      await press(dialog, 'Delete');
      await expectScreen(page, list);
      await expectRowGone(page, row);
      const input = { ...parents, [idMember]: id };
      await expectCalls(sandbox, [{ operation: operations.delete, input }], { since });
    });
  });
}
