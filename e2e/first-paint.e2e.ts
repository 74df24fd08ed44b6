import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectCalls, expectNoAxeViolations, expectRowCount } from './helpers';

// What a page shows and sends while the code of its screen loads.

/** Opens a page whose screen's code is held back. @returns what lets it through */
async function openWithoutScreen(page: Page, path: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/\/assets\/first-.*\.js$/, async (route) => {
    await held;
    await route.fallback();
  });
  await page.goto(path, { waitUntil: 'commit' });
  return release;
}

/** Where the header's parts are and which colours they have. */
async function look(page: Page) {
  const { width = 0 } = page.viewportSize() ?? {};
  const name = page.getByText('Gatehouse', { exact: true });
  await expect(name).toBeVisible();
  return {
    // On a very narrow screen it is for those who listen.
    name: width > 540 && (await name.boundingBox()),
    picture: await page.locator('img[src$="/favicon.svg"]').boundingBox(),
    colours: await name.evaluate((element) => [
      getComputedStyle(element).color,
      getComputedStyle(document.body).backgroundColor,
    ]),
  };
}

for (const [what, width] of [
  ['wide', 1280],
  ['narrow', 800],
  ['very narrow', 500],
] as const)
  test(`On a ${what} screen the header is in its place and in the chosen theme before any code of it has loaded.`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 720 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.addInitScript(() => localStorage.setItem('gatehouse.mode', 'dark'));
    const release = await openWithoutScreen(page, paths.apis);
    const before = await look(page);
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(1);
    await expectNoAxeViolations(page);
    release();
    await expectRowCount(page, 3);
    expect(await look(page)).toEqual(before);
    expect(before.colours.at(-1)).toBe('rgb(22, 29, 38)');
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  });

test('The list of APIs is requested before the code that shows it has loaded, once.', async ({
  page,
  sandbox,
}) => {
  const release = await openWithoutScreen(page, paths.apis);
  await expect.poll(() => sandbox.calls.map(({ operation }) => operation)).toEqual(['GetApis']);
  release();
  await expectRowCount(page, 3);
  await expectCalls(sandbox, ['GetApis'], { reads: true });
});

test('A screen whose code has not loaded yet requests nothing.', async ({ page, sandbox }) => {
  const release = await openWithoutScreen(page, paths.vpcLink.list());
  await expect(page.getByText('Gatehouse', { exact: true })).toBeVisible();
  expect(sandbox.calls).toEqual([]);
  release();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('VPC links');
  await expectCalls(sandbox, ['GetVpcLinks'], { reads: true });
});
