import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { expectCode, field, fillCode, press } from './forms';
import { expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedIntegration } from './seed';

test.use({ start: 'empty' });

test('A code editor is left by Tab, edits by itself, and marks what is wrong at its place while one types.', async ({
  page,
  context,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const since = sandbox.calls.length;
  const schema = field(page, 'Schema');

  await test.step('It is left by Tab, and says how to indent.', async () => {
    await page.goto(paths.model.create(apiId));
    await fillCode(schema, '{}');
    await expect(schema).toHaveAccessibleDescription(/Ctrl \] and Ctrl \[ indent\./);
    await schema.press('Control+]');
    await expectCode(schema, '  {}');
    await schema.press('Tab');
    await expect(field(page, 'Description')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(schema).toBeFocused();
  });

  await test.step('A fault of JSON is marked at its place while one types, and the mark leads there.', async () => {
    await fillCode(schema, '{\n  "type": }');
    const marks = page.getByRole('list', { name: 'Marks in Schema' });
    await expect(marks.getByRole('listitem')).toHaveText('Line 2, column 11: a value is expected, not "}"');
    await expectNoAxeViolations(page);
    await press(marks, 'Line 2, column 11');
    await expect(schema).toBeFocused();
    await page.keyboard.type('"object"');
    await expectCode(schema, '{\n  "type": "object"}');
    await expect(marks).toBeHidden();
  });

  await test.step('A schema that is none of draft 4 is warned of at its member, and still goes out.', async () => {
    const Schema = '{"properties":{"a":{"minLength":-1}}}';
    await field(page, 'Name').fill('order');
    await fillCode(field(page, 'Schema'), Schema);
    const marks = page.getByRole('list', { name: 'Marks in Schema' });
    await expect(marks.getByRole('listitem')).toHaveText(
      /^Line 1, column 33: "minLength" is not what JSON schema/,
    );
    await press(page, 'Create model');
    await expectNotification(page, 'Model order is created.');
    const input = { ApiId: apiId, Name: 'order', ContentType: 'application/json', Schema };
    await expectCalls(sandbox, [{ operation: 'CreateModel', input }], { since });
  });

  await test.step('Lines are joined and replaced by the editor itself, without style attributes, which the policy refuses.', async () => {
    await follow(page, paths.model.create(apiId));
    const input = await context.newCDPSession(page);
    /** An editing command without a key in the editor's own key map, as from a virtual keyboard. */
    const edit = (...commands: string[]) =>
      input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Unidentified', commands });
    const at = async (...keys: string[]) => {
      await fillCode(schema, '{\n  "a": 1,\n  "b": 2\n}');
      for (const key of ['Control+Home', ...keys]) await schema.press(key);
    };
    const SECOND_AND_THIRD = ['ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown'];

    await at('ArrowDown', 'Home', 'Home');
    await edit('deleteBackward');
    await expectCode(schema, '{  "a": 1,\n  "b": 2\n}');
    await at('End');
    await edit('deleteForward');
    await expectCode(schema, '{  "a": 1,\n  "b": 2\n}');
    await at(...SECOND_AND_THIRD);
    await edit('deleteToBeginningOfParagraph');
    await expectCode(schema, '{\n}');
    await at(...SECOND_AND_THIRD);
    await page.keyboard.insertText('"c": 3');
    await expectCode(schema, '{\n"c": 3}');
    await at(...SECOND_AND_THIRD);
    await input.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
    await input.send('Input.insertText', { text: '日' });
    await expectCode(schema, '{\n日}');
  });
});

test('A code editor does not change what it shows, warns of a template, and shows a long document as plain text.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const id = await seedIntegration(sandbox, apiId, { IntegrationType: 'MOCK', IntegrationUri: undefined });
  const Schema = '{\r\n  "type": "object"\r\n}';
  const { ModelId = '' } = await seed(sandbox, 'CreateModel', { ApiId: apiId, Name: 'order', Schema });
  const since = sandbox.calls.length;

  await test.step('A schema with Windows line ends is not changed by being shown.', async () => {
    await page.goto(paths.model.edit(apiId, ModelId));
    await expectCode(field(page, 'Schema'), '{\n  "type": "object"\n}');
    await saveUnchanged(page, sandbox);
  });

  await test.step('A template with a block that is not closed is warned of, and still goes out.', async () => {
    await follow(page, paths.integration.edit(apiId, id));
    await press(page, 'Add template');
    await field(page, 'Template key 1').fill('$default');
    await fillCode(field(page, 'Template 1'), '#if($input.path("$.a")) 1');
    const marks = page.getByRole('list', { name: 'Marks in Template 1' });
    await expect(marks.getByRole('listitem')).toHaveText('Line 1, column 1: This #if has no #end');
    await save(page, 'The integration is saved.');
    const RequestTemplates = { $default: '#if($input.path("$.a")) 1' };
    const input = { ApiId: apiId, IntegrationId: id, RequestTemplates };
    await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input }], { since });
  });

  await test.step('A long document is shown as plain text, and the form says so.', async () => {
    const text = `openapi: 3.0.1\ninfo: {title: big, version: "1"}\npaths: {}\n${'# more\n'.repeat(40_000)}`;
    await follow(page, paths.apiImport);
    const file = { name: 'big.yaml', mimeType: 'text/plain', buffer: Buffer.from(text) };
    await page.getByLabel('Choose a file').setInputFiles(file);
    const document = field(page, 'OpenAPI document');
    await expect(document).toHaveAccessibleDescription(
      /Documents above 200,000 characters are shown as plain text/,
    );
    await expect(document).toHaveValue(text);
  });
});
