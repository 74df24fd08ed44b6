import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { choice, expectOneAlert, expectScreen, field, press } from './forms';
import { expectCalls } from './helpers';
import { follow } from './route-map';
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

test('A route of a WebSocket API is created by its form, with the response of a two-way one.', async ({
  page,
  sandbox,
}) => {
  const { apiId, since: seeded } = await prepare(sandbox);
  let since = seeded;

  await test.step('It sends its key alone when its messages go one way.', async () => {
    await page.goto(paths.route.create(apiId));
    await field(page, 'Route key').fill('leave');
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectScreen(page, 'leave');
    const input = { ApiId: apiId, RouteKey: 'leave' };
    await expectCalls(sandbox, [{ operation: 'CreateRoute', input }], { since });
  });

  await test.step('It sends models, parameters and the selection expression, and makes the response.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.route.create(apiId));
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
    const input = {
      ApiId: apiId,
      RouteKey: 'send',
      RouteResponseSelectionExpression: '$default',
      ModelSelectionExpression: '$request.body.kind',
      RequestModels: { order: 'order' },
      RequestParameters: { [QUERY]: { Required: true } },
    };
    const response = { ApiId: apiId, RouteId, RouteResponseKey: '$default' };
    await expectCalls(
      sandbox,
      [
        { operation: 'CreateRoute', input },
        { operation: 'CreateRouteResponse', input: response },
      ],
      { since },
    );
  });

  await test.step('When the response fails, it shows one error, and resumes without a second route.', async () => {
    since = sandbox.calls.length;
    const message = 'Something of the service broke';
    sandbox.faults.push({
      operation: 'CreateRouteResponse',
      fail: { status: 500, error: 'InternalServerErrorException', message },
    });
    await follow(page, paths.route.create(apiId));
    await field(page, 'Route key').fill('join');
    await choice(page, 'None yet').click();
    await choice(page, 'Two-way communication').click();
    await press(page, 'Create route');
    await expectOneAlert(page, message);
    await expect(field(page, 'Route key')).toHaveValue('join');

    sandbox.faults.length = 0;
    await press(page, 'Resume');
    await expectScreen(page, 'join');
    await expectCalls(sandbox, ['CreateRoute', 'CreateRouteResponse', 'CreateRouteResponse'], { since });
  });
});

test('A route of a WebSocket API is edited by its form, with its response.', async ({ page, sandbox }) => {
  const { apiId, route, ids, RouteResponseId } = await prepare(sandbox);
  let since = sandbox.calls.length;
  const edit = () => follow(page, paths.route.edit(apiId, route));
  const twoWay = choice(page, 'Two-way communication');

  await test.step('It sends nothing when nothing is changed.', async () => {
    await page.goto(paths.route.edit(apiId, route));
    await saveUnchanged(page, sandbox);
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    await edit();
    await field(page, 'Model selection expression').fill('$request.body.kind');
    await press(page, 'Add model');
    await field(page, 'Key 2').fill('order');
    await field(page, 'Model name 2').fill('order');
    await field(page, 'Parameter 2').fill(LOCALE);
    await choice(page, 'Parameter 2 is required').click();
    await save(page);
    const change = {
      ModelSelectionExpression: '$request.body.kind',
      RequestModels: { order: 'order' },
      RequestParameters: { [LOCALE]: { Required: true } },
    };
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, ...change } },
        { operation: 'DeleteRouteRequestParameter', input: { ...ids, RequestParameterKey: QUERY } },
      ],
      { since },
    );
  });

  await test.step('It removes the route response with the switch.', async () => {
    since = sandbox.calls.length;
    await edit();
    await expect(twoWay).toBeChecked();
    await twoWay.click();
    await save(page);
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, RouteResponseSelectionExpression: '' } },
        { operation: 'DeleteRouteResponse', input: { ...ids, RouteResponseId } },
      ],
      { since },
    );
  });

  await test.step('It restores the route response with the switch.', async () => {
    since = sandbox.calls.length;
    await edit();
    await expect(twoWay).not.toBeChecked();
    await twoWay.click();
    await save(page);
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: { ...ids, RouteResponseSelectionExpression: '$default' } },
        { operation: 'CreateRouteResponse', input: { ...ids, RouteResponseKey: '$default' } },
      ],
      { since },
    );
  });
});
