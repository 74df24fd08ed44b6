import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGIONS } from '../service/region';
import { appServer } from './app-server';
import { SECURITY_HEADERS } from './headers';
import { isLoopbackOrigin, listen, parsePort } from './loopback';

const SCRIPT = `console.log(${'"long enough to compress", '.repeat(100)}1);`;
const PAGE = '<!doctype html><title>Gatehouse</title>';

let folder = '';
let server: Server;
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-relay-'));
  const root = join(folder, 'dist');
  for (const name of ['assets', 'server', '.vite']) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, 'index.html'), PAGE);
  writeFileSync(join(root, 'assets', 'main-1a2b.js'), SCRIPT);
  writeFileSync(join(root, 'favicon.svg'), '<svg/>');
  writeFileSync(join(root, 'function-host.html'), '<title>Functions</title>');
  writeFileSync(join(root, 'function-host.js'), SCRIPT);
  writeFileSync(join(root, 'server', 'server.js'), 'secret');
  writeFileSync(join(root, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, 'outside.txt'), 'secret');
  // A link leads elsewhere under a public name, as another spelling does where the file system ignores case.
  symlinkSync(join(folder, 'outside.txt'), join(root, 'linked.txt'));
  symlinkSync(join(root, 'server'), join(root, 'alias'));
  symlinkSync(join(root, 'server'), join(root, 'SERVER'));
  symlinkSync(join(root, '.vite'), join(root, 'vite'));
  server = appServer(root);
  port = await listen(server, 0);
});

afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** `fetch` would normalize the path and the Host header, so the request is built by hand. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

const HTML = { accept: 'text/html,*/*;q=0.8' };

describe('the server of the console', () => {
  test('It serves a file with its type and the security headers, cached for ever when its name has a hash.', async () => {
    const { status, headers, body } = await ask('/assets/main-1a2b.js');
    expect(status).toBe(200);
    expect(body.toString()).toBe(SCRIPT);
    expect(headers).toMatchObject({
      ...SECURITY_HEADERS,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(SCRIPT.length),
    });
  });

  test.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip, br;q=0', gunzipSync],
  ])('It compresses with %s for Accept-Encoding %j.', async (encoding, accepted, decompress) => {
    const { headers, body } = await ask('/assets/main-1a2b.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toBe('accept-encoding');
    expect(body.length).toBeLessThan(SCRIPT.length / 4);
    expect(decompress(body).toString()).toBe(SCRIPT);
  });

  test.each(['/', '/apis/a1/routes?filter=x', '/domain-names/api.example.com', '/apis/a1/stages/%24default'])(
    'The screen %s is the page, revalidated each time.',
    async (path) => {
      const { status, headers, body } = await ask(path, HTML);
      expect(status).toBe(200);
      expect(body.toString()).toBe(PAGE);
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
    },
  );

  test.each([
    ['a missing script', '/assets/gone.js', HTML],
    ['a missing file that is not a navigation', '/gone.json', { accept: 'application/json' }],
    ['a module that a page imports', '/gone', { ...HTML, 'sec-fetch-mode': 'cors' }],
    ['the server itself', '/server/server.js', {}],
    ['the server itself, in capitals', '/SERVER/server.js', {}],
    ['the server itself, by a link', '/alias/server.js', {}],
    ['a file with a dot, by a link', '/vite/manifest.json', {}],
    ['a file outside, by a link', '/linked.txt', {}],
    ['a file with a dot', '/.vite/manifest.json', {}],
    ['a file outside', '/../outside.txt', {}],
    ['a file outside, encoded', '/%2e%2e/outside.txt', {}],
    ['a file outside, slash encoded', '/assets/..%2f..%2foutside.txt', {}],
    ['a file outside, with backslashes', '/assets\\..\\..\\outside.txt', {}],
    ['a NUL', '/favicon.svg%00.js', {}],
    ['malformed encoding', '/%zz', {}],
    ['a folder', '/assets', {}],
  ])('%s is 404 and not a page.', async (_, path, headers) => {
    const { status, body } = await ask(path, headers);
    expect(status).toBe(404);
    expect(body.toString()).toBe('File not found.\n');
  });

  test('An unchanged file is 304, HEAD has no body, another method is 405.', async () => {
    const first = await ask('/favicon.svg');
    const again = await ask('/favicon.svg', { 'if-none-match': String(first.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await ask('/favicon.svg', {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '6', 0]);
    const post = await ask('/favicon.svg', {}, 'POST');
    expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test.each([
    ['localhost:80', 200],
    ['127.0.0.1', 200],
    ['[::1]:4173', 200],
    ['evil.example', 403],
    ['127.0.0.1.evil.example:4173', 403],
    ['localhost.evil.example', 403],
  ])('For the host name %s it returns %i.', async (host, status) => {
    expect((await ask('/favicon.svg', { host })).status).toBe(status);
  });

  test('A port in use falls back to the next one when allowed, and is an error otherwise.', async () => {
    const other = appServer(folder);
    await expect(listen(other, port)).rejects.toThrow(`Port ${port} is in use by another program.`);
    const next = await listen(other, port, 20);
    expect(next).toBeGreaterThan(port);
    expect((other.address() as AddressInfo).address).toBe('127.0.0.1');
    await new Promise((done) => other.close(done));
  });
});

test('The console may frame the document of functions, which has an opaque origin and no network, and nothing else.', async () => {
  const host = await ask('/function-host.html');
  expect(host.headers['x-frame-options']).toBeUndefined();
  expect(host.headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; worker-src blob:; sandbox allow-scripts; frame-ancestors 'self'",
  );
  const tag = String(host.headers.etag);
  expect(
    (await ask('/function-host.html', { 'if-none-match': tag })).headers['content-security-policy'],
  ).toBe(host.headers['content-security-policy']);
  const script = await ask('/function-host.js');
  expect(script.headers).toMatchObject({
    ...SECURITY_HEADERS,
    'cross-origin-resource-policy': 'cross-origin',
  });
  for (const path of ['/', '/function-host', '/function-host.html/', '/assets/main-1a2b.js', '/favicon.svg'])
    expect((await ask(path, HTML)).headers, path).toMatchObject(SECURITY_HEADERS);
});

test('Scripts come only from the build: no inline script, no eval, no foreign frames.', () => {
  const policy: Partial<Record<string, string[]>> = Object.fromEntries(
    String(SECURITY_HEADERS['content-security-policy'])
      .split('; ')
      .map((line) => [line.split(' ')[0], line.split(' ').slice(1)]),
  );
  expect(policy['script-src']).toEqual(["'self'"]);
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['frame-ancestors']).toEqual(["'none'"]);
  expect(policy['frame-src']).toEqual(["'self'"]);
  expect(policy['style-src']).toEqual(["'self'"]);
  expect(policy['style-src-attr']).toBeUndefined();
  expect(policy['require-trusted-types-for']).toEqual(["'script'"]);
  expect(policy['trusted-types']).toEqual(['gatehouse-worker', 'gatehouse-xml']);
  const [self, ...hosts] = policy['connect-src'] ?? [];
  expect(self).toBe("'self'");
  expect(hosts.filter((host) => host.startsWith('http:'))).toEqual([
    'http://localhost:*',
    'http://127.0.0.1:*',
  ]);
  const aws = hosts.filter((host) => host.startsWith('https:'));
  expect(aws).toHaveLength(2 * REGIONS.length);
  expect(aws).toContain('https://sts.eu-west-1.amazonaws.com');
  expect(aws).toContain('https://apigateway.cn-north-1.amazonaws.com.cn');
  for (const host of aws)
    expect(host).toMatch(/^https:\/\/(apigateway|sts)\.[a-z]+(-[a-z]+)+-\d\.amazonaws\.com(\.cn)?$/);
});

test('A port is a whole number up to 65535', () => {
  expect(parsePort('0')).toBe(0);
  expect(parsePort('65535')).toBe(65535);
  for (const text of ['', '-1', '65536', '80x', '1e3'])
    expect(() => parsePort(text)).toThrow('is not a port');
});

test('Only local pages are local origins', () => {
  for (const origin of ['http://localhost:5173', 'https://127.0.0.1', 'http://[::1]:1']) {
    expect(isLoopbackOrigin(origin)).toBe(true);
  }
  for (const origin of ['null', 'http://localhost.evil.example', 'file://localhost', 'localhost']) {
    expect(isLoopbackOrigin(origin)).toBe(false);
  }
});
