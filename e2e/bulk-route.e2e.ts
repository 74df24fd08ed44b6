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
} from './helpers';
import { seed, seedApi, seedIntegration, seedJwtAuthorizer, seedLambdaAuthorizer, seedRoute } from './seed';

const pick = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();

const dialog = (page: Page) => page.getByRole('dialog');

async function act(page: Page, verb: string) {
  await press(page, 'Actions');
  await page.getByRole('menuitem', { name: verb, exact: true }).click();
}

test.describe('Several routes at once', () => {
  test.use({ start: 'empty' });

  test('stay selected over filter, pages and refresh; a deleted route is dropped.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const ids: Record<number, string> = {};
    for (let n = 119; n >= 0; n--)
      ids[n] = await seedRoute(sandbox, apiId, `GET /no-${String(n).padStart(3, '0')}`);
    await page.goto(paths.route.list(apiId));
    await expect(page.getByText('No route selected')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Actions' })).toBeDisabled();

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

  test('can all be selected over pages that are not loaded yet.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox);
    for (let n = 0; n < 70; n++) await seedRoute(sandbox, apiId, `GET /no-${n}`);
    answerPagesOf(sandbox, 60);
    await page.goto(paths.route.list(apiId));
    await page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();
    await expect(page.getByText('50 of 60 routes selected')).toBeVisible();
    await press(page, 'Select all routes');
    await expect(page.getByText('70 of 70 routes selected')).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('are deleted as one plan that can be stopped between two calls and resumed.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    for (let n = 0; n < 12; n++) await seedRoute(sandbox, apiId, `GET /no-${n}`);
    await page.goto(paths.route.list(apiId));
    await page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();
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

  test('continue without the rejected one, and it is named.', async ({ page, sandbox }) => {
    const apiId = await seedApi(sandbox);
    for (const key of ['GET /a', 'GET /b', 'GET /c']) await seedRoute(sandbox, apiId, key);
    await page.goto(paths.route.list(apiId));
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

  test('get a JWT authorizer, each keeping its scopes, and only where something differs.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const customers = await seedJwtAuthorizer(sandbox, apiId);
    const staff = await seedJwtAuthorizer(sandbox, apiId, 'staff');
    const scoped = {
      AuthorizationType: 'JWT' as const,
      AuthorizerId: customers,
      AuthorizationScopes: ['a:read'],
    };
    const a = await seedRoute(sandbox, apiId, 'GET /a', scoped);
    const b = await seedRoute(sandbox, apiId, 'GET /b');
    await seedRoute(sandbox, apiId, 'GET /c', { AuthorizationType: 'JWT', AuthorizerId: staff });
    await page.goto(paths.route.list(apiId));
    await page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();
    const since = sandbox.calls.length;
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'staff');
    await expect(dialog(page).getByRole('list', { name: 'Skipped' })).toContainText(
      'GET /c It already has these settings.',
    );
    await expectNoAxeViolations(page);
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer staff is attached to 2 routes.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateRoute',
          input: { ApiId: apiId, RouteId: a, AuthorizationType: 'JWT', AuthorizerId: staff },
        },
        {
          operation: 'UpdateRoute',
          input: { ApiId: apiId, RouteId: b, AuthorizationType: 'JWT', AuthorizerId: staff },
        },
      ],
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

  test('get the same scopes on request, and a Lambda authorizer removes scopes.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const jwt = await seedJwtAuthorizer(sandbox, apiId);
    const lambda = await seedLambdaAuthorizer(sandbox, apiId);
    const a = await seedRoute(sandbox, apiId, 'GET /a');
    await page.goto(paths.route.list(apiId));
    await pick(page, 'GET /a');
    const since = sandbox.calls.length;
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'customers');
    await choice(page, 'The same scopes for all').check();
    await addToken(page, 'Scopes', 'orders:read');
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer customers is attached to 1 route.');

    await pick(page, 'GET /a');
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'partners');
    await expect(field(page, 'Scopes')).toHaveCount(0);
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer partners is attached to 1 route.');
    const route = { ApiId: apiId, RouteId: a };
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateRoute',
          input: {
            ...route,
            AuthorizationType: 'JWT',
            AuthorizerId: jwt,
            AuthorizationScopes: ['orders:read'],
          },
        },
        {
          operation: 'UpdateRoute',
          input: { ...route, AuthorizationType: 'CUSTOM', AuthorizerId: lambda, AuthorizationScopes: [] },
        },
      ],
      { since },
    );
  });

  test('lose their authorizer; those that have none are left out with the reason.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox);
    const lambda = await seedLambdaAuthorizer(sandbox, apiId);
    const a = await seedRoute(sandbox, apiId, 'GET /a', {
      AuthorizationType: 'CUSTOM',
      AuthorizerId: lambda,
    });
    await seedRoute(sandbox, apiId, 'GET /b', { AuthorizationType: 'AWS_IAM' });
    await seedRoute(sandbox, apiId, 'GET /c');
    await page.goto(paths.route.list(apiId));
    await page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();
    const since = sandbox.calls.length;
    await act(page, 'Detach authorizer');
    const left = dialog(page).getByRole('list', { name: 'Skipped' });
    await expect(left).toContainText('GET /b It uses IAM authorization, not an authorizer.');
    await expect(left).toContainText('GET /c It has no authorizer.');
    await press(dialog(page), 'Detach');
    await expectNotification(page, '1 route no longer has an authorizer.');
    await expectCalls(
      sandbox,
      [{ operation: 'UpdateRoute', input: { ApiId: apiId, RouteId: a, AuthorizationType: 'NONE' } }],
      { since },
    );
  });

  test('of a WebSocket API get an authorizer on $connect only; the others are named with the reason.', async ({
    page,
    sandbox,
  }) => {
    const apiId = await seedApi(sandbox, 'WEBSOCKET');
    await seedIntegration(sandbox, apiId);
    const connect = await seedRoute(sandbox, apiId, '$connect');
    await seedRoute(sandbox, apiId, 'join');
    const lambda = await seedLambdaAuthorizer(sandbox, apiId, 'doorman', {
      AuthorizerPayloadFormatVersion: undefined,
      IdentitySource: ['route.request.querystring.token'],
    });
    await page.goto(paths.route.list(apiId));
    await page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();
    const since = sandbox.calls.length;
    await act(page, 'Attach authorizer');
    await chooseOption(page, 'Authorizer', 'doorman');
    await expect(dialog(page).getByRole('list', { name: 'Skipped' })).toContainText(
      'join Currently, authorization is restricted to the $connect route only',
    );
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer doorman is attached to 1 route.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateRoute',
          input: { ApiId: apiId, RouteId: connect, AuthorizationType: 'CUSTOM', AuthorizerId: lambda },
        },
      ],
      { since },
    );
  });
});
