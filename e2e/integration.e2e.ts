import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
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

/** An API with a Lambda proxy and an HTTP proxy that has members its form does not show. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const lambda = await seedIntegration(sandbox, apiId, {
    PayloadFormatVersion: '2.0',
    Description: 'Orders',
    CredentialsArn: roleArn('orders'),
    TimeoutInMillis: 5000,
  });
  const http = await seedIntegration(sandbox, apiId, {
    IntegrationType: 'HTTP_PROXY',
    IntegrationUri: URL_OF_PETS,
    IntegrationMethod: 'ANY',
    RequestParameters: { 'overwrite:header.x-shop': 'orders' },
    ResponseParameters: { '500': { 'overwrite:statuscode': '502' } },
  });
  return { apiId, lambda, http, since: sandbox.calls.length };
}

test.describe('Creating an integration', () => {
  test('with a function sends its ARN, its type and the payload version.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.integration.create(apiId));
    await field(page, 'Function ARN').fill(functionArn('pets'));
    await press(page, 'Create integration');
    await expectScreen(page, 'Lambda pets');
    await expectNotification(page, 'The integration is created.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateIntegration',
          input: {
            ApiId: apiId,
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: functionArn('pets'),
            PayloadFormatVersion: '2.0',
          },
        },
      ],
      { since },
    );
  });

  test('with a URL needs a method besides.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.integration.create(apiId));
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
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateIntegration',
          input: {
            ApiId: apiId,
            IntegrationType: 'HTTP_PROXY',
            IntegrationUri: 'https://pets.example.com',
            IntegrationMethod: 'GET',
            PayloadFormatVersion: '1.0',
          },
        },
      ],
      { since },
    );
  });

  test('sends every field of the form.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.integration.create(apiId));
    await field(page, 'Function ARN').fill(functionArn('pets'));
    await chooseOption(page, 'Payload format version', '1.0');
    await field(page, 'Timeout, milliseconds').fill('50');
    await field(page, 'Credentials ARN').fill(roleArn('pets'));
    await field(page, 'Description').fill('Pets and their photos');
    await press(page, 'Create integration');
    await expectScreen(page, 'Lambda pets');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateIntegration',
          input: {
            ApiId: apiId,
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: functionArn('pets'),
            PayloadFormatVersion: '1.0',
            TimeoutInMillis: 50,
            CredentialsArn: roleArn('pets'),
            Description: 'Pets and their photos',
          },
        },
      ],
      { since },
    );
  });
});

test.describe('Editing an integration', () => {
  test('sends every changed field, and nothing else.', async ({ page, sandbox }) => {
    const { apiId, lambda, since } = await prepare(sandbox);
    await page.goto(paths.integration.edit(apiId, lambda));
    await field(page, 'Function ARN').fill(functionArn('orders-v2'));
    await chooseOption(page, 'Payload format version', '1.0');
    await field(page, 'Timeout, milliseconds').fill('29000');
    await field(page, 'Credentials ARN').fill('');
    await field(page, 'Description').fill('All orders');
    await press(page, 'Save');
    await expectNotification(page, 'The integration is saved.');
    const input = {
      ApiId: apiId,
      IntegrationId: lambda,
      IntegrationUri: functionArn('orders-v2'),
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: 29000,
      CredentialsArn: '',
      Description: 'All orders',
    };
    await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input }], { since });
  });

  test('keeps members without a form field.', async ({ page, sandbox }) => {
    const { apiId, http, since } = await prepare(sandbox);
    await page.goto(paths.integration.edit(apiId, http));
    await field(page, 'URL').fill('https://pets.example.com/v2/{proxy}');
    await chooseOption(page, 'Integration method', 'POST');
    await press(page, 'Save');
    await expectScreen(page, 'POST https://pets.example.com/v2/{proxy}');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateIntegration',
          input: {
            ApiId: apiId,
            IntegrationId: http,
            IntegrationUri: 'https://pets.example.com/v2/{proxy}',
            IntegrationMethod: 'POST',
          },
        },
      ],
      { since },
    );
    expect(await seed(sandbox, 'GetIntegration', { ApiId: apiId, IntegrationId: http })).toMatchObject({
      RequestParameters: { 'overwrite:header.x-shop': 'orders' },
      ResponseParameters: { '500': { 'overwrite:statuscode': '502' } },
    });
  });

  test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
    const { apiId, lambda, since } = await prepare(sandbox);
    await page.goto(paths.integration.edit(apiId, lambda));
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectScreen(page, 'Lambda orders');
    await expectCalls(sandbox, [], { since });
  });
});

test.describe('Deleting an integration', () => {
  test('is deleted after confirmation with one call, and leaves the list.', async ({ page, sandbox }) => {
    const { apiId, lambda, since } = await prepare(sandbox);
    await page.goto(paths.integration.detail(apiId, lambda));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete integration Lambda orders' });
    await press(dialog, 'Delete');
    await expectScreen(page, 'Integrations');
    await expectRowVisible(page, `ANY ${URL_OF_PETS}`);
    await expectRowGone(page, 'Lambda orders');
    await expectCalls(
      sandbox,
      [{ operation: 'DeleteIntegration', input: { ApiId: apiId, IntegrationId: lambda } }],
      { since },
    );
  });

  test('is blocked by the routes that lead to it, each by its key.', async ({ page, sandbox }) => {
    const { apiId, lambda } = await prepare(sandbox);
    await seedRoute(sandbox, apiId, 'GET /orders', { Target: `integrations/${lambda}` });
    await seedRoute(sandbox, apiId, 'POST /orders', { Target: `integrations/${lambda}` });
    const since = sandbox.calls.length;
    await page.goto(paths.integration.detail(apiId, lambda));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['GET /orders', 'POST /orders']);
    const button = dialog.getByRole('button', { name: 'Delete', exact: true });
    await expect(button).toBeDisabled();
    await dialog.getByRole('link', { name: 'POST /orders' }).click();
    await expectScreen(page, 'POST /orders');
    await expectCalls(sandbox, [], { since });
  });

  test('is not offered for one that quick create made.', async ({ page, sandbox }) => {
    const { ApiId: apiId = '' } = await seed(sandbox, 'CreateApi', {
      Name: 'quick',
      ProtocolType: 'HTTP',
      Target: 'https://example.com',
    });
    const { Items: [integration] = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: apiId });
    await page.goto(paths.integration.detail(apiId, integration?.IntegrationId ?? ''));
    const button = page.getByRole('button', { name: 'Delete', exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/You can update it, but you can't delete it\./);
  });
});

test('An integration with an AWS service keeps its parameters when it is edited.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const RequestParameters = { QueueUrl: 'https://sqs.example.com/q', MessageBody: '$request.body' };
  const id = await seedIntegration(sandbox, apiId, {
    IntegrationUri: undefined,
    IntegrationSubtype: 'SQS-SendMessage',
    CredentialsArn: roleArn('queue'),
    PayloadFormatVersion: '1.0',
    RequestParameters,
  });
  const since = sandbox.calls.length;
  await page.goto(paths.integration.detail(apiId, id));
  await expectScreen(page, 'SQS-SendMessage');
  await page.getByRole('link', { name: 'Edit' }).click();
  await field(page, 'Description').fill('To the queue');
  await press(page, 'Save');
  await expectNotification(page, 'The integration is saved.');
  // What the service wants with any change of it.
  const needed = { IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'SQS-SendMessage', RequestParameters };
  const input = { ApiId: apiId, IntegrationId: id, ...needed, Description: 'To the queue' };
  await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input }], { since });
  const after = await seed(sandbox, 'GetIntegration', { ApiId: apiId, IntegrationId: id });
  expect(after.RequestParameters).toEqual(RequestParameters);
});

test.describe('An integration of a WebSocket API', () => {
  test('has no payload version, and its timeout ends at 29 seconds.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
    const since = sandbox.calls.length;
    await page.goto(paths.integration.create(apiId));
    await expect(page.getByText('50 to 29,000; empty means the maximum.')).toBeVisible();
    await expect(select(page, 'Payload format version')).toHaveCount(0);
    await field(page, 'Function ARN').fill(functionArn('rooms'));
    await field(page, 'Timeout, milliseconds').fill('30000');
    await press(page, 'Create integration');
    await expectFieldError(
      page,
      field(page, 'Timeout, milliseconds'),
      'Timeout should be between 50 ms and 29000 ms',
      { sandbox, since },
    );
    await field(page, 'Timeout, milliseconds').fill('29000');
    await press(page, 'Create integration');
    await expectScreen(page, 'Lambda rooms');
    const input = { ApiId: apiId, IntegrationType: 'AWS_PROXY', IntegrationUri: functionArn('rooms') };
    await expectCalls(
      sandbox,
      [{ operation: 'CreateIntegration', input: { ...input, TimeoutInMillis: 29000 } }],
      { since },
    );
  });

  test('keeps its templates when it is edited.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
    const members = { RequestTemplates: { $default: '{}' }, TemplateSelectionExpression: '\\$default' };
    const id = await seedIntegration(sandbox, apiId, { IntegrationMethod: 'POST', ...members });
    const since = sandbox.calls.length;
    await page.goto(paths.integration.edit(apiId, id));
    await field(page, 'Description').fill('Rooms');
    await press(page, 'Save');
    await expectNotification(page, 'The integration is saved.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateIntegration',
          input: { ApiId: apiId, IntegrationId: id, Description: 'Rooms' },
        },
      ],
      { since },
    );
    expect(await seed(sandbox, 'GetIntegration', { ApiId: apiId, IntegrationId: id })).toMatchObject(members);
  });
});

test('An integration shows its mappings as tables, and the command that allows each route to invoke the function.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const id = await seedIntegration(sandbox, apiId, {
    PayloadFormatVersion: '2.0',
    RequestParameters: { 'overwrite:header.x-user': '$context.identity.sourceIp' },
    ResponseParameters: { 404: { 'overwrite:statuscode': '410' } },
  });
  await seedRoute(sandbox, apiId, 'GET /orders', { Target: `integrations/${id}` });
  await page.goto(paths.integration.detail(apiId, id));
  await expect(page.getByRole('table', { name: 'Request mapping' })).toContainText('header.x-user');
  await expect(page.getByRole('table', { name: 'Response mapping' })).toContainText('statuscode');
  await expect(property(page, 'Timeout')).toHaveText('30 s');
  await expect(property(page, 'Type')).toHaveText('Lambda proxy');
  await expect(page.getByLabel('add-permission command', { exact: true })).toContainText(
    `:${apiId}/*/GET/orders'`,
  );
});
