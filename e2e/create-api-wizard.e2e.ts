import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { addToken, choice, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import { functionArn } from './seed';

const next = (page: Page) => press(page, 'Next');

/** The error line below an invalid step; its live region has the same text. */
const attention = (page: Page) =>
  page.getByText('This step needs attention; nothing was sent.').filter({ visible: true }).first();

const integration = (page: Page, place: number) =>
  page.getByRole('region', { name: `Integration ${place}`, exact: true });

test.use({ start: 'empty' });

test.describe('Creating an API step by step', () => {
  test('makes it with integrations, routes, CORS and a stage, as one plan that is shown first.', async ({
    page,
    sandbox,
  }) => {
    await page.goto(paths.apis);
    await page.getByRole('link', { name: 'Create API' }).first().click();
    await page.getByRole('link', { name: 'Step by step', exact: true }).click();
    await expectScreen(page, 'API');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await field(page, 'Name').fill('shop');
    await choice(page, 'Allow browsers on other origins to call this API').check();
    await addToken(page, 'Allowed origins', 'https://www.example.com');
    await next(page);

    await expectScreen(page, 'Integrations');
    await field(page, 'Function ARN').fill(functionArn('orders'));
    await press(page, 'Add integration');
    await chooseOption(page, 'Type', 'HTTP proxy', integration(page, 2));
    await field(page, 'URL').fill('https://backend.example.com');
    await next(page);

    await expectScreen(page, 'Authorizer');
    await page.getByRole('radio', { name: 'JWT' }).check();
    await field(page, 'Authorizer name').fill('users');
    await field(page, 'Issuer').fill('https://issuer.example.com');
    await addToken(page, 'Audience', 'shop');
    await expectNoAxeViolations(page);
    await next(page);

    await expectScreen(page, 'Routes');
    await field(page, 'Path 1').fill('/orders');
    await press(page, 'Add route');
    await chooseOption(page, 'Authorization 2', 'None');
    await chooseOption(page, 'Method 2', '$default');
    await chooseOption(page, 'Integration 2', 'ANY https://backend.example.com');
    await next(page);

    await expectScreen(page, 'Stage');
    await expect(field(page, 'Stage name')).toHaveValue('$default');
    await next(page);

    await expectScreen(page, 'Review');
    await expect(page.getByText('GET /orders → Lambda orders, authorized')).toBeVisible();
    await expect(page.getByText('$default → ANY https://backend.example.com')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Planned calls' }).getByRole('listitem')).toHaveText([
      'Create API shop',
      'Create integration Lambda orders',
      'Create integration ANY https://backend.example.com',
      'Create authorizer users',
      'Create route GET /orders',
      'Create route $default',
      'Create stage $default',
    ]);
    await press(page, 'Preview API calls');
    await expect(page.getByRole('region', { name: 'AWS CLI code' })).toContainText('create-stage');
    await expectNoAxeViolations(page);
    await expectCalls(sandbox, []);

    await press(page, 'Create API');
    await expectScreen(page, 'shop');
    await expectNotification(page, 'API shop is created.');
    const ids = idsOf(sandbox);
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'shop',
          ProtocolType: 'HTTP',
          CorsConfiguration: { AllowOrigins: ['https://www.example.com'] },
        },
      },
      {
        operation: 'CreateIntegration',
        input: {
          ApiId: ids.api,
          IntegrationType: 'AWS_PROXY',
          IntegrationUri: functionArn('orders'),
          PayloadFormatVersion: '2.0',
        },
      },
      {
        operation: 'CreateIntegration',
        input: {
          ApiId: ids.api,
          IntegrationType: 'HTTP_PROXY',
          IntegrationUri: 'https://backend.example.com',
          IntegrationMethod: 'ANY',
          PayloadFormatVersion: '1.0',
        },
      },
      {
        operation: 'CreateAuthorizer',
        input: {
          ApiId: ids.api,
          Name: 'users',
          AuthorizerType: 'JWT',
          IdentitySource: ['$request.header.Authorization'],
          JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['shop'] },
        },
      },
      {
        operation: 'CreateRoute',
        input: {
          ApiId: ids.api,
          RouteKey: 'GET /orders',
          AuthorizationType: 'JWT',
          AuthorizerId: expect.any(String),
          Target: ids.targets[0],
        },
      },
      { operation: 'CreateRoute', input: { ApiId: ids.api, RouteKey: '$default', Target: ids.targets[1] } },
      { operation: 'CreateStage', input: { ApiId: ids.api, StageName: '$default', AutoDeploy: true } },
    ]);
  });

  test('confirms before input is lost, rejects what the service would, and continues where a call failed.', async ({
    page,
    sandbox,
    allowStatus,
  }) => {
    allowStatus(403);

    await test.step('Confirms before unsaved input is lost.', async () => {
      await page.goto(paths.apiWizard);
      await field(page, 'Name').fill('shop');
      await press(page, 'Cancel');
      await expect(page.getByRole('dialog')).toContainText('Leave without saving?');
      await press(page, 'Stay');
      await expect(field(page, 'Name')).toHaveValue('shop');
      await press(page, 'Cancel');
      await press(page, 'Leave');
      await expectScreen(page, 'APIs');
    });

    await test.step('Rejects in each step what the service would reject, with a message beside it.', async () => {
      await follow(page, paths.apiWizard);
      await next(page);
      await expectScreen(page, 'API');
      await expect(attention(page)).toBeVisible();
      await expect(field(page, 'Name')).toHaveAccessibleDescription(/Invalid API name specified/);
      await field(page, 'Name').fill('shop');
      await expect(attention(page)).toHaveCount(0);
      await next(page);

      await next(page);
      await expect(page.getByText('IntegrationUri must be a Lambda function ARN')).toBeVisible();
      await field(page, 'Function ARN').fill(functionArn('orders'));
      await expect(page.getByText('IntegrationUri must be')).toHaveCount(0);
      await next(page);

      await page.getByRole('radio', { name: 'Lambda' }).check();
      await next(page);
      await expect(field(page, 'Function ARN')).toHaveAccessibleDescription(
        /AuthorizerUri is a required field/,
      );
      await page.getByRole('radio', { name: 'None' }).check();
      await next(page);

      await expectScreen(page, 'Routes');
      await field(page, 'Path 1').fill('/a/{b+}/c');
      await next(page);
      await expect(
        page.getByText(/Greedy path variables are only allowed as the last segment/),
      ).toBeVisible();
      await expectNoAxeViolations(page);
      await field(page, 'Path 1').fill('/a/{b+}');
      await next(page);

      await field(page, 'Stage name').fill('bad stage');
      await next(page);
      await expectScreen(page, 'Stage');
      await expect(attention(page)).toBeVisible();
      await expectCalls(sandbox, []);
    });

    await test.step('Keeps completed calls when a call fails, accepts a correction and continues from there.', async () => {
      await field(page, 'Stage name').fill('prod');
      await next(page);
      await expectScreen(page, 'Review');
      sandbox.faults.push({
        operation: 'CreateRoute',
        times: 1,
        fail: { status: 403, error: 'AccessDeniedException', message: 'No routes for you' },
      });
      await press(page, 'Create API');
      await expect(page.getByRole('alert')).toContainText('No routes for you');
      await expect(page.getByRole('alert')).toContainText('Completed calls are kept.');

      await press(page, 'Edit Routes');
      await expectScreen(page, 'Routes');
      await field(page, 'Path 1').fill('/other');
      await next(page);
      await next(page);
      await press(page, 'Resume');
      await expectScreen(page, 'shop');
      const ids = idsOf(sandbox);
      await expectCalls(sandbox, [
        'CreateApi',
        'CreateIntegration',
        {
          operation: 'CreateRoute',
          input: { ApiId: ids.api, RouteKey: 'GET /a/{b+}', Target: ids.targets[0] },
        },
        {
          operation: 'CreateRoute',
          input: { ApiId: ids.api, RouteKey: 'GET /other', Target: ids.targets[0] },
        },
        'CreateStage',
      ]);
    });
  });

  test('makes a WebSocket API with predefined routes; switching the protocol loses nothing.', async ({
    page,
    sandbox,
  }) => {
    await page.goto(paths.apiWizard);
    await field(page, 'Name').fill('chat');
    await choice(page, 'Allow browsers on other origins to call this API').check();
    await page.getByRole('radio', { name: 'WebSocket' }).check();
    await expect(page.getByText('Allow browsers on other origins to call this API')).toHaveCount(0);
    await page.getByRole('radio', { name: 'HTTP', exact: true }).check();
    await expect(choice(page, 'Allow browsers on other origins to call this API')).toBeChecked();
    await page.getByRole('radio', { name: 'WebSocket' }).check();
    await next(page);
    await field(page, 'Function ARN').fill(functionArn('chat'));
    await expect(select(page, 'Payload format version')).toHaveCount(0);
    await next(page);
    await next(page);
    await press(page, 'Add $connect');
    await expect(page.getByRole('button', { name: 'Add $connect' })).toBeDisabled();
    await press(page, 'Add route');
    await field(page, 'Route key 3').fill('$reserved');
    await next(page);
    await expect(page.getByText(/Route keys starting with \$ are reserved/)).toBeVisible();
    await field(page, 'Route key 3').fill('join');
    await next(page);
    await choice(page, 'Automatic deployment').uncheck();
    await next(page);
    await press(page, 'Create API');
    await expectScreen(page, 'chat');
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'chat',
          ProtocolType: 'WEBSOCKET',
          RouteSelectionExpression: '$request.body.action',
        },
      },
      'CreateIntegration',
      'CreateRoute',
      'CreateRoute',
      'CreateRoute',
      'CreateStage',
      'CreateDeployment',
    ]);
  });
});

/** The ids that the service assigned, read from the later calls. */
function idsOf(sandbox: { calls: readonly { operation: string | undefined; input: unknown }[] }) {
  const inputs = sandbox.calls.map(({ operation, input }) => ({
    operation,
    input: input as Record<string, string>,
  }));
  const targets = inputs.flatMap(({ operation, input }) =>
    operation === 'CreateRoute' && input.Target ? [input.Target] : [],
  );
  return {
    api: inputs.find(({ operation }) => operation === 'CreateIntegration')?.input.ApiId,
    targets: [...new Set(targets)],
  };
}
