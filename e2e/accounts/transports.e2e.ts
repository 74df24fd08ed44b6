import type { Page } from '@playwright/test';
import { AWS_CONNECTION } from '../aws-host';
import { choice, expectScreen, field, press } from '../forms';
import { chooseOption, expectCalls, expectRowVisible } from '../helpers';
import { follow } from '../route-map';
import { ROLE } from './fake-aws';
import {
  addConnection,
  enterCredentials,
  expect,
  letThroughToAws,
  openPrinted,
  startConnection,
  submitConnection,
  test,
  unlock,
} from './fixtures';

// The ways to an account, each from the form of the connection to a change in the account. The server that plays AWS
// checks every signature with the real algorithm: requests arrive with a valid signature for the host of AWS.

type World = Parameters<Parameters<typeof test>[2]>[0];

/** Creates an API, which takes an unlocked connection, and finds it in the list and in the account. */
async function createApi({ page, sandbox }: Pick<World, 'page' | 'sandbox'>) {
  await unlock(page);
  const since = sandbox.calls.length;
  await follow(page, '/apis/create');
  await field(page, 'Name').fill('pets & ünïcode');
  await press(page, 'Review');
  await press(page, 'Create API');
  await expectScreen(page, 'pets & ünïcode');
  await expectCalls(sandbox, ['CreateApi'], { since });
}

test('Direct: the page signs and calls AWS itself.', async ({ page, sandbox, aws, served, awsServer }) => {
  letThroughToAws(page, { sandbox, aws, served, awsServer });
  await addConnection(page, 'direct');
  await expectRowVisible(page, 'orders');
  expect(new Set(aws.arrived.map((line) => line.split(' ')[0]))).toEqual(
    new Set(['apigateway.eu-west-1.amazonaws.com']),
  );
});

test('Relay with the credentials of the page: the relay passes on what the page has signed.', async ({
  page,
  sandbox,
  aws,
  served,
}) => {
  await openPrinted(page, served);
  await expect(page).toHaveURL(`${served.url}/apis`);
  await addConnection(page, 'relayed', { transport: 'Relay' });
  await expectRowVisible(page, 'orders');
  await unlock(page);
  await page.getByRole('link', { name: 'notifications', exact: true }).click();
  await expectScreen(page, 'notifications');
  await page.getByRole('link', { name: 'Stages', exact: true }).click();
  await expectScreen(page, /^Stages/);
  await page.getByRole('link', { name: '$default', exact: true }).first().click();
  await expectScreen(page, '$default');
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await field(page, 'Description').fill('50 % of “ünïcode”');
  const since = sandbox.calls.length;
  await press(page, 'Save');
  await expectScreen(page, '$default');
  // The path holds an escaped label, which must arrive as signed.
  await expectCalls(sandbox, ['UpdateStage'], { since });
  expect(aws.arrived.length).toBeGreaterThan(2);
  expect(aws.arrived.filter((line) => !line.startsWith('apigateway.eu-west-1.amazonaws.com '))).toEqual([]);
  expect(sandbox.calls.filter(({ status }) => status >= 400)).toEqual([]);
});

test('Relay with a profile, an SSO login or the environment: the relay signs, and the page has no credentials.', async ({
  page,
  sandbox,
  aws,
  served,
}) => {
  const host = 'apigateway.eu-central-1.amazonaws.com';
  await openPrinted(page, served);
  for (const [name, option] of [
    ['profiled', 'work'],
    ['logged', 'logged-in'],
    ['environment', 'The environment of the server'],
  ] as const) {
    await test.step(option, async () => {
      const since = aws.arrived.length;
      await startConnection(page, name, 'eu-central-1');
      await choice(page, 'AWS, local profile').check();
      await expect(field(page, 'Secret access key')).toHaveCount(0);
      await chooseOption(page, 'Profile', option);
      await submitConnection(page, name);
      await expectScreen(page, /^APIs/);
      await createApi({ page, sandbox });
      const elsewhere = aws.arrived.slice(since).filter((line) => !line.startsWith(`${host} `));
      // The portal is called once, in the Region of the login.
      const portal = option === 'logged-in' ? ['portal.sso.us-east-1.amazonaws.com'] : [];
      expect(elsewhere.map((line) => line.split(' ')[0])).toEqual(portal);
      // After a reload there is no prompt: the page has no credentials to lose.
      await page.reload();
      await expectScreen(page, 'pets & ünïcode');
    });
  }
});

test('A role is assumed with the credentials of the page, and its credentials sign.', async ({
  page,
  sandbox,
  aws,
  served,
}) => {
  await openPrinted(page, served);
  await startConnection(page, 'deployer');
  await choice(page, 'Relay').check();
  await enterCredentials(page);
  await choice(page, 'Assume a role').click();
  await field(page, 'Role ARN').fill(ROLE.arn);
  await submitConnection(page, 'deployer');
  await expectRowVisible(page, 'orders');
  // The relay of the worker may still pass on what the page of the test before has asked another Region for.
  const own = aws.arrived.filter((line) => line.includes(`.${AWS_CONNECTION.region}.`));
  expect(own[0]).toBe('sts.eu-west-1.amazonaws.com POST /');
  // The credentials of the page alone would be rejected now.
  delete aws.account.AKIAPAGE;
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await page.getByRole('link', { name: 'Routes', exact: true }).click();
  await expectScreen(page, /^Routes/);
  expect(sandbox.calls.at(-1)?.status).toBe(200);
});

test('A profile whose SSO login has expired shows which command to run.', async ({ page, served }) => {
  await openPrinted(page, served);
  await startConnection(page, 'login');
  await choice(page, 'AWS, local profile').check();
  await chooseOption(page, 'Profile', 'login');
  await press(page, 'Test connection');
  await expect(page.getByRole('alert')).toContainText('aws sso login --profile login');
});

test('Opened without a code, the console works and offers no relay.', async ({ page, served }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/connections/create');
  await expect(choice(page, 'AWS, local profile')).toBeDisabled();
  await expect(choice(page, 'Relay')).toBeDisabled();
  await expect(page.getByText('This page was not opened with a printed address.').first()).toBeVisible();
  expect(asked.filter((url) => url.startsWith(`${served.url}/__relay/`))).toEqual([]);
});

test('A code opens the relay once: reloads and other tabs go on, another browser and the history have nothing.', async ({
  page,
  context,
  browser,
  served,
  problems,
}) => {
  await openPrinted(page, served);
  await expect(page).toHaveURL(`${served.url}/apis`);
  const isOffered = async (tab: Page) => {
    await tab.goto(`${served.url}/connections/create`);
    await expect(choice(tab, 'Relay')).toBeEnabled();
  };
  await isOffered(page);
  await page.reload();
  await isOffered(page);
  const second = await context.newPage();
  await isOffered(second);
  expect(await context.cookies()).toEqual([]);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toContain(new URL(served.printed).searchParams.get('code'));

  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(served.printed);
  await stranger.goto(`${served.url}/connections/create`);
  await expect(choice(stranger, 'Relay')).toBeDisabled();
  await other.close();
  // The key of this browser outlasts a code that is used again.
  await second.goto(served.printed);
  await isOffered(second);
  problems.splice(0, problems.length, ...problems.filter((line) => !/403.*__relay\/session/.test(line)));
});

test('A page that is left at once keeps the code that it was opened with.', async ({ page, served }) => {
  const sent = page.waitForRequest((request) => request.url().endsWith('/__relay/session'));
  await page.goto(served.printed, { waitUntil: 'commit' });
  await sent;
  await page.goto('/connections/create');
  await expect(choice(page, 'Relay')).toBeEnabled();
});
