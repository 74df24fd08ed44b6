import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { choice, expectFieldError, expectScreen, field, press, select } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNotification,
  expectRowGone,
  expectRowVisible,
  property,
} from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
import { functionArn, roleArn, seed, seedApi, seedIntegration, seedRoute } from './seed';

testList({
  noun: 'integration',
  path: paths.integration.list,
  make: (sandbox, apiId, mark) => seedIntegration(sandbox, apiId, { IntegrationUri: functionArn(mark) }),
  operation: 'GetIntegrations',
  reads: ['GetApi', 'GetIntegrations', 'GetRoutes'],
  sort: { header: 'Integration', id: 'name' },
});

test.use({ start: 'empty' });

const URL_OF_PETS = 'https://pets.example.com/v1/{proxy}';

test('An integration is created by its form, of an HTTP API and of a WebSocket API.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  let since = sandbox.calls.length;
  const expectCreated = (input: object) =>
    expectCalls(sandbox, [{ operation: 'CreateIntegration', input: { ApiId: apiId, ...input } }], { since });

  await test.step('With a function it sends its ARN, its type and the payload version.', async () => {
    await page.goto(paths.integration.create(apiId));
    await field(page, 'Function ARN').fill(functionArn('pets'));
    await press(page, 'Create integration');
    await expectScreen(page, 'Lambda pets');
    await expectNotification(page, 'The integration is created.');
    await expectCreated({
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: functionArn('pets'),
      PayloadFormatVersion: '2.0',
    });
  });

  await test.step('With a URL it needs a method besides.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.create(apiId));
    await choice(page, 'HTTP proxy').click();
    await field(page, 'URL').fill('https://pets.example.com');
    await press(page, 'Create integration');
    await expectFieldError(
      page,
      select(page, 'Integration method'),
      'HttpMethod parameter method must be specified for integrationType HTTPPROXY',
      { sandbox, since },
    );
    await chooseOption(page, 'Integration method', 'GET');
    await press(page, 'Create integration');
    await expectScreen(page, 'GET https://pets.example.com');
    await expectCreated({
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://pets.example.com',
      IntegrationMethod: 'GET',
      PayloadFormatVersion: '1.0',
    });
  });

  await test.step('It sends every field of the form.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.create(apiId));
    await field(page, 'Function ARN').fill(functionArn('photos'));
    await chooseOption(page, 'Payload format version', '1.0');
    await field(page, 'Timeout, milliseconds').fill('50');
    await field(page, 'Credentials ARN').fill(roleArn('pets'));
    await field(page, 'Description').fill('Pets and their photos');
    await press(page, 'Create integration');
    await expectScreen(page, 'Lambda photos');
    await expectCreated({
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: functionArn('photos'),
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: 50,
      CredentialsArn: roleArn('pets'),
      Description: 'Pets and their photos',
    });
  });

  await test.step('Of a WebSocket API it has no payload version, and its timeout ends at 29 seconds.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.create(chat));
    await expect(page.getByText('50 to 29,000; empty means the maximum.')).toBeVisible();
    await expect(select(page, 'Payload format version')).toHaveCount(0);
    await field(page, 'Function ARN').fill(functionArn('rooms'));
    const timeout = field(page, 'Timeout, milliseconds');
    await timeout.fill('30000');
    await press(page, 'Create integration');
    const message = 'Timeout should be between 50 ms and 29000 ms';
    await expectFieldError(page, timeout, message, { sandbox, since });
    await timeout.fill('29000');
    await press(page, 'Create integration');
    await expectScreen(page, 'Lambda rooms');
    await expectCreated({
      ApiId: chat,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: functionArn('rooms'),
      TimeoutInMillis: 29000,
    });
  });
});

test('An integration is edited by its form, and what the form does not show is kept.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const lambda = await seedIntegration(sandbox, apiId, {
    PayloadFormatVersion: '2.0',
    Description: 'Orders',
    CredentialsArn: roleArn('orders'),
    TimeoutInMillis: 5000,
  });
  const mapped = {
    RequestParameters: { 'overwrite:header.x-shop': 'orders' },
    ResponseParameters: { '500': { 'overwrite:statuscode': '502' } },
  };
  const http = await seedIntegration(sandbox, apiId, {
    IntegrationType: 'HTTP_PROXY',
    IntegrationUri: URL_OF_PETS,
    IntegrationMethod: 'ANY',
    ...mapped,
  });
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const templates = { RequestTemplates: { $default: '{}' }, TemplateSelectionExpression: '\\$default' };
  const room = await seedIntegration(sandbox, chat, { IntegrationMethod: 'POST', ...templates });
  let since = sandbox.calls.length;
  const expectUpdated = (ids: object, change: object) =>
    expectCalls(sandbox, [{ operation: 'UpdateIntegration', input: { ...ids, ...change } }], { since });

  await test.step('It sends nothing when nothing is changed.', async () => {
    await page.goto(paths.integration.edit(apiId, lambda));
    await saveUnchanged(page, sandbox);
    await expectScreen(page, 'Lambda orders');
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await field(page, 'Function ARN').fill(functionArn('orders-v2'));
    await chooseOption(page, 'Payload format version', '1.0');
    await field(page, 'Timeout, milliseconds').fill('29000');
    await field(page, 'Credentials ARN').fill('');
    await field(page, 'Description').fill('All orders');
    await save(page, 'The integration is saved.');
    const change = {
      IntegrationUri: functionArn('orders-v2'),
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: 29000,
      CredentialsArn: '',
      Description: 'All orders',
    };
    await expectUpdated({ ApiId: apiId, IntegrationId: lambda }, change);
  });

  await test.step('It keeps members without a form field.', async () => {
    since = sandbox.calls.length;
    const ids = { ApiId: apiId, IntegrationId: http };
    await follow(page, paths.integration.edit(apiId, http));
    await field(page, 'URL').fill('https://pets.example.com/v2/{proxy}');
    await chooseOption(page, 'Integration method', 'POST');
    await press(page, 'Save');
    await expectScreen(page, 'POST https://pets.example.com/v2/{proxy}');
    const change = { IntegrationUri: 'https://pets.example.com/v2/{proxy}', IntegrationMethod: 'POST' };
    await expectUpdated(ids, change);
    expect(await seed(sandbox, 'GetIntegration', ids)).toMatchObject(mapped);
  });

  await test.step('Of a WebSocket API it keeps its templates.', async () => {
    since = sandbox.calls.length;
    const ids = { ApiId: chat, IntegrationId: room };
    await follow(page, paths.integration.edit(chat, room));
    await field(page, 'Description').fill('Rooms');
    await save(page, 'The integration is saved.');
    await expectUpdated(ids, { Description: 'Rooms' });
    expect(await seed(sandbox, 'GetIntegration', ids)).toMatchObject(templates);
  });
});

test('An integration shows its mappings and who may invoke it, and is deleted unless something needs it.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const used = await seedIntegration(sandbox, apiId, {
    PayloadFormatVersion: '2.0',
    RequestParameters: { 'overwrite:header.x-user': '$context.identity.sourceIp' },
    ResponseParameters: { 404: { 'overwrite:statuscode': '410' } },
  });
  for (const key of ['GET /orders', 'POST /orders'])
    await seedRoute(sandbox, apiId, key, { Target: `integrations/${used}` });
  const spare = await seedIntegration(sandbox, apiId, { IntegrationUri: functionArn('spare') });
  const { ApiId: quick = '' } = await seed(sandbox, 'CreateApi', {
    Name: 'quick',
    ProtocolType: 'HTTP',
    Target: 'https://example.com',
  });
  const { Items: [managed] = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: quick });
  const since = sandbox.calls.length;

  await test.step('It shows its mappings as tables, and the command that allows each route to invoke the function.', async () => {
    await page.goto(paths.integration.detail(apiId, used));
    await expect(page.getByRole('table', { name: 'Request mapping' })).toContainText('header.x-user');
    await expect(page.getByRole('table', { name: 'Response mapping' })).toContainText('statuscode');
    await expect(property(page, 'Timeout')).toHaveText('30 s');
    await expect(property(page, 'Type')).toHaveText('Lambda proxy');
    await expect(page.getByLabel('add-permission command', { exact: true })).toContainText(
      `:${apiId}/*/GET/orders'`,
    );
  });

  await test.step('Its deletion is blocked by the routes that lead to it, each by its key.', async () => {
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['GET /orders', 'POST /orders']);
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
    await dialog.getByRole('link', { name: 'POST /orders' }).click();
    await expectScreen(page, 'POST /orders');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It is deleted after confirmation with one call, and leaves the list.', async () => {
    await follow(page, paths.integration.detail(apiId, spare));
    await press(page, 'Delete');
    await press(page.getByRole('dialog', { name: 'Delete integration Lambda spare' }), 'Delete');
    await expectScreen(page, 'Integrations');
    await expectRowVisible(page, 'Lambda orders');
    await expectRowGone(page, 'Lambda spare');
    const input = { ApiId: apiId, IntegrationId: spare };
    await expectCalls(sandbox, [{ operation: 'DeleteIntegration', input }], { since });
  });

  await test.step('The deletion of one that quick create made is not offered.', async () => {
    await follow(page, paths.integration.detail(quick, managed?.IntegrationId ?? ''));
    const button = page.getByRole('button', { name: 'Delete', exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/You can update it, but you can't delete it\./);
  });
});
