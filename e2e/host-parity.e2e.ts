import { spawn } from 'node:child_process';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { type Page, test as plain } from '@playwright/test';
import {
  type ObservedResponse,
  PARITY_REGION,
  parityOptions,
  playParityCalls,
} from '../src/sandbox/host-parity.test-support';
import { createSandbox } from '../src/sandbox/sandbox';
import { sdkHandler } from '../src/sandbox/sdk-handler';
import { printedUrl } from '../src/scripts/printed-url.mjs';
import { test as base, expect } from './fixtures';
import type { ContractWindow } from './host-parity/page';
import { servePage } from './host-parity/serve';

// The sandbox responds the same wherever it runs. The reference is the function itself, in this process; over HTTP with the
// SDK of Node it is compared in src/server/host-parity.test.ts.

const withPage = {
  ownContext: true,
  baseURL: async ({ baseURL }: { baseURL?: string }, use: (url: string) => Promise<void>) => {
    const { url, close } = await servePage(baseURL ?? '');
    await use(url);
    await close();
  },
};

const test = base.extend({
  ...withPage,
  sandbox: async ({ connection: _ }, use) => {
    await use(createSandbox(parityOptions()));
  },
});

// In one worker, which builds the page and plays the calls of the reference once.
test.describe.configure({ mode: 'default' });

let reference: Promise<ObservedResponse[]> | undefined;

/** What the function returns; each test compares with the same. */
function fromFunction(): Promise<ObservedResponse[]> {
  reference ??= playReference();
  return reference;
}

function playReference(): Promise<ObservedResponse[]> {
  const sandbox = createSandbox(parityOptions());
  return playParityCalls({
    client: new ApiGatewayV2Client({
      region: PARITY_REGION,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      maxAttempts: 1,
      requestHandler: sdkHandler(sandbox) as never,
    }),
    ask: ({ method, url, body = '' }) => sandbox.handle({ method, url, headers: {}, body }),
  });
}

async function open(page: Page): Promise<void> {
  await page.goto('/');
  await page.waitForFunction(() => 'inPage' in window);
}

test.describe('the sandbox inside the page', () => {
  test.use({ connection: 'sandbox' });

  test('returns what the function returns, each time from what another tab has stored.', async ({ page }) => {
    await open(page);
    const answered = await page.evaluate(() => (window as unknown as ContractWindow).inPage.playOwn());
    expect(answered).toEqual(await fromFunction());
  });

  test('has everything that it confirmed, and no partial writes, after a reload in the middle of writing.', async ({
    page,
  }) => {
    const answered: string[] = [];
    await page.exposeFunction('answered', (apiId: string) => answered.push(apiId));
    for (const enough of [5, 12, 30]) {
      await open(page);
      const written = page
        .evaluate(() => {
          const { inPage, answered } = window as unknown as ContractWindow;
          return inPage.createForever(answered);
        })
        .catch((error: Error) => error.message);
      await expect.poll(() => answered.length, { intervals: [5] }).toBeGreaterThanOrEqual(enough);
      await page.reload();
      expect(await written).toContain('Execution context was destroyed');
    }
    await page.waitForFunction(() => 'inPage' in window);
    const kept = await page.evaluate(() => (window as unknown as ContractWindow).inPage.kept());
    expect(kept.map(({ apiId }) => apiId)).toEqual(expect.arrayContaining(answered));
    for (const { apiId, ...parts } of kept)
      expect([apiId, parts]).toEqual([apiId, { routes: 1, integrations: 1, stages: 1 }]);
  });

  test('upgrades a database of an older schema; a page that has it open goes on in memory and says so.', async ({
    page,
  }) => {
    await open(page);
    expect(await page.evaluate(() => (window as unknown as ContractWindow).inPage.changeLayout())).toEqual({
      description: 'was 3',
      first: ['old', 'unsaved'],
      problems: ['replaced'],
    });
  });

  test('goes on in memory without IndexedDB, and says once why it is not kept.', async ({ page }) => {
    await open(page);
    const outcomes = await page.evaluate(() => (window as unknown as ContractWindow).inPage.storageFaults());
    expect(outcomes).toEqual({
      absent: { problems: ['absent'], names: ['after'] },
      refused: { problems: ['refused'], names: ['after'] },
      newer: { problems: ['newer'], names: ['after'] },
      blocked: { problems: ['blocked'], names: ['after'] },
      deleted: { problems: ['deleted'], names: ['before', 'after'] },
    });
  });

  test('goes on in memory when the storage is full, and leaves no part of a write there.', async ({
    page,
  }) => {
    await open(page);
    expect(await page.evaluate(() => (window as unknown as ContractWindow).inPage.fullStorage())).toEqual({
      problems: ['full'],
      names: ['before', 'quick', 'after'],
      kept: ['before'],
    });
  });

  test('goes on with what it had loaded when the browser takes the storage away.', async ({
    page,
    context,
  }) => {
    await open(page);
    const write = (...names: string[]) =>
      page.evaluate((given) => (window as unknown as ContractWindow).inPage.writeSome(given), names);
    expect(await write('one', 'two')).toEqual({ problems: [], names: ['one', 'two'] });
    const devtools = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    expect(await write('three')).toEqual({ problems: ['lost'], names: ['one', 'two', 'three'] });
  });

  test('brings a database of before Regions to the default Region.', async ({ page }) => {
    await open(page);
    const upgraded = await page.evaluate(() => (window as unknown as ContractWindow).inPage.upgradeFromOne());
    expect(upgraded).toEqual({ unsigned: ['old'], elsewhere: [] });
  });
});

test('The sandbox behind the AWS host returns what the function returns.', async ({
  page,
  problems,
  allowStatus,
}) => {
  allowStatus(400, 404, 409);
  await open(page);
  const answered = await page.evaluate(() => (window as unknown as ContractWindow).inPage.playRemote());
  expect(answered).toEqual(await fromFunction());
  // The parity calls include unknown operations on purpose.
  expect(problems.filter((problem) => !problem.includes('is no operation of the sandbox'))).toEqual([]);
  problems.length = 0;
});

// Without the fixture: an intercepted request has no real preflight, which is under test here.
const overHttp = plain.extend<{ sandboxUrl: string }>({
  ...withPage,
  sandboxUrl: async ({ page: _ }, use) => {
    const args = ['dist/server/sandbox-host.js', '--port', '0', '--region', PARITY_REGION];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await use(await printedUrl(child));
    child.kill();
  },
});

overHttp(
  "A page on another port uses the sandbox over HTTP with the SDK's own fetch, preflights and all.",
  async ({ page, sandboxUrl }) => {
    await open(page);
    const answered = await page.evaluate(
      (url) => (window as unknown as ContractWindow).inPage.playRemote(url),
      sandboxUrl,
    );
    // Ids and times differ: the outcome of every request is compared.
    const outcome = ({ what, status, response }: ObservedResponse) => [
      what,
      status,
      (response as { name?: string }).name,
    ];
    expect(answered.filter(({ status = 0 }) => status >= 400).map(outcome)).toEqual(
      (await fromFunction()).filter(({ status = 0 }) => status >= 400).map(outcome),
    );
    expect(answered.map(({ what, status }) => [what, status])).toEqual(
      (await fromFunction()).map(({ what, status }) => [what, status]),
    );
  },
);
