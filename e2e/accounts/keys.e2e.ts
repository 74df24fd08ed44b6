import type { Page } from '@playwright/test';
import { expectScreen, field, press } from '../forms';
import { expectCalls, expectRowVisible } from '../helpers';
import { addConnection, chip, expect, giveKeys, letThroughToAws, PAGE_KEYS, test, unlock } from './fixtures';

// Where keys are, when they are asked for, and that they are nowhere else.

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

test.beforeEach(async ({ page, sandbox, aws, served }) => {
  await letThroughToAws(page, { sandbox, aws, served });
});

test('Keys are in memory: a reload asks for them, stays where it was, and goes on.', async ({ page }) => {
  await page.goto('/');
  await addConnection(page, 'work');
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await page.getByRole('link', { name: 'Routes', exact: true }).click();
  await expectScreen(page, /^Routes/);
  const url = page.url();
  await page.reload();
  await expect(dialog(page, 'Keys of work')).toBeVisible();
  await giveKeys(page);
  await press(page, 'Go on');
  await expectScreen(page, /^Routes/);
  await expectRowVisible(page, '/customers/me', 'PUT');
  expect(page.url()).toBe(url);
});

test('Who gives none is told so, and may be asked again.', async ({ page }) => {
  await page.goto('/');
  await addConnection(page, 'work');
  await page.reload();
  await dialog(page, 'Keys of work').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('This tab has no keys for work.');
  await press(page, 'Try again');
  await giveKeys(page);
  await press(page, 'Go on');
  await expectRowVisible(page, 'orders');
});

test('Keys that are kept for the tab survive a reload, and a new tab has none.', async ({
  page,
  context,
}) => {
  await page.goto('/connections/create');
  await page.getByRole('checkbox', { name: 'Keep the keys until this tab is closed' }).check();
  await field(page, 'Name').fill('kept');
  await field(page, 'Paste keys').fill(
    `export AWS_ACCESS_KEY_ID=${PAGE_KEYS.accessKeyId}\nexport AWS_SECRET_ACCESS_KEY="${PAGE_KEYS.secretAccessKey}"\n`,
  );
  await expect(field(page, 'Paste keys')).toHaveValue('');
  await expect(field(page, 'Access key')).toHaveValue(PAGE_KEYS.accessKeyId);
  await press(page, 'Add connection');
  await expectRowVisible(page, 'orders');
  await page.reload();
  await expectRowVisible(page, 'orders');
  const other = await context.newPage();
  await other.goto(page.url());
  // The same account as in the tab before, but not its keys.
  await expect(dialog(other, 'Keys of kept')).toBeVisible();
});

test('The end of temporary keys is shown where they are.', async ({ page, aws }) => {
  aws.account.ASIATEMPORARY = { secretAccessKey: 'temporary-secret', sessionToken: 'temporary-token' };
  await page.goto('/connections/create');
  await field(page, 'Name').fill('temporary');
  const end = new Date(Date.now() + 40 * 60_000).toISOString();
  await field(page, 'Paste keys').fill(
    JSON.stringify({
      Version: 1,
      AccessKeyId: 'ASIATEMPORARY',
      SecretAccessKey: 'temporary-secret',
      SessionToken: 'temporary-token',
      Expiration: end,
    }),
  );
  await press(page, 'Add connection');
  await expectRowVisible(page, 'orders');
  await chip(page).getByRole('button').click();
  await expect(page.getByRole('dialog', { name: 'Connections' })).toContainText(
    /The keys end in (39|40) minutes\./,
  );
});

test('When keys end in the middle of a form, what is typed stays, and the call goes on with new keys.', async ({
  page,
  sandbox,
  aws,
}) => {
  await page.goto('/');
  await addConnection(page, 'work');
  await unlock(page);
  await page.getByRole('link', { name: 'Create API' }).first().click();
  await field(page, 'Name').fill('typed before the end');
  await press(page, 'Review');
  aws.account.AKIAPAGE = { secretAccessKey: PAGE_KEYS.secretAccessKey, isExpired: true };
  aws.account.AKIANEW = { secretAccessKey: 'new-secret' };
  const since = sandbox.calls.length;
  await press(page, 'Create API');

  await expect(dialog(page, 'The keys of work have ended')).toContainText('what is typed is kept');
  await dialog(page, 'The keys of work have ended').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('refused. Nothing was changed.');
  await expectCalls(sandbox, [], { since });

  await press(page, 'Create API');
  await giveKeys(page, { accessKeyId: 'AKIANEW', secretAccessKey: 'new-secret' });
  await press(page, 'Go on');
  await expectScreen(page, 'typed before the end');
  await expectCalls(sandbox, ['CreateApi'], { since });
});

test('After a whole session the secret is in no storage, no address, no text, no script and no request.', async ({
  page,
  sandbox,
  aws,
  served,
  allowStatus,
}) => {
  allowStatus(400);
  const secret = PAGE_KEYS.secretAccessKey;
  const found: string[] = [];
  const look = async (where: string) => {
    const places = await page.evaluate(() => {
      // The password field that is being filled in is the one place where it may be.
      const copy = document.documentElement.cloneNode(true) as HTMLElement;
      for (const input of copy.querySelectorAll('input[type=password]')) input.remove();
      const open = document.querySelectorAll<HTMLInputElement>('input:not([type=password]),textarea');
      return {
        local: JSON.stringify({ ...localStorage }),
        session: JSON.stringify({ ...sessionStorage }),
        cookie: document.cookie,
        address: location.href,
        history: JSON.stringify(history.state),
        text: copy.outerHTML,
        fields: [...open].map(({ value }) => value).join('\n'),
      };
    });
    for (const [place, text] of Object.entries(places)) {
      if (text.includes(secret) || text.includes(encodeURIComponent(secret)))
        found.push(`${where}: ${place}`);
    }
  };
  page.on('request', (request) => {
    const sent = [request.url(), request.postData() ?? '', ...Object.values(request.headers())].join('\n');
    if (sent.includes(secret) || sent.includes(encodeURIComponent(secret)))
      found.push(`sent to ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.text().includes(secret)) found.push('console');
  });

  await page.goto('/connections/create');
  await field(page, 'Name').fill('work');
  await field(page, 'Paste keys').fill(
    `AWS_ACCESS_KEY_ID=${PAGE_KEYS.accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secret}`,
  );
  await look('a form with pasted keys');
  await press(page, 'Add connection');
  await expectRowVisible(page, 'orders');
  await look('the list');
  await unlock(page);
  await page.getByRole('link', { name: 'Create API' }).first().click();
  await field(page, 'Name').fill('new');
  await press(page, 'Review');
  await page.getByRole('button', { name: 'Show the call' }).click();
  await look('Show the call');
  sandbox.faults.push({
    operation: 'CreateApi',
    times: 1,
    fail: { status: 400, error: 'BadRequestException', message: 'No.' },
  });
  await press(page, 'Create API');
  await expect(page.getByRole('alert')).toContainText('No.');
  await look('a refusal');
  await press(page, 'Create API');
  await expectScreen(page, 'new');
  await look('a detail');
  aws.account.AKIAPAGE = { secretAccessKey: 'another secret' };
  await page.getByRole('link', { name: 'VPC links' }).click();
  await expect(page.getByRole('alert')).toContainText('signature');
  await look('a signature that is refused');
  await chip(page).getByRole('button').click();
  await page.getByRole('link', { name: 'Manage connections' }).click();
  await page.getByRole('link', { name: 'Edit work' }).click();
  await expectScreen(page, 'Edit connection');
  await look('the form of the connection');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Go to Sandbox' }).click();
  await expect(chip(page)).toContainText('Sandbox');
  await look('another connection');
  expect(found).toEqual([]);
  expect(new URL(page.url()).origin).toBe(served.url);
});
