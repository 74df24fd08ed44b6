import { expect, test } from '../fixtures';
import { expectScreen, field, press } from '../forms';
import { expectCalls } from '../helpers';
import { fillForm, kinds, prepareApi } from './kinds';

// Unsaved input is not lost by a stray click.

test.use({ start: 'empty' });

for (const kind of kinds) {
  test(`The form of a new ${kind.noun} confirms before unsaved input is lost.`, async ({ page, sandbox }) => {
    const apiId = await prepareApi(sandbox);
    await page.goto(kind.paths.list(apiId));
    await page.getByRole('link', { name: kind.createButton }).first().click();
    await expectScreen(page, kind.createButton);
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expectScreen(page, new RegExp(`^${kind.name}s`));

    await page.getByRole('link', { name: kind.createButton }).first().click();
    await fillForm(page, kind);
    const since = sandbox.calls.length;
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await page.getByRole('link', { name: 'Cancel' }).click();
    await press(dialog, 'Stay');
    await expect(dialog).toHaveCount(0);
    for (const [label, text] of kind.typed) await expect(field(page, label)).toHaveValue(text);

    await page.goBack();
    await expect(dialog).toBeVisible();
    await press(dialog, 'Stay');
    await expectScreen(page, kind.createButton);

    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'APIs' }).click();
    await press(dialog, 'Leave');
    await expectScreen(page, /^APIs/);
    await expectCalls(sandbox, [], { since });
  });
}

test('A tab with unsaved input confirms before a reload.', async ({ page, sandbox }) => {
  const [route] = kinds;
  if (!route) throw new Error('There is no kind to test with.');
  await page.goto(route.paths.create(await prepareApi(sandbox)));
  await fillForm(page, route);
  const asked = page.waitForEvent('dialog');
  // Not awaited: the page waits for the reply.
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  for (const [label, text] of route.typed) await expect(field(page, label)).toHaveValue(text);
});
