import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { expectNoAxeViolations, expectNoRenderedJunk } from './helpers';
import { addressOf, expectTitled, follow, groupsOf, loaded, screens, type World } from './route-map';
import { sampleWorld } from './sample-world';
import { enterWorld } from './worlds';

// Every screen of the route map, in light and in dark: nothing grave for axe, nothing rendered that is no value, one heading, a
// title. That each one comes back by its address after a page load is in development.e2e.ts, which loads each one.

const SCHEMES = ['light', 'dark'] as const;

/** Sound in the current colour scheme; all that the other one can break are colours. */
async function expectSoundInBoth(page: Page, scheme: (typeof SCHEMES)[number]): Promise<void> {
  await expectNoRenderedJunk(page);
  await expectNoAxeViolations(page);
  const other = scheme === 'light' ? 'dark' : 'light';
  await setScheme(page, other);
  await expectNoAxeViolations(page, { coloursOnly: true });
}

async function setScheme(page: Page, scheme: (typeof SCHEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await expect(page.locator('body')).toHaveClass(scheme === 'dark' ? /dark/ : /^((?!dark).)*$/);
}

test('The route map has screens, and each is visited once.', () => {
  expect(screens.length).toBeGreaterThan(30);
  expect(new Set(screens).size).toBe(screens.length);
  expect(groupsOf(screens, GROUP).flat()).toEqual(screens);
});

/** How many screens one page visits. */
const GROUP = 8;

for (const [at, patterns] of groupsOf(screens, GROUP).entries()) {
  test(`Screens are accessible in light and in dark, part ${at + 1}: ${patterns[0]} and those after it.`, async ({
    page,
    store,
  }) => {
    const world = await enterWorld(store, 'sample', sampleWorld);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const [index, pattern] of patterns.entries()) {
      await test.step(pattern, async () => {
        const address = addressOf(pattern, world);
        await (index === 0 ? page.goto(address) : follow(page, address));
        await expectTitled(page, await loaded(page));
        // Each screen begins with the scheme in which the one before it ended.
        await expectSoundInBoth(page, index % 2 === 0 ? 'light' : 'dark');
      });
    }
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
      'what a search has found.',
      async (page, { orders }) => {
        await page.goto(paths.route.list(orders));
        await expect(page.getByRole('rowheader').first()).toBeVisible();
        await follow(page, `${paths.search}?q=orders`);
        await expect(
          page.getByRole('grid', { name: 'Results' }).getByRole('rowheader').first(),
        ).toBeVisible();
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
      await expectSoundInBoth(page, 'light');
    });
  }
});
