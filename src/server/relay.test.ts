import { describe, expect, test } from 'vitest';
import { relayToFakeAws } from './fake-aws.test-support';
import { FORWARD, relayInFrontOfAws } from './server.test-support';

const world = await relayInFrontOfAws();

describe('Rejected with 403, and nothing is forwarded:', () => {
  const cases: [what: string, change: () => Record<string, string | undefined>][] = [
    ['a foreign origin', () => ({ origin: 'https://evil.example' })],
    ['another local port as origin', () => ({ origin: 'http://127.0.0.1:1' })],
    ['the other loopback name as origin', () => ({ origin: `http://localhost:${world.port}` })],
    ['the origin null', () => ({ origin: 'null' })],
    ['a page of another site', () => ({ origin: undefined, 'sec-fetch-site': 'cross-site' })],
    ['a page of another port', () => ({ origin: undefined, 'sec-fetch-site': 'same-site' })],
    ['a typed-in URL', () => ({ origin: undefined, 'sec-fetch-site': 'none' })],
    ['a foreign host', () => ({ host: 'evil.example', origin: 'http://evil.example' })],
    ['a host that begins like ours', () => ({ host: '127.0.0.1.evil.example', origin: undefined })],
  ];
  for (const path of [`${FORWARD}/v2/apis`, '/__relay/profiles']) {
    test.each(cases)(`%s, at ${path}.`, async (_, change) => {
      expect((await world.ask({ path, headers: { ...world.toAws(), ...change() } })).status).toBe(403);
      expect(world.seen).toEqual([]);
    });
  }

  test.each([
    'evil.example',
    'execute-api.eu-west-1.amazonaws.com',
    'apigateway.eu-west-1.amazonaws.com.evil.example',
    'apigateway.evil.example/.amazonaws.com',
    'apigateway.eu-west-1.amazonaws.com:8080',
    'user@apigateway.eu-west-1.amazonaws.com',
    'apigateway.eu-west-1.amazonaws.com#',
    'apigateway.eu-west-1.amazonaws.com.cn',
    'apigateway.cn-north-1.amazonaws.com',
    'apigateway.EU-WEST-1.amazonaws.com',
    'apigateway..amazonaws.com',
    'apigateway.169.254.169.254.amazonaws.com',
    '169.254.169.254',
    '127.0.0.1',
    '',
  ])('the host "%s".', async (host) => {
    const { status } = await world.ask({
      path: `${FORWARD}/v2/apis`,
      headers: { ...world.toAws(), 'x-gatehouse-host': host },
    });
    expect(status).toBe(403);
    expect(world.seen).toEqual([]);
  });

  test.each([
    '//evil.example/v2/apis',
    '/v2//evil.example',
    '/@evil.example/v2/apis',
    '/v2/../restapis',
    '/v2/%2e%2e/restapis',
    '/v2/.%2E/restapis',
    '/v2/./apis',
    '/v2\\..\\restapis',
    '/v2',
    '/v2/',
    '/restapis',
    '/',
    '/V2/apis',
    '/%76%32/apis',
    '/?/v2/apis',
    '/v2/apis#@evil.example',
  ])('the path %s.', async (path) => {
    expect((await world.ask({ path: FORWARD + path, headers: world.toAws() })).status).toBe(403);
    expect(world.seen).toEqual([]);
  });
});

test.each([
  '/__relay/forward@evil.example/v2/apis',
  '/__relay/',
  '/__relay/forwarded/v2/apis',
  '/__relay/profiles?x',
])('%s does not exist.', async (path) => {
  expect((await world.ask({ path, headers: world.toAws() })).status).toBe(404);
  expect(world.seen).toEqual([]);
});

test.each(['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'])('The method %s is not passed on.', async (method) => {
  expect((await world.ask({ path: `${FORWARD}/v2/apis`, method, headers: world.toAws() })).status).toBe(405);
  expect(world.seen).toEqual([]);
});

test('STS accepts only POST at its one path.', async () => {
  const headers = { ...world.toAws(), 'x-gatehouse-host': 'sts.eu-west-1.amazonaws.com' };
  expect(
    (await world.ask({ path: `${FORWARD}/`, method: 'POST', headers, body: 'Action=GetCallerIdentity' }))
      .status,
  ).toBe(200);
  expect((await world.ask({ path: `${FORWARD}/`, headers })).status).toBe(405);
  expect((await world.ask({ path: `${FORWARD}/v2/apis`, method: 'POST', headers })).status).toBe(403);
  expect(world.seen).toHaveLength(1);
});

describe('A request that the page has signed', () => {
  test('is forwarded with its path, its signed headers and the host it was signed for, and nothing of the browser.', async () => {
    const path =
      '/v2/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Fapis%2Fa1%2Fstages%2F$default?a=%2F..%2F&b=@x';
    await world.ask({
      path: FORWARD + path,
      method: 'POST',
      headers: {
        ...world.toAws(),
        authorization:
          'AWS4-HMAC-SHA256 Credential=x, SignedHeaders=constructor;cookie;host;x-amz-date;x-own, Signature=0',
        'x-amz-date': '20261123T000000Z',
        'x-amz-own': 'kept',
        'x-own': 'dropped',
        constructor: 'dropped',
        cookie: 'dropped=1',
        'content-type': 'application/json',
        'user-agent': 'Browser',
        referer: 'http://127.0.0.1/',
      },
      body: '{"ü":1}',
    });
    expect(world.seen).toHaveLength(1);
    const [{ url, method, headers, body } = { url: '', method: '', headers: {}, body: Buffer.of() }] =
      world.seen;
    expect([method, url, String(body)]).toEqual(['POST', path, '{"ü":1}']);
    expect(headers).toEqual({
      host: 'apigateway.eu-west-1.amazonaws.com',
      connection: expect.any(String),
      'content-length': '8',
      'content-type': 'application/json',
      authorization: expect.stringContaining('Signature=0'),
      'x-amz-date': '20261123T000000Z',
      'x-amz-own': 'kept',
      'accept-encoding': 'identity',
    });
  });

  test('returns the status, the body and the listed headers only.', async () => {
    world.play = () => ({
      status: 404,
      headers: {
        'content-type': 'application/json',
        'x-amzn-errortype': 'NotFoundException',
        'x-amzn-requestid': 'r-1',
        'set-cookie': 'a=b',
        'access-control-allow-origin': '*',
        'content-security-policy': 'none',
      },
      body: '{"message":"no"}',
    });
    const { status, headers, text } = await world.ask({
      path: `${FORWARD}/v2/apis/x`,
      headers: world.toAws(),
    });
    expect([status, text, headers['x-amzn-errortype'], headers['x-amzn-requestid']]).toEqual([
      404,
      '{"message":"no"}',
      'NotFoundException',
      'r-1',
    ]);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('without a response is marked by a dedicated header.', async () => {
    world.play = () => undefined;
    const { status, headers, text } = await world.ask({
      path: `${FORWARD}/v2/apis`,
      method: 'POST',
      headers: world.toAws(),
    });
    expect([status, headers['x-gatehouse-relay']]).toEqual([502, 'outcome-unknown']);
    expect(text).toContain('The connection to apigateway.eu-west-1.amazonaws.com failed');
    expect(world.seen).toHaveLength(1);
  });

  test('of more than 11 MB is rejected.', async () => {
    const body = Buffer.alloc(11 * 1024 * 1024 + 1, 32);
    const { status } = await world.ask({
      path: `${FORWARD}/v2/apis`,
      method: 'PUT',
      headers: world.toAws(),
      body,
    });
    expect(status).toBe(413);
    expect(world.seen).toEqual([]);
  });
});

test('Only a server of this machine may play AWS in tests.', () => {
  expect(() => relayToFakeAws('http://127.0.0.1:81')).not.toThrow();
  for (const url of [
    '',
    'http://evil.example',
    'https://127.0.0.1',
    'http://127.0.0.1.evil.example',
    'x',
    'http://127.0.0.1/a',
  ]) {
    expect(() => relayToFakeAws(url)).toThrow('AWS is played by');
  }
});
