import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { choice, expectOneAlert, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification } from './helpers';
import { seed, seedApi, seedRoute } from './seed';

test.use({ start: 'empty' });

const HEADER = 'route.request.header.x-shop';
const QUERY = 'route.request.querystring.lang';
const LOCALE = 'route.request.querystring.locale';

/** A two-way route with a model and two parameters. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  for (const Name of ['message', 'order']) {
    await seed(sandbox, 'CreateModel', { ApiId: apiId, Name, Schema: '{}' });
  }
  const route = await seedRoute(sandbox, apiId, '$connect', {
    RouteResponseSelectionExpression: '$default',
    ModelSelectionExpression: '$default',
    RequestModels: { $default: 'message' },
    RequestParameters: { [HEADER]: { Required: true }, [QUERY]: { Required: false } },
  });
  const ids = { ApiId: apiId, RouteId: route };
  const { RouteResponseId } = await seed(sandbox, 'CreateRouteResponse', {
    ...ids,
    RouteResponseKey: '$default',
  });
  return { apiId, route, ids, RouteResponseId, since: sandbox.calls.length };
}

test.describe('Creating a route of a WebSocket API', () => {
  test('sends its key alone when its messages go one way.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.route.create(apiId));
    await field(page, 'Route key').fill('leave');
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectScreen(page, 'leave');
    const input = { ApiId: apiId, RouteKey: 'leave' };
    await expectCalls(sandbox, [{ operation: 'CreateRoute', input }], { since });
  });

  test('sends models, parameters and the selection expression, and makes the response.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.route.create(apiId));
    await field(page, 'Route key').fill('send');
    await choice(page, 'None yet').click();
    await choice(page, 'Two-way communication').click();
    await field(page, 'Model selection expression').fill('$request.body.kind');
    await press(page, 'Add model');
    await field(page, 'Key 1').fill('order');
    await field(page, 'Model name 1').fill('order');
    await press(page, 'Add parameter');
    await field(page, 'Parameter 1').fill(QUERY);
    await choice(page, 'Parameter 1 is required').click();
    await press(page, 'Create route');
    await expectScreen(page, 'send');
    const { Items = [] } = await seed(sandbox, 'GetRoutes', { ApiId: apiId });
    const RouteId = Items.find(({ RouteKey }) => RouteKey === 'send')?.RouteId;
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateRoute',
          input: {
            ApiId: apiId,
            RouteKey: 'send',
            RouteResponseSelectionExpression: '$default',
            ModelSelectionExpression: '$request.body.kind',
            RequestModels: { order: 'order' },
            RequestParameters: { [QUERY]: { Required: true } },
          },
        },
        {
          operation: 'CreateRouteResponse',
          input: { ApiId: apiId, RouteId, RouteResponseKey: '$default' },
        },
      ],
      { since },
    );
  });

  test('that fails at the response shows one error, and resumes without a second route.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, since } = await prepare(sandbox);
    const message = 'Something of the service broke';
    sandbox.faults.push({
      operation: 'CreateRouteResponse',
      fail: { status: 500, error: 'InternalServerErrorException', message },
    });
    await page.goto(paths.route.create(apiId));
    await field(page, 'Route key').fill('send');
    await choice(page, 'None yet').click();
    await choice(page, 'Two-way communication').click();
    await press(page, 'Create route');
    await expectOneAlert(page, message);
    await expect(field(page, 'Route key')).toHaveValue('send');

    sandbox.faults.length = 0;
    await press(page, 'Resume');
    await expectScreen(page, 'send');
    await expectCalls(sandbox, ['CreateRoute', 'CreateRouteResponse', 'CreateRouteResponse'], { since });
  });
});

test.describe('Editing a route of a WebSocket API', () => {
  test('sends every changed field, and nothing else.', async ({ page, sandbox }) => {
    const { apiId, route, ids, since } = await prepare(sandbox);
    await page.goto(paths.route.edit(apiId, route));
    await field(page, 'Model selection expression').fill('$request.body.kind');
    await press(page, 'Add model');
    await field(page, 'Key 2').fill('order');
    await field(page, 'Model name 2').fill('order');
    await field(page, 'Parameter 2').fill(LOCALE);
    await choice(page, 'Parameter 2 is required').click();
    await press(page, 'Save');
    await expectNotification(page, / is saved\./);
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateRoute',
          input: {
            ...ids,
            ModelSelectionExpression: '$request.body.kind',
            RequestModels: { order: 'order' },
            RequestParameters: { [LOCALE]: { Required: true } },
          },
        },
        { operation: 'DeleteRouteRequestParameter', input: { ...ids, RequestParameterKey: QUERY } },
      ],
      { since },
    );
  });

  test('removes the route response with the switch, and restores it.', async ({ page, sandbox }) => {
    const { apiId, route, ids, RouteResponseId, since } = await prepare(sandbox);
    await page.goto(paths.route.edit(apiId, route));
    await expect(choice(page, 'Two-way communication')).toBeChecked();
    await choice(page, 'Two-way communication').click();
    await press(page, 'Save');
    await expectNotification(page, / is saved\./);
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, RouteResponseSelectionExpression: '' } },
        { operation: 'DeleteRouteResponse', input: { ...ids, RouteResponseId } },
      ],
      { since },
    );

    const off = sandbox.calls.length;
    await page.goto(paths.route.edit(apiId, route));
    await expect(choice(page, 'Two-way communication')).not.toBeChecked();
    await choice(page, 'Two-way communication').click();
    await press(page, 'Save');
    await expectNotification(page, / is saved\./);
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, RouteResponseSelectionExpression: '$default' } },
        { operation: 'CreateRouteResponse', input: { ...ids, RouteResponseKey: '$default' } },
      ],
      { since: off },
    );
  });

  test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
    const { apiId, route, since } = await prepare(sandbox);
    await page.goto(paths.route.edit(apiId, route));
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
});
