import { paths } from '../src/lib/paths';
import { expect, test } from './fixtures';
import { field, press } from './forms';
import { seed, seedApi } from './seed';

// The control plane of a whole account takes 10 calls a second with a burst of 40, and every pipeline draws on it too.

test.use({ start: 'empty' });

const refused = (sandbox: { calls: readonly { status: number }[] }) =>
  sandbox.calls.filter(({ status }) => status === 429).length;

test('45 quick reads at the limits of an account bring no refusal to the user, and the wait is told.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  // Another client may take the token that the console counted on: such a refusal is repeated in silence.
  allowStatus(429);
  const ids: string[] = [];
  for (let index = 0; index < 45; index++) ids.push(await seedApi(sandbox, 'HTTP', `api ${index}`));
  sandbox.limits = 'aws';
  await page.goto(paths.apis);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('APIs');
  const since = sandbox.calls.length;
  // Each screen of an API reads its parts; leaving it does not take back what was sent.
  for (const id of ids.slice(0, 12)) {
    await page.evaluate((href) => {
      const link = document.createElement('a');
      link.href = href;
      document.querySelector('main')?.append(link);
      link.click();
      link.remove();
    }, paths.api(id));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^api/);
    await page.goBack();
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(sandbox.calls.length - since).toBeGreaterThanOrEqual(45);
  expect(refused(sandbox)).toBeLessThan(5);
});

test('Calls that wait for more than a second are counted in one line, and can be cancelled.', async ({
  page,
  sandbox,
  context,
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
  await context.clearCookies();
});
