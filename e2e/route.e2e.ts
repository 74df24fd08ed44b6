import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expectOperations } from './budget';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
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
import { follow } from './route-map';
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

test('A route is created by its form.', async ({ page, sandbox }) => {
  const { apiId, other, jwt, since: seeded } = await prepare(sandbox);
  let since = seeded;

  await test.step('A route key without a slash is rejected before it is sent, at its field, which has the focus.', async () => {
    await page.goto(paths.route.create(apiId));
    await field(page, 'Path').fill('pets');
    await chooseOption(page, 'Authorization type', 'JWT authorizer');
    await press(page, 'Create route');
    const message =
      'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"';
    await expectFieldError(page, field(page, 'Path'), message, { sandbox, since });
    await expect(field(page, 'Path')).toBeFocused();
  });

  await test.step('Without what its authorization or target needs it shows an error at each field.', async () => {
    await field(page, 'Path').fill('/pets');
    await expect(select(page, 'Integration')).toHaveAccessibleDescription(/Choose an integration\./);
    await expect(select(page, 'Authorizer')).toHaveAccessibleDescription(
      /Setting the authorization type to JWT requires a valid JWT authorizer\./,
    );
    await expect(page.getByRole('alert')).toHaveText('2 fields need attention; nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It sends only the route key when nothing else is entered.', async () => {
    await chooseOption(page, 'Authorization type', 'None: anyone can call');
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectScreen(page, 'GET /pets');
    await expectNotification(page, 'Route GET /pets is created.');
    const input = { ApiId: apiId, RouteKey: 'GET /pets' };
    await expectCalls(sandbox, [{ operation: 'CreateRoute', input }], { since });
  });

  await test.step('It sends every field of the form.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.route.create(apiId));
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
    const input = {
      ApiId: apiId,
      RouteKey: 'POST /pets/{petId}/photos/{proxy+}',
      OperationName: 'addPhoto',
      Target: `integrations/${other}`,
      AuthorizationType: 'JWT',
      AuthorizerId: jwt,
      AuthorizationScopes: ['pets:write', 'pets:admin'],
    };
    await expectCalls(sandbox, [{ operation: 'CreateRoute', input }], { since });
  });

  await test.step('It makes its integration first when one is made in place.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.route.create(apiId));
    await field(page, 'Path').fill('/toys');
    await choice(page, 'A new integration').click();
    await chooseOption(page, 'Integration type', 'HTTP proxy');
    await field(page, 'URL').fill('https://pets.example.com/v1');
    await chooseOption(page, 'Integration method', 'ANY');
    await press(page, 'Create route');
    await expectScreen(page, 'GET /toys');
    const { Items = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: apiId });
    const integration = {
      ApiId: apiId,
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://pets.example.com/v1',
      IntegrationMethod: 'ANY',
      PayloadFormatVersion: '1.0',
    };
    const Target = `integrations/${Items.at(-1)?.IntegrationId}`;
    await expectCalls(
      sandbox,
      [
        { operation: 'CreateIntegration', input: integration },
        { operation: 'CreateRoute', input: { ApiId: apiId, RouteKey: 'GET /toys', Target } },
      ],
      { since },
    );
  });

  await test.step('The default route has no path.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.route.create(apiId));
    await page.getByRole('button', { name: 'Route key Method GET' }).click();
    await page.getByRole('option', { name: '$default' }).click();
    await expect(field(page, 'Path')).toHaveCount(0);
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectScreen(page, '$default');
    const input = { ApiId: apiId, RouteKey: '$default' };
    await expectCalls(sandbox, [{ operation: 'CreateRoute', input }], { since });
  });
});

test('A route is opened from the list, edited by its form, and deleted.', async ({ page, sandbox }) => {
  const { apiId, id, other, lambda } = await prepare(sandbox);
  const { ApiId: quick = '' } = await seed(sandbox, 'CreateApi', {
    Name: 'quick',
    ProtocolType: 'HTTP',
    Target: 'https://example.com',
  });
  const { Items: [managed] = [] } = await seed(sandbox, 'GetRoutes', { ApiId: quick });
  let since = sandbox.calls.length;

  await test.step('Opening it from the list costs no call for the route.', async () => {
    await page.goto(paths.route.list(apiId));
    await expectRowCount(page, 1);
    // The rows are there before the last of what the list asks for.
    await expectOperations(sandbox, since, ['GetApi', 'GetAuthorizers', 'GetIntegrations', 'GetRoutes']);
    since = sandbox.calls.length;
    const row = page.getByRole('link', { name: 'GET /orders/{orderId}' });
    await row.click();
    await expectScreen(page, 'GET /orders/{orderId}');
    await expect(page.getByRole('definition').filter({ hasText: 'Lambda orders' })).toBeVisible();
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Routes' }).click();
    await expectRowVisible(page, '/orders/{orderId}');
    await expectCalls(sandbox, [], { since, reads: true });
    await row.click();
  });

  await test.step('It sends nothing without changes or after a reverted change.', async () => {
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await saveUnchanged(page, sandbox);
    await expectScreen(page, 'GET /orders/{orderId}');

    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await field(page, 'Operation name').fill('else');
    await field(page, 'Operation name').fill('getOrder');
    await saveUnchanged(page, sandbox);
    await expectScreen(page, 'GET /orders/{orderId}');
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page.getByRole('button', { name: 'Route key Method GET' }).click();
    await page.getByRole('option', { name: 'PATCH' }).click();
    await field(page, 'Path').fill('/orders/{orderId}/items');
    await field(page, 'Operation name').fill('readOrder');
    await chooseOption(page, 'Integration', 'Lambda payments');
    await press(page, 'Remove orders:read');
    await chooseOption(page, 'Authorization type', 'Lambda authorizer');
    await chooseOption(page, 'Authorizer', 'partners');
    await save(page, /^Route .* is saved\./);
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

  await test.step('It is deleted after confirmation with one call, and leaves the list.', async () => {
    since = sandbox.calls.length;
    const key = 'PATCH /orders/{orderId}/items';
    await expectScreen(page, key);
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: `Delete route ${key}` });
    await press(dialog, 'Cancel');
    await expect(dialog).toHaveCount(0);
    await expectCalls(sandbox, [], { since });

    await press(page, 'Delete');
    await press(dialog, 'Delete');
    await expectScreen(page, 'Routes');
    await expectNotification(page, `Route ${key} is deleted.`);
    await expectRowGone(page, key);
    const input = { ApiId: apiId, RouteId: id };
    await expectCalls(sandbox, [{ operation: 'DeleteRoute', input }], { since });
  });

  await test.step('One that quick create made keeps its key.', async () => {
    await follow(page, paths.route.edit(quick, managed?.RouteId ?? ''));
    const key = page.getByRole('button', { name: 'Route key Method $default' });
    await expect(key).toBeDisabled();
    await expect(key).toHaveAccessibleDescription(/You can't modify the \$default route key\./);
  });
});
