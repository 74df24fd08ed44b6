import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { allowRequests } from '../browser';
import { choice, expectScreen, field, press } from '../forms';
import { expectCalls, expectRowVisible } from '../helpers';
import { answerAsAws, type FakeAws } from './fake-aws';
import {
  addConnection,
  chip,
  enterCredentials,
  expect,
  letThroughToAws,
  PAGE_CREDENTIALS,
  startConnection,
  submitConnection,
  test,
  unlock,
} from './fixtures';

// Where credentials are stored, when the console prompts for them, and that they are nowhere else.

const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

/** Fills in a new API up to its review; then the credentials of the page expire, and new ones exist. */
async function reviewApiUntilExpiry(page: Page, aws: FakeAws) {
  await page.getByRole('link', { name: 'Create API' }).first().click();
  await field(page, 'Name').fill('typed before the end');
  await press(page, 'Review');
  aws.account.AKIAPAGE = { secretAccessKey: PAGE_CREDENTIALS.secretAccessKey, isExpired: true };
  aws.account.AKIANEW = { secretAccessKey: 'new-secret' };
}

/** Enters the new credentials in the prompt; the call that waits for them creates the API. */
async function continueWithNewCredentials(page: Page) {
  await enterCredentials(page, { accessKeyId: 'AKIANEW', secretAccessKey: 'new-secret' });
  await press(page, 'Continue');
  await expectScreen(page, 'typed before the end');
}

test.beforeEach(async ({ page, sandbox, aws, served, awsServer }) => {
  letThroughToAws(page, { sandbox, aws, served, awsServer });
});

test('Credentials are in memory: a reload prompts for them, keeps the screen, and continues, at once or after an error.', async ({
  page,
}) => {
  await addConnection(page, 'work');
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await page.getByRole('link', { name: 'Routes', exact: true }).click();
  await expectScreen(page, /^Routes/);
  const url = page.url();
  await page.reload();
  await expect(dialog(page, 'Credentials of work')).toBeVisible();
  await enterCredentials(page);
  await press(page, 'Continue');
  await expectScreen(page, /^Routes/);
  await expectRowVisible(page, '/customers/me', 'PUT');
  expect(page.url()).toBe(url);

  await page.reload();
  await dialog(page, 'Credentials of work').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('This tab has no credentials for work.');
  await press(page, 'Try again');
  await enterCredentials(page);
  await press(page, 'Continue');
  await expectRowVisible(page, '/customers/me', 'PUT');
});

test('Credentials stored for the tab survive a reload, and a new tab has none.', async ({
  page,
  context,
}) => {
  await startConnection(page, 'kept');
  await page.getByRole('checkbox', { name: 'Keep the credentials until this tab is closed' }).check();
  await field(page, 'Paste keys').fill(
    `export AWS_ACCESS_KEY_ID=${PAGE_CREDENTIALS.accessKeyId}\nexport AWS_SECRET_ACCESS_KEY="${PAGE_CREDENTIALS.secretAccessKey}"\n`,
  );
  await expect(field(page, 'Paste keys')).toHaveValue('');
  await expect(field(page, 'Access key')).toHaveValue(PAGE_CREDENTIALS.accessKeyId);
  await submitConnection(page, 'kept');
  await expectRowVisible(page, 'orders');
  await page.reload();
  await expectRowVisible(page, 'orders');
  const other = await context.newPage();
  await other.goto(page.url());
  // The same account as in the tab before, but not its credentials.
  await expect(dialog(other, 'Credentials of kept')).toBeVisible();
});

test('The expiration of temporary credentials is shown beside them.', async ({ page, aws }) => {
  aws.account.ASIATEMPORARY = { secretAccessKey: 'temporary-secret', sessionToken: 'temporary-token' };
  await startConnection(page, 'temporary');
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
  await submitConnection(page, 'temporary');
  await expectRowVisible(page, 'orders');
  await chip(page).getByRole('button').click();
  await expect(page.getByRole('dialog', { name: 'Connections' })).toContainText(
    /The credentials expire in (39|40) minutes\./,
  );
});

test('A pasted text without a pair of keys shows what is missing and stays; the next one fills the fields.', async ({
  page,
}) => {
  await page.goto('/connections/create');
  const paste = field(page, 'Paste keys');
  const status = page.getByRole('main').getByRole('status');
  for (const [text, fault] of [
    [`export AWS_ACCESS_KEY_ID=${PAGE_CREDENTIALS.accessKeyId}`, 'but no secret access key.'],
    [`$Env:AWS_SECRET_ACCESS_KEY="${PAGE_CREDENTIALS.secretAccessKey}"`, 'but no access key.'],
    ['{ "Version": 1, "AccessKeyId": "AKIA', 'is incomplete or invalid'],
    ['see the wiki', 'No credentials found in this text.'],
  ] as const) {
    await paste.fill(text);
    await expect(status.filter({ hasText: fault })).toBeVisible();
    await expect(paste).toHaveValue(text);
    await expect(field(page, 'Access key')).toHaveValue('');
  }
  await paste.fill(
    JSON.stringify({ AccessKeyId: 'ASIAOLD', SecretAccessKey: 'x', Expiration: '2020-01-01T00:00:00Z' }),
  );
  await expect(paste).toHaveValue('');
  await expect(field(page, 'Access key')).toHaveValue('ASIAOLD');
  await expect(page.getByText(/^These credentials expired .*; AWS will reject them\./)).toBeVisible();
  // Typed credentials do not expire when the pasted ones did.
  await enterCredentials(page);
  await expect(page.getByText(/These credentials expire/)).toHaveCount(0);
});

test('When the credentials of a local endpoint expire in the middle of a form, it is the same.', async ({
  page,
  sandbox,
  aws,
  served,
  problems,
}) => {
  // Chromium's log line about the expected error.
  page.context().on('console', () => {
    const own = problems.filter((line) => !/Failed to load resource.*127\.0\.0\.1:4599/.test(line));
    problems.splice(0, problems.length, ...own);
  });
  const endpoint = 'http://127.0.0.1:4599';
  allowRequests(page.context(), ({ origin }) => origin === endpoint);
  await page.context().route(`${endpoint}/**`, async (route) => {
    const request = route.request();
    const body = request.postDataBuffer() ?? Buffer.of();
    const headers = { ...request.headers(), host: '127.0.0.1:4599', 'content-length': String(body.length) };
    const wire = { method: request.method(), url: request.url().slice(endpoint.length), headers };
    const answer = await answerAsAws(sandbox, aws.account, wire, body);
    await route.fulfill({
      ...answer,
      headers: { ...answer.headers, 'access-control-allow-origin': served.url },
    });
  });
  await startConnection(page, 'emulator');
  await choice(page, 'Custom endpoint').check();
  await field(page, 'Endpoint').fill(endpoint);
  await enterCredentials(page);
  await submitConnection(page, 'emulator');
  await unlock(page);
  await reviewApiUntilExpiry(page, aws);
  const since = sandbox.calls.length;
  await press(page, 'Create API');
  await expect(dialog(page, 'Credentials of emulator expired')).toBeVisible();
  await continueWithNewCredentials(page);
  await expectCalls(sandbox, ['CreateApi'], { since });
});

test('When credentials expire in the middle of a form, the input is kept, and the call continues with new ones.', async ({
  page,
  sandbox,
  aws,
}) => {
  await addConnection(page, 'work');
  await unlock(page);
  await reviewApiUntilExpiry(page, aws);
  const since = sandbox.calls.length;
  await press(page, 'Create API');

  await expect(dialog(page, 'Credentials of work expired')).toContainText('your input is kept');
  await dialog(page, 'Credentials of work expired').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('refused. Nothing was changed.');
  await expectCalls(sandbox, [], { since });

  await press(page, 'Create API');
  await continueWithNewCredentials(page);
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
  const secret = PAGE_CREDENTIALS.secretAccessKey;
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

  await startConnection(page, 'work');
  await field(page, 'Paste keys').fill(
    `AWS_ACCESS_KEY_ID=${PAGE_CREDENTIALS.accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secret}`,
  );
  await look('a form with pasted keys');
  await submitConnection(page, 'work');
  await expectRowVisible(page, 'orders');
  await look('the list');
  await unlock(page);
  await page.getByRole('link', { name: 'Create API' }).first().click();
  await field(page, 'Name').fill('new');
  await press(page, 'Review');
  await page.getByRole('button', { name: 'Preview API calls' }).click();
  await look('Preview API calls');
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
  await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Journal' }).click();
  await page.getByRole('button', { name: 'All calls', exact: true }).click();
  await look('the journal');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Export \d+ calls shown as JSON$/ }).click(),
  ]);
  const exported = await readFile(await file.path(), 'utf8');
  expect(exported).toContain('CreateApi');
  for (const word of [secret, PAGE_CREDENTIALS.accessKeyId, 'Signature='])
    expect(exported).not.toContain(word);
  await page.getByRole('button', { name: /^Copy \d+ calls shown as script$/ }).click();
  for (const language of ['boto3', 'JavaScript', 'AWS CLI']) {
    await page.getByRole('dialog').getByRole('button', { name: language, exact: true }).click();
    await expect(page.getByRole('region', { name: `${language} code` })).toContainText('new');
    await look(`the script for ${language}`);
  }
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: 'CreateApi' }).first().click();
  await look('a call of the journal');
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
