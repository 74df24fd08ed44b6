import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { ROOT } from '../../src/scripts/prepare.mjs';
import { allowRequests } from '../browser';
import { choice, press } from '../forms';
import { enterCredentials, expect, openPrinted, startConnection, test } from './fixtures';

// What the relay's protocol (docs/relay.md) is worth in a real browser: what stays in its profile, and what a page of
// another server on this machine can do.

/** Registers a new key with a code, as a client of docs/relay.md does. */
async function register(url: string, code: string): Promise<Response> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const exported = await crypto.subtle.exportKey('spki', pair.publicKey);
  const publicKey = Buffer.from(exported).toString('base64url');
  return fetch(`${url}/__relay/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey }),
  });
}

const codeOf = (printed: string) => new URL(printed).searchParams.get('code') ?? '';

/** A browser that writes history and sessions, where one is installed; the headless shell writes storage alone. */
const WHOLE_BROWSERS = [chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/google-chrome'];

test('What a profile of the browser keeps of the printed address opens nothing.', async ({
  launchOptions,
  served,
  problems,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'gatehouse-profile-'));
  const whole = WHOLE_BROWSERS.find((path) => existsSync(path));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ...(whole && { executablePath: whole }),
  });
  const page = await context.newPage();
  await openPrinted(page, served);
  await startConnection(page, 'kept');
  await choice(page, 'Relay').check();
  await enterCredentials(page);
  await press(page, 'Test connection');
  await expect(page.getByText('kept works.')).toBeVisible();
  // The history is written after some seconds, and at the end.
  await context.close();
  expect(problems).toEqual([]);

  const files = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      name: join(entry.parentPath, entry.name).slice(profile.length + 1),
      text: readFileSync(join(entry.parentPath, entry.name)).toString('latin1'),
    }));
  rmSync(profile, { recursive: true });
  const { host } = new URL(served.url);
  expect(
    files.filter(({ text }) => text.includes(host)).length,
    'files that name the address',
  ).toBeGreaterThan(0);
  if (whole)
    expect(
      files.some(({ name }) => /(^|\/)History$/.test(name)),
      'a history',
    ).toBe(true);
  // Every text of a code's form behind `code=`.
  const found = files.flatMap(({ text }) =>
    [...text.matchAll(/code=([\w-]{43})/g)].map(([, one = '']) => one),
  );
  for (const one of new Set([...found, codeOf(served.printed)]))
    expect((await register(served.url, one)).status, one).toBe(403);
  expect(files.filter(({ text }) => /AKIAPAGE|wJalrXUtnFEMI/.test(text)).map(({ name }) => name)).toEqual([]);
});

/** A page of another server on this machine, and the requests that it received. */
async function otherServer(): Promise<{ url: string; cookies: string[]; server: Server }> {
  const cookies: string[] = [];
  const server = createServer((request, response) => {
    if (request.headers.cookie !== undefined) cookies.push(request.headers.cookie);
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Another program</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cookies, server };
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/** Chromium's lines about what it refuses to another page. */
function forgetRefusals(context: BrowserContext, problems: string[]): void {
  context.on('console', () => {
    const own = problems.filter((line) => !/Failed to load resource|CORS policy|frame-ancestors/.test(line));
    problems.splice(0, problems.length, ...own);
  });
}

test('A page on another port of this machine gets nothing of the relay.', async ({
  page,
  context,
  served,
  aws,
  problems,
}) => {
  const other = await otherServer();
  allowRequests(context, ({ origin }) => origin === other.url);
  forgetRefusals(context, problems);
  await openPrinted(page, served);
  expect(await context.cookies()).toEqual([]);

  const stranger = await context.newPage();
  await stranger.goto(other.url);
  // What the browser receives and does not show to the page.
  const statuses: number[] = [];
  const network = await context.newCDPSession(stranger);
  network.on('Network.responseReceivedExtraInfo', ({ statusCode }) => statuses.push(statusCode));
  await network.send('Network.enable');
  const arrived = aws.arrived.length;
  const read = await stranger.evaluate(
    async ({ relay, code }) => {
      const requests: [string, RequestInit][] = [
        ['/profiles', {}],
        ['/profiles', { mode: 'no-cors', credentials: 'include' }],
        ['/forward/v2/apis', { mode: 'no-cors', credentials: 'include' }],
        ['/forward/v2/apis', { method: 'POST', mode: 'no-cors', body: '{"name":"x","protocolType":"HTTP"}' }],
        ['/session', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ code, publicKey: 'x' }) }],
      ];
      const texts = requests.map(async ([path, init]) => {
        try {
          return await (await fetch(`${relay}/__relay${path}`, init)).text();
        } catch {
          return '';
        }
      });
      const frame = document.createElement('iframe');
      frame.src = `${relay}/__relay/profiles`;
      const image = new Image();
      image.src = `${relay}/__relay/forward/v2/apis`;
      document.body.append(frame, image);
      await Promise.all(
        [frame, image].map(
          (one) =>
            new Promise((done) => {
              one.onload = done;
              one.onerror = done;
            }),
        ),
      );
      return Promise.all(texts);
    },
    { relay: served.url, code: codeOf(served.printed) },
  );
  expect(read.join('')).toBe('');
  await expect.poll(() => statuses).toEqual(Array(7).fill(403));
  const navigated = await stranger.goto(`${served.url}/__relay/profiles`);
  expect(navigated?.status()).toBe(403);
  expect(aws.arrived.length).toBe(arrived);
  expect(other.cookies).toEqual([]);
  close(other.server);
});

test('Cookies that another page sets for this machine have no effect on the relay.', async ({
  page,
  context,
  served,
  problems,
}) => {
  const other = await otherServer();
  allowRequests(context, ({ origin }) => origin === other.url);
  forgetRefusals(context, problems);
  await openPrinted(page, served);
  await startConnection(page, 'planted');
  await choice(page, 'Relay').check();
  await enterCredentials(page);

  const stranger = await context.newPage();
  await stranger.goto(other.url);
  const plant = (cookies: Record<string, string>) =>
    stranger.evaluate((all) => {
      // biome-ignore lint/suspicious/noDocumentCookie: The other page plants them as any page can.
      for (const [name, value] of Object.entries(all)) document.cookie = `${name}=${value}; path=/`;
    }, cookies);
  const expectForwarded = async () => {
    const answer = page.waitForResponse(/\/__relay\/forward\//);
    await press(page, 'Test connection');
    expect((await answer).status()).toBe(200);
  };
  const code = codeOf(served.printed);
  await plant({ code, session: code, 'x-gatehouse-signature': code, 'x-gatehouse-nonce': code });
  // With cookies and without a signature, even a page of the relay's own origin gets nothing.
  const unsigned = await page.evaluate(async () => (await fetch('/__relay/profiles')).status);
  expect(unsigned).toBe(403);
  await expectForwarded();

  // More than the server takes in the headers of a request: those to the relay have no cookies.
  await plant(Object.fromEntries([0, 1, 2, 3, 4, 5].map((at) => [`large-${at}`, 'x'.repeat(3900)])));
  await expectForwarded();
  const reloaded = await page.reload();
  expect(reloaded?.status()).toBe(431);
  expect(await reloaded?.text()).toContain('Delete the cookies of this address');
  await context.clearCookies();
  expect((await page.reload())?.status()).toBe(200);
  close(other.server);
});

test('Enter in the terminal of npm start prints a new code, which replaces the one before.', async () => {
  const child = spawn(process.execPath, [join(ROOT, 'src/scripts/start.mjs')], {
    env: { ...process.env, PORT: '0' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    let output = '';
    child.stdout.on('data', (part) => {
      output += String(part);
    });
    const addresses = () => [...output.matchAll(/http:\/\/\S+\?code=\S+/g)].map(([address]) => address);
    await expect.poll(() => addresses().length, { timeout: 120_000 }).toBe(1);
    child.stdin.write('\n');
    await expect.poll(() => addresses().length).toBe(2);
    const [first = '', second = ''] = addresses();
    expect(new URL(second).origin).toBe(new URL(first).origin);
    expect(codeOf(second)).not.toBe(codeOf(first));
    expect((await register(new URL(first).origin, codeOf(first))).status).toBe(403);
    expect((await register(new URL(first).origin, codeOf(second))).status).toBe(201);
  } finally {
    child.kill();
  }
});
