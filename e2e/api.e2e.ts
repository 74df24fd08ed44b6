import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { addTag, chooseAction, press } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNotification,
  expectRowCount,
  expectRowGone,
  fillField,
  property,
} from './helpers';
import { functionArn, roleArn, seed, withoutSampleDomain } from './seed';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test.describe('creating an API', () => {
  test.use({ start: 'empty' });

  test('An HTTP API needs a name only, and nothing is sent before the last click.', async ({
    page,
    sandbox,
  }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await press(page, 'Review');
    await expect(heading(page, 'Review API')).toBeFocused();
    await expect(property(page, 'Name')).toHaveText('pets');
    await expect(property(page, 'CORS')).toHaveText('Not configured');
    await expectCalls(sandbox, [], { reads: true });
    await press(page, 'Create API');
    await expect(heading(page, 'pets')).toBeFocused();
    await expectNotification(page, 'API pets is created.');
    await expectCalls(sandbox, [{ operation: 'CreateApi', input: { Name: 'pets', ProtocolType: 'HTTP' } }]);
  });

  test('Going back from the review keeps the input.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await fillField(page, 'Description', 'Cats and dogs');
    await press(page, 'CORS');
    await fillField(page, 'Allowed origins', 'https://pets.example.com');
    await press(page, 'Review');
    await expect(property(page, 'CORS')).toHaveText('https://pets.example.com');
    await press(page, 'Back to edit');
    await expect(heading(page, 'Create API')).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveAttribute(
      'aria-required',
      'true',
    );
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('pets');
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Cats and dogs');
    await expect(page.getByRole('button', { name: 'Remove https://pets.example.com' })).toBeVisible();
    await fillField(page, 'Name', 'animals');
    await press(page, 'Review');
    await press(page, 'Create API');
    await expect(heading(page, 'animals')).toBeVisible();
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'animals',
          ProtocolType: 'HTTP',
          Description: 'Cats and dogs',
          CorsConfiguration: { AllowOrigins: ['https://pets.example.com'] },
        },
      },
    ]);
  });

  test('An HTTP API with every field makes one call.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await fillField(page, 'Description', 'Cats and dogs');
    await fillField(page, 'Version', '2026-03');
    await chooseOption(page, 'IP address type', 'dualstack');
    await page.getByLabel('Disable the execute-api endpoint').check();
    await page.getByLabel('Create an integration, a catch-all route and a stage').check();
    await fillField(page, 'Target', functionArn('pets'));
    await fillField(page, 'Route key', 'GET /pets');
    await fillField(page, 'Credentials ARN', roleArn('pets'));
    await press(page, 'CORS');
    await fillField(page, 'Allowed origins', 'https://a.example.com, https://b.example.com');
    await fillField(page, 'Allowed methods', 'GET POST');
    await fillField(page, 'Allowed headers', 'authorization');
    await fillField(page, 'Exposed headers', 'x-request-id');
    await fillField(page, 'Max age, seconds', '600');
    await page.getByLabel('Allow credentials').check();
    await press(page, 'Tags');
    await addTag(page, 0, 'team', 'animals');
    await addTag(page, 1, 'empty', '');
    await press(page, 'Review');
    await expect(property(page, 'Quick create')).toHaveText(`GET /pets to ${functionArn('pets')}`);
    await expect(property(page, 'Execute-api endpoint')).toHaveText('Disabled');
    await expectCalls(sandbox, []);
    await press(page, 'Create API');
    await expect(heading(page, 'pets')).toBeVisible();
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'pets',
          ProtocolType: 'HTTP',
          Description: 'Cats and dogs',
          Version: '2026-03',
          DisableExecuteApiEndpoint: true,
          IpAddressType: 'dualstack',
          Target: functionArn('pets'),
          RouteKey: 'GET /pets',
          CredentialsArn: roleArn('pets'),
          CorsConfiguration: {
            AllowOrigins: ['https://a.example.com', 'https://b.example.com'],
            AllowMethods: ['GET', 'POST'],
            AllowHeaders: ['authorization'],
            ExposeHeaders: ['x-request-id'],
            MaxAge: 600,
            AllowCredentials: true,
          },
          Tags: { team: 'animals', empty: '' },
        },
      },
    ]);
    await expect(page.getByRole('link', { name: '1 route', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: '1 integration', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: '1 stage', exact: true })).toBeVisible();
  });

  test('A WebSocket API has its own fields, and none of those of an HTTP API go with it.', async ({
    page,
    sandbox,
  }) => {
    await page.goto(paths.apiCreate);
    await page.getByLabel('Create an integration, a catch-all route and a stage').check();
    await page.getByRole('radio', { name: 'WebSocket' }).check();
    await expect(page.getByRole('button', { name: 'CORS', exact: true })).toHaveCount(0);
    await fillField(page, 'Name', 'chat');
    await fillField(page, 'Route selection expression', '$request.body.kind');
    await chooseOption(page, 'API key selection expression', '$context.authorizer.usageIdentifierKey');
    await page.getByLabel('Disable schema validation').check();
    await press(page, 'Review');
    await press(page, 'Create API');
    await expect(heading(page, 'chat')).toBeVisible();
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'chat',
          ProtocolType: 'WEBSOCKET',
          RouteSelectionExpression: '$request.body.kind',
          ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
          DisableSchemaValidation: true,
        },
      },
    ]);
    await press(page, 'Actions');
    await expect(page.getByRole('menuitem', { name: 'Clone API' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Export API' })).toHaveCount(0);
  });

  test('Errors are shown beside their fields, and nothing is sent.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await press(page, 'CORS');
    await fillField(page, 'Max age, seconds', '90000');
    await press(page, 'CORS');
    await press(page, 'Tags');
    await addTag(page, 0, 'aws:team', 'x');
    await press(page, 'Tags');
    await press(page, 'Review');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveAccessibleDescription(
      /Invalid API name specified/,
    );
    await expect(page.getByText('MaxAge must be at most 86400', { exact: true })).toBeVisible();
    await expect(
      page.getByText("Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)", {
        exact: true,
      }),
    ).toBeVisible();
    await expect(page.getByText('3 fields need attention; nothing was sent.', { exact: true })).toBeVisible();
    await expectCalls(sandbox, [], { reads: true });
  });

  test('Two tags with one key are rejected.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await press(page, 'Tags');
    await addTag(page, 0, 'team', 'a');
    await addTag(page, 1, 'team', 'b');
    await press(page, 'Review');
    await expect(page.getByText('Duplicate key team.', { exact: true })).toBeVisible();
    await expectCalls(sandbox, [], { reads: true });
  });

  test('Quick create without a target is rejected.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await page.getByLabel('Create an integration, a catch-all route and a stage').check();
    await press(page, 'Review');
    await expect(page.getByText('Quick create needs a target.', { exact: true })).toBeVisible();
    await expectCalls(sandbox, [], { reads: true });
  });
});

test.describe('deleting an API', () => {
  test('The dialog lists what is deleted with it and requires the name.', async ({ page, sandbox }) => {
    await withoutSampleDomain(sandbox);
    const since = sandbox.calls.length;
    await page.goto(paths.apis);
    await page.getByRole('link', { name: 'orders', exact: true }).click();
    await chooseAction(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete API orders' });
    await expect(dialog).toContainText(
      'This also deletes 16 routes, 5 integrations, 2 authorizers, 2 stages, 3 deployments. Stages: prod, dev.',
    );
    const button = dialog.getByRole('button', { name: 'Delete' });
    await expect(button).toBeDisabled();
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await dialog.getByRole('textbox').fill('order');
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription('Type orders to continue.');
    await expectCalls(sandbox, [], { since });
    await dialog.getByRole('textbox').fill('orders');
    await button.click();
    await expectNotification(page, 'API orders is deleted.');
    await expect(heading(page, 'APIs')).toBeVisible();
    await expectRowCount(page, 2);
    await expectRowGone(page, 'orders');
    await expectCalls(sandbox, [{ operation: 'DeleteApi', input: { ApiId: expect.any(String) } }], { since });
  });

  test('Cancel deletes nothing, and an error is shown in the dialog.', async ({ page, sandbox }) => {
    await withoutSampleDomain(sandbox);
    const since = sandbox.calls.length;
    sandbox.faults.push({
      operation: 'DeleteApi',
      times: 1,
      fail: {
        status: 400,
        error: 'BadRequestException',
        message: 'Please remove all API mappings for the API from your custom domain names.',
      },
    });
    const [orders] = (await seed(sandbox, 'GetApis', {})).Items ?? [];
    await page.goto(paths.api(orders?.ApiId ?? ''));
    await chooseAction(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    await expectCalls(sandbox, [], { since });
    await chooseAction(page, 'Delete');
    await dialog.getByRole('textbox').fill('orders');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(dialog.getByText('Please remove all API mappings')).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expectNotification(page, 'API orders is deleted.');
  });
});
