import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { choice, expectFieldError, expectOneAlert, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification } from './helpers';
import { seed, seedApi, seedRoute } from './seed';

test.use({ start: 'empty' });

const HEADER = 'route.request.header.x-shop';
const QUERY = 'route.request.querystring.lang';

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

  const refused: [what: string, key: string, message: string][] = [
    [
      'a key that begins with $',
      '$other',
      'Route keys starting with $ are reserved for predefined routes: $connect, $disconnect, $default',
    ],
    ['a key in use', '$connect', 'Route with key $connect already exists for this API'],
  ];
  for (const [what, key, message] of refused) {
    test(`with ${what} is rejected before it is sent.`, async ({ page, sandbox }) => {
      const { apiId, since } = await prepare(sandbox);
      await page.goto(paths.route.create(apiId));
      await field(page, 'Route key').fill(key);
      await choice(page, 'None yet').click();
      await press(page, 'Create route');
      await expectFieldError(page, field(page, 'Route key'), message, { sandbox, since });
    });
  }
});

test.describe('Editing a route of a WebSocket API', () => {
  const update = (change: object) => ({ operation: 'UpdateRoute', sent: change });
  const cases: [
    what: string,
    change: (page: Page) => Promise<unknown>,
    calls: { operation: string; sent: object }[],
  ][] = [
    [
      'its model selection expression',
      (page) => field(page, 'Model selection expression').fill('$request.body.kind'),
      [update({ ModelSelectionExpression: '$request.body.kind' })],
    ],
    [
      'another model',
      async (page) => {
        await press(page, 'Add model');
        await field(page, 'Key 2').fill('order');
        await field(page, 'Model name 2').fill('order');
      },
      [update({ RequestModels: { order: 'order' } })],
    ],
    [
      'the one parameter that differs',
      (page) => choice(page, 'Parameter 2 is required').click(),
      [update({ RequestParameters: { [QUERY]: { Required: true } } })],
    ],
    [
      'a parameter away by its own operation',
      async (page) => {
        await page.getByRole('button', { name: 'Remove', exact: true }).last().click();
        await expect(field(page, 'Parameter 2')).toHaveCount(0);
      },
      [{ operation: 'DeleteRouteRequestParameter', sent: { RequestParameterKey: QUERY } }],
    ],
    [
      'a renamed parameter as a new one and the old one away',
      (page) => field(page, 'Parameter 2').fill('route.request.querystring.locale'),
      [
        update({ RequestParameters: { 'route.request.querystring.locale': { Required: false } } }),
        { operation: 'DeleteRouteRequestParameter', sent: { RequestParameterKey: QUERY } },
      ],
    ],
  ];
  for (const [what, change, calls] of cases) {
    test(`sends ${what}, and nothing else.`, async ({ page, sandbox }) => {
      const { apiId, route, ids, since } = await prepare(sandbox);
      await page.goto(paths.route.edit(apiId, route));
      await change(page);
      await press(page, 'Save');
      await expectNotification(page, / is saved\./);
      const expected = calls.map(({ operation, sent }) => ({ operation, input: { ...ids, ...sent } }));
      await expectCalls(sandbox, expected, { since });
    });
  }

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
