import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { press } from './forms';
import { expectCalls } from './helpers';
import {
  seed,
  seedDeployedStage,
  seedDomainName,
  seedIntegration,
  seedJwtAuthorizer,
  seedMapping,
} from './seed';

test.use({ start: 'empty' });

test('The overview of an API shows stages, routes with their authorization, and what needs attention, by a fixed number of lists.', async ({
  page,
  sandbox,
}) => {
  const { apiId } = await seedDeployedStage(sandbox);
  const integration = await seedIntegration(sandbox, apiId);
  const AuthorizerId = await seedJwtAuthorizer(sandbox, apiId, 'users');
  for (const RouteKey of ['GET /pets', 'POST /pets'])
    await seed(sandbox, 'CreateRoute', {
      ApiId: apiId,
      RouteKey,
      Target: `integrations/${integration}`,
      AuthorizationType: 'JWT',
      AuthorizerId,
    });
  await seed(sandbox, 'CreateStage', {
    ApiId: apiId,
    StageName: 'closed',
    DefaultRouteSettings: { ThrottlingRateLimit: 0 },
  });
  await seedDomainName(sandbox, 'api.example.com');
  await seedMapping(sandbox, 'api.example.com', apiId, 'prod', 'shop/v1');
  const since = sandbox.calls.length;
  await page.goto(paths.api(apiId));

  const stages = page.getByRole('list', { name: 'Stages' });
  const prod = stages.getByRole('listitem').filter({ hasText: 'prod' }).first();
  await expect(prod).toContainText('Serves First');
  await expect(prod).toContainText('100 requests/s, burst 50');
  await expect(stages).toContainText('Rejects all requests');
  await expect(page.getByRole('heading', { level: 3, name: 'Lambda orders: 2 routes' })).toBeVisible();
  await expect(page.getByText('JWT authorizer users')).toHaveCount(2);
  const attention = page.getByRole('list', { name: 'Needs attention' });
  await expect(attention.getByRole('link', { name: /^Stage closed rejects all requests/ })).toBeVisible();
  await expect(attention.getByRole('link', { name: /^1 route without authorization/ })).toBeVisible();
  const reads = ['GetApi', 'GetAuthorizers', 'GetDeployments', 'GetIntegrations', 'GetRoutes', 'GetStages'];
  const sent = () => sandbox.calls.slice(since).map(({ operation }) => operation);
  expect(sent().sort()).toEqual(reads);

  await press(page, 'Load API mappings');
  await expect(prod.getByRole('link', { name: 'api.example.com/shop/v1' })).toBeVisible();
  expect(sent()).toHaveLength(reads.length + 2);
  await expectCalls(sandbox, [], { since });
});
