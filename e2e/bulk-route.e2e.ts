import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { answerPagesOf } from './budget';
import { expect, test } from './fixtures';
import { addToken, choice, field, press } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNoAxeViolations,
  expectNotification,
  expectRowCount,
  expectRowVisible,
  rest,
} from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedIntegration, seedJwtAuthorizer, seedLambdaAuthorizer, seedRoute } from './seed';

const pick = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();

const dialog = (page: Page) => page.getByRole('dialog');

async function act(page: Page, verb: string) {
  await press(page, 'Actions');
  await page.getByRole('menuitem', { name: verb, exact: true }).click();
}

const pickAll = (page: Page) =>
  page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();

/** A call that updates a route. */
const update = (ids: object, change: object) => ({ operation: 'UpdateRoute', input: { ...ids, ...change } });

test.use({ start: 'empty' });

test('Several routes are all selected over pages that are not loaded yet, and stay selected over filter, pages and refresh.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const ids: Record<number, string> = {};
  for (let n = 119; n >= 0; n--)
    ids[n] = await seedRoute(sandbox, apiId, `GET /no-${String(n).padStart(3, '0')}`);
  answerPagesOf(sandbox, 60);

  await test.step('They can all be selected over pages that are not loaded yet.', async () => {
    await page.goto(paths.route.list(apiId));
    await expect(page.getByText('No route selected')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Actions' })).toBeDisabled();
    await pickAll(page);
    await expect(page.getByText('50 of 60 routes selected')).toBeVisible();
    await press(page, 'Select all routes');
    await expect(page.getByText('120 of 120 routes selected')).toBeVisible();
    await expectNoAxeViolations(page);
    await press(page, 'Clear selection');
  });

  await test.step('They stay selected over filter, pages and refresh; a deleted route is dropped.', async () => {
    await pick(page, 'GET /no-119');
    await page.getByRole('button', { name: 'Next page' }).click();
    await pick(page, 'GET /no-060');
    await expect(page.getByText('2 of 120 routes selected')).toBeVisible();

    await page.getByRole('searchbox', { name: 'Search routes' }).fill('/no-01');
    await expectRowCount(page, 10);
    await press(page, 'Select all 10 matches');
    await expect(page.getByText('12 of 120 routes selected')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search routes' }).fill('');
    await expectRowCount(page, 50);
    await expect(page.getByText('12 of 120 routes selected')).toBeVisible();

    await seed(sandbox, 'DeleteRoute', { ApiId: apiId, RouteId: ids[60] });
    await press(page, 'Refresh routes');
    await expect(page.getByText('11 of 119 routes selected')).toBeVisible();
    await press(page, 'Clear selection');
    await expect(page.getByText('No route selected')).toBeVisible();
  });
});

test('Several routes are deleted as one plan, which can be stopped and resumed, and continues without a rejected call.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  for (let n = 0; n < 12; n++) await seedRoute(sandbox, apiId, `GET /no-${n}`);
  const few = await seedApi(sandbox);
  for (const key of ['GET /a', 'GET /b', 'GET /c']) await seedRoute(sandbox, few, key);

  await test.step('It is stopped between two calls and resumed.', async () => {
    await page.goto(paths.route.list(apiId));
    await pickAll(page);
    await act(page, 'Delete');
    await expect(dialog(page)).toContainText('Delete 12 routes');
    await expect(dialog(page).getByRole('list', { name: 'Routes to delete' })).toContainText('GET /no-11');
    await dialog(page).getByRole('button', { name: 'Preview API calls' }).click();
    await expect(dialog(page)).toContainText('delete-route');

    const since = sandbox.calls.length;
    sandbox.faults.push({ operation: 'DeleteRoute', delayMs: 150 });
    await press(dialog(page), 'Delete');
    await expect(dialog(page).getByText(/^[1-9] of 12 calls done$/)).toBeVisible();
    await press(dialog(page), 'Stop');
    await expect(dialog(page).getByRole('alert')).toContainText(/Stopped: \d+ of 12 calls done/);
    const done = sandbox.calls.slice(since).filter(({ operation }) => operation === 'DeleteRoute').length;
    expect(done).toBeLessThan(12);
    await expect(dialog(page).getByRole('alert')).toContainText(`Stopped: ${done} of 12 calls done`);

    sandbox.faults.length = 0;
    await press(dialog(page), 'Resume');
    await expectNotification(page, '12 routes deleted.');
    await expectCalls(
      sandbox,
      Array.from({ length: 12 }, () => 'DeleteRoute'),
      { since },
    );
    await expect(page.getByText('No routes', { exact: true })).toBeVisible();
    // The list is reloaded after the stop and at the end, not once per route.
    const lists = sandbox.calls.slice(since).filter(({ operation }) => operation === 'GetRoutes');
    expect(lists.length).toBeLessThanOrEqual(2);
  });

  await test.step('It continues without the rejected one, and that is named.', async () => {
    await rest(page);
    await follow(page, paths.route.list(few));
    for (const key of ['GET /a', 'GET /b', 'GET /c']) await pick(page, key);
    await act(page, 'Delete');
    sandbox.faults.push({
      operation: 'DeleteRoute',
      after: 1,
      times: 1,
      fail: { status: 403, error: 'AccessDeniedException', message: 'Not this one' },
    });
    await press(dialog(page), 'Delete');
    await expect(dialog(page).getByRole('alert')).toContainText('Delete route GET /b: refused');
    await expect(dialog(page).getByRole('alert')).toContainText('Completed calls are kept.');
    await press(dialog(page), 'Skip and continue');
    await expectNotification(page, '2 routes deleted. Skipped after a rejected call: Delete route GET /b.');
    await expectRowCount(page, 1);
    await expect(page.getByRole('rowheader')).toHaveText('/b');
  });
});

test('Several routes get an authorizer, and lose it: only where something differs, and others are named with the reason.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const customers = await seedJwtAuthorizer(sandbox, apiId);
  const staff = await seedJwtAuthorizer(sandbox, apiId, 'staff');
  const lambda = await seedLambdaAuthorizer(sandbox, apiId);
  const scoped = {
    AuthorizationType: 'JWT' as const,
    AuthorizerId: customers,
    AuthorizationScopes: ['a:read'],
  };
  const a = await seedRoute(sandbox, apiId, 'GET /a', scoped);
  const b = await seedRoute(sandbox, apiId, 'GET /b');
  await seedRoute(sandbox, apiId, 'GET /c', { AuthorizationType: 'JWT', AuthorizerId: staff });

  const guarded = await seedApi(sandbox);
  const guard = await seedLambdaAuthorizer(sandbox, guarded);
  const withGuard = { AuthorizationType: 'CUSTOM' as const, AuthorizerId: guard };
  const first = await seedRoute(sandbox, guarded, 'GET /a', withGuard);
  await seedRoute(sandbox, guarded, 'GET /b', { AuthorizationType: 'AWS_IAM' });
  await seedRoute(sandbox, guarded, 'GET /c');

  const chat = await seedApi(sandbox, 'WEBSOCKET');
  await seedIntegration(sandbox, chat);
  const connect = await seedRoute(sandbox, chat, '$connect');
  await seedRoute(sandbox, chat, 'join');
  const doorman = await seedLambdaAuthorizer(sandbox, chat, 'doorman', {
    AuthorizerPayloadFormatVersion: undefined,
    IdentitySource: ['route.request.querystring.token'],
  });
  let since = sandbox.calls.length;
  const skipped = dialog(page).getByRole('list', { name: 'Skipped' });

  await test.step('They get a JWT authorizer, each keeping its scopes, and only where something differs.', async () => {
    await page.goto(paths.route.list(apiId));
    await pickAll(page);
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'staff');
    await expect(skipped).toContainText('GET /c It already has these settings.');
    await expectNoAxeViolations(page);
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer staff is attached to 2 routes.');
    const change = { AuthorizationType: 'JWT', AuthorizerId: staff };
    await expectCalls(
      sandbox,
      [a, b].map((RouteId) => update({ ApiId: apiId, RouteId }, change)),
      { since },
    );

    // One undo for both, from the notification.
    await press(page, 'Undo Attach authorizer staff to 2 routes');
    await press(dialog(page), 'Undo');
    await expectNotification(page, 'Attach authorizer staff to 2 routes is undone.');
    const routes = (await seed(sandbox, 'GetRoutes', { ApiId: apiId })).Items ?? [];
    expect(routes.find(({ RouteId }) => RouteId === a)).toMatchObject(scoped);
    expect(routes.find(({ RouteId }) => RouteId === b)).toMatchObject({ AuthorizationType: 'NONE' });
  });

  await test.step('They get the same scopes on request, and a Lambda authorizer removes scopes.', async () => {
    await press(page, 'Refresh routes');
    await expectRowVisible(page, '/b', 'None');
    since = sandbox.calls.length;
    await pick(page, 'GET /b');
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'customers');
    await choice(page, 'The same scopes for all').check();
    await addToken(page, 'Scopes', 'orders:read');
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer customers is attached to 1 route.');

    await pick(page, 'GET /b');
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'partners');
    await expect(field(page, 'Scopes')).toHaveCount(0);
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer partners is attached to 1 route.');
    const ids = { ApiId: apiId, RouteId: b };
    const jwt = { AuthorizationType: 'JWT', AuthorizerId: customers, AuthorizationScopes: ['orders:read'] };
    const custom = { AuthorizationType: 'CUSTOM', AuthorizerId: lambda, AuthorizationScopes: [] };
    await expectCalls(sandbox, [update(ids, jwt), update(ids, custom)], { since });
  });

  await test.step('They lose their authorizer; those that have none are left out with the reason.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.route.list(guarded));
    await pickAll(page);
    await act(page, 'Detach authorizer');
    await expect(skipped).toContainText('GET /b It uses IAM authorization, not an authorizer.');
    await expect(skipped).toContainText('GET /c It has no authorizer.');
    await press(dialog(page), 'Detach');
    await expectNotification(page, '1 route no longer has an authorizer.');
    const call = update({ ApiId: guarded, RouteId: first }, { AuthorizationType: 'NONE' });
    await expectCalls(sandbox, [call], { since });
  });

  await test.step('Those of a WebSocket API get one on $connect only; the others are named with the reason.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.route.list(chat));
    await pickAll(page);
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'doorman');
    await expect(skipped).toContainText(
      'join Currently, authorization is restricted to the $connect route only',
    );
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer doorman is attached to 1 route.');
    const change = { AuthorizationType: 'CUSTOM', AuthorizerId: doorman };
    await expectCalls(sandbox, [update({ ApiId: chat, RouteId: connect }, change)], { since });
  });
});
