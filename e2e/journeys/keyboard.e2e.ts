import type { Locator, Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { expectScreen, field } from '../forms';
import { expectCalls, expectNotification } from '../helpers';
import { seed, seedApi, seedRoute, seedRoutedApi } from '../seed';

// Whole tasks without a pointer: the focus only moves by keys, and it is never lost.

test.use({ start: 'empty' });

/** More stops than any screen here has. */
const MOST_STOPS = 80;

/** Moves the focus to a control by Tab, as a user does who sees where it is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isFocused = () => target.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if (await isFocused()) return;
    await page.keyboard.press('Tab');
  }
  expect(await isFocused(), 'The control can be reached by Tab.').toBe(true);
}

const hasFocus = (target: Locator) => target.evaluate((element) => element.contains(document.activeElement));

async function activate(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

const button = (scope: Page | Locator, name: string) => scope.getByRole('button', { name, exact: true });

test('An API is created by keyboard alone, and the focus follows each screen.', async ({ page, sandbox }) => {
  await page.goto(paths.apis);
  await activate(page, page.getByRole('main').getByRole('link', { name: 'Create API', exact: true }).first());
  await expectScreen(page, 'Create API');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, field(page, 'Name'));
  await page.keyboard.type('pets');
  await activate(page, button(page, 'Review'));
  await activate(page, button(page, 'Create API'));
  await expectScreen(page, 'pets');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectCalls(sandbox, ['CreateApi']);
});

test('A stage is deployed by keyboard alone.', async ({ page, sandbox }) => {
  const { apiId } = await seedRoutedApi(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
  const since = sandbox.calls.length;
  await page.goto(paths.api(apiId));
  await activate(page, page.getByRole('link', { name: 'Deploy', exact: true }));
  await expectScreen(page, 'Create deployment');
  await activate(page, page.getByRole('button', { name: /^Stage/ }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: /^prod/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await activate(page, button(page, 'Deploy'));
  await expectNotification(page, 'Stage prod serves the new deployment.');
  await expectScreen(page, 'prod');
  await expectCalls(
    sandbox,
    [{ operation: 'CreateDeployment', input: { ApiId: apiId, StageName: 'prod' } }],
    {
      since,
    },
  );
});

test('A route is found and deleted by keyboard alone; Escape leaves the dialog, and the focus goes back.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  await seedRoute(sandbox, apiId, 'GET /orders');
  await seedRoute(sandbox, apiId, 'GET /pets');
  const since = sandbox.calls.length;
  await page.goto(paths.route.list(apiId));
  await tabTo(page, page.getByRole('searchbox', { name: 'Search routes' }));
  await page.keyboard.type('pets');
  const route = page.getByRole('rowheader').getByRole('link');
  await expect(route).toHaveCount(1);
  // The table is one stop; the arrow keys move within it.
  const table = page.getByRole('grid').or(page.getByRole('table'));
  for (let stops = 0; stops < MOST_STOPS && !(await hasFocus(table)); stops++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  for (let steps = 0; steps < 8 && !(await hasFocus(route)); steps++) await page.keyboard.press('ArrowRight');
  await expect(route).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\/pets/);
  await activate(page, button(page, 'Delete'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button(page, 'Delete')).toBeFocused();
  await page.keyboard.press('Enter');
  await activate(page, button(dialog, 'Delete'));
  await expectScreen(page, /^Routes/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectCalls(sandbox, ['DeleteRoute'], { since });
});
