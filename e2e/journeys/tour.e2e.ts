import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { expectScreen, field, press } from '../forms';
import { expectCalls, expectNotification, expectRowCount } from '../helpers';
import { follow } from '../route-map';
import { seed } from '../seed';

// The shell: search, settings, navigation, URLs, the guard against losing unsaved input.

test('The keyboard skips to the screen and searches what is loaded, for no call.', async ({
  page,
  sandbox,
}) => {
  await test.step('The skip link leads the keyboard past header and navigation.', async () => {
    await page.goto(paths.apis);
    await expectRowCount(page, 3);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('main').getByRole('link', { name: 'Create API' })).toBeFocused();
  });

  await test.step('Finds what is loaded by keyboard alone, and costs no call.', async () => {
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Search screens and loaded resources' });
    await expect(search).toBeFocused();
    const options = page.getByRole('listbox').getByRole('option');
    await expect(options.filter({ hasText: 'Screen' })).toHaveText([
      /^APIs/,
      /^Create API/,
      /^Custom domain names/,
      /^Create domain name/,
      /^VPC links/,
      /^Create VPC link/,
      /^Create API step by step/,
      /^Import API/,
      /^Inventory/,
      /^Findings/,
      /^Test a URL/,
      /^Saved configurations/,
      /^Journal/,
      /^Connections/,
      /^Add connection/,
    ]);
    await search.fill('invoice');
    await expect(page.getByText('Nothing that is loaded matches.')).toBeVisible();
    await search.fill('vpc');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = (await options.nth(1).getAttribute('id')) ?? '';
    await expect(search).toHaveAttribute('aria-activedescendant', second);
    await search.fill('api chat');
    await expect(options).toHaveText([/^chat/]);
    await expectCalls(sandbox, ['GetApis'], { reads: true });
    await page.keyboard.press('Enter');
    await expectScreen(page, 'chat');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  await test.step('The connection is named with its Region, and is not the sandbox’s.', async () => {
    await expect(page.getByRole('status', { name: 'Connection' })).toHaveText(/e2e\s*eu-west-1/);
  });

  await test.step('Finds a route once its list was open, and the screens that the API has.', async () => {
    const { Items: apis = [] } = await seed(sandbox, 'GetApis', {});
    const idOf = (name: string) => apis.find(({ Name }) => Name === name)?.ApiId ?? '';
    await follow(page, paths.route.list(idOf('orders')));
    await expectRowCount(page, 16);
    const open = page.getByRole('button', { name: /^Search/ });
    await open.click();
    const search = page.getByRole('combobox');
    const options = page.getByRole('listbox').getByRole('option');
    await search.fill('cors');
    await expect(options).toHaveText([/^CORS/]);
    await search.fill('invoice');
    await options.click();
    await expectScreen(page, 'GET /orders/{orderId}/invoice');

    // What is loaded of another API would match too.
    await page.goto(paths.route.list(idOf('chat')));
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Models' })).toBeVisible();
    await open.click();
    await search.fill('cors');
    await expect(page.getByText('Nothing that is loaded matches.')).toBeVisible();
    await search.fill('create model');
    await expect(options).toHaveText([/^Create model/]);
  });

  await test.step('Escape closes it and returns the focus.', async () => {
    await page.keyboard.press('Escape');
    const button = page.getByRole('button', { name: /^Search/ });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(button).toBeFocused();
  });
});

test('Colours and density are those of the system, or as they are set.', async ({ page }) => {
  await test.step('Without a choice, the colours follow the system, also while it changes.', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(paths.apis);
    await expect(page.locator('body')).toHaveClass(/awsui-dark-mode/);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('body')).not.toHaveClass(/awsui-dark-mode/);
  });

  await test.step('Colours and density are kept over a reload; on a connection to AWS there is nothing to reset.', async () => {
    const body = page.locator('body');
    await expect(body).not.toHaveClass(/awsui-dark-mode/);
    await press(page, 'Settings');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await press(settings, 'Dark');
    await press(settings, 'Compact');
    await expect(body).toHaveClass(/awsui-dark-mode/);
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
    await expect(page.getByText('Reset sandbox')).toHaveCount(0);
    await press(settings, 'Done');
    await page.reload();
    await expectScreen(page, 'APIs');
    await expect(body).toHaveClass(/awsui-dark-mode/);
    await expect(body).toHaveClass(/awsui-compact-mode/);
    await press(page, 'Settings');
    await expect(settings.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');
    await press(settings, 'Light');
    await press(settings, 'Comfortable');
    await expect(body).not.toHaveClass(/awsui-(dark|compact)-mode/);
  });
});

test('The call of a form follows what is typed in three languages, and is copied as shown.', async ({
  page,
  context,
  sandbox,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(paths.apiCreate);
  await press(page, 'Preview API calls');
  const cli = page.getByRole('region', { name: 'AWS CLI code' });
  await expect(cli).toContainText("--name ''");
  await field(page, 'Name').pressSequentially("Pat's pets");
  await expect(cli).toHaveText(
    "aws apigatewayv2 create-api --region eu-west-1 --name 'Pat'\\''s pets' --protocol-type HTTP",
  );
  await press(page, 'Copy AWS CLI');
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await cli.textContent());
  await press(page, 'boto3');
  const boto3 = page.getByRole('region', { name: 'boto3 code' });
  await expect(boto3).toContainText("client.create_api(Name='Pat\\'s pets', ProtocolType='HTTP')");
  await press(page, 'JavaScript');
  const js = page.getByRole('region', { name: 'JavaScript code' });
  await expect(js).toContainText('CreateApiCommand');
  await field(page, 'Description').pressSequentially('All of them');
  await expect(js).toContainText('All of them');
  await page.reload();
  await press(page, 'Preview API calls');
  await expect(js).toBeVisible();
  await expectCalls(sandbox, [], { reads: true });
});

test('Unsaved input is not lost.', async ({ page }) => {
  await test.step('Unsaved input is not lost by a link, by Cancel or by Back.', async () => {
    await page.goto(paths.apis);
    // It adds no page to the history, from which Back would lead away without a question.
    await page.getByRole('link', { name: 'Skip to main content' }).press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.getByRole('link', { name: 'Create API' }).click();
    await expectScreen(page, 'Create API');
    await field(page, 'Name').fill('pets');
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    for (const leave of [
      () => page.getByRole('link', { name: 'Gatehouse' }).click(),
      () => page.getByRole('link', { name: 'Cancel' }).click(),
      () => page.goBack(),
    ]) {
      await leave();
      await press(question, 'Stay');
      await expect(question).toHaveCount(0);
      await expect(field(page, 'Name')).toHaveValue('pets');
    }
    await page.getByRole('link', { name: 'Cancel' }).click();
    await press(question, 'Leave');
    await expectScreen(page, 'APIs');
  });

  await test.step('Closing the tab prompts too; without unsaved input nothing prompts.', async () => {
    await follow(page, paths.apiCreate);
    await field(page, 'Name').fill('pets');
    // The guard is active once the form is dirty.
    const guarded = () =>
      page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    await expect.poll(guarded).toBe(true);
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    await field(page, 'Name').fill('');
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expectScreen(page, 'APIs');
  });
});

test('An address opens where it points, or says what is missing.', async ({ page, sandbox, allowStatus }) => {
  allowStatus(404);

  await test.step('A deep link opens where it points, with title and breadcrumbs.', async () => {
    const [orders] = (await seed(sandbox, 'GetApis', {})).Items ?? [];
    await page.goto(paths.corsEdit(orders?.ApiId ?? ''));
    await expectScreen(page, 'Edit CORS');
    await expect(page).toHaveTitle('Edit CORS · CORS · orders · APIs · Gatehouse');
    await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'orders' }).click();
    await expectScreen(page, 'orders');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  await test.step('An unknown URL shows an error page with a link.', async () => {
    await follow(page, '/nowhere/at/all');
    await expectScreen(page, 'Page not found');
    await expect(page.getByText('There is no page at /nowhere/at/all.')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Go to APIs' }).click();
    await expectRowCount(page, 3);
  });

  await test.step('A missing API shows the service’s message, and costs one call.', async () => {
    const since = sandbox.calls.length;
    await follow(page, paths.api('nosuchapi1'));
    await expectScreen(page, 'Not found');
    await expect(page.getByRole('alert')).toContainText(
      'Invalid API identifier specified 123456789012:nosuchapi1',
    );
    await expect(page.getByRole('alert')).toContainText('NotFoundException at GetApi · request');
    await expectCalls(sandbox, ['GetApi'], { reads: true, since });
    await page.getByRole('main').getByRole('link', { name: 'Go to APIs' }).click();
    await expectRowCount(page, 3);
  });

  await test.step('On a narrow screen, the navigation is a drawer that the keyboard opens, walks and closes.', async () => {
    const [orders] = (await seed(sandbox, 'GetApis', {})).Items ?? [];
    await page.setViewportSize({ width: 900, height: 700 });
    await follow(page, paths.api(orders?.ApiId ?? ''));
    await expectScreen(page, 'orders');
    const nav = page.getByRole('navigation', { name: 'Resources' });
    await expect(nav).toBeHidden();
    const menu = page.getByRole('button', { name: 'Open navigation' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await expect(nav).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(nav).toBeHidden();
    await expect(menu).toBeFocused();
    await page.keyboard.press('Enter');
    await nav.getByRole('link', { name: 'Stages' }).focus();
    await page.keyboard.press('Enter');
    await expectScreen(page, 'Stages');
    await expect(nav).toBeHidden();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });
});

test('A success is shown on the next screen and disappears on the one after.', async ({ page }) => {
  await page.goto(paths.apis);
  for (const name of ['first', 'second']) {
    await follow(page, paths.apiCreate);
    await field(page, 'Name').fill(name);
    await press(page, 'Review');
    await press(page, 'Create API');
    await expectNotification(page, `API ${name} is created.`);
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await expectScreen(page, 'Edit API');
    await expect(page.getByText(`API ${name} is created.`)).toHaveCount(0);
    await field(page, 'Description').fill('Changed');
    await press(page, 'Save');
    await expectNotification(page, `API ${name} is saved.`);
  }
});
