import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { parseEndpoints } from '../endpoints';
import { listen } from '../loopback';
import { KEYS, makeKey, relayInFrontOfAws, signatureHeaders } from '../server.test-support';

// Requests to APIs through the relay: what arrives there, what comes back, and what is refused before anything is sent.

const INVOKE = '/__relay/invoke';

const world = await relayInFrontOfAws({ endpoints: parseEndpoints(['http://localstack.invalid:4566']) });

const URL_OF_API = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders?status=open%20';

const order = (members: object = {}) => ({ method: 'GET', url: URL_OF_API, headers: [], ...members });

async function invoke(members: object, headers: Record<string, string | undefined> = {}) {
  const body = JSON.stringify(order(members));
  const answer = await world.ask({
    path: INVOKE,
    method: 'POST',
    headers: { ...world.allowed(), ...headers },
    body,
  });
  return { ...answer, json: JSON.parse(answer.text) as Record<string, unknown> };
}

test('A request arrives as it was asked for, and its answer comes back whole.', async () => {
  const body = randomBytes(300);
  world.play = () => ({
    status: 404,
    headers: {
      'Apigw-Requestid': 'abc=',
      'Set-Cookie': ['a=1', 'b=2'] as never,
      'X-Frame-Options': 'ALLOWALL',
    },
    body: '{"message":"Not Found"}',
  });
  const { status, json, headers } = await invoke({
    method: 'PATCH',
    headers: [
      ['Content-Type', 'application/json'],
      ['Cookie', 'session=typed'],
      ['X-Twice', 'one'],
      ['x-twice', 'two'],
    ],
    body: body.toString('base64'),
  });
  expect(status).toBe(200);
  // Headers of the API are no headers of the console's origin.
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['x-frame-options']).toBe('DENY');
  expect(json).toMatchObject({
    status: 404,
    body: Buffer.from('{"message":"Not Found"}').toString('base64'),
  });
  expect(json.headers).toEqual(
    expect.arrayContaining([
      ['Apigw-Requestid', 'abc='],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ]),
  );
  expect(json.milliseconds).toEqual(expect.any(Number));
  expect(world.seen).toHaveLength(1);
  const [seen] = world.seen;
  expect(seen).toMatchObject({ method: 'PATCH', url: '/prod/orders?status=open%20', body });
  expect(seen?.headers).toMatchObject({
    host: 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
    'content-type': 'application/json',
    cookie: 'session=typed',
    'x-twice': 'one, two',
    'content-length': '300',
  });
});

test('Nothing of the request to the relay is passed on: no cookie of the console, no signature.', async () => {
  await invoke({}, { cookie: 'console=1', 'accept-language': 'de', 'x-amz-security-token': 'of-the-page' });
  expect(Object.keys(world.seen[0]?.headers ?? {}).sort()).toEqual(['accept-encoding', 'connection', 'host']);
});

test('A redirect is an answer like any other.', async () => {
  world.play = () => ({ status: 302, headers: { location: 'http://169.254.169.254/' } });
  const { json } = await invoke({});
  expect(json.status).toBe(302);
  expect(json.headers).toContainEqual(['location', 'http://169.254.169.254/']);
  expect(world.seen).toHaveLength(1);
});

test('An encoded body comes back with the header that names its encoding.', async () => {
  world.play = () => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: 'packed' });
  const { json } = await invoke({ headers: [['accept-encoding', 'gzip']] });
  expect(world.seen[0]?.headers['accept-encoding']).toBe('gzip');
  expect(json.headers).toContainEqual(['content-encoding', 'gzip']);
  expect(json.body).toBe(Buffer.from('packed').toString('base64'));
});

test('With a profile the relay signs for execute-api, and the secret stays here.', async () => {
  const { status, text } = await invoke({ sign: { profile: 'work', region: 'eu-west-1' } });
  expect(status).toBe(200);
  const { authorization = '', 'x-amz-date': date = '' } = world.seen[0]?.headers ?? {};
  expect(authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAFILE\/\d{8}\/eu-west-1\/execute-api\/aws4_request, SignedHeaders=[\w;-]*host[\w;-]*, Signature=[0-9a-f]{64}$/,
  );
  expect(date).toMatch(/^\d{8}T\d{6}Z$/);
  expect(text + JSON.stringify(world.seen[0]?.headers)).not.toContain(KEYS.AKIAFILE.secretAccessKey);
});

test('A profile without credentials is a refusal, and nothing is sent.', async () => {
  const { status, json } = await invoke({ sign: { profile: 'none', region: 'eu-west-1' } });
  expect([status, json.relayError]).toEqual([401, 'RelayHasNoCredentials']);
  expect(world.seen).toEqual([]);
});

test.each<[string, object, number]>([
  ['another host', { url: 'https://apigateway.eu-west-1.amazonaws.com/v2/apis' }, 403],
  ['an address of this machine', { url: 'http://127.0.0.1:22/' }, 403],
  [
    'an endpoint that was not named',
    { url: 'http://a1.execute-api.localhost:1/', endpoint: 'http://other:1' },
    403,
  ],
  ['an endpoint that is no text', { endpoint: 5 }, 400],
  ['no URL', { url: undefined }, 400],
  ['another method', { method: 'CONNECT' }, 405],
  ['a method in lower case', { method: 'get' }, 405],
  ['a Host header', { headers: [['Host', '127.0.0.1']] }, 400],
  ['a length', { headers: [['content-length', '5']] }, 400],
  ['a transfer encoding', { headers: [['Transfer-Encoding', 'chunked']] }, 400],
  ['an upgrade', { headers: [['Upgrade', 'websocket']] }, 400],
  ['a header of the connection', { headers: [['Connection', 'x-secret']] }, 400],
  ['a header of a proxy', { headers: [['Proxy-Authorization', 'Basic x']] }, 400],
  ['a header of the relay', { headers: [['X-Gatehouse-Host', 'x']] }, 400],
  ['a header with a line end', { headers: [['x-a', 'b\r\nx-c: d']] }, 400],
  ['a name with a blank', { headers: [['x a', 'b']] }, 400],
  ['a value that is no text', { headers: [['x-a', 5]] }, 400],
  ['headers that are no list', { headers: { 'x-a': 'b' } }, 400],
  ['too many headers', { headers: [['x-a', 'b'.repeat(10_240)]] }, 400],
  ['a body that is not base64', { body: '{"a":1}' }, 400],
  ['no time', { timeout: 0 }, 400],
  ['too much time', { timeout: 35_001 }, 400],
  ['a signer that is none', { sign: { profile: 'work', region: 'x' } }, 400],
  [
    'a signature for an emulator',
    {
      url: 'http://a1.execute-api.localhost:1/',
      endpoint: 'http://127.0.0.1:1',
      sign: { region: 'eu-west-1' },
    },
    400,
  ],
])('An order with %s is refused before anything is sent.', async (_what, members, status) => {
  const answer = await invoke(members);
  expect([answer.status, answer.headers['x-gatehouse-relay']]).toEqual([status, 'not-sent']);
  expect(world.seen).toEqual([]);
});

test('What the relay asks of every request, it asks here too.', async () => {
  const body = JSON.stringify(order());
  const ask = (headers: Record<string, string | undefined>) =>
    world.ask({ path: INVOKE, method: 'POST', headers: { ...world.allowed(), ...headers }, body });
  const stranger = signatureHeaders(makeKey().privateKey, { method: 'POST', path: INVOKE, body });
  const ofAnotherBody = signatureHeaders(world.key.privateKey, { method: 'POST', path: INVOKE, body: '{}' });
  const refusals = [
    await ask({ 'x-gatehouse-signature': undefined }),
    await ask(stranger),
    await ask(ofAnotherBody),
    await ask({ origin: 'http://127.0.0.1:1' }),
    await ask({ 'sec-fetch-site': 'cross-site' }),
    await ask({ host: 'evil.example' }),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  expect((await world.ask({ path: INVOKE, headers: world.allowed() })).status).toBe(404);
  expect(world.seen).toEqual([]);
});

test('10 MB go there and come back; more is refused, and a larger answer too.', {
  timeout: 30_000,
}, async () => {
  const large = Buffer.alloc(10 * 1024 * 1024, 'x');
  world.play = ({ body }) => ({ status: 200, body: String(body) });
  const whole = await invoke({ method: 'POST', body: large.toString('base64') });
  expect(Buffer.from(String(whole.json.body), 'base64').equals(large)).toBe(true);
  const more = Buffer.concat([large, Buffer.from('x')]);
  expect((await invoke({ method: 'POST', body: more.toString('base64') })).status).toBe(413);
  world.play = () => ({ status: 200, body: String(more) });
  const answer = await invoke({});
  expect([answer.status, answer.json.relayError]).toEqual([502, 'RelayGotNoResponse']);
});

const silent = createServer(() => undefined);
const silentPort = await listen(silent, 0);
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

test('A server that does not answer in time is an unknown outcome.', async () => {
  const { status, json, headers } = await invoke({
    url: `http://a1.execute-api.localhost:${silentPort}/`,
    endpoint: `http://127.0.0.1:${silentPort}`,
    timeout: 50,
  });
  expect([status, json.relayError, headers['x-gatehouse-relay']]).toEqual([
    504,
    'RelayGotNoResponse',
    'outcome-unknown',
  ]);
});

test('Behind an endpoint of this machine an API is reached by its own host name.', async () => {
  const hosts: (string | undefined)[] = [];
  const emulator = createServer(({ headers, url }, response) => {
    hosts.push(headers.host);
    response.end(url);
  });
  const port = await listen(emulator, 0);
  const host = `a1.execute-api.localhost:${port}`;
  const { json } = await invoke({ url: `http://${host}/prod/x`, endpoint: `http://127.0.0.1:${port}` });
  expect(String(Buffer.from(String(json.body), 'base64'))).toBe('/prod/x');
  expect(hosts).toEqual([host]);
  emulator.closeAllConnections();
  emulator.close();
});
