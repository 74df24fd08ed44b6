import { paths } from '../src/app/paths';
import { expectOperations } from './budget';
import { expect, test } from './fixtures';
import { chooseOption, expectNoAxeViolations, expectRowCount, expectRowVisible } from './helpers';
import { follow } from './route-map';
import { seedApi, seedIntegration, seedJwtAuthorizer, seedRoute } from './seed';

test.use({ start: 'empty' });

test('The routes are narrowed by facets, shown as a tree, and say which one answers a request, without a further call.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  const jwt = await seedJwtAuthorizer(sandbox, apiId);
  await seedRoute(sandbox, apiId, 'GET /orders', { Target: `integrations/${integration}` });
  await seedRoute(sandbox, apiId, 'POST /orders', { AuthorizationType: 'JWT', AuthorizerId: jwt });
  await seedRoute(sandbox, apiId, 'GET /orders/{orderId}');
  await seedRoute(sandbox, apiId, 'ANY /orders/first');
  await seedRoute(sandbox, apiId, '$default');
  const since = sandbox.calls.length;
  await page.goto(paths.route.list(apiId));
  await expectRowCount(page, 5);

  const answer = page.getByRole('main').getByRole('status').filter({ hasText: 'answers' });
  const request = page.getByRole('searchbox', { name: 'Which route answers this request?' });
  await request.pressSequentially('GET /orders/5?page=2');
  await expect(answer).toContainText('GET /orders/{orderId} answers orderId=5');
  await expect(answer).toContainText('Why not the others (4)');
  await request.fill('GET /orders/first');
  await expect(answer).toContainText('ANY /orders/first probably answers');
  await expect(page.getByRole('list', { name: 'Other routes' }).getByRole('listitem')).toHaveText([
    'GET /orders/{orderId} may answer as well: not documented',
    '$default matches, but is less specific',
    '2 routes with another path',
  ]);
  await expectNoAxeViolations(page);
  await page.reload();
  await expect(answer).toContainText('ANY /orders/first probably answers');
  await request.fill('');

  await chooseOption(page, 'Authorization', 'JWT customers');
  await expectRowCount(page, 1);
  await expectRowVisible(page, 'POST', '/orders');
  await chooseOption(page, 'Method', 'PUT');
  await expect(page.getByText('None of 5 routes matches all filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expectRowCount(page, 5);

  await page.getByRole('button', { name: 'Tree' }).click();
  const tree = page.getByRole('list', { name: 'Routes by path' });
  await expect(tree.getByRole('link')).toHaveText(['GET', 'POST', 'ANY', 'GET', 'Open']);
  await expect(page).toHaveURL(/\?view=tree$/);
  await expectNoAxeViolations(page);
  const opened = ['GetApi', 'GetAuthorizers', 'GetIntegrations', 'GetRoutes'];
  await expectOperations(sandbox, since, [...opened, ...opened]);
});

test('The list of routes keeps two changes of its URL at once, and has the columns of the protocol.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seedRoute(sandbox, chat, 'send', {
    RequestModels: { $default: 'message' },
    RouteResponseSelectionExpression: '$default',
  });

  await test.step('Two changes of the URL before the first is rendered are both kept.', async () => {
    await seedRoute(sandbox, apiId, 'GET /orders');
    await page.goto(`${paths.route.list(apiId)}?method=PUT`);
    await expect(page.getByText('None of 1 route matches all filters.')).toBeVisible();
    const clear = await page.getByRole('button', { name: 'Clear filters' }).elementHandle();
    await page.getByRole('button', { name: 'Tree' }).evaluate((tree: HTMLElement, button) => {
      (button as HTMLElement).click();
      tree.click();
    }, clear);
    await expect(page.getByRole('list', { name: 'Routes by path' }).getByRole('link')).toHaveText(['GET']);
    await expect(page).toHaveURL(/\?view=tree$/);
  });

  await test.step('Routes of a WebSocket API have columns for route key, model and two-way, and no method.', async () => {
    await follow(page, paths.route.list(chat));
    await expectRowVisible(page, 'send', 'message', 'On');
    await expect(page.getByRole('columnheader')).toHaveText([
      '',
      'Route key',
      'Integration',
      'Model',
      'Two-way',
      'Authorization',
    ]);
    await expect(page.getByRole('searchbox', { name: 'Which route answers this request?' })).toHaveCount(0);
  });
});
