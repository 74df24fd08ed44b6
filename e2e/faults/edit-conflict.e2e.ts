import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { expectScreen, field, press } from '../forms';
import { expectCalls, expectNoAxeViolations } from '../helpers';
import { seed, seedApi } from '../seed';
import { kinds, prepareApi } from './kinds';

// Somebody else saves while a form is open.

test.use({ start: 'empty' });

test('A resource that was changed elsewhere is shown in three versions before it is saved over.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', {
    ApiId,
    StageName: 'prod',
    Description: 'Old',
    StageVariables: { a: '1' },
  });
  await page.goto(paths.stage.edit(ApiId, 'prod'));
  await field(page, 'Description').fill('Mine');
  await seed(sandbox, 'UpdateStage', {
    ApiId,
    StageName: 'prod',
    Description: 'Theirs',
    StageVariables: { b: '2' },
  });
  const since = sandbox.calls.length;
  await press(page, 'Save');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(
    'The resource was changed elsewhere while you edited it. Nothing was sent.',
  );
  await expect(alert.getByRole('row', { name: /^Description/ })).toHaveText(
    'DescriptionOldTheirsMine (yours)',
  );
  await expect(alert.getByRole('row', { name: /^StageVariables/ })).toContainText('(unchanged)');
  await expectNoAxeViolations(page);
  await expectCalls(sandbox, [], { since });
  await expect(field(page, 'Description')).toHaveValue('Mine');

  await press(page, 'Overwrite');
  await expectScreen(page, 'prod');
  await expectCalls(
    sandbox,
    [{ operation: 'UpdateStage', input: { ApiId, StageName: 'prod', Description: 'Mine' } }],
    { since },
  );
  const after = await seed(sandbox, 'GetStage', { ApiId, StageName: 'prod' });
  expect(after).toMatchObject({ Description: 'Mine', StageVariables: { a: '1', b: '2' } });
});

for (const kind of kinds) {
  test(`An edit of a ${kind.noun} without changes by others reads it again and saves.`, async ({
    page,
    sandbox,
  }) => {
    const apiId = await prepareApi(sandbox);
    const id = await kind.make(sandbox, apiId);
    await page.goto(kind.paths.edit(apiId, id));
    await field(page, kind.editField).fill(kind.editText);
    const since = sandbox.calls.length;
    await press(page, 'Save');
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Edit/);
    const sent = sandbox.calls.slice(since).map(({ operation = '' }) => operation);
    // Lists that the form offers choices from may still be on their way when it is saved.
    expect(sent.filter((operation) => operation.endsWith(kind.name)).slice(0, 2)).toEqual([
      `Get${kind.name}`,
      `Update${kind.name}`,
    ]);
  });
}
