import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { field, press } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedIntegration, seedJwtAuthorizer, seedRoute } from './seed';

test.use({ start: 'empty' });

const dialog = (page: Page) => page.getByRole('dialog');

/** Selects routes of the list and opens the dialog. */
async function copy(page: Page, routeKeys: readonly string[]) {
  for (const key of routeKeys)
    await page.getByRole('checkbox', { name: `Select ${key}`, exact: true }).check();
  await press(page, 'Actions');
  await page.getByRole('menuitem', { name: 'Copy to another API', exact: true }).click();
}

test('Several routes are copied to another API with what they refer to: existing routes are skipped, a different authorizer is copied under another name.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const { ApiId: target = '' } = await seed(sandbox, 'CreateApi', { Name: 'orders', ProtocolType: 'HTTP' });
  const integration = await seedIntegration(sandbox, apiId);
  const staff = await seedJwtAuthorizer(sandbox, apiId, 'staff');
  await seed(sandbox, 'CreateAuthorizer', {
    ApiId: target,
    Name: 'staff',
    AuthorizerType: 'JWT',
    IdentitySource: ['$request.header.Authorization'],
    JwtConfiguration: { Issuer: 'https://other.example.com', Audience: ['orders'] },
  });
  const Target = `integrations/${integration}`;
  for (const key of ['GET /a', 'GET /b', 'GET /c', 'GET /d'])
    await seedRoute(sandbox, apiId, key, { Target });
  await seedRoute(sandbox, apiId, 'GET /e', { Target, AuthorizationType: 'JWT', AuthorizerId: staff });
  await seedRoute(sandbox, apiId, 'GET /not-selected', { Target });
  await seedRoute(sandbox, target, 'GET /b');

  await page.goto(paths.route.list(apiId));
  await copy(page, ['GET /a', 'GET /b', 'GET /c', 'GET /d', 'GET /e']);
  await expect(dialog(page).getByRole('button', { name: 'Copy', exact: true })).toBeDisabled();
  await chooseOption(page, 'Target API', 'orders');
  await expect(dialog(page).getByRole('list', { name: 'Routes to add' })).toHaveText(
    'GET /aGET /cGET /dGET /e',
  );
  await expect(dialog(page).getByRole('list', { name: 'Routes that the target has' })).toContainText(
    'GET /b different',
  );
  await expect(dialog(page).getByRole('radio', { name: 'Copy it as staff-2' })).toBeChecked();
  await expectNoAxeViolations(page);

  const since = sandbox.calls.length;
  sandbox.faults.push({
    operation: 'CreateRoute',
    after: 2,
    times: 1,
    fail: { status: 400, error: 'BadRequestException', message: 'Not now' },
  });
  await press(dialog(page), 'Copy');
  await expect(dialog(page).getByRole('alert')).toContainText('Not now');
  await press(dialog(page), 'Resume');
  await expectNotification(page, '4 routes copied to API orders.');
  await expectCalls(sandbox, ['CreateAuthorizer', 'CreateIntegration', ...Array(5).fill('CreateRoute')], {
    since,
  });
  const { Items: routes = [] } = await seed(sandbox, 'GetRoutes', { ApiId: target });
  expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(
    ['a', 'b', 'c', 'd', 'e'].map((key) => `GET /${key}`),
  );
  expect(routes.find(({ RouteKey }) => RouteKey === 'GET /b')?.Target).toBeUndefined();

  // Once more: only the different one can change, and only on request.
  await copy(page, ['GET /a', 'GET /b']);
  await chooseOption(page, 'Target API', 'orders');
  await expect(dialog(page).getByText('No route is new in the target')).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Copy', exact: true })).toBeDisabled();
  await dialog(page).getByRole('radio', { name: 'Replace' }).check();
  await press(dialog(page), 'Copy');
  await expectNotification(page, '1 route copied to API orders.');
  const { Items: after = [] } = await seed(sandbox, 'GetRoutes', { ApiId: target });
  expect(after.find(({ RouteKey }) => RouteKey === 'GET /b')?.Target).toBe(
    after.find(({ RouteKey }) => RouteKey === 'GET /a')?.Target,
  );
});

test('Routes are copied with their models and responses, and to an API in another Region.', async ({
  page,
  sandbox,
}) => {
  const http = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, http);
  await seedRoute(sandbox, http, 'GET /a', { Target: `integrations/${integration}` });
  const socket = await seedApi(sandbox, 'WEBSOCKET');
  const { ApiId: chat = '' } = await seed(sandbox, 'CreateApi', {
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.type',
  });
  await seed(sandbox, 'CreateModel', { ApiId: socket, Name: 'Join', Schema: '{"type":"object"}' });
  const RouteId = await seedRoute(sandbox, socket, 'join', {
    RequestModels: { $default: 'Join' },
    ModelSelectionExpression: '$default',
    RouteResponseSelectionExpression: '$default',
  });
  await seed(sandbox, 'CreateRouteResponse', { ApiId: socket, RouteId, RouteResponseKey: '$default' });

  await test.step('Routes of a WebSocket API are copied with their models and responses; that the target selects routes otherwise is said.', async () => {
    await page.goto(paths.route.list(socket));
    await copy(page, ['join']);
    await chooseOption(page, 'Target API', 'chat');
    await expect(dialog(page).getByText('API chat selects routes by $request.body.type')).toBeVisible();
    const since = sandbox.calls.length;
    await press(dialog(page), 'Copy');
    await expectNotification(page, '1 route copied to API chat.');
    const model = {
      ApiId: chat,
      Name: 'Join',
      ContentType: 'application/json',
      Schema: '{"type":"object"}',
    };
    await expectCalls(
      sandbox,
      [{ operation: 'CreateModel', input: model }, 'CreateRoute', 'CreateRouteResponse'],
      { since },
    );
  });

  await test.step('Routes are copied to an API in another Region, where functions are those of that Region.', async () => {
    const elsewhere = 'eu-central-1';
    const orders = { Name: 'orders', ProtocolType: 'HTTP' as const };
    const { ApiId: target = '' } = await seed(sandbox, 'CreateApi', orders, elsewhere);
    const RouteSelectionExpression = '$request.body.action';
    await seed(
      sandbox,
      'CreateApi',
      { Name: 'talk', ProtocolType: 'WEBSOCKET', RouteSelectionExpression },
      elsewhere,
    );
    await follow(page, paths.route.list(http));
    await copy(page, ['GET /a']);
    await press(dialog(page), 'Connection e2e, Region eu-west-1');
    await field(page, 'Region').fill('eu-central-');
    await expect(dialog(page).getByText('eu-central- is not a valid Region.')).toBeVisible();
    await field(page, 'Region').fill(elsewhere);
    await dialog(page)
      .getByRole('button', { name: /Target API/ })
      .click();
    await expect(page.getByRole('option')).toHaveText([/orders/]);
    await page.getByRole('option').click();
    await expect(field(page, 'Region eu-west-1')).toHaveValue(elsewhere);
    await field(page, 'Function orders').fill('orders-two');
    await press(dialog(page), 'Copy');
    await expectNotification(page, '1 route copied to API orders on e2e, Region eu-central-1.');
    const { Items: [copied] = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: target }, elsewhere);
    expect(copied?.IntegrationUri).toBe(`arn:aws:lambda:${elsewhere}:123456789012:function:orders-two`);
  });
});
