import { type ChildProcess, spawn } from 'node:child_process';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { allowRequests } from '../browser';
import { choice, chooseAction, expectScreen, field, press } from '../forms';
import { expectRowGone, expectRowVisible } from '../helpers';
import { expect, openPrinted, startConnection, submitConnection, test, unlock } from './fixtures';

// Emulators have a part of the service (service-rules 7). Missing operations are reported where they are needed, and the rest works:
// once with moto itself where it is installed, and everywhere with its recorded responses.

const WEB_PAGE = (status: string) =>
  `<!doctype html>\n<html lang=en>\n<title>${status}</title>\n<h1>${status}</h1>\n`;

/** Adds the endpoint as a connection and goes over to it. */
async function connect(page: Page, url: string, { transport }: { transport?: string } = {}) {
  allowRequests(page.context(), ({ origin }) => origin === url);
  await startConnection(page, 'moto', 'us-east-1');
  await choice(page, 'Custom endpoint').check();
  await field(page, 'Endpoint').fill(url);
  if (transport) await choice(page, transport).check();
  await submitConnection(page, 'moto');
  await expectScreen(page, /^APIs/);
}

async function createApi(page: Page, name: string) {
  await page.goto('/apis/create');
  await field(page, 'Name').fill(name);
  await press(page, 'Review');
  await press(page, 'Create API');
  await expectScreen(page, name);
}

test.beforeEach(({ context, problems }) => {
  // Chromium's log lines about the expected errors.
  context.on('console', () => {
    const own = problems.filter((line) => !/Failed to load resource|blocked by CORS policy/.test(line));
    problems.splice(0, problems.length, ...own);
  });
});

test.describe('moto', () => {
  let moto: ChildProcess | undefined;
  let url = '';

  test.beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const isThere = await new Promise<boolean>((resolve) => {
      moto?.once('error', () => resolve(false));
      moto?.once('exit', () => resolve(false));
      void answers(`${url}/v2/apis`).then(resolve);
    });
    if (!isThere) moto = undefined;
  });

  test.afterAll(() => {
    moto?.kill();
  });

  test('lists, creates, edits and deletes through the relay, and missing operations are reported in place.', async ({
    page,
    served,
  }) => {
    test.skip(moto === undefined, 'moto_server is not installed');
    // It refuses the preflight of a signed call, so no page can call it directly.
    await openPrinted(page, served);
    await connect(page, url, { transport: 'Relay' });
    await unlock(page);
    await createApi(page, 'pets');
    const api = new URL(page.url()).pathname.replace('/overview', '');
    await page.goto(`${api}/edit`);
    await field(page, 'Description').fill('Pets of the shop');
    await press(page, 'Save');
    await expectScreen(page, 'pets');
    await expect(page.getByText('Pets of the shop')).toBeVisible();

    await page.goto(`${api}/authorizers`);
    await expectScreen(page, 'Not available here');
    await expect(page.getByRole('alert')).toContainText('This endpoint does not have GetAuthorizers.');
    await page.goto(`${api}/deployments`);
    await expect(page.getByRole('alert')).toContainText('This endpoint does not have GetDeployments.');
    await expect(page.getByRole('link', { name: 'Deployments (not available here)' })).toBeVisible();

    // The form of a route offers authorizers; without them the rest of it works.
    await page.goto(`${api}/routes/create`);
    await expectScreen(page, 'Create route');
    await expect(page.getByRole('button', { name: 'Create route' })).toBeVisible();

    await page.goto(`${api}/overview`);
    await chooseAction(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Type pets to confirm').fill('pets');
    await press(dialog, 'Delete');
    await expectScreen(page, /^APIs/);
    await expectRowGone(page, 'pets');
  });
});

test.describe('An endpoint that responds as moto does', () => {
  test('lists, and missing operations are reported in place.', async ({ page }) => {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://moto');
      const cors = { 'access-control-allow-origin': request.headers.origin ?? '*' };
      const api = { apiId: 'a1', name: 'recorded', protocolType: 'HTTP', apiEndpoint: 'https://a1.example' };
      if (request.method === 'OPTIONS') {
        response.writeHead(200, {
          ...cors,
          'access-control-allow-headers': String(request.headers['access-control-request-headers']),
          'access-control-allow-methods': 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT',
        });
        response.end();
      } else if (pathname === '/v2/apis') {
        // moto sends its JSON as text/html.
        response.writeHead(200, { ...cors, 'content-type': 'text/html; charset=utf-8' });
        response.end(JSON.stringify({ items: [api] }));
      } else if (pathname === '/v2/apis/a1') {
        response.writeHead(200, { ...cors, 'content-type': 'application/json' });
        response.end(JSON.stringify(api));
      } else if (/authorizers|models/.test(pathname)) {
        // A path that it has for another method: 500, and no headers of CORS.
        response.writeHead(500, { 'content-type': 'text/html' }).end(WEB_PAGE('500 Internal Server Error'));
      } else if (pathname.endsWith('/routes')) {
        response.writeHead(501, { ...cors, 'content-type': 'application/json' });
        response.end('{"message":"API action GetRoutes for service apigatewayv2 not yet implemented"}');
      } else {
        response.writeHead(404, { ...cors, 'content-type': 'text/html' }).end(WEB_PAGE('404 Not Found'));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await connect(page, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expectRowVisible(page, 'recorded');
    for (const [screen, operation] of [
      ['routes', 'GetRoutes'],
      ['authorizers', 'GetAuthorizers'],
      ['deployments', 'GetDeployments'],
      ['stages', 'GetStages'],
    ]) {
      await page.goto(`/apis/a1/${screen}`);
      await expectScreen(page, 'Not available here');
      await expect(page.getByRole('alert')).toContainText(`This endpoint does not have ${operation}.`);
    }
    await page.goto('/apis/a1/export');
    await press(page, 'Export API');
    await expect(page.getByRole('alert')).toContainText('This endpoint does not have ExportApi.');
    server.close();
    server.closeAllConnections();
  });
});

test('An endpoint that refuses preflights is reached through the relay, and the navigation marks what it lacks.', async ({
  page,
  served,
}) => {
  const api = { apiId: 'a1', name: 'recorded', protocolType: 'HTTP', apiEndpoint: 'https://a1.example' };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://emulator');
    const json = (status: number, body: object, error?: string) =>
      response
        .writeHead(status, {
          'content-type': 'application/json',
          ...(error ? { 'x-amzn-errortype': error } : {}),
        })
        .end(JSON.stringify(body));
    // As moto does for whatever is not signed.
    if (request.method === 'OPTIONS') json(403, { message: 'Forbidden' });
    else if (pathname === '/v2/apis') json(200, { items: [api] });
    else if (pathname === '/v2/apis/a1') json(200, api);
    // As moto does for a path that it has for another method.
    else if (pathname.endsWith('/authorizers'))
      response.writeHead(500, { 'content-type': 'text/html' }).end(WEB_PAGE('500 Internal Server Error'));
    // As MiniStack does for what it lacks.
    else json(404, { message: 'Not Found' }, 'NotFoundException');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  allowRequests(page.context(), ({ origin }) => origin === url);
  await openPrinted(page, served);
  await startConnection(page, 'emulator', 'us-east-1');
  await choice(page, 'Custom endpoint').check();
  await field(page, 'Endpoint').fill(url);
  await press(page, 'Test connection');
  await expect(page.getByRole('alert')).toContainText('Choose the transport Relay.');
  await press(page, 'Use the relay');
  await expect(page.getByText('emulator works.')).toBeVisible();
  await submitConnection(page, 'emulator');
  await expectRowVisible(page, 'recorded');
  for (const [screen, operation] of [
    ['/domains', 'GetDomainNames'],
    ['/apis/a1/authorizers', 'GetAuthorizers'],
    ['/apis/a1/stages', 'GetStages'],
  ] as const) {
    await page.goto(screen);
    await expectScreen(page, 'Not available here');
    await expect(page.getByRole('alert')).toContainText(`This endpoint does not have ${operation}.`);
  }
  await expect(page.getByRole('link', { name: 'Stages (not available here)' })).toBeVisible();
  // An API that does not exist is not found, and its lists are not taken for missing operations.
  await page.goto('/apis/none/stages');
  await expectScreen(page, 'Not found');
  server.close();
  server.closeAllConnections();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a local server responds; false when it does not within half a minute. */
async function answers(url: string, until = Date.now() + 30_000): Promise<boolean> {
  const isThere = await new Promise<boolean>((resolve) => {
    const sent = ask(url, (response) => {
      response.resume();
      resolve(true);
    });
    sent.on('error', () => resolve(false));
    sent.end();
  });
  if (isThere || Date.now() > until) return isThere;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return answers(url, until);
}
