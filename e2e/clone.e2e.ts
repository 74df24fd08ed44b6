import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { expectNoAxeViolations } from './helpers';
import { seed, seedApi, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

test('An API is cloned with a replaced function; an interrupted clone is resumed, and nothing is doubled.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  await seedRoute(sandbox, apiId, 'GET /orders', { Target: `integrations/${integration}` });
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod', StageVariables: { a: '1' } });

  await page.goto(paths.apiClone(apiId));
  await expectScreen(page, 'Clone API');
  await field(page, 'Name').fill('');
  await expect(page.getByRole('button', { name: 'Clone API' })).toBeDisabled();
  await field(page, 'Name').fill('shop two');
  await field(page, 'Function orders').fill('orders-two');
  await expect(page.getByText('2 values the same as in the source.')).toBeVisible();
  await expectNoAxeViolations(page);

  const error = { status: 400, error: 'BadRequestException', message: 'Not now' };
  sandbox.faults.push({ operation: 'CreateRoute', times: 1, fail: error });
  await press(page, 'Clone API');
  await expect(page.getByText('Not now')).toBeVisible();
  await press(page, 'Resume');
  await expect(page.getByText('API shop two is created')).toBeVisible();

  const { Items: apis = [] } = await seed(sandbox, 'GetApis', {});
  expect(apis.map(({ Name }) => Name)).toEqual(['shop', 'shop two']);
  await page.getByRole('link', { name: 'Changes between both' }).click();
  await expectScreen(page, 'Changes');
  await expect(
    page.getByRole('heading', { name: '1 API setting changed, 1 integration changed' }),
  ).toBeVisible();
});

test('An API is cloned into another Region, and both are compared.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);
  await seedIntegration(sandbox, apiId);
  await page.goto(paths.apiClone(apiId));
  await field(page, 'Region').fill('eu-central-1');
  await expect(field(page, 'Region eu-west-1')).toHaveValue('eu-central-1');
  await press(page, 'Clone API');
  await expect(page.getByText(/on connection e2e, Region eu-central-1/)).toBeVisible();
  expect(
    sandbox.calls.filter(({ region }) => region === 'eu-central-1').map(({ operation }) => operation),
  ).toEqual(['CreateApi', 'CreateIntegration']);
  await page.getByRole('link', { name: 'Changes between both' }).click();
  await expect(
    page.getByRole('heading', { name: /1 API setting changed, 1 integration added, 1 integration removed/ }),
  ).toBeVisible();
});
