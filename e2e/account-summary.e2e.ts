import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { expectCalls, expectNoAxeViolations, expectRowCount } from './helpers';
import { seed, seedApi, seedIntegration, seedRoute } from './seed';

// What was read of the account at a glance: above the list of APIs, and on the cards of stages.

test.use({ start: 'empty' });

test('Above the list of APIs is what a scan has read, and nothing without a scan.', async ({
  page,
  sandbox,
}) => {
  const shop = await seedApi(sandbox, 'HTTP', 'shop');
  const integration = await seedIntegration(sandbox, shop);
  await seedRoute(sandbox, shop, 'GET /orders', { Target: `integrations/${integration}` });
  await seedRoute(sandbox, shop, 'POST /orders', {
    Target: `integrations/${integration}`,
    AuthorizationType: 'AWS_IAM',
  });
  await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await page.goto(paths.apis);
  await expectRowCount(page, 2);
  const main = page.getByRole('main');
  await expect(main.getByText('Most routes')).toHaveCount(0);

  const navigation = page.getByRole('navigation', { name: 'Resources' });
  await navigation.getByRole('link', { name: 'Inventory' }).click();
  await press(page, 'Read account');
  await expect(main.getByText(/^Read .*: 2 of 2 APIs/)).toBeVisible();
  const since = sandbox.calls.length;
  await navigation.getByRole('link', { name: 'APIs' }).click();
  await expect(main.getByText('All APIs were read: 2.')).toBeVisible();
  await expect(main.getByText('1 HTTP, 1 WebSocket')).toBeVisible();
  await expect(main.getByRole('link', { name: '2 routes' })).toBeVisible();
  await expect(main.getByRole('meter', { name: 'Routes per API' })).toHaveText('2 of 300');
  await expectNoAxeViolations(page);
  await expectCalls(sandbox, [], { since, reads: true });

  await main.getByRole('link', { name: '1 open' }).click();
  await expectScreen(page, 'Inventory');
  await expectRowCount(page, 1);
  await navigation.getByRole('link', { name: 'APIs' }).click();
  await main.getByRole('link', { name: /^\d+ warnings?$/ }).click();
  await expectScreen(page, 'Findings');
  await expect(page).toHaveURL(/severity=warning/);
});

test('The card of a stage counts its findings, which a click shows; it costs no further call.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox, 'HTTP', 'shop');
  await seed(sandbox, 'CreateStage', {
    ApiId,
    StageName: 'prod',
    DefaultRouteSettings: { ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0 },
  });
  const since = sandbox.calls.length;
  await page.goto(paths.api(ApiId));
  const card = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
  await expect(card).toContainText('Findings:');
  // What the overview reads without it, in whichever order.
  const read = sandbox.calls.slice(since).map(({ operation }) => operation);
  expect(read.sort()).toEqual([
    'GetApi',
    'GetAuthorizers',
    'GetDeployments',
    'GetIntegrations',
    'GetRoutes',
    'GetStages',
  ]);
  await card.getByRole('link', { name: /^\d+ errors?$/ }).click();
  await expectScreen(page, 'Findings');
  await expect(page.getByRole('main').getByRole('link', { name: 'prod' }).first()).toBeVisible();
});
