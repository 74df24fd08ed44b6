import { paths } from '../../src/lib/paths';
import { expect, test } from '../fixtures';
import { expectOneAlert, expectScreen, field, press } from '../forms';
import { expectCalls, expectFlash } from '../helpers';
import { seed, seedApi } from '../seed';
import { fillForm, kinds, prepareApi } from './kinds';

// The worst fault: the call was applied and its answer was lost. It must not be applied twice.

test.use({ start: 'empty' });

for (const kind of kinds) {
  test(`A ${kind.noun} whose answer is lost after it was created is found and not made twice.`, async ({
    page,
    sandbox,
  }) => {
    const create = `Create${kind.name}`;
    const apiId = await prepareApi(sandbox);
    await page.goto(kind.paths.list(apiId));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(kind.name);
    const since = sandbox.calls.length;
    await page
      .getByRole('link', { name: new RegExp(`^Create ${kind.noun}`) })
      .first()
      .click();
    await fillForm(page, kind);
    sandbox.faults.push({ operation: create, times: 1, fail: 'network-after' });
    await press(page, kind.createButton);
    await expectFlash(
      page,
      /The answer to “Create .*” was lost. A look at the service says that it was applied/,
    );
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(kind.createButton);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expectCalls(sandbox, [create], { since });
  });

  test(`The deletion of a ${kind.noun} whose answer is lost is found done, and not asked for twice.`, async ({
    page,
    sandbox,
  }) => {
    const apiId = await prepareApi(sandbox);
    const id = await kind.make(sandbox, apiId);
    const since = sandbox.calls.length;
    await page.goto(kind.paths.detail(apiId, id));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: kind.deleteDialog });
    sandbox.faults.push({ operation: `Delete${kind.name}`, times: 1, fail: 'network-after' });
    await press(dialog, 'Delete');
    await expectFlash(page, /The answer to “Delete .*” was lost/);
    await expectScreen(page, new RegExp(`^${kind.name}s`));
    await expectCalls(sandbox, [`Delete${kind.name}`], { since });
  });
}

test('A write that cannot be looked up either is not sent again: the next press looks first.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  const since = sandbox.calls.length;
  await page.goto(paths.stage.edit(ApiId, 'prod'));
  await field(page, 'Description').fill('Shop');
  sandbox.faults.push(
    { operation: 'UpdateStage', times: 1, fail: 'network-after' },
    { operation: 'GetStage', after: 2, times: 3, fail: 'network' },
  );
  await press(page, 'Save');
  await expectOneAlert(page, 'pressing again looks first and sends nothing.');
  await press(page, 'Save');
  await expectFlash(page, /was lost. A look at the service says that it was applied/);
  await expectScreen(page, 'prod');
  await expectCalls(sandbox, ['UpdateStage'], { since });
});

test('A connection that comes back lets the same form go on.', async ({ page, sandbox }) => {
  const ApiId = await seedApi(sandbox);
  const since = sandbox.calls.length;
  await page.goto(paths.stage.create(ApiId));
  await field(page, 'Stage name').fill('prod');
  sandbox.faults.push({ operation: '*', fail: 'network' });
  await press(page, 'Create stage');
  await expectOneAlert(page, 'pressing again looks first and sends nothing.');
  sandbox.faults.splice(0);
  await press(page, 'Create stage');
  await expectOneAlert(page, 'no answer, and it was not applied.');
  await press(page, 'Create stage');
  await expectScreen(page, 'prod');
  await expectCalls(sandbox, ['CreateStage', 'CreateStage'], { since });
});
