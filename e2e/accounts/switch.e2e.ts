import type { Page } from '@playwright/test';
import { expectScreen, field, press } from '../forms';
import { expectNoAxeViolations, expectRowGone, expectRowVisible } from '../helpers';
import { seedApi } from '../seed';
import { addConnection, chip, enterCredentials, expect, letThroughToAws, test, unlock } from './fixtures';

// From one account to another: nothing of the one is shown or sent in the other.

const menu = (page: Page) => page.getByRole('dialog', { name: 'Connections' });

async function goTo(page: Page, name: string) {
  await chip(page).getByRole('button').click();
  await menu(page).getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
}

test.beforeEach(async ({ page, sandbox, aws, served, awsServer }) => {
  letThroughToAws(page, { sandbox, aws, served, awsServer });
  await seedApi(sandbox, 'HTTP', 'only in the account');
  await addConnection(page, 'work');
  await expectRowVisible(page, 'only in the account');
});

test('Another connection shows its own resources and sends no call to the first one; unsaved input blocks the switch.', async ({
  page,
  aws,
}) => {
  await test.step('Escape closes the menu of connections and returns the focus.', async () => {
    const button = chip(page).getByRole('button');
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(menu(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  await test.step('Another connection shows its own resources, and sends no call to the first one.', async () => {
    await page.getByRole('link', { name: 'only in the account' }).click();
    await page.getByRole('link', { name: 'Routes', exact: true }).click();
    await expectScreen(page, /^Routes/);
    const before = aws.arrived.length;
    await goTo(page, 'Sandbox');
    await expect(chip(page)).toContainText('Sandbox');
    await expectScreen(page, /^APIs/);
    await expectRowVisible(page, 'orders');
    await expectRowGone(page, 'only in the account');
    expect(aws.arrived.slice(before)).toEqual([]);
    await goTo(page, 'work');
    await expectRowVisible(page, 'only in the account');
  });

  await test.step('A form with unsaved input blocks the switch.', async () => {
    await unlock(page);
    await page.getByRole('link', { name: 'Create API' }).first().click();
    await field(page, 'Name').fill('half typed');
    await goTo(page, 'Sandbox');
    await press(page.getByRole('dialog', { name: 'Leave without saving?' }), 'Stay');
    await expect(chip(page)).toContainText('work');
    await expect(field(page, 'Name')).toHaveValue('half typed');
    await goTo(page, 'Sandbox');
    await press(page.getByRole('dialog', { name: 'Leave without saving?' }), 'Leave');
    await expect(chip(page)).toContainText('Sandbox');
    await expectRowVisible(page, 'orders');
  });

  await test.step('The address at which the switch is made leads to the connections when nothing is to be switched.', async () => {
    await page.goto('/connections/switch');
    await expectScreen(page, /^Connections/);
    await expect(page).toHaveURL(/\/connections$/);
  });
});

test('A new tab and a reload are on the same connection; a removed one is nowhere. On the way, all is accessible in light and in dark.', async ({
  page,
  context,
}) => {
  const look = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoAxeViolations(page);
    }
  };
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(chip(other)).toContainText('work');
  await other.close();

  await chip(page).getByRole('button').click();
  await expect(menu(page)).toBeVisible();
  await look();
  await menu(page).getByRole('link', { name: 'Manage connections' }).click();
  await expect(menu(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Test work' }).click();
  await expect(page.getByText('work works.')).toBeVisible();
  await look();

  await page.reload();
  await page.getByRole('link', { name: 'APIs', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Credentials of work' })).toBeVisible();
  await look();
  await enterCredentials(page);
  await press(page, 'Continue');
  await expectRowVisible(page, 'only in the account');

  await chip(page).getByRole('button').click();
  await menu(page).getByRole('link', { name: 'Manage connections' }).click();
  await page.getByRole('button', { name: 'Remove work' }).click();
  await press(page.getByRole('dialog'), 'Remove');
  await expect(chip(page)).toContainText('Sandbox');
  await expectRowGone(page, 'work');
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
  ).not.toContain('work');
});

test('Another Region is chosen in the menu, and a place that does not exist there becomes its list.', async ({
  page,
  aws,
}) => {
  await page.getByRole('link', { name: 'only in the account' }).click();
  await expectScreen(page, 'only in the account');
  const before = aws.arrived.length;
  await chip(page).getByRole('button').click();
  await menu(page).getByRole('combobox', { name: 'Region' }).selectOption('eu-central-1');
  await expect(chip(page)).toContainText('eu-central-1');
  await expectScreen(page, /^APIs/);
  await expectRowGone(page, 'only in the account');
  // Whether the API exists there is asked once; the screen before asks nothing of the other Region.
  const asked = aws.arrived.slice(before).filter((call) => /eu-central-1.* \/v2\/apis\//.test(call));
  expect(asked).toEqual([expect.stringMatching(/ GET \/v2\/apis\/\w+$/)]);
  await page.reload();
  await enterCredentials(page);
  await press(page, 'Continue');
  await expect(chip(page)).toContainText('eu-central-1');
});
