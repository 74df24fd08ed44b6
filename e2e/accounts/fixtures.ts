import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Sandbox } from '../../src/sandbox/types';
import { TEST_SERVER } from '../../src/scripts/prepare.mjs';
import { printedUrl } from '../../src/scripts/printed-url.mjs';
import { isAwsHost } from '../aws-host';
import type { AwsServer } from '../aws-server';
import { allowRequests } from '../browser';
import { test as base, expect } from '../fixtures';
import { choice, field, press } from '../forms';
import { expectNotification } from '../helpers';
import { follow } from '../route-map';
import { type Account, answerAsAws, type FakeAws, ROLE, SSO, startFakeAws } from './fake-aws';

/** Credentials that the user enters. */
export const PAGE_CREDENTIALS = { accessKeyId: 'AKIAPAGE', secretAccessKey: 'wJalrXUtnFEMI/of+the=page' };

/** The account of the tests: credentials for the page, for a profile, for the environment and of a role. */
const account = (): Account => ({
  AKIAPAGE: { secretAccessKey: PAGE_CREDENTIALS.secretAccessKey },
  AKIAFILE: { secretAccessKey: 'secret-of-the-file' },
  AKIAENV: { secretAccessKey: 'secret-of-the-environment', sessionToken: 'token-of-the-environment' },
  ...ROLE.keys,
  ...SSO.keys,
});

/** The console's own server, as `npm start` starts it, and the fake AWS behind its relay: for the tests of a worker. */
interface ConsoleServer {
  url: string;
  aws: FakeAws;
  /** Prints a new address, as Enter in the terminal does; the code of the one before opens nothing any more. */
  printNew: () => Promise<string>;
}

/** The server, as a test finds it. */
interface Served {
  /** Without the code. */
  url: string;
  /** The address that it printed: it opens the relay once. */
  printed: string;
}

interface Fixtures {
  aws: FakeAws;
  served: Served;
}

export { expect } from '../fixtures';

/**
 * Tests of accounts: the console served by a server of its own, with a home that has one profile, and behind its relay a
 * server that checks signatures. Nothing is handed over: a test adds its connections by the screens.
 */
export const test = base.extend<Fixtures, { consoleServer: ConsoleServer }>({
  connection: 'sandbox',

  consoleServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const aws = await startFakeAws();
      const { home, env } = makeHome();
      const folder = join(import.meta.dirname, '../../dist');
      const server = spawn(process.execPath, [TEST_SERVER, '--aws', aws.url, '--folder', folder], {
        env: { PATH: process.env.PATH, HOME: home, PORT: '0', ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const PRINTED = /http:\/\/\S+\?code=\S+/;
      const url = new URL(await printedUrl(server, PRINTED)).origin;
      const printNew = () => {
        const printed = printedUrl(server, PRINTED);
        server.stdin.write('\n');
        return printed;
      };
      await use({ url, aws, printNew });
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      await aws.close();
      rmSync(home, { recursive: true });
    },
    { scope: 'worker' },
  ],

  consoleUrl: [
    async ({ consoleServer }, use) => {
      await use(consoleServer.url);
    },
    { scope: 'worker' },
  ],

  aws: async ({ consoleServer: { aws }, sandbox }, use) => {
    aws.answerWith(sandbox, account());
    await use(aws);
  },

  // With what plays AWS for this test.
  served: async ({ consoleServer: { url, printNew }, aws: _ }, use) => {
    await use({ url, printed: await printNew() });
  },

  baseURL: async ({ served }, use) => {
    await use(served.url);
  },
});

/** A home with profiles, and the environment that names it. */
function makeHome(): { home: string; env: Record<string, string> } {
  const home = mkdtempSync(join(tmpdir(), 'gatehouse-home-'));
  writeFileSync(
    join(home, 'credentials'),
    '[work]\naws_access_key_id = AKIAFILE\naws_secret_access_key = secret-of-the-file\n',
  );
  writeFileSync(
    join(home, 'config'),
    '[profile work]\nregion = eu-central-1\n[profile login]\nsso_session = corp\nsso_account_id = 123456789012\n' +
      'sso_role_name = Admin\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.example/start\n' +
      '[profile logged-in]\nsso_session = open\nsso_account_id = 123456789012\nsso_role_name = Admin\n' +
      '[sso-session open]\nsso_region = us-east-1\nsso_start_url = https://open.example/start\n',
  );
  const cache = join(home, '.aws', 'sso', 'cache');
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    join(cache, `${createHash('sha1').update('open').digest('hex')}.json`),
    JSON.stringify({ accessToken: 'of-the-login', expiresAt: new Date(Date.now() + 3_600_000) }),
  );
  return {
    home,
    env: {
      AWS_CONFIG_FILE: join(home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
      AWS_ACCESS_KEY_ID: 'AKIAENV',
      AWS_SECRET_ACCESS_KEY: 'secret-of-the-environment',
      AWS_SESSION_TOKEN: 'token-of-the-environment',
    },
  };
}

/**
 * Lets the page reach AWS directly, with the responses of the tests' account. CORS lets the page read them, but none of
 * their headers, not even the one that names the error.
 */
export function letThroughToAws(
  page: Page,
  {
    sandbox,
    aws,
    served,
    awsServer,
  }: { sandbox: Sandbox; aws: FakeAws; served: Served; awsServer: AwsServer },
): void {
  allowRequests(page.context(), isAwsHost);
  awsServer.answerWith(async (request) => {
    const { method, url, headers, body } = request;
    if (method === 'OPTIONS') return sandbox.handle(request);
    aws.arrived.push(`${headers.host} ${method} ${url}`);
    const answer = await answerAsAws(sandbox, aws.account, request, Buffer.from(body));
    return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': served.url } };
  });
}

/** Opens the printed address, and waits until its code is spent and the first screen is there. */
export async function openPrinted(page: Page, { printed }: Served): Promise<void> {
  const spent = page.waitForResponse((answer) => answer.url().endsWith('/__relay/session'));
  await page.goto(printed);
  expect((await spent).status()).toBe(201);
  await expect(page).toHaveURL(/\/apis$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

/** Fills in the credentials of the page. */
export async function enterCredentials(
  scope: Parameters<typeof field>[0],
  keys = PAGE_CREDENTIALS,
): Promise<void> {
  await field(scope, 'Access key').fill(keys.accessKeyId);
  await field(scope, 'Secret access key').fill(keys.secretAccessKey);
}

/** Opens the form of a new connection with the name and the Region filled in. */
export async function startConnection(page: Page, name: string, region = 'eu-west-1'): Promise<void> {
  const form = '/connections/create';
  await (page.url() === 'about:blank' ? page.goto(form) : follow(page, form));
  await field(page, 'Name').fill(name);
  const regions = page.getByRole('combobox', { name: 'Region' });
  if ((await regions.inputValue()) === region) return;
  await regions.fill(region);
  // The list of matches would cover the fields below.
  await expect(async () => {
    await field(page, 'Name').click();
    await expect(page.getByRole('option')).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}

/** Adds a connection with credentials, and waits until it is active. */
export async function addConnection(
  page: Page,
  name: string,
  options: { transport?: string } = {},
): Promise<void> {
  await startConnection(page, name);
  if (options.transport) await choice(page, options.transport).check();
  await enterCredentials(page);
  await submitConnection(page, name);
}

/** Adds the connection whose form is filled in, and waits until it is active and says so. */
export async function submitConnection(page: Page, name: string): Promise<void> {
  await press(page, 'Add connection');
  await expect(chip(page)).toContainText(name);
  // What follows must not be clicked while it moves down.
  await expectNotification(page, `The console uses ${name}.`);
}

/** The connection in the header. */
export const chip = (page: Page) => page.getByRole('status', { name: 'Connection' });

/** Switches the read-only lock of the current connection off for this tab. */
export async function unlock(page: Page): Promise<void> {
  await chip(page).getByRole('button').click();
  await page
    .getByRole('dialog', { name: 'Connections' })
    .getByRole('checkbox', { name: 'Read-only' })
    .click();
  await page.keyboard.press('Escape');
  await expect(chip(page)).not.toContainText('Read-only');
}
