import { paths } from '../src/app/paths';
import { answerPagesOf, expectOperations } from './budget';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { expectCalls, expectNotification, expectRowCount, expectRowVisible } from './helpers';
import { seedApi } from './seed';

test.describe('the list of APIs', () => {
  test.describe('of an empty account', () => {
    test.use({ start: 'empty' });

    test('Says that there are none and offers the next steps.', async ({ page }) => {
      await page.goto(paths.apis);
      await expect(page.getByText('No APIs', { exact: true })).toBeVisible();
      await page.getByRole('link', { name: 'Create API' }).last().click();
      await expectScreen(page, 'Create API');
    });
  });

  test.describe('whose clock runs', () => {
    test.use({ ownContext: true });

    test('Ages what it shows, without a call, until it is refreshed.', async ({ page, sandbox }) => {
      await page.clock.install();
      await page.goto(paths.apis);
      await expect(page.getByText('3 APIs, as of just now')).toBeVisible();
      const since = sandbox.calls.length;
      await page.clock.fastForward('05:10');
      await expect(page.getByText('3 APIs, as of 5 minutes ago')).toBeVisible();
      expect(sandbox.calls).toHaveLength(since);
      await page.getByRole('button', { name: 'Refresh APIs' }).click();
      await expect(page.getByText('3 APIs, as of just now')).toBeVisible();
    });
  });

  test('Is searched and sorted, keeps both in the URL, and its rows when a refresh fails.', async ({
    page,
    sandbox,
  }) => {
    const find = page.getByRole('searchbox', { name: 'Search APIs' });
    const names = page.getByRole('rowheader');

    await test.step('Finds by name, tag and description; without a match it shows that.', async () => {
      await page.goto(paths.apis);
      await expectRowCount(page, 3);
      await find.fill('MESSAGING');
      await expectRowCount(page, 1);
      await expectRowVisible(page, 'notifications', 'HTTP');
      await expect(page.getByText('1 match', { exact: true }).first()).toBeVisible();
      await find.fill('shop web');
      await expectRowVisible(page, 'orders');
      await find.fill('nothing like it');
      await expect(page.getByText('None of 3 APIs has “nothing like it”.')).toBeVisible();
      await press(page, 'Clear filter');
      await expectRowCount(page, 3);
      await expectCalls(sandbox, ['GetApis'], { reads: true });
    });

    await test.step('A refresh that fails keeps the rows and shows one error.', async () => {
      sandbox.faults.push({
        operation: 'GetApis',
        fail: { status: 404, error: 'NotFoundException', message: 'Gone for a while' },
      });
      await press(page, 'Refresh APIs');
      await expectNotification(page, 'Refresh failed: Gone for a while');
      await expectRowCount(page, 3);
      sandbox.faults.length = 0;
    });

    await test.step('Filter and order are in the URL and survive a reload and Back.', async () => {
      await expect(names).toHaveText(['orders', 'notifications', 'chat']);
      await press(page, 'Name');
      await expect(names).toHaveText(['chat', 'notifications', 'orders']);
      await press(page, 'Name');
      await expect(names).toHaveText(['orders', 'notifications', 'chat']);
      await expect(page).toHaveURL(/sort=name&desc=1/);
      await find.fill('http');
      await expect(names).toHaveText(['orders', 'notifications']);
      // The address follows once no key comes any more.
      await expect(page).toHaveURL(/q=http/);
      await page.reload();
      await expect(names).toHaveText(['orders', 'notifications']);
      await expect(find).toHaveValue('http');
      await page.getByRole('link', { name: 'notifications' }).click();
      await expectScreen(page, 'notifications');
      await page.goBack();
      await expect(names).toHaveText(['orders', 'notifications']);
    });

    await test.step('A press that leads away before the address has the text takes the text along.', async () => {
      await find.focus();
      // Faster than somebody could do it.
      await find.evaluate(async (field: HTMLInputElement) => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'chat');
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise(requestAnimationFrame);
        const elsewhere = document.querySelector<HTMLElement>('nav a[href$="/vpc-links"]');
        elsewhere?.focus();
        elsewhere?.click();
      });
      await expectScreen(page, 'VPC links');
      await page.goBack();
      await expect(find).toHaveValue('chat');
      await expect(names).toHaveText(['chat']);
    });
  });

  test.describe('of 120', () => {
    test.use({ start: 'empty' });

    test('Comes in one call and pages of 50, or page by page when the service returns smaller ones.', async ({
      page,
      sandbox,
    }) => {
      for (let at = 1; at <= 120; at++)
        await seedApi(sandbox, at % 2 === 0 ? 'HTTP' : 'WEBSOCKET', `api-${at}`);
      let since = sandbox.calls.length;

      await test.step('Comes in one call and pages of 50; the page is in the address.', async () => {
        await page.goto(paths.apis);
        await expectRowCount(page, 50);
        await expect(page.getByText(/^120 APIs, as of/)).toBeVisible();
        await page.getByRole('button', { name: 'Page 3 of all pages' }).click();
        await expectRowCount(page, 20);
        await expectRowVisible(page, 'api-120');
        await expectCalls(sandbox, [{ operation: 'GetApis', input: { MaxResults: '500' } }], {
          reads: true,
          since,
        });
        await page.reload();
        await expectRowVisible(page, 'api-120');
        await page.getByRole('button', { name: 'Previous page' }).click();
        await expectRowVisible(page, 'api-51');
        await page.getByRole('searchbox', { name: 'Search APIs' }).fill('api-7');
        await expectRowCount(page, 11);
        await expect(page).not.toHaveURL(/page=/);
      });

      await test.step('Loads the next of smaller pages when one pages there.', async () => {
        answerPagesOf(sandbox, 50);
        since = sandbox.calls.length;
        await page.goto(paths.apis);
        await expect(page.getByText('50 APIs loaded, more available')).toBeVisible();
        await expectRowVisible(page, 'api-50');
        await expectCalls(sandbox, ['GetApis'], { reads: true, since });
        await page.getByRole('button', { name: 'Next page' }).click();
        await expectRowVisible(page, 'api-51');
        await expect(page.getByText('100 APIs loaded, more available')).toBeVisible();
        await expectCalls(sandbox, ['GetApis', 'GetApis'], { reads: true, since });
      });

      await test.step('Loads the rest of smaller pages once all rows are needed.', async () => {
        await page.getByRole('searchbox', { name: 'Search APIs' }).fill('api-120');
        await expectRowVisible(page, 'api-120');
        await expectCalls(sandbox, ['GetApis', 'GetApis', 'GetApis'], { reads: true, since });
        await expect(page.getByText(/^120 APIs, as of/)).toBeVisible();
      });
    });
  });

  test('A load error shows its reason, and Try again loads it; opening an API then costs one call for it and one for each of its lists.', async ({
    page,
    sandbox,
  }) => {
    await test.step('A network error names the connection, after two retries.', async () => {
      sandbox.faults.push({ operation: 'GetApis', fail: 'network' });
      await page.goto(paths.apis);
      await expectScreen(page, 'No connection');
      await expect(page.getByRole('alert')).toContainText('e2e (eu-west-1) did not respond.');
      await expectCalls(sandbox, ['GetApis', 'GetApis', 'GetApis'], { reads: true });
    });

    await test.step('A refusal shows its reason.', async () => {
      sandbox.faults.length = 0;
      sandbox.faults.push({
        operation: 'GetApis',
        fail: {
          status: 403,
          error: 'AccessDeniedException',
          message: 'not authorized to perform apigateway:GET',
        },
      });
      await press(page, 'Try again');
      await expectScreen(page, 'Not allowed');
      await expect(page.getByRole('alert')).toContainText(
        'The credentials of e2e may not call GetApis: not authorized to perform apigateway:GET',
      );
      sandbox.faults.length = 0;
      await press(page, 'Try again');
      await expectRowCount(page, 3);
    });

    await test.step('Opening an API costs one call for it and one for each of its lists.', async () => {
      const since = sandbox.calls.length;
      await page.getByRole('link', { name: 'orders', exact: true }).click();
      await expect(page.getByRole('link', { name: '3 deployments' })).toBeVisible();
      const lists = ['GetAuthorizers', 'GetDeployments', 'GetIntegrations', 'GetRoutes', 'GetStages'];
      await expectOperations(sandbox, since, lists);
    });
  });
});
