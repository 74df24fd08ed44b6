import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';

// The built console below a folder of a plain file server, which knows nothing of it.

const FILES = 'test-results/hosted';
const BASE = '/console/';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

// One worker for all tests of this file: a second one would empty the folder under the first.
test.describe.configure({ mode: 'default' });

let server: Server;
let origin = '';

test.beforeAll(async () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', FILES, '--emptyOutDir', '--base', BASE],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://host').pathname;
    const file = path.startsWith(BASE) ? join(FILES, path.slice(BASE.length) || 'index.html') : '';
    const found = file !== '' && existsSync(file) && extname(file) !== '';
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'text/html' });
    response.end(path.startsWith(BASE) ? readFileSync(found ? file : join(FILES, '404.html')) : 'Not here');
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => {
  server.close();
});

test('Below a folder of a file server the console lists, opens deep links, survives a reload and keeps its policy.', async ({
  page,
}) => {
  await page.goto(`${origin}${BASE}`);
  await expect(page).toHaveURL(`${origin}${BASE}apis`);
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('orders');
  await expect(page).toHaveURL(new RegExp(`^${origin}${BASE}apis/\\w+/overview$`));
  await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Routes' }).click();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link')).toHaveText([
    'APIs',
    'orders',
  ]);
  // A link can be opened in another tab: its address is complete.
  const href = await page.getByRole('link', { name: 'Create route' }).first().getAttribute('href');
  expect(href).toMatch(new RegExp(`^${BASE}apis/\\w+/routes/create$`));
  await page.goto(`${origin}${href}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create route');

  const refused = await page.evaluate(
    () =>
      new Promise<string>((done) => {
        addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
        const style = document.createElement('style');
        style.textContent = 'body { color: red }';
        document.head.append(style);
      }),
  );
  expect(refused).toBe('style-src-elem');
});

test('Below a folder of a file server, which sends no policy, functions run in a frame without network.', async ({
  page,
}) => {
  await page.goto(`${origin}${BASE}apis`);
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('orders');
  await page.goto(page.url().replace(/overview$/, 'test?path=/customers/5/addresses'));
  await page.getByRole('radio', { name: 'Run functions' }).click();
  const code = `exports.handler = async () => {
  const got = await fetch('${origin}/').then(() => 'reached', () => 'refused');
  return { statusCode: 200, headers: { 'x-got': got, 'x-origin': self.origin } };
};`;
  await page.getByRole('textbox', { name: 'Function customers-service' }).fill(code);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText('→ 200');
  await page.getByRole('tab', { name: 'Response', exact: true }).click();
  const response = page.getByRole('region', { name: 'Response', exact: true });
  await expect(response).toContainText('X-Got: refused');
  await expect(response).toContainText('X-Origin: null');
});
