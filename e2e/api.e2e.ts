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
import { follow } from './route-map';
import { functionArn, roleArn, withoutSampleDomain } from './seed';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

test.describe('creating an API', () => {
  test.use({ start: 'empty' });

  test('Nothing is sent before the last click, least of all with errors, which are beside their fields.', async ({
    page,
    sandbox,
  }) => {
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    const quickCreate = page.getByLabel('Create an integration, a catch-all route and a stage');

    await test.step('Errors are shown beside their fields, and nothing is sent.', async () => {
      await page.goto(paths.apiCreate);
      await press(page, 'CORS');
      await fillField(page, 'Max age, seconds', '90000');
      await press(page, 'CORS');
      await press(page, 'Tags');
      await addTag(page, 0, 'aws:team', 'x');
      await press(page, 'Tags');
      await press(page, 'Review');
      await expect(name).toBeFocused();
      await expect(name).toHaveAccessibleDescription(/Invalid API name specified/);
      await expect(page.getByText('MaxAge must be at most 86400', { exact: true })).toBeVisible();
      await expect(
        page.getByText("Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)", {
          exact: true,
        }),
      ).toBeVisible();
      await expect(
        page.getByText('3 fields need attention; nothing was sent.', { exact: true }),
      ).toBeVisible();
      await expectCalls(sandbox, [], { reads: true });
    });

    await test.step('Two tags with one key are rejected, and quick create without a target.', async () => {
      await fillField(page, 'Name', 'pets');
      await fillField(page, 'Max age, seconds', '');
      await fillField(page, 'Key 1', 'team');
      // Without its error the section is closed, as it was left.
      await press(page, 'Tags');
      await addTag(page, 1, 'team', 'b');
      await quickCreate.check();
      await press(page, 'Review');
      await expect(page.getByText('Duplicate key team.', { exact: true })).toBeVisible();
      await expect(page.getByText('Quick create needs a target.', { exact: true })).toBeVisible();
      await expectCalls(sandbox, [], { reads: true });
    });

    await test.step('An HTTP API needs a name only.', async () => {
      await quickCreate.uncheck();
      for (const tag of ['team', 'team'])
        await page
          .getByRole('button', { name: `Remove tag ${tag}` })
          .first()
          .click();
      await press(page, 'Review');
      await expect(heading(page, 'Review API')).toBeFocused();
      await expect(property(page, 'Name')).toHaveText('pets');
      await expect(property(page, 'CORS')).toHaveText('Not configured');
      await expectCalls(sandbox, [], { reads: true });
      await press(page, 'Create API');
      await expect(heading(page, 'pets')).toBeFocused();
      await expectNotification(page, 'API pets is created.');
      const input = { Name: 'pets', ProtocolType: 'HTTP' };
      await expectCalls(sandbox, [{ operation: 'CreateApi', input }]);
    });
  });

  test('An API is created with every field of its protocol, and going back from the review keeps them.', async ({
    page,
    sandbox,
  }) => {
    let since = 0;

    await test.step('Going back from the review keeps the input.', async () => {
      await page.goto(paths.apiCreate);
      await fillField(page, 'Name', 'animals');
      await fillField(page, 'Description', 'Cats and dogs');
      await press(page, 'CORS');
      await fillField(page, 'Allowed origins', 'https://a.example.com, https://b.example.com');
      await press(page, 'Review');
      await expect(property(page, 'CORS')).toHaveText('https://a.example.com, https://b.example.com');
      await press(page, 'Back to edit');
      await expect(heading(page, 'Create API')).toBeFocused();
      const name = page.getByRole('textbox', { name: 'Name', exact: true });
      await expect(name).toHaveAttribute('aria-required', 'true');
      await expect(name).toHaveValue('animals');
      await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Cats and dogs');
      await expect(page.getByRole('button', { name: 'Remove https://a.example.com' })).toBeVisible();
    });

    await test.step('An HTTP API with every field makes one call.', async () => {
      await fillField(page, 'Name', 'pets');
      await fillField(page, 'Version', '2026-03');
      await chooseOption(page, 'IP address type', 'dualstack');
      await page.getByLabel('Disable the execute-api endpoint').check();
      await page.getByLabel('Create an integration, a catch-all route and a stage').check();
      await fillField(page, 'Target', functionArn('pets'));
      await fillField(page, 'Route key', 'GET /pets');
      await fillField(page, 'Credentials ARN', roleArn('pets'));
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
      const input = {
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
      };
      await expectCalls(sandbox, [{ operation: 'CreateApi', input }]);
      for (const made of ['1 route', '1 integration', '1 stage'])
        await expect(page.getByRole('link', { name: made, exact: true })).toBeVisible();
    });

    await test.step('A WebSocket API has its own fields, and none of those of an HTTP API go with it.', async () => {
      since = sandbox.calls.length;
      await follow(page, paths.apiCreate);
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
      const input = {
        Name: 'chat',
        ProtocolType: 'WEBSOCKET',
        RouteSelectionExpression: '$request.body.kind',
        ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
        DisableSchemaValidation: true,
      };
      await expectCalls(sandbox, [{ operation: 'CreateApi', input }], { since });
      await press(page, 'Actions');
      await expect(page.getByRole('menuitem', { name: 'Clone API' })).toBeVisible();
      await expect(page.getByRole('menuitem', { name: 'Export API' })).toHaveCount(0);
    });
  });
});

test('The dialog that deletes an API lists what is deleted with it, requires the name, and shows an error.', async ({
  page,
  sandbox,
}) => {
  await withoutSampleDomain(sandbox);
  const since = sandbox.calls.length;
  await page.goto(paths.apis);
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await chooseAction(page, 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete API orders' });
  const button = dialog.getByRole('button', { name: 'Delete' });
  const name = dialog.getByRole('textbox');

  await test.step('It lists what is deleted with it, and cancelling deletes nothing.', async () => {
    await expect(dialog).toContainText(
      'This also deletes 16 routes, 5 integrations, 2 authorizers, 2 stages, 3 deployments. Stages: prod, dev.',
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It requires the name.', async () => {
    await chooseAction(page, 'Delete');
    await expect(button).toBeDisabled();
    await expect(name).toBeFocused();
    await name.fill('order');
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription('Type orders to continue.');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('An error is shown in it, and the next try deletes the API.', async () => {
    sandbox.faults.push({
      operation: 'DeleteApi',
      times: 1,
      fail: {
        status: 400,
        error: 'BadRequestException',
        message: 'Please remove all API mappings for the API from your custom domain names.',
      },
    });
    await name.fill('orders');
    await button.click();
    await expect(dialog.getByText('Please remove all API mappings')).toBeVisible();
    await button.click();
    await expectNotification(page, 'API orders is deleted.');
    await expect(heading(page, 'APIs')).toBeVisible();
    await expectRowCount(page, 2);
    await expectRowGone(page, 'orders');
    const call = { operation: 'DeleteApi', input: { ApiId: expect.any(String) } };
    await expectCalls(sandbox, [call, call], { since });
  });
});
