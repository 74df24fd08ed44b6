import { paths } from '../src/app/paths';
import { hold } from './faults/fault-helpers';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { chooseOption, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import {
  seed,
  seedApi,
  seedDomainName,
  seedIntegration,
  seedMapping,
  seedRoute,
  seedRoutedApi,
} from './seed';

test.use({ start: 'empty' });

test('An API is cloned, deployed at a custom domain name, and cloned into another Region.', async ({
  page,
  sandbox,
}) => {
  const { apiId } = await seedRoutedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod', StageVariables: { a: '1' } });

  await test.step('An API is cloned with a replaced function; an interrupted clone is resumed, and nothing is doubled.', async () => {
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

  await test.step('A clone is deployed, and its stage gets an address at a custom domain name.', async () => {
    const domain = 'api.example.com';
    await seedDomainName(sandbox, domain);
    await seedMapping(sandbox, domain, apiId, 'prod', 'shop');
    await follow(page, paths.apiClone(apiId));
    await page.getByRole('checkbox', { name: 'Deployment' }).check();
    await press(page, 'Add API mapping');
    await expect(page.getByRole('button', { name: 'Clone API' })).toBeDisabled();
    await chooseOption(page, 'Domain name', domain);
    await field(page, 'Path').fill('shop');
    await expect(page.getByText('ApiMapping key already exists for this domain name')).toBeVisible();
    await field(page, 'Path').fill('shop/v2');
    await expectNoAxeViolations(page);
    await press(page, 'Clone API');
    await expect(page.getByText('API shop copy is created')).toBeVisible();
    const { Items: mappings = [] } = await seed(sandbox, 'GetApiMappings', { DomainName: domain });
    const copy = mappings.find(({ ApiMappingKey }) => ApiMappingKey === 'shop/v2')?.ApiId ?? '';
    expect([copy, copy === apiId]).toEqual([expect.stringMatching(/./), false]);
    const { Items: stages = [] } = await seed(sandbox, 'GetStages', { ApiId: copy });
    expect(stages.map(({ DeploymentId }) => DeploymentId)).toEqual([expect.stringMatching(/./)]);
  });

  await test.step('An API is cloned into another Region, and both are compared.', async () => {
    const regional = await seedApi(sandbox, 'HTTP', 'regional');
    await seedIntegration(sandbox, regional);
    await follow(page, paths.apiClone(regional));
    await field(page, 'Region').fill('eu-central-1');
    await expect(field(page, 'Region eu-west-1')).toHaveValue('eu-central-1');
    await press(page, 'Clone API');
    await expect(page.getByText(/on connection e2e, Region eu-central-1/)).toBeVisible();
    expect(
      sandbox.calls.filter(({ region }) => region === 'eu-central-1').map(({ operation }) => operation),
    ).toEqual(['CreateApi', 'CreateIntegration']);
    await page.getByRole('link', { name: 'Changes between both' }).click();
    await expect(
      page.getByRole('heading', {
        name: /1 API setting changed, 1 integration added, 1 integration removed/,
      }),
    ).toBeVisible();
  });
});

test('A clone whose tab was closed is continued in the next one, and nothing is doubled.', async ({
  page,
  context,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  const keys = ['GET /a', 'GET /b', 'GET /c', 'GET /d'];
  for (const key of keys) await seedRoute(sandbox, apiId, key, { Target: `integrations/${integration}` });
  await page.goto(paths.apiClone(apiId));
  await field(page, 'Name').fill('shop two');
  const since = sandbox.calls.length;
  const { until, release } = hold();
  sandbox.faults.push({ operation: 'CreateRoute', after: 1, times: 1, until });
  await press(page, 'Clone API');
  const created = () =>
    sandbox.calls.slice(since).filter(({ operation }) => operation === 'CreateRoute').length;
  await expect.poll(created).toBe(2);
  // The second route is created, and its response is lost.
  await page.close();
  release();
  const clone = async () => {
    const { Items: apis = [] } = await seed(sandbox, 'GetApis', {});
    const copies = apis.filter(({ Name }) => Name === 'shop two');
    expect(copies).toHaveLength(1);
    return copies[0]?.ApiId ?? '';
  };
  const routesOf = async (ApiId: string) => {
    const { Items: routes = [] } = await seed(sandbox, 'GetRoutes', { ApiId });
    return routes.map(({ RouteKey }) => RouteKey).sort();
  };
  const cloneId = await clone();
  await expect.poll(() => routesOf(cloneId)).toEqual(['GET /a', 'GET /b']);

  const next = await context.newPage();
  await next.goto(paths.apis);
  const notice = next.getByRole('region', { name: 'Interrupted plan: Clone API shop two' });
  await expect(notice).toContainText('A plan was interrupted at 3 of 6 calls: Clone API shop two');
  await press(notice, 'Check and continue');
  await expectNotification(next, 'Clone API shop two: completed.');
  expect(await clone()).toBe(cloneId);
  expect(await routesOf(cloneId)).toEqual(keys);
  expect(created()).toBe(4);
  const { Items: integrations = [] } = await seed(sandbox, 'GetIntegrations', { ApiId: cloneId });
  expect(integrations).toHaveLength(1);
  await next.reload();
  await expectScreen(next, /^APIs/);
  await expect(notice).toHaveCount(0);
});
