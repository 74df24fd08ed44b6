import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { expectFieldError, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, expectRowGone, expectRowVisible, property } from './helpers';
import { testList } from './list-suite';
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

async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const model = await seedModel(sandbox, apiId, 'message');
  return { apiId, model, since: sandbox.calls.length };
}

test.describe('Creating a model', () => {
  test('sends its required fields alone.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.model.create(apiId));
    await field(page, 'Name').fill('order');
    await field(page, 'Content type').fill('');
    await field(page, 'Schema').fill(SCHEMA);
    await press(page, 'Create model');
    await expectScreen(page, 'order');
    await expectNotification(page, 'Model order is created.');
    const input = { ApiId: apiId, Name: 'order', Schema: SCHEMA };
    await expectCalls(sandbox, [{ operation: 'CreateModel', input }], { since });
  });

  test('sends every field of the form.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.model.create(apiId));
    await field(page, 'Name').fill('order');
    await field(page, 'Content type').fill('application/xml');
    await field(page, 'Schema').fill(SCHEMA);
    await field(page, 'Description').fill('What a shopper orders');
    await press(page, 'Create model');
    await expectScreen(page, 'order');
    await expect(property(page, 'Content type')).toHaveText('application/xml');
    const input = {
      ApiId: apiId,
      Name: 'order',
      ContentType: 'application/xml',
      Description: 'What a shopper orders',
      Schema: SCHEMA,
    };
    await expectCalls(sandbox, [{ operation: 'CreateModel', input }], { since });
  });
});

test('A model with a schema that is not JSON is rejected before it is sent.', async ({ page, sandbox }) => {
  const { apiId, since } = await prepare(sandbox);
  await page.goto(paths.model.create(apiId));
  await field(page, 'Name').fill('order');
  await field(page, 'Schema').fill('{"type":');
  await press(page, 'Create model');
  const message = 'Invalid model schema specified: ';
  await expectFieldError(page, field(page, 'Schema'), message, { sandbox, since });
});

test.describe('Editing a model', () => {
  test('sends every changed field, and nothing else.', async ({ page, sandbox }) => {
    const { apiId, model, since } = await prepare(sandbox);
    await page.goto(paths.model.edit(apiId, model));
    await field(page, 'Name').fill('line');
    await field(page, 'Content type').fill('text/plain');
    await field(page, 'Schema').fill('{"type":"array"}');
    await field(page, 'Description').fill('');
    await press(page, 'Save');
    await expectNotification(page, 'Model line is saved.');
    const change = { Name: 'line', ContentType: 'text/plain', Schema: '{"type":"array"}', Description: '' };
    const input = { ApiId: apiId, ModelId: model, ...change };
    await expectCalls(sandbox, [{ operation: 'UpdateModel', input }], { since });
  });

  test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
    const { apiId, model, since } = await prepare(sandbox);
    await page.goto(paths.model.edit(apiId, model));
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
});

test('Deleting a model names the routes that check against it, sends one call, and the list is without it.', async ({
  page,
  sandbox,
}) => {
  const { apiId, model } = await prepare(sandbox);
  await seedModel(sandbox, apiId, 'order');
  const checked = { ModelSelectionExpression: '$default', RequestModels: { $default: 'message' } };
  await seedRoute(sandbox, apiId, 'send', checked);
  await seedRoute(sandbox, apiId, 'leave');
  const since = sandbox.calls.length;
  await page.goto(paths.model.detail(apiId, model));
  await press(page, 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete model message' });
  await expect(dialog.getByRole('listitem')).toHaveText(['send']);
  await press(dialog, 'Delete');
  await expectScreen(page, 'Models');
  await expectRowVisible(page, 'order');
  await expectRowGone(page, 'message');
  const input = { ApiId: apiId, ModelId: model };
  await expectCalls(sandbox, [{ operation: 'DeleteModel', input }], { since });
});

test("A model's sample template is loaded on request, once.", async ({ page, sandbox }) => {
  const { apiId, model, since } = await prepare(sandbox);
  await page.goto(paths.model.detail(apiId, model));
  await expectScreen(page, 'message');
  const asked = () => sandbox.calls.slice(since).filter(({ operation }) => operation === 'GetModelTemplate');
  expect(asked()).toEqual([]);
  await press(page, 'Get sample template');
  const { Value } = await seed(sandbox, 'GetModelTemplate', { ApiId: apiId, ModelId: model });
  await expect(page.getByText(String(Value).split('\n')[0] ?? '').first()).toBeVisible();
  // The page's own, and this test's.
  expect(asked()).toHaveLength(2);
});
