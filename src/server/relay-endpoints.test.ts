import { describe, expect, test } from 'vitest';
import { allowedEndpoint, parseEndpoints } from './endpoints';
import { FORWARD, relayInFrontOfAws } from './server.test-support';
import { isServicePath } from './service-paths';
import { checkStartOptions } from './start-options';

// Custom endpoints through the relay: on this machine always, others only when named at start.

const world = await relayInFrontOfAws({
  endpoints: parseEndpoints(['http://localstack.invalid:4566/base/']),
});

const ask = (endpoint: string, path = '/v2/apis', method = 'GET') =>
  world.ask({
    path: FORWARD + path,
    method,
    headers: { ...world.allowed(), 'x-gatehouse-endpoint': endpoint },
  });

test.each([
  ['http://127.0.0.1:5000', true],
  ['http://127.0.0.2:5000/', true],
  ['https://localhost', true],
  ['http://[::1]:4566/base', true],
  ['http://LOCALHOST:1', true],
  ['http://localstack:4566', true],
  ['http://localstack:4567', false],
  ['https://localstack:4566', false],
  ['http://localstack:4566/other', false],
  ['http://127.0.0.1.evil.example', false],
  ['http://localhost.evil.example', false],
  ['http://169.254.169.254', false],
  ['http://0.0.0.0:1', false],
  ['http://user@127.0.0.1:1', false],
  ['http://127.0.0.1:1/?x', false],
  ['http://127.0.0.1:1/#x', false],
  ['http://127.0.0.1:1/a%2Fb', false],
  ['ftp://127.0.0.1', false],
  ['file:///etc/passwd', false],
  ['127.0.0.1:5000', false],
  ['', false],
])('The endpoint %s may be reached where http://localstack:4566 is named: %s.', (url, isAllowed) => {
  expect(allowedEndpoint(url, parseEndpoints(['http://localstack:4566'])) !== undefined).toBe(isAllowed);
});

test.each([
  ['GET', '/v2/apis', true],
  ['POST', '/v2/apis/a1/routes/r1/routeresponses', true],
  ['GET', '/v2/tags/arn%3Aaws%3Aapigateway%3A%3A%2Fapis%2Fa1', true],
  ['GET', '/v2/tags/arn:aws:apigateway:us-east-1::/apis/a1', true],
  ['PUT', '/v2/apis/a1/routes', false],
  ['GET', '/v2/apis/a1/nothing', false],
  ['GET', '/v2/apis/', false],
  ['GET', '/v2/apis//routes', false],
  ['GET', '/v2/anything', false],
  ['GET', '/_localstack/health', false],
])('%s %s is of the service: %s.', (method, path, isOf) => {
  expect(isServicePath(method, path)).toBe(isOf);
});

describe('The relay', () => {
  test('refuses an endpoint that is not named, and says how to name it.', async () => {
    const { status, headers, text } = await ask('http://emulator.invalid:4566');
    expect([status, headers['x-amzn-errortype']]).toEqual([403, 'RelayEndpointRefused']);
    expect(text).toContain('npm start -- --endpoint URL');
  });

  test('tries to reach one that is named, with its own path before the service’s.', async () => {
    const { status, text } = await ask('http://localstack.invalid:4566/base', '/base/v2/apis');
    expect([status, text]).toEqual([502, expect.stringContaining('localstack.invalid')]);
    expect((await ask('http://localstack.invalid:4566/base', '/v2/apis')).status).toBe(403);
  });

  test.each([
    ['GET', '/_localstack/health', 403],
    ['GET', '/v2/../admin', 403],
    ['PUT', '/v2/apis/a1/routes', 403],
    ['HEAD', '/v2/apis', 405],
    ['GET', '/v2/anything', 403],
  ])('passes on no %s %s to an endpoint.', async (method, path, status) => {
    expect((await ask('http://127.0.0.1:9', path, method)).status).toBe(status);
  });

  test('lists the endpoints that were named.', async () => {
    const { text } = await world.ask({ path: '/__relay/profiles', headers: world.allowed() });
    expect(JSON.parse(text)).toMatchObject({ endpoints: ['http://localstack.invalid:4566/base'] });
  });
});

test('The options of a start are checked, and PORT is the port when none is given.', () => {
  expect(checkStartOptions({}, {})).toEqual({ port: undefined, opensBrowser: false, endpoints: [] });
  expect(checkStartOptions({}, { PORT: '81' }).port).toBe(81);
  expect(checkStartOptions({ port: '82' }, { PORT: '81' }).port).toBe(82);
  expect(() => checkStartOptions({ port: 'x' }, {})).toThrow('"x" is not a port');
  expect(() => checkStartOptions({ endpoint: ['localstack'] }, {})).toThrow(
    '"localstack" is not an endpoint',
  );
});
