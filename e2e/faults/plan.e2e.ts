import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { choice, expectOneAlert, expectScreen, field, press } from '../forms';
import { chooseOption, expectCalls } from '../helpers';
import { functionArn, seed, seedApi, seedRoute } from '../seed';
import { refusals } from './kinds';

// A plan of several calls that stops in the middle: completed calls are kept, and it resumes where it stopped.

test.use({ start: 'empty' });

const [badRequest] = refusals;

test('A new route whose integration is created but whose own call is rejected is resumed without a second integration.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const since = sandbox.calls.length;
  await page.goto(paths.route.create(apiId));
  await field(page, 'Path').fill('/pets');
  await field(page, 'Operation name').fill('listPets');
  await field(page, 'Function ARN').fill(functionArn('pets'));
  sandbox.faults.push({ operation: 'CreateRoute', times: 1, ...(badRequest && { fail: badRequest }) });
  await press(page, 'Create route');

  await expectOneAlert(page, badRequest?.message ?? '-');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Create route GET /pets: refused. Completed calls are kept.');
  await expect(alert.getByRole('list', { name: 'Calls of this plan' }).getByRole('listitem')).toHaveText([
    /Create integration with .*:function:pets: done$/,
    /Create route GET \/pets: failed$/,
  ]);
  await expect(field(page, 'Path')).toHaveValue('/pets');
  await expect(field(page, 'Operation name')).toHaveValue('listPets');
  await expect(field(page, 'Function ARN')).toHaveValue(functionArn('pets'));
  await expectCalls(sandbox, ['CreateIntegration', 'CreateRoute'], { since });

  await field(page, 'Path').fill('/animals');
  await press(page, 'Resume');
  await expectScreen(page, 'GET /animals');
  const { Items = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: apiId });
  expect(Items).toHaveLength(1);
  const Target = `integrations/${Items[0]?.IntegrationId}`;
  await expectCalls(
    sandbox,
    [
      'CreateIntegration',
      'CreateRoute',
      {
        operation: 'CreateRoute',
        input: { ApiId: apiId, RouteKey: 'GET /animals', OperationName: 'listPets', Target },
      },
    ],
    { since },
  );
});

test('A route that gets a new integration is resumed without a second one.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);
  const id = await seedRoute(sandbox, apiId, 'GET /pets');
  const since = sandbox.calls.length;
  await page.goto(paths.route.edit(apiId, id));
  await choice(page, 'A new integration').click();
  await chooseOption(page, 'Integration type', 'HTTP proxy');
  await field(page, 'URL').fill('https://pets.example.com');
  await chooseOption(page, 'Integration method', 'GET');
  sandbox.faults.push({ operation: 'UpdateRoute', times: 1, fail: 'network' });
  await press(page, 'Save');
  await expectOneAlert(page, 'Update route GET /pets: no response, and it was not applied.');
  await press(page, 'Resume');
  await expectScreen(page, 'GET /pets');
  await expectCalls(sandbox, ['CreateIntegration', 'UpdateRoute', 'UpdateRoute'], { since });
});

test('A stage whose tags are rejected after its other changes is resumed with the tags alone.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod', Tags: { team: 'shop' } });
  const since = sandbox.calls.length;
  await page.goto(paths.stage.edit(apiId, 'prod'));
  await field(page, 'Description').fill('Shop');
  await field(page.getByRole('group', { name: 'Key team' }), 'Value 1').fill('web');
  sandbox.faults.push({ operation: 'TagResource', times: 1, ...(badRequest && { fail: badRequest }) });
  await press(page, 'Save');
  const steps = page.getByRole('alert').getByRole('listitem');
  await expect(steps).toHaveText([/Update stage prod: done$/, /Set tag team: failed$/]);
  await press(page, 'Resume');
  await expectScreen(page, 'prod');
  await expectCalls(sandbox, ['UpdateStage', 'TagResource', 'TagResource'], { since });
  const after = await seed(sandbox, 'GetStage', { ApiId: apiId, StageName: 'prod' });
  expect([after.Description, after.Tags]).toEqual(['Shop', { team: 'web' }]);
});
