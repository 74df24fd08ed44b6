import { paths } from '../src/lib/paths';
import { expect, test } from './fixtures';
import { field, press } from './forms';
import { seed, seedApi } from './seed';

// The control plane of a whole account takes 10 calls a second with a burst of 40, and every pipeline draws on it too.

test.use({ start: 'empty' });

test('Calls that wait for more than a second are counted in one line, and can be cancelled.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  await page.goto(paths.stage.create(ApiId));
  await field(page, 'Stage name').fill('dev');
  // Another tab of the same account has used the budget up.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith('gatehouse.budget.'));
    if (!key) throw new Error('The budget is not kept.');
    localStorage.setItem(key, JSON.stringify({ tokens: -400, at: Date.now(), next: {} }));
  });
  const since = sandbox.calls.length;
  await press(page, 'Create stage');
  const line = page.getByRole('status', { name: 'Waiting calls' });
  await expect(line).toContainText(/1 call waits for the account's rate of requests, about 4\d s\./);
  expect(sandbox.calls.length).toBe(since);
  await press(line, 'Cancel what waits');
  await expect(page.getByRole('alert')).toContainText('It was cancelled before it was sent.');
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  await expect(line).toHaveCount(0);
  await expect(field(page, 'Stage name')).toHaveValue('dev');
});
