import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { expectCalls, expectNoAxeViolations, expectRowCount, expectRowVisible } from './helpers';
import { follow } from './route-map';
import { functionArn, seed, seedApi, seedIntegration, seedJwtAuthorizer, seedRoute } from './seed';

// Search over everything that was read: the screen with its filters and facets, the dialog's completions, pasted addresses.

test.use({ start: 'empty' });

/** Two APIs with routes of the same paths; one is tagged, and has open routes to a function. */
async function prepare(sandbox: Sandbox) {
  const shop = await seedApi(sandbox, 'HTTP', 'shop');
  const depot = await seedApi(sandbox, 'HTTP', 'depot');
  await seed(sandbox, 'TagResource', {
    ResourceArn: `arn:aws:apigateway:${AWS_CONNECTION.region}::/apis/${shop}`,
    Tags: { team: 'sales' },
  });
  const integration = await seedIntegration(sandbox, shop, { IntegrationUri: functionArn('listOrders') });
  const AuthorizerId = await seedJwtAuthorizer(sandbox, depot);
  const open = await seedRoute(sandbox, shop, 'GET /orders', { Target: `integrations/${integration}` });
  await seedRoute(sandbox, shop, 'GET /pets');
  await seedRoute(sandbox, depot, 'GET /orders', { AuthorizationType: 'JWT', AuthorizerId });
  await seed(sandbox, 'CreateStage', {
    ApiId: depot,
    StageName: 'prod',
    StageVariables: { table: 'ledger' },
  });
  return { shop, depot, open, integration };
}

/** The last step of an address of *Search*. */
const searchPath = (q: string) => `${paths.search}?${new URLSearchParams({ q })}`;

test('All that was read is searched, and a search that fails is made again.', async ({ page, sandbox }) => {
  const { shop, open } = await prepare(sandbox);

  await test.step('The account is read from Search; words, filters and facets narrow it, and the address holds them.', async () => {
    await page.goto(searchPath('orders'));
    await expectScreen(page, 'Search');
    await expect(page.getByText('No results')).toBeVisible();
    await expect(page.getByText('The list of APIs was not read yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Read account' }).click();
    await press(page, 'Pause');
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    await press(page, 'Resume');
    await expectRowVisible(page, 'GET /orders', 'Route', 'depot');
    await expect(page.getByRole('button', { name: 'Read account' })).toHaveCount(0);
    const since = sandbox.calls.length;

    const field = page.getByRole('combobox', { name: 'Search everything that was read' });
    await field.fill('path:/orders auth:none');
    await expectRowCount(page, 1);
    await expectRowVisible(page, 'GET /orders', 'Route', 'shop');
    await expect(page).toHaveURL(/q=path%3A%2Forders\+auth%3Anone/);
    await page.reload();
    await expect(field).toHaveValue('path:/orders auth:none');

    // What was read is still there after the reload, without the values of stage variables.
    await expect(page.getByText(/Read by an earlier page/)).toBeVisible();
    await field.fill('tag:team=sales');
    await page.getByRole('button', { name: 'Read account' }).click();
    const kinds = page.getByRole('group', { name: 'Kinds' });
    await kinds.getByRole('button', { name: 'Routes (2)' }).click();
    await expect(field).toHaveValue('tag:team=sales kind:route');
    await expectRowCount(page, 2);
    await expect(kinds.getByRole('button', { name: 'Integrations (1)' })).toBeVisible();
    await expectNoAxeViolations(page);
    await kinds.getByRole('button', { name: 'Routes (2)' }).click();
    await expect(field).toHaveValue('tag:team=sales');

    await field.fill('ledger');
    await expectRowVisible(page, 'prod', 'Stage', 'depot', 'StageVariables: table=ledger');
    await field.fill('fn:listOrders kind:route');
    await page
      .getByRole('row')
      .getByRole('link', { name: /orders/ })
      .click();
    await expect(page).toHaveURL(new RegExp(`${paths.route.detail(shop, open)}$`));
    await expectCalls(sandbox, [], { since });
  });

  await test.step('When the worker of the search fails, it is rebuilt; when it fails again, a button does it.', async () => {
    await follow(page, searchPath('orders kind:route'));
    await expectRowCount(page, 2);
    const since = sandbox.calls.length;
    const fail = async () => {
      const worker = page.workers().at(-1);
      await worker?.evaluate(() => void setTimeout(() => reportError(new Error('out of memory'))));
    };
    const field = page.getByRole('combobox', { name: 'Search everything that was read' });
    await fail();
    await field.fill('pets');
    await expectRowVisible(page, 'GET /pets', 'Route', 'shop');
    await expect(page.getByText('The search failed')).toHaveCount(0);
    await fail();
    await expect(page.getByText('The search failed', { exact: true })).toBeVisible();
    await expect(page.getByText(/out of memory/)).toBeVisible();
    await expectNoAxeViolations(page);
    await press(page, 'Retry');
    await field.fill('orders kind:route');
    await expectRowCount(page, 2);
    await expectCalls(sandbox, [], { since });
  });
});

test('The dialog completes filters, and its results open as a table.', async ({ page, sandbox }) => {
  const { shop } = await prepare(sandbox);
  await page.goto(paths.route.list(shop));
  await expectRowCount(page, 2);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog');
  const search = dialog.getByRole('combobox');
  await search.fill('orders au');
  await page.getByRole('option', { name: /^auth:/ }).click();
  await expect(search).toHaveValue('orders auth:');
  await page.getByRole('option', { name: /^auth:none/ }).click();
  await expect(search).toHaveValue('orders auth:none ');
  await expect(dialog.getByRole('status')).toHaveText('1 result');
  await expect(dialog).toContainText('The list of APIs was not read yet.');
  await search.fill('kind:route');
  await page.getByRole('option', { name: /^2 resources in a table/ }).click();
  await expectScreen(page, 'Search');
  await expectRowVisible(page, 'GET /orders', 'Route', 'shop');
});

test('A pasted ARN, link to the AWS console or address leads to its screen; of another Region it says so.', async ({
  page,
  sandbox,
}) => {
  const { shop, open } = await prepare(sandbox);
  const { region } = AWS_CONNECTION;
  const paste = async (text: string) => {
    await follow(page, paths.connection.list());
    await expectScreen(page, /^Connections/);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(text);
    await page.keyboard.press('Enter');
  };
  await page.goto(paths.apis);
  await paste(
    `https://${region}.console.aws.amazon.com/apigateway/main/develop/routes?api=${shop}&region=${region}&routes=${open}`,
  );
  await expectScreen(page, 'GET /orders');
  await paste(`arn:aws:apigateway:${region}::/apis/${shop}`);
  await expectScreen(page, 'shop');
  await paste(shop);
  await expectScreen(page, 'shop');
  await paste(`https://${shop}.execute-api.${region}.amazonaws.com/orders`);
  await expectScreen(page, 'Test a URL');
  await paste(functionArn('listOrders'));
  await expect(page.getByRole('heading', { name: 'Where used: Function listOrders' })).toBeVisible();

  await follow(page, searchPath('arn:aws:apigateway:ap-south-1::/apis/abc123'));
  await expect(page.getByText(/It is in the Region ap-south-1, and the connection in/)).toBeVisible();
});
