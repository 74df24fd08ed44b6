import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { expectFieldError, expectScreen, field, fillCode, press } from './forms';
import { expectCalls, expectNotification, expectRowGone, expectRowVisible, property } from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
import { seed, seedApi, seedRoute } from './seed';

const SCHEMA = '{"type":"object","properties":{"text":{"type":"string"}}}';

const seedModel = async (sandbox: Sandbox, ApiId: string, Name: string) => {
  const input = { ApiId, Name, ContentType: 'application/json', Description: 'As it is', Schema: SCHEMA };
  return String((await seed(sandbox, 'CreateModel', input)).ModelId);
};

testList({
  noun: 'model',
  protocol: 'WEBSOCKET',
  path: paths.model.list,
  // A model's name has letters and digits only, so the suffix is outside it.
  make: (sandbox, ApiId, mark) =>
    seed(sandbox, 'CreateModel', {
      ApiId,
      Name: mark.replace('-', ''),
      Description: mark,
      Schema: '{}',
    }),
  operation: 'GetModels',
  reads: ['GetApi', 'GetModels'],
  sort: { header: 'Name', id: 'name' },
});

test.use({ start: 'empty' });

test('A model is created, edited and deleted by its forms.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const model = await seedModel(sandbox, apiId, 'message');
  const note = await seedModel(sandbox, apiId, 'note');
  const checked = { ModelSelectionExpression: '$default', RequestModels: { $default: 'note' } };
  await seedRoute(sandbox, apiId, 'send', checked);
  await seedRoute(sandbox, apiId, 'leave');
  let since = sandbox.calls.length;

  await test.step('A schema that is not JSON is rejected before it is sent.', async () => {
    await page.goto(paths.model.create(apiId));
    await field(page, 'Name').fill('order');
    await field(page, 'Content type').fill('');
    await fillCode(field(page, 'Schema'), '{"type":');
    await press(page, 'Create model');
    const message = 'Invalid model schema specified: ';
    await expectFieldError(page, field(page, 'Schema'), message, { sandbox, since });
  });

  await test.step('It is created with its required fields alone.', async () => {
    await fillCode(field(page, 'Schema'), SCHEMA);
    await press(page, 'Create model');
    await expectScreen(page, 'order');
    await expectNotification(page, 'Model order is created.');
    const input = { ApiId: apiId, Name: 'order', Schema: SCHEMA };
    await expectCalls(sandbox, [{ operation: 'CreateModel', input }], { since });
  });

  await test.step('It is created with every field of the form.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.model.create(apiId));
    await field(page, 'Name').fill('invoice');
    await field(page, 'Content type').fill('application/xml');
    await fillCode(field(page, 'Schema'), SCHEMA);
    await field(page, 'Description').fill('What a shopper pays');
    await press(page, 'Create model');
    await expectScreen(page, 'invoice');
    await expect(property(page, 'Content type')).toHaveText('application/xml');
    const input = {
      ApiId: apiId,
      Name: 'invoice',
      ContentType: 'application/xml',
      Description: 'What a shopper pays',
      Schema: SCHEMA,
    };
    await expectCalls(sandbox, [{ operation: 'CreateModel', input }], { since });
  });

  await test.step('Its sample template is loaded on request, once.', async () => {
    since = sandbox.calls.length;
    const asked = () =>
      sandbox.calls.slice(since).filter(({ operation }) => operation === 'GetModelTemplate');
    await follow(page, paths.model.detail(apiId, model));
    await expectScreen(page, 'message');
    expect(asked()).toEqual([]);
    await press(page, 'Get sample template');
    const { Value } = await seed(sandbox, 'GetModelTemplate', { ApiId: apiId, ModelId: model });
    await expect(page.getByText(String(Value).split('\n')[0] ?? '').first()).toBeVisible();
    // The page's own, and this test's.
    expect(asked()).toHaveLength(2);
  });

  await test.step('It sends nothing when nothing is changed.', async () => {
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await saveUnchanged(page, sandbox);
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.model.edit(apiId, model));
    await field(page, 'Name').fill('line');
    await field(page, 'Content type').fill('text/plain');
    await fillCode(field(page, 'Schema'), '{"type":"array"}');
    await field(page, 'Description').fill('');
    await save(page, 'Model line is saved.');
    const change = { Name: 'line', ContentType: 'text/plain', Schema: '{"type":"array"}', Description: '' };
    const input = { ApiId: apiId, ModelId: model, ...change };
    await expectCalls(sandbox, [{ operation: 'UpdateModel', input }], { since });
  });

  await test.step('The dialog that deletes it names the routes that check against it; one call, and the list is without it.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.model.detail(apiId, note));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete model note' });
    await expect(dialog.getByRole('listitem')).toHaveText(['send']);
    await press(dialog, 'Delete');
    await expectScreen(page, 'Models');
    await expectRowVisible(page, 'order');
    await expectRowGone(page, 'note');
    const input = { ApiId: apiId, ModelId: note };
    await expectCalls(sandbox, [{ operation: 'DeleteModel', input }], { since });
  });
});
