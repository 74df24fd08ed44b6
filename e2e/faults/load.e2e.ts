import { expectOperations } from '../budget';
import { expect, test } from '../fixtures';
import { expectScreen, press } from '../forms';
import { expectRowCount } from '../helpers';
import { follow } from '../route-map';
import { kinds, prepareApi, refusals, THROTTLED } from './kinds';

test.use({ start: 'empty' });

/** By status, 0 for no response: the page's title, and how often a read is sent. */
const PAGES: Record<number, { title: string; sent: number }> = {
  400: { title: 'Could not load', sent: 1 },
  403: { title: 'Not allowed', sent: 1 },
  404: { title: 'Not found', sent: 1 },
  500: { title: 'Could not load', sent: 3 },
  0: { title: 'No connection', sent: 3 },
};

for (const kind of kinds) {
  const list = `Get${kind.name}s`;
  const title = new RegExp(`^${kind.name}s`);

  test(`A list of ${kind.noun}s that fails has an error page with a retry, keeps its rows when a refresh fails, and what is not there has a page.`, async ({
    page,
    sandbox,
    allowStatus,
  }) => {
    allowStatus(404);
    const apiId = await prepareApi(sandbox);
    await kind.make(sandbox, apiId);
    const count = kind.noun === 'route' ? 2 : 1;

    for (const [at, fail] of ([...refusals, 'network'] as const).entries()) {
      await test.step(fail === 'network' ? fail : `${fail.status}`, async () => {
        const { title: errorTitle = '-', sent = 0 } = PAGES[fail === 'network' ? 0 : fail.status] ?? {};
        sandbox.faults.splice(0, 1, { operation: list, fail });
        const since = sandbox.calls.length;
        await (at === 0 ? page.goto(kind.paths.list(apiId)) : press(page, 'Try again'));
        const alert = page.getByRole('alert');
        await expect(alert).toContainText(
          fail === 'network' ? 'e2e (eu-west-1) did not respond.' : fail.message,
        );
        await expect(alert).toHaveCount(1);
        await expectScreen(page, errorTitle);
        if (fail !== 'network' && fail.status === 403)
          await expect(alert).toContainText(`The credentials of e2e may not call ${list}`);
        expect(sandbox.calls.slice(since).filter(({ operation }) => operation === list)).toHaveLength(sent);
      });
    }

    await test.step('throttled once, it comes by itself', async () => {
      sandbox.faults.splice(0, 1, { operation: list, times: 1, fail: THROTTLED });
      await press(page, 'Try again');
      await expectScreen(page, title);
      await expectRowCount(page, count);
      await expect(page.getByRole('alert')).toHaveCount(0);
    });

    await test.step('a refresh that fails', async () => {
      const before = sandbox.calls.length;
      await page.reload();
      await expectRowCount(page, count);
      await expectOperations(sandbox, before, kind.reads);
      const since = sandbox.calls.length;
      sandbox.faults.push({
        operation: list,
        times: 1,
        fail: { status: 403, error: 'AccessDeniedException', message: 'Not any more' },
      });
      await press(page, `Refresh ${kind.noun}s`);
      await expect(page.getByRole('alert')).toHaveText(/^(Error)?\s*Refresh failed: Not any more$/);
      await expectRowCount(page, count);
      await expectOperations(sandbox, since, [list]);
      await press(page, 'Dismiss message');
      await expect(page.getByRole('alert')).toHaveCount(0);
    });

    await test.step('one that is not there', async () => {
      await follow(page, kind.paths.detail(apiId, 'nosuchone'));
      await expectScreen(page, 'Not found');
      await expect(page.getByRole('alert')).toContainText(`NotFoundException at Get${kind.name}`);
      await expect(page).toHaveURL(kind.paths.detail(apiId, 'nosuchone'));
      // The page says where the thing would have been, and leads there.
      const name = new RegExp(`${kind.name}s$`, 'i');
      const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
      await expect(crumbs.getByRole('link').last()).toHaveText(name);
      await page.getByRole('main').getByRole('link', { name }).last().click();
      await expectScreen(page, title);
    });
  });
}
