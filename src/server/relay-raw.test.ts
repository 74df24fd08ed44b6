import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appServer } from './app-server';
import { SECURITY_HEADERS } from './headers';
import { listen } from './loopback';
import { FORWARD, makeKey, relayInFrontOfAws, signatureHeaders } from './server.test-support';

// Requests that no client library would send, byte for byte, and the required headers of every response.

const world = await relayInFrontOfAws({ bodyTime: 3000 });

/** Sends the bytes and reads until the server ends the connection. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(world.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

/** A request with a valid signature, so that it is refused for nothing else. */
function lines(first: string, headers: Record<string, string> | [string, string][], body = ''): string {
  const [, method = '', path = ''] = /^(\S+) (.*) HTTP/.exec(first) ?? [];
  const signature = signatureHeaders(world.key.privateKey, { method, path, body });
  const given = Array.isArray(headers) ? headers : Object.entries(headers);
  const all = [...given, ...Object.entries(signature)].map(([name, value]) => `${name}: ${value}`);
  return [first, ...all, 'connection: close', '', body].join('\r\n');
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0);

test('A valid request is forwarded when it is sent in the same way as the rejected ones below.', async () => {
  expect(statusOf(await raw(lines(`GET ${FORWARD}/v2/apis HTTP/1.1`, world.toAws())))).toBe(200);
  expect(world.seen).toHaveLength(1);
});

describe('Nothing is forwarded for', () => {
  test.each<[what: string, first: string, statuses: number[]]>([
    ['a whole address', `GET http://evil.example${FORWARD}/v2/apis HTTP/1.1`, [404]],
    ['a whole address of AWS', 'GET https://apigateway.eu-west-1.amazonaws.com/v2/apis HTTP/1.1', [404]],
    ['a whole address of this server', `GET http://127.0.0.1${FORWARD}/v2/apis HTTP/1.1`, [404]],
    ['a tunnel', 'CONNECT apigateway.eu-west-1.amazonaws.com:443 HTTP/1.1', [0]],
    ['an asterisk', 'OPTIONS * HTTP/1.1', [405]],
    ['a path with two slashes before it', `GET /${FORWARD}/v2/apis HTTP/1.1`, [404]],
    ['a path with a slash more inside', 'GET /__relay//forward/v2/apis HTTP/1.1', [404]],
    ['a path of other letters', 'GET /__RELAY/forward/v2/apis HTTP/1.1', [404]],
    ['a path with letters encoded', 'GET /%5F_relay/forward/v2/apis HTTP/1.1', [404]],
    ['a path with its slash encoded', 'GET /__relay%2Fforward/v2/apis HTTP/1.1', [404]],
    ['the slash after forward encoded', 'GET /__relay/forward%2Fv2/apis HTTP/1.1', [404]],
    ['a path that leads back', 'GET /__relay/forward/../forward/v2/apis HTTP/1.1', [403]],
    ['a path that leads to it', 'GET /x/../__relay/forward/v2/apis HTTP/1.1', [404]],
    ['the first slash of the service encoded', `GET ${FORWARD}/%2Fevil.example/v2/apis HTTP/1.1`, [403]],
    ['a path with an at sign', `GET ${FORWARD}/v2@evil.example/apis HTTP/1.1`, [403]],
    ['a path with a non-ASCII letter', `GET ${FORWARD}/v2/\u00e4pis HTTP/1.1`, [400, 403]],
    ['a path with a tab', `GET ${FORWARD}/v2/a\tb HTTP/1.1`, [400]],
  ])('%s.', async (_, first, statuses) => {
    expect(statuses).toContain(statusOf(await raw(lines(first, world.toAws()))));
    expect(world.seen).toEqual([]);
  });

  const given = (name: string) => Object.entries(world.toAws()).filter(([one]) => one !== name);
  const host = 'apigateway.eu-west-1.amazonaws.com';

  test.each<[what: string, headers: () => [string, string][], body: string]>([
    ['two hosts to go to', () => [...given(''), ['x-gatehouse-host', 'sts.eu-west-1.amazonaws.com']], ''],
    [
      'the same host twice, in two headers',
      () => [...given('x-gatehouse-host'), ['X-Gatehouse-Host', host], ['x-gatehouse-host', host]],
      '',
    ],
    [
      'two origins',
      () => [...given('origin'), ['origin', `http://127.0.0.1:${world.port}, https://evil.example`]],
      '',
    ],
    ['an origin of https', () => [...given('origin'), ['origin', `https://127.0.0.1:${world.port}`]], ''],
    ['two lengths', () => [...given(''), ['content-length', '1'], ['content-length', '2']], 'ab'],
    [
      'a length and chunks',
      () => [...given(''), ['content-length', '4'], ['transfer-encoding', 'chunked']],
      '0\r\n\r\n',
    ],
    ['no Host header', () => given('host'), ''],
    ['two Host headers', () => [...given(''), ['host', 'evil.example']], ''],
    ['two Host headers, the foreign one first', () => [['host', 'evil.example'], ...given('')], ''],
    ['the same Host header twice', () => [...given(''), ['Host', `127.0.0.1:${world.port}`]], ''],
    ['an origin twice', () => [...given(''), ['origin', 'https://evil.example']], ''],
    ['a fetch site twice', () => [...given(''), ['sec-fetch-site', 'cross-site']], ''],
    ['a nonce twice', () => [...given(''), ['x-gatehouse-nonce', 'A'.repeat(22)]], ''],
    ['an endpoint and a host', () => [...given(''), ['x-gatehouse-endpoint', 'http://127.0.0.1:1']], ''],
    [
      'both a host and a profile',
      () => [...given(''), ['x-gatehouse-sign', '%7B%22region%22%3A%22eu-west-1%22%7D']],
      '',
    ],
  ])('%s.', async (_, headers, body) => {
    const answer = await raw(lines(`POST ${FORWARD}/v2/apis HTTP/1.1`, headers(), body));
    expect([400, 403]).toContain(statusOf(answer));
    expect(world.seen).toEqual([]);
  });

  test('a body that never ends.', async () => {
    const headers = { ...world.toAws(), 'content-length': '100' };
    const answer = await raw(lines(`POST ${FORWARD}/v2/apis HTTP/1.1`, headers, '{"half":'));
    expect(statusOf(answer)).toBe(408);
    expect(answer).toContain('The body did not arrive in time.');
    expect(world.seen).toEqual([]);
  });
});

test('A second Host header is refused where files are served, too.', async () => {
  const host = `127.0.0.1:${world.port}`;
  for (const hosts of [
    [host, 'evil.example'],
    ['evil.example', host],
  ]) {
    const headers = hosts.map((value): [string, string] => ['host', value]);
    expect(statusOf(await raw(lines('GET / HTTP/1.1', headers)))).toBe(400);
  }
});

test('Headers count up to their size: 1,500 are read whole, and more than 16 kB are refused.', async () => {
  // Node would read the first 1,000 and drop the others, with the foreign origin among them.
  const many = Array.from({ length: 1500 }, (_, at): [string, string] => [`a${at.toString(36)}`, '']);
  const foreign: [string, string] = ['origin', 'https://evil.example'];
  const given = Object.entries(world.toAws());
  const own = given.filter(([name]) => name !== 'origin');
  expect(statusOf(await raw(lines(`GET ${FORWARD}/v2/apis HTTP/1.1`, [...many, ...given])))).toBe(200);
  expect(statusOf(await raw(lines(`GET ${FORWARD}/v2/apis HTTP/1.1`, [...own, ...many, foreign])))).toBe(403);
  expect(world.seen).toHaveLength(1);
  const long: [string, string][] = [...given, ['x-long', 'x'.repeat(16 * 1024)]];
  const refused = await raw(lines(`GET ${FORWARD}/v2/apis HTTP/1.1`, long));
  expect(statusOf(refused)).toBe(431);
  expect(refused).toContain("default-src 'none'");
  expect(world.seen).toHaveLength(1);
});

test('An Upgrade header is not passed on.', async () => {
  const headers = Object.entries({ ...world.toAws(), upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' });
  expect(statusOf(await raw(lines(`GET ${FORWARD}/v2/apis HTTP/1.1`, headers)))).toBe(200);
  expect(world.seen[0]?.headers).not.toHaveProperty('upgrade');
});

describe('Every response has the security headers:', () => {
  const HTML = { accept: 'text/html' };
  const cases: [status: number, what: string, ask: () => Parameters<typeof world.ask>[0]][] = [
    [200, 'the page', () => ({ path: '/', headers: HTML })],
    [200, 'a screen', () => ({ path: '/apis/a1/routes', headers: HTML })],
    [200, 'a script', () => ({ path: '/assets/main.js' })],
    [200, 'a picture', () => ({ path: '/favicon.svg' })],
    [200, 'the printed address', () => ({ path: '/?code=x', headers: HTML })],
    [403, 'a session with a wrong code', () => ({ ...session('wrong') })],
    [400, 'a session without a code', () => ({ path: '/__relay/session', method: 'POST', body: '{}' })],
    [304, 'an unchanged script', () => ({ path: '/assets/main.js', headers: { 'if-none-match': tag } })],
    [403, 'a foreign host', () => ({ path: '/', headers: { host: 'evil.example' } })],
    [404, 'a missing file', () => ({ path: '/assets/none.js' })],
    [405, 'another method', () => ({ path: '/', method: 'POST' })],
    [200, 'the profiles', () => ({ path: '/__relay/profiles', headers: world.allowed() })],
    [200, 'a response of AWS', () => ({ path: `${FORWARD}/v2/apis`, headers: world.toAws() })],
    [400, 'an invalid signing header', () => ({ path: `${FORWARD}/v2/apis`, headers: world.sign({}) })],
    [
      401,
      'no keys',
      () => ({ path: `${FORWARD}/v2/apis`, headers: world.sign({ profile: 'x', region: 'eu-west-1' }) }),
    ],
    [403, 'no signature', () => ({ path: `${FORWARD}/v2/apis`, headers: UNSIGNED })],
    [404, 'an unknown URL', () => ({ path: '/__relay/x', headers: world.toAws() })],
    [
      405,
      'a method of the relay',
      () => ({ path: `${FORWARD}/v2/apis`, method: 'HEAD', headers: world.toAws() }),
    ],
    [502, 'a missing response', () => ({ path: `${FORWARD}/v2/lost`, headers: world.toAws() })],
  ];
  let tag = '';
  const UNSIGNED = { 'x-gatehouse-signature': undefined };
  const session = (code: string) => ({
    path: '/__relay/session',
    method: 'POST',
    body: JSON.stringify({ code, publicKey: makeKey().publicKey }),
  });

  test.each(cases)('%i, %s.', async (status, _, ask) => {
    mkdirSync(join(world.folder, 'assets'), { recursive: true });
    writeFileSync(join(world.folder, 'assets/main.js'), 'export {};');
    writeFileSync(join(world.folder, 'favicon.svg'), '<svg/>');
    tag = String((await world.ask({ path: '/assets/main.js' })).headers.etag);
    world.play = ({ url }) =>
      url.includes('lost')
        ? undefined
        : {
            status: 200,
            headers: { 'content-type': 'text/html', 'content-security-policy': 'x' },
            body: '<b>',
          };
    const answer = await world.ask(ask());
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(SECURITY_HEADERS);
  });

  test('500, a failed relay, which reveals nothing of the request.', async () => {
    const relay = () => Promise.reject(new Error('quotes a secret'));
    const server = appServer(world.folder, relay);
    const logged: unknown[] = [];
    const { error } = console;
    console.error = (...parts) => logged.push(...parts);
    const port = await listen(server, 0);
    const answer = await fetch(`http://127.0.0.1:${port}${FORWARD}/v2/apis`);
    console.error = error;
    server.close();
    expect(answer.status).toBe(500);
    expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS);
    expect(`${await answer.text()}${logged.join()}`).not.toContain('secret');
  });

  test('with no inline script, no eval, no frame, no sniffing, no referrer.', () => {
    const policy = String(SECURITY_HEADERS['content-security-policy']).split('; ');
    const scripts = policy.filter((line) => /^(script|worker|default|object)-src/.test(line));
    expect(scripts).toEqual(["default-src 'none'", "script-src 'self'", "worker-src 'self'"]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(SECURITY_HEADERS).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
  });
});

test('A body above the limit is rejected while it is still arriving.', async () => {
  const headers = { ...world.toAws(), 'content-length': String(200 * 1024 * 1024) };
  const body = ' '.repeat(11 * 1024 * 1024 + 1);
  expect(statusOf(await raw(lines(`PUT ${FORWARD}/v2/apis HTTP/1.1`, headers, body)))).toBe(413);
  expect(world.seen).toEqual([]);
});

test('The server listens on the loopback address only.', async () => {
  const server = createServer();
  await listen(server, 0);
  expect(server.address()).toMatchObject({ address: '127.0.0.1' });
  server.close();
});
