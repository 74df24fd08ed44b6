import type { Page } from '@playwright/test';
import { expectHarmless, expectNoDialogs, hostileWorld } from './accounts/untrusted-text-world';
import { expectSoundInBoth } from './colour-scheme';
import { expect, test } from './fixtures';
import { addressOf, expectTitled, follow, groupsOf, loaded, screens } from './route-map';
import { enterWorld } from './worlds';

// Every screen of the route map once, in a world whose names, descriptions and tags belong to whoever may write to the account:
// one heading, a title, text that stays text, nothing rendered that is no value, nothing grave for axe in light and in dark. That
// each one comes back by its address is what all tests show together: the whole run fails when none has loaded it.

test('The route map has screens, and each is visited once.', () => {
  expect(screens.length).toBeGreaterThan(30);
  expect(new Set(screens).size).toBe(screens.length);
  expect(groupsOf(screens, GROUP).flat()).toEqual(screens);
});

/** All text on the screen, fields included. */
const readable = (page: Page) =>
  page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>('input,textarea');
    const titles = [...document.querySelectorAll('[title]')].map((one) => one.getAttribute('title') ?? '');
    return [
      document.title,
      document.body.textContent,
      ...titles,
      ...[...fields].map(({ value }) => value),
    ].join('\n');
  });

/** Screens without data of an account. */
const WITHOUT_RESOURCES =
  /^(\*|test|saved.*|inventory|search|findings|journal.*|connections.*|apis\/(create|wizard|import)|(domains|vpc-links)\/create)$/;

/** Screens that are loaded by their address here, because no other test does it. */
const LOADED_HERE: readonly string[] = [
  'apis/:apiId',
  'apis/:apiId/models/item/:id',
  'apis/:apiId/routes/item/:routeId/responses',
  'apis/:apiId/integrations/item/:integrationId/responses',
  'apis/:apiId/integrations/item/:integrationId/responses/item/:id',
  'domains/item/:domain/mappings/item/:id',
  'domains/item/:domain/mappings/item/:id/edit',
  'domains/item/:domain/rules/item/:id',
  'domains/item/:domain/diagram',
  'vpc-links/item/:id/edit',
  'connections/item/:id/edit',
  'saved/create',
];

/** How many screens one page visits. */
const GROUP = 12;

for (const [at, patterns] of groupsOf(screens, GROUP).entries()) {
  test(`Text of the service is plain text and screens are accessible in light and in dark, part ${at + 1}: ${patterns[0]} and those after it.`, async ({
    page,
    store,
  }) => {
    expectNoDialogs(page);
    const world = await enterWorld(store, 'sample', hostileWorld);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const [index, pattern] of patterns.entries()) {
      await test.step(pattern, async () => {
        const address = addressOf(pattern, world);
        const isLoaded = index === 0 || LOADED_HERE.includes(pattern);
        await (isLoaded ? page.goto(address) : follow(page, address));
        await expectTitled(page, await loaded(page));
        if (!WITHOUT_RESOURCES.test(pattern)) {
          const hostile = /onerror="window|__proto__|constructor/;
          await expect.poll(() => readable(page), { message: pattern }).toMatch(hostile);
        }
        await expectHarmless(page);
        // Each screen begins with the scheme in which the one before it ended.
        await expectSoundInBoth(page, index % 2 === 0 ? 'light' : 'dark');
      });
    }
  });
}
