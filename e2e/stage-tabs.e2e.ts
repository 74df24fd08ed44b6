import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { choice, field, press } from './forms';
import { expectCalls, expectNotification, expectRowVisible } from './helpers';
import { seed, seedDeployedStage } from './seed';

test.use({ start: 'empty' });

test('A stage is changed in its tabs: one route is throttled, and a deployment is served, with one call each.', async ({
  page,
  sandbox,
}) => {
  const { apiId, second } = await seedDeployedStage(sandbox);
  await seed(sandbox, 'UpdateDeployment', { ApiId: apiId, DeploymentId: second, Description: 'Release 2' });
  let since = sandbox.calls.length;

  await test.step('One route is throttled in three clicks, with one call and no request per row.', async () => {
    await page.goto(paths.stage.detail(apiId, 'prod'));
    await page.getByRole('tab', { name: 'Throttling' }).click();
    const rate = field(page, 'Rate limit of GET /orders');
    await rate.fill('25');
    // Another tab keeps what is entered.
    await page.getByRole('tab', { name: 'Variables' }).click();
    await page.getByRole('tab', { name: 'Throttling' }).click();
    await expect(rate).toHaveValue('25');
    await press(page, 'Save');
    await expectNotification(page, 'Throttling of stage prod is saved.');
    await expect(rate).toHaveValue('25');
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
    const RouteSettings = { 'GET /orders': { ThrottlingRateLimit: 25 } };
    const input = { ApiId: apiId, StageName: 'prod', RouteSettings };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
    const reads = sandbox.calls.slice(since).map(({ operation }) => operation);
    for (const list of ['GetRoutes', 'GetDeployments'])
      expect(reads.filter((operation) => operation === list)).toHaveLength(1);
    expect(reads.filter((operation) => operation === 'GetRoute')).toEqual([]);
  });

  await test.step('A limit of 0 is marked in its own row, is confirmed, and discarding brings the saved limits back.', async () => {
    since = sandbox.calls.length;
    const burst = field(page, 'Burst limit of GET /orders');
    const saved = await burst.inputValue();
    await burst.fill('0');
    await expectRowVisible(page, '/orders', 'Rejects all requests');
    const button = page.getByRole('button', { name: 'Save', exact: true });
    await expect(button).toHaveAccessibleDescription('Confirm that all requests are rejected.');
    await choice(page, 'Reject all requests to GET /orders').click();
    await expect(button).toBeEnabled();
    await press(page, 'Discard changes');
    await expect(burst).toHaveValue(saved);
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It is rolled back in three clicks, seeing what each deployment is, the newest first.', async () => {
    await page.getByRole('tab', { name: 'Deployments' }).click();
    await expectRowVisible(page, 'Release 2', second);
    await page.getByRole('button', { name: `Serve deployment ${second}` }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Then: Release 2');
    await press(dialog, 'Serve');
    await expectNotification(page, `Stage prod serves deployment ${second}.`);
    const input = { ApiId: apiId, StageName: 'prod', DeploymentId: second };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
    await expect(page.getByRole('row').filter({ hasText: second })).toContainText('This stage');
  });
});
