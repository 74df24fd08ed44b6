import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { expectNoAxeViolations, expectNoRenderedJunk } from './helpers';
import { addressOf, loaded, screens, type World } from './route-map';
import { sampleWorld } from './sample-world';
import { enterWorld } from './worlds';

// Every screen of the route map, in light and in dark, and after a reload: nothing grave for axe, nothing rendered that is no
// value, one heading, a title, and the same place again.

async function expectSound(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await expectNoRenderedJunk(page);
  await expectNoAxeViolations(page, { coloursOnly: scheme === 'dark' });
}

test('The route map has screens, and each is visited once.', () => {
  expect(screens.length).toBeGreaterThan(30);
  expect(new Set(screens).size).toBe(screens.length);
});

for (const pattern of screens) {
  test(`The screen ${pattern} is accessible in light and in dark, and is restored by a reload.`, async ({
    page,
    store,
  }) => {
    const world = await enterWorld(store, 'sample', sampleWorld);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(addressOf(pattern, world));
    const heading = await loaded(page);
    // An address that only leads on has brought us elsewhere.
    const url = page.url();
    await expect(page.getByRole('alert')).toHaveCount(0);
    const title = heading.replace(/ \([\d,+]+\)$/, '');
    await expect(page).toHaveTitle(
      new RegExp(`^${title.slice(0, 20).replace(/[^\w ]/g, '.')}.* · Gatehouse$`),
    );
    await expectSound(page, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('body')).toHaveClass(/dark/);
    await expectSound(page, 'dark');

    await page.reload();
    await expectScreen(page, heading);
    await loaded(page);
    expect(page.url()).toBe(url);
  });
}

test.describe('Sound in light and in dark is', () => {
  const cases: [what: string, show: (page: Page, world: World, sandbox: Sandbox) => Promise<unknown>][] = [
    [
      'the delete dialog, with what blocks it.',
      async (page, { orders, ids }) => {
        await page.goto(paths.integration.detail(orders, ids.integrations ?? ''));
        await press(page, 'Delete');
        await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      },
    ],
    [
      'the dialog before a deletion that wants a name typed, with the calls shown.',
      async (page, { orders }) => {
        await page.goto(paths.stage.detail(orders, 'prod'));
        await press(page, 'Delete');
        await page.getByRole('dialog').getByRole('button', { name: 'Preview API calls' }).click();
        await expect(page.getByRole('region', { name: 'AWS CLI code' })).toContainText('delete-stage');
      },
    ],
    [
      'a form with errors.',
      async (page, { orders }) => {
        await page.goto(paths.authorizer.create(orders));
        await field(page, 'Issuer').fill('http://example.com');
        await press(page, 'Create authorizer');
        await expect(page.getByRole('alert')).toContainText('attention');
      },
    ],
    [
      'the form of a WebSocket route.',
      async (page, { chat, replying }) => {
        await page.goto(paths.route.edit(chat, replying));
        await expect(field(page, 'Route key')).toHaveValue('ping');
      },
    ],
    [
      'a form after a rejected call.',
      async (page, { orders }, sandbox) => {
        await page.goto(paths.deployment.create(orders));
        sandbox.faults.push({ operation: 'CreateDeployment', fail: 'network' });
        await press(page, 'Create deployment');
        await expect(page.getByRole('alert')).toBeVisible();
      },
    ],
    [
      'a list without a match.',
      async (page, { orders }) => {
        await page.goto(`${paths.route.list(orders)}?q=no-such-thing`);
        await expect(page.getByText('No matches', { exact: true })).toBeVisible();
      },
    ],
    [
      'a screen that could not be loaded.',
      async (page, { orders }, sandbox) => {
        sandbox.faults.push({ operation: 'GetRoutes', fail: 'network' });
        await page.goto(paths.route.list(orders));
        await expectScreen(page, 'No connection');
      },
    ],
  ];
  for (const [what, show] of cases) {
    test(what, async ({ page, sandbox, store }) => {
      const world = await enterWorld(store, 'sample', sampleWorld);
      await page.emulateMedia({ colorScheme: 'light' });
      await show(page, world, sandbox);
      await expectSound(page, 'light');
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('body')).toHaveClass(/dark/);
      await expectSound(page, 'dark');
    });
  }
});
