import { expect, test } from '../fixtures';
import { expectOneAlert, expectScreen, field, press } from '../forms';
import { expectCalls } from '../helpers';
import { fillForm, kinds, NO_ANSWER, prepareApi, refusals, THROTTLED } from './kinds';

test.use({ start: 'empty' });

/** Whether it is not known from the answer if the call was applied. */
const lost = (fail: (typeof refusals)[number] | 'network') => fail === 'network' || fail.status >= 500;

for (const kind of kinds) {
  const create = `Create${kind.name}`;

  test.describe(`Creating a ${kind.noun}`, () => {
    for (const fail of [...refusals, 'network'] as const) {
      const what = fail === 'network' ? 'gets no answer' : `is refused with ${fail.status}`;
      test(`that ${what} is sent once, says so in one place and loses nothing.`, async ({
        page,
        sandbox,
      }) => {
        const apiId = await prepareApi(sandbox);
        const since = sandbox.calls.length;
        await page.goto(kind.paths.create(apiId));
        await fillForm(page, kind);
        sandbox.faults.push({ operation: create, fail });
        await press(page, kind.createButton);
        await expectOneAlert(page, fail === 'network' ? NO_ANSWER : fail.message);
        const alert = page.getByRole('alert');
        await expect(alert).toContainText(
          lost(fail) ? 'no answer, and it was not applied.' : 'Nothing was changed.',
        );
        if (fail !== 'network') await expect(alert).toContainText(`${fail.error} at ${create} · request `);
        for (const [label, text] of kind.typed) await expect(field(page, label)).toHaveValue(text);
        await expectCalls(sandbox, [create], { since });

        sandbox.faults.length = 0;
        await press(page, kind.createButton);
        await expect(page.getByRole('alert')).toHaveCount(0);
        await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(kind.createButton);
        await expectCalls(sandbox, [create, create], { since });
      });
    }

    test('that is throttled is sent again by itself.', async ({ page, sandbox }) => {
      const apiId = await prepareApi(sandbox);
      const since = sandbox.calls.length;
      await page.goto(kind.paths.create(apiId));
      await fillForm(page, kind);
      sandbox.faults.push({ operation: create, times: 1, fail: THROTTLED });
      await press(page, kind.createButton);
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(kind.createButton);
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expectCalls(sandbox, [create, create], { since });
      const [first, second] = sandbox.calls.slice(since).filter(({ operation }) => operation === create);
      expect(second?.input).toEqual(first?.input);
    });
  });

  for (const fail of refusals.filter(({ status }) => status === 404 || status === 409)) {
    test(`An edit of a ${kind.noun} that is refused with ${fail.status} says so in one place and loses nothing.`, async ({
      page,
      sandbox,
    }) => {
      const apiId = await prepareApi(sandbox);
      const id = await kind.make(sandbox, apiId);
      const since = sandbox.calls.length;
      await page.goto(kind.paths.edit(apiId, id));
      await field(page, kind.editField).fill(kind.editText);
      sandbox.faults.push({ operation: `Update${kind.name}`, times: 1, fail });
      await press(page, 'Save');
      await expectOneAlert(page, fail.message);
      await expect(field(page, kind.editField)).toHaveValue(kind.editText);
      await expectCalls(sandbox, [`Update${kind.name}`], { since });
      await press(page, 'Save');
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Edit/);
      await expectCalls(sandbox, [`Update${kind.name}`, `Update${kind.name}`], { since });
    });
  }

  for (const fail of [refusals[1], 'network'] as const) {
    const what = fail === 'network' ? 'gets no answer' : `is refused with ${fail?.status}`;
    test(`The deletion of a ${kind.noun} that ${what} is told in its dialog alone.`, async ({
      page,
      sandbox,
    }) => {
      const apiId = await prepareApi(sandbox);
      const id = await kind.make(sandbox, apiId);
      const since = sandbox.calls.length;
      await page.goto(kind.paths.detail(apiId, id));
      await press(page, 'Delete');
      const dialog = page.getByRole('dialog', { name: kind.deleteDialog });
      sandbox.faults.push({ operation: `Delete${kind.name}`, times: 1, ...(fail && { fail }) });
      await press(dialog, 'Delete');
      await expectOneAlert(dialog, fail === 'network' ? NO_ANSWER : (fail?.message ?? '-'));
      await expect(page.getByRole('alert')).toHaveCount(1);
      await expect(page).toHaveURL(kind.paths.detail(apiId, id));
      await expectCalls(sandbox, [`Delete${kind.name}`], { since });
      await press(dialog, 'Delete');
      await expectScreen(page, new RegExp(`^${kind.name}s`));
      await expectCalls(sandbox, [`Delete${kind.name}`, `Delete${kind.name}`], { since });
    });
  }
}
