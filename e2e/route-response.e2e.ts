import { paths } from '../src/app/paths';
import { test } from './fixtures';
import { testForms } from './form-suite';
import { choice, expectScreen, field, press } from './forms';
import { expectRowVisible } from './helpers';
import { seed, seedApi, seedRoute } from './seed';

const HEADER = 'route.response.header.x-shop';

test.use({ start: 'empty' });

testForms({
  kind: 'routeResponse',
  async prepare(sandbox) {
    const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
    const options = { RouteResponseSelectionExpression: '$default' };
    const around = async (key: string) => ({
      ApiId: apiId,
      RouteId: await seedRoute(sandbox, apiId, key, options),
    });
    const parents = await around('send');
    const { RouteResponseId: id = '' } = await seed(sandbox, 'CreateRouteResponse', {
      ...parents,
      RouteResponseKey: '$default',
      ModelSelectionExpression: '$default',
      ResponseModels: { $default: 'answer' },
      ResponseParameters: { [HEADER]: { Required: false } },
    });
    // A route has one response.
    return { parents, id, free: [await around('join'), await around('leave')] };
  },
  paths: paths.routeResponse,
  creates: [
    ['its key alone', async () => undefined, { RouteResponseKey: '$default' }],
    [
      'every field of the form',
      async (page) => {
        await field(page, 'Model selection expression').fill('$default');
        await press(page, 'Add model');
        await field(page, 'Key 1').fill('$default');
        await field(page, 'Model name 1').fill('answer');
        await press(page, 'Add parameter');
        await field(page, 'Parameter 1').fill(HEADER);
        await choice(page, 'Parameter 1 is required').click();
      },
      {
        RouteResponseKey: '$default',
        ModelSelectionExpression: '$default',
        ResponseModels: { $default: 'answer' },
        ResponseParameters: { [HEADER]: { Required: true } },
      },
    ],
  ],
  async expectCreated(page, at) {
    await expectScreen(page, 'Route responses');
    await expectRowVisible(page, '$default', ...(at === 0 ? [] : ['answer']));
  },
  edit: {
    async change(page) {
      await field(page, 'Model selection expression').fill('$request.body.kind');
      await field(page, 'Model name 1').fill('fault');
      await choice(page, 'Parameter 1 is required').click();
    },
    sent: {
      ModelSelectionExpression: '$request.body.kind',
      ResponseModels: { $default: 'fault' },
      ResponseParameters: { [HEADER]: { Required: true } },
    },
  },
  remove: {
    dialog: 'Delete route response $default',
    says: 'Clients no longer get a response from this route',
    list: 'Route responses',
    row: '$default',
  },
});
