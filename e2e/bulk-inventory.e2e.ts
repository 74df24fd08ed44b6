import type { Locator, Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { press } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNoAxeViolations,
  expectNotification,
  expectRowCount,
  fillField,
} from './helpers';
import { seed, seedApi, seedJwtAuthorizer, seedRoute } from './seed';

test.use({ start: 'empty' });

/** Two APIs, each with an authorizer that no route uses and a stage; a route of the first uses another authorizer. */
async function prepare(sandbox: Sandbox) {
  const shop = await seedApi(sandbox, 'HTTP', 'shop');
  const depot = await seedApi(sandbox, 'HTTP', 'depot');
  const used = await seedJwtAuthorizer(sandbox, shop, 'staff');
  const orders = await seedRoute(sandbox, shop, 'GET /orders', {
    AuthorizationType: 'JWT',
    AuthorizerId: used,
  });
  const stock = await seedRoute(sandbox, depot, 'GET /stock');
  const unused = {
    shop: await seedJwtAuthorizer(sandbox, shop, 'former'),
    depot: await seedJwtAuthorizer(sandbox, depot, 'trial'),
  };
  for (const ApiId of [shop, depot]) await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  return { shop, depot, unused, orders, stock };
}

async function open(page: Page, view: string) {
  await page.goto(`${paths.inventory}?view=${view}`);
  await press(page, 'Read account');
  await expect(page.getByText(/2 of 2 APIs/)).toBeVisible();
}

const dialog = (page: Page) => page.getByRole('dialog');
const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });

/** Counts what a user does: one for each click. */
function clicks() {
  let count = 0;
  return {
    click: async (target: Locator) => {
      count += 1;
      await target.click();
    },
    count: () => count,
  };
}

test('Two unused authorizers of two APIs are deleted in five clicks; the one in use is named with its route.', async ({
  page,
  sandbox,
}) => {
  const { shop, depot, unused } = await prepare(sandbox);
  await open(page, 'authorizers');
  await expectRowCount(page, 3);
  await box(page, 'staff of shop').check();
  const user = clicks();
  await user.click(box(page, 'former of shop'));
  await user.click(box(page, 'trial of depot'));
  const since = sandbox.calls.length;
  await user.click(page.getByRole('button', { name: 'Actions' }));
  await user.click(page.getByRole('menuitem', { name: 'Delete', exact: true }));
  await expect(dialog(page).getByRole('list', { name: 'Skipped' })).toHaveText(
    'staff shop. Used by GET /orders.',
  );
  await expect(dialog(page).getByRole('list', { name: 'Authorizers to delete' })).toContainText(
    'trial depot',
  );
  await expectNoAxeViolations(page);
  await user.click(dialog(page).getByRole('button', { name: 'Delete', exact: true }));
  await expectNotification(page, '2 authorizers deleted.');
  expect(user.count()).toBe(5);
  await expectCalls(
    sandbox,
    [
      { operation: 'DeleteAuthorizer', input: { ApiId: shop, AuthorizerId: unused.shop } },
      { operation: 'DeleteAuthorizer', input: { ApiId: depot, AuthorizerId: unused.depot } },
    ],
    { since },
  );
  await expectRowCount(page, 1);

  await press(page, 'Undo Delete 2 authorizers');
  await press(dialog(page), 'Undo');
  await expectNotification(page, 'Delete 2 authorizers is undone.');
  for (const [ApiId, name] of [
    [shop, 'former'],
    [depot, 'trial'],
  ]) {
    const { Items = [] } = await seed(sandbox, 'GetAuthorizers', { ApiId });
    expect(Items.map(({ Name }) => Name)).toContain(name);
  }
});

test('Stages get a default throttle and a tag; routes get an authorizer, lose it and are deleted, over two APIs.', async ({
  page,
  sandbox,
}) => {
  const { shop, depot, unused, orders, stock } = await prepare(sandbox);

  await test.step('Stages of two APIs get a default throttle and a tag, each as one plan.', async () => {
    await open(page, 'stages');
    await box(page, 'prod of shop').check();
    await box(page, 'prod of depot').check();
    const since = sandbox.calls.length;
    await press(page, 'Actions');
    await page.getByRole('menuitem', { name: 'Set default throttle' }).click();
    const confirm = dialog(page).getByRole('button', { name: 'Set throttle' });
    await expect(confirm).toBeDisabled();
    await fillField(dialog(page), 'Rate limit, requests per second', '-1');
    await expect(confirm).toBeDisabled();
    await fillField(dialog(page), 'Rate limit, requests per second', '50');
    await fillField(dialog(page), 'Burst limit, requests', '20');
    await expectNoAxeViolations(page);
    await confirm.click();
    await expectNotification(page, 'The default throttle of 2 stages is set.');
    const DefaultRouteSettings = { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 20 };
    await expectCalls(
      sandbox,
      [shop, depot].map((ApiId) => ({
        operation: 'UpdateStage',
        input: { ApiId, StageName: 'prod', DefaultRouteSettings },
      })),
      { since },
    );
    await expect(page.getByText('50 requests/s, burst 20')).toHaveCount(2);

    await page.getByRole('checkbox', { name: 'Select all stages on this page' }).check();
    await press(page, 'Actions');
    await page.getByRole('menuitem', { name: 'Change tags' }).click();
    await press(dialog(page), 'Add tag');
    await dialog(page).getByRole('textbox', { name: /Key/ }).fill('team');
    await dialog(page).getByRole('textbox', { name: /Value/ }).fill('web');
    await press(dialog(page), 'Change tags');
    await expectNotification(page, 'The tags of 2 stages are changed.');
    for (const ApiId of [shop, depot]) {
      const { Items: [stage] = [] } = await seed(sandbox, 'GetStages', { ApiId });
      expect(stage?.Tags).toEqual({ team: 'web' });
    }
  });

  await test.step('Routes of one API get an authorizer, of several they lose it or are deleted.', async () => {
    await press(page.getByRole('toolbar', { name: 'View' }), 'Routes');
    await box(page, 'GET /orders of shop').check();
    await box(page, 'GET /stock of depot').check();
    await press(page, 'Actions');
    const attach = page.getByRole('menuitem', { name: 'Attach authorizer' });
    await expect(attach).toHaveAttribute('aria-disabled', 'true');
    await attach.hover();
    await expect(page.getByRole('tooltip')).toContainText('An authorizer belongs to one API.');
    await page.keyboard.press('Escape');

    await box(page, 'GET /orders of shop').uncheck();
    const since = sandbox.calls.length;
    await press(page, 'Actions');
    await attach.click();
    await chooseOption(page, 'Authorizer', 'trial');
    await press(dialog(page), 'Attach');
    await expectNotification(page, 'Authorizer trial is attached to 1 route.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateRoute',
          input: { ApiId: depot, RouteId: stock, AuthorizationType: 'JWT', AuthorizerId: unused.depot },
        },
      ],
      { since },
    );

    await box(page, 'GET /orders of shop').check();
    await box(page, 'GET /stock of depot').check();
    await press(page, 'Actions');
    await page.getByRole('menuitem', { name: 'Detach authorizer' }).click();
    await press(dialog(page), 'Detach');
    await expectNotification(page, 'The authorizer is detached from 2 routes.');
    const { Items: [opened] = [] } = await seed(sandbox, 'GetRoutes', { ApiId: shop });
    expect(opened).toMatchObject({ RouteId: orders, AuthorizationType: 'NONE' });

    await page.getByRole('checkbox', { name: 'Select all routes on this page' }).check();
    await press(page, 'Actions');
    await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
    await press(dialog(page), 'Delete');
    await expectNotification(page, '2 routes deleted.');
    await expect(page.getByText('No routes', { exact: true })).toBeVisible();
  });
});
