import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expectOperations } from './budget';
import { expect, test } from './fixtures';
import { addToken, choice, expectFieldError, expectScreen, field, press, select } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNotification,
  expectRowCount,
  expectRowGone,
  expectRowVisible,
} from './helpers';
import { testList } from './list-suite';
import {
  functionArn,
  seed,
  seedApi,
  seedIntegration,
  seedJwtAuthorizer,
  seedLambdaAuthorizer,
  seedRoute,
} from './seed';

testList({
  noun: 'route',
  path: paths.route.list,
  make: (sandbox, apiId, mark) => seedRoute(sandbox, apiId, `GET /${mark}`),
  operation: 'GetRoutes',
  reads: ['GetApi', 'GetRoutes', 'GetIntegrations', 'GetAuthorizers'],
  sort: { header: 'Path', id: 'path' },
});

test.use({ start: 'empty' });

/** An HTTP API with an integration, both sorts of authorizer, and a route that uses nearly all. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  const other = await seedIntegration(sandbox, apiId, { IntegrationUri: functionArn('payments') });
  const jwt = await seedJwtAuthorizer(sandbox, apiId);
  const lambda = await seedLambdaAuthorizer(sandbox, apiId);
  const id = await seedRoute(sandbox, apiId, 'GET /orders/{orderId}', {
    OperationName: 'getOrder',
    Target: `integrations/${integration}`,
    AuthorizationType: 'JWT',
    AuthorizerId: jwt,
    AuthorizationScopes: ['orders:read'],
  });
  return { apiId, integration, other, jwt, lambda, id, since: sandbox.calls.length };
}

test.describe('Creating a route', () => {
  test('sends only the route key when nothing else is entered.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.route.create(apiId));
    await field(page, 'Path').fill('/pets');
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectScreen(page, 'GET /pets');
    await expectNotification(page, 'Route GET /pets is created.');
    await expectCalls(
      sandbox,
      [{ operation: 'CreateRoute', input: { ApiId: apiId, RouteKey: 'GET /pets' } }],
      { since },
    );
  });

  test('sends every field of the form.', async ({ page, sandbox }) => {
    const { apiId, other, jwt, since } = await prepare(sandbox);
    await page.goto(paths.route.create(apiId));
    await page.getByRole('button', { name: 'Route key Method GET' }).click();
    await page.getByRole('option', { name: 'POST' }).click();
    await field(page, 'Path').fill('/pets/{petId}/photos/{proxy+}');
    await field(page, 'Operation name').fill('addPhoto');
    await chooseOption(page, 'Integration', 'Lambda payments');
    await chooseOption(page, 'Authorization type', 'JWT authorizer');
    await chooseOption(page, 'Authorizer', 'customers');
    await addToken(page, 'Authorization scopes', 'pets:write');
    await field(page, 'Authorization scopes').fill('pets:admin');
    await press(page, 'Create route');
    await expectScreen(page, 'POST /pets/{petId}/photos/{proxy+}');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateRoute',
          input: {
            ApiId: apiId,
            RouteKey: 'POST /pets/{petId}/photos/{proxy+}',
            OperationName: 'addPhoto',
            Target: `integrations/${other}`,
            AuthorizationType: 'JWT',
            AuthorizerId: jwt,
            AuthorizationScopes: ['pets:write', 'pets:admin'],
          },
        },
      ],
      { since },
    );
  });

  test('makes its integration first when one is made in place.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.route.create(apiId));
    await field(page, 'Path').fill('/pets');
    await choice(page, 'A new integration').click();
    await chooseOption(page, 'Integration type', 'HTTP proxy');
    await field(page, 'URL').fill('https://pets.example.com/v1');
    await chooseOption(page, 'Integration method', 'ANY');
    await press(page, 'Create route');
    await expectScreen(page, 'GET /pets');
    const { Items = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: apiId });
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateIntegration',
          input: {
            ApiId: apiId,
            IntegrationType: 'HTTP_PROXY',
            IntegrationUri: 'https://pets.example.com/v1',
            IntegrationMethod: 'ANY',
            PayloadFormatVersion: '1.0',
          },
        },
        {
          operation: 'CreateRoute',
          input: {
            ApiId: apiId,
            RouteKey: 'GET /pets',
            Target: `integrations/${Items.at(-1)?.IntegrationId}`,
          },
        },
      ],
      { since },
    );
  });

  test('makes the default route without a path.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.route.create(apiId));
    await page.getByRole('button', { name: 'Route key Method GET' }).click();
    await page.getByRole('option', { name: '$default' }).click();
    await expect(field(page, 'Path')).toHaveCount(0);
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectScreen(page, '$default');
    await expectCalls(
      sandbox,
      [{ operation: 'CreateRoute', input: { ApiId: apiId, RouteKey: '$default' } }],
      {
        since,
      },
    );
  });
});

test('A route key without a slash is rejected before it is sent, at its field, which has the focus.', async ({
  page,
  sandbox,
}) => {
  const { apiId, since } = await prepare(sandbox);
  await page.goto(paths.route.create(apiId));
  await field(page, 'Path').fill('pets');
  await choice(page, 'None yet').click();
  await press(page, 'Create route');
  const message =
    'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"';
  await expectFieldError(page, field(page, 'Path'), message, { sandbox, since });
  await expect(field(page, 'Path')).toBeFocused();
});

test('A route without what its authorization or target needs shows an error at each field.', async ({
  page,
  sandbox,
}) => {
  const { apiId, since } = await prepare(sandbox);
  await page.goto(paths.route.create(apiId));
  await field(page, 'Path').fill('/pets');
  await chooseOption(page, 'Authorization type', 'JWT authorizer');
  await press(page, 'Create route');
  await expect(select(page, 'Integration')).toHaveAccessibleDescription(/Choose an integration\./);
  await expect(select(page, 'Authorizer')).toHaveAccessibleDescription(
    /Setting the authorization type to JWT requires a valid JWT authorizer\./,
  );
  await expect(page.getByRole('alert')).toHaveText('2 fields need attention; nothing was sent.');
  await expectCalls(sandbox, [], { since });
});

test.describe('Editing a route', () => {
  test('sends every changed field, and nothing else.', async ({ page, sandbox }) => {
    const { apiId, id, other, lambda, since } = await prepare(sandbox);
    await page.goto(paths.route.edit(apiId, id));
    await page.getByRole('button', { name: 'Route key Method GET' }).click();
    await page.getByRole('option', { name: 'PATCH' }).click();
    await field(page, 'Path').fill('/orders/{orderId}/items');
    await field(page, 'Operation name').fill('readOrder');
    await chooseOption(page, 'Integration', 'Lambda payments');
    await press(page, 'Remove orders:read');
    await chooseOption(page, 'Authorization type', 'Lambda authorizer');
    await chooseOption(page, 'Authorizer', 'partners');
    await press(page, 'Save');
    await expectNotification(page, /^Route .* is saved\./);
    const input = {
      ApiId: apiId,
      RouteId: id,
      RouteKey: 'PATCH /orders/{orderId}/items',
      OperationName: 'readOrder',
      Target: `integrations/${other}`,
      AuthorizationType: 'CUSTOM',
      AuthorizerId: lambda,
      AuthorizationScopes: [],
    };
    await expectCalls(sandbox, [{ operation: 'UpdateRoute', input }], { since });
  });

  test('sends nothing without changes or after a reverted change.', async ({ page, sandbox }) => {
    const { apiId, id, since } = await prepare(sandbox);
    await page.goto(paths.route.edit(apiId, id));
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectScreen(page, 'GET /orders/{orderId}');

    await page.getByRole('link', { name: 'Edit' }).click();
    await field(page, 'Operation name').fill('else');
    await field(page, 'Operation name').fill('getOrder');
    await press(page, 'Save');
    await expectScreen(page, 'GET /orders/{orderId}');
    await expectCalls(sandbox, [], { since });
  });

  test('keeps the key of a route that quick create made.', async ({ page, sandbox }) => {
    const { ApiId: apiId = '' } = await seed(sandbox, 'CreateApi', {
      Name: 'quick',
      ProtocolType: 'HTTP',
      Target: 'https://example.com',
    });
    const { Items: [route] = [] } = await seed(sandbox, 'GetRoutes', { ApiId: apiId });
    await page.goto(paths.route.edit(apiId, route?.RouteId ?? ''));
    const key = page.getByRole('button', { name: 'Route key Method $default' });
    await expect(key).toBeDisabled();
    await expect(key).toHaveAccessibleDescription(/You can't modify the \$default route key\./);
  });
});

test('A route is deleted after confirmation with one call, and leaves the list.', async ({
  page,
  sandbox,
}) => {
  const { apiId, id, since } = await prepare(sandbox);
  await page.goto(paths.route.detail(apiId, id));
  await press(page, 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete route GET /orders/{orderId}' });
  await press(dialog, 'Cancel');
  await expect(dialog).toHaveCount(0);
  await expectCalls(sandbox, [], { since });

  await press(page, 'Delete');
  await press(dialog, 'Delete');
  await expectScreen(page, 'Routes');
  await expectNotification(page, 'Route GET /orders/{orderId} is deleted.');
  await expectRowGone(page, 'GET /orders/{orderId}');
  await expectCalls(sandbox, [{ operation: 'DeleteRoute', input: { ApiId: apiId, RouteId: id } }], { since });
});

test('Opening a route from the list costs no call for the route.', async ({ page, sandbox }) => {
  const { apiId, since: before } = await prepare(sandbox);
  await page.goto(paths.route.list(apiId));
  await expectRowCount(page, 1);
  // The rows are there before the last of what the list asks for.
  await expectOperations(sandbox, before, ['GetApi', 'GetAuthorizers', 'GetIntegrations', 'GetRoutes']);
  const since = sandbox.calls.length;
  await page.getByRole('link', { name: 'GET /orders/{orderId}' }).click();
  await expectScreen(page, 'GET /orders/{orderId}');
  await expect(page.getByRole('definition').filter({ hasText: 'Lambda orders' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Routes' }).click();
  await expectRowVisible(page, '/orders/{orderId}');
  await expectCalls(sandbox, [], { since, reads: true });
});
