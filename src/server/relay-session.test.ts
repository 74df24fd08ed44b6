import { describe, expect, test } from 'vitest';
import { createRelayAuth } from './relay-auth';
import { FORWARD, makeKey, relayInFrontOfAws, signatureHeaders } from './server.test-support';

// The one-time code, the key that it registers, and the signature of every request (docs/relay.md).

const world = await relayInFrontOfAws();

const PATH = `${FORWARD}/v2/apis`;

const register = (body: unknown, headers: Partial<Record<string, string>> = {}) =>
  world.ask({
    path: '/__relay/session',
    method: 'POST',
    headers: { 'x-gatehouse-signature': undefined, ...world.allowed(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('A session', () => {
  test('is registered with a code once, and its key opens the relay without a cookie.', async () => {
    const { privateKey, publicKey } = makeKey();
    const code = world.auth.newCode();
    const first = await register({ code, publicKey });
    expect([first.status, first.text, first.headers['set-cookie']]).toEqual([201, '{}', undefined]);
    const headers = { ...world.toAws(), ...signatureHeaders(privateKey, { path: PATH }) };
    expect((await world.ask({ path: PATH, headers })).status).toBe(200);
    // The page may have been left before it had the answer.
    expect((await register({ code, publicKey })).status).toBe(201);
    const again = await register({ code, publicKey: makeKey().publicKey });
    expect([again.status, again.headers['x-amzn-errortype']]).toEqual([403, 'RelayCodeRefused']);
    expect(again.text).toContain('Press Enter in the terminal');
  });

  test('needs the newest code, and the key before it stays valid.', async () => {
    const old = world.auth.newCode();
    const code = world.auth.newCode();
    expect(Buffer.from(code, 'base64url')).toHaveLength(32);
    expect((await register({ code: old, publicKey: makeKey().publicKey })).status).toBe(403);
    expect((await register({ code, publicKey: makeKey().publicKey })).status).toBe(201);
    expect((await world.ask({ path: PATH, headers: world.toAws() })).status).toBe(200);
  });

  test('needs its code within two minutes.', () => {
    let now = 0;
    const auth = createRelayAuth({ monotonic: () => now });
    const session = (code: string) =>
      auth.register(Buffer.from(JSON.stringify({ code, publicKey: makeKey().publicKey })))?.name;
    const early = auth.newCode();
    now += 119_999;
    expect(session(early)).toBeUndefined();
    const late = auth.newCode();
    now += 120_000;
    expect(session(late)).toBe('RelayCodeRefused');
  });

  test('with an invalid key or body is refused, and the code is not spent.', async () => {
    const code = world.auth.newCode();
    const other = makeKey('P-384').publicKey;
    for (const body of [
      '',
      'null',
      '[]',
      { code },
      { code, publicKey: 1 },
      { code, publicKey: '' },
      { code, publicKey: 'A'.repeat(122) },
      { code, publicKey: other },
    ])
      expect((await register(body)).status).toBe(400);
    expect((await register({ code: [code], publicKey: makeKey().publicKey })).status).toBe(400);
    expect((await register({ code, publicKey: makeKey().publicKey })).status).toBe(201);
  });

  test('is not registered for another page, nor by another method.', async () => {
    const body = { code: world.auth.newCode(), publicKey: makeKey().publicKey };
    for (const headers of [
      { origin: 'http://127.0.0.1:1' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
      { host: 'evil.example' },
    ])
      expect((await register(body, headers)).status).toBe(403);
    expect((await world.ask({ path: '/__relay/session', headers: world.allowed() })).status).toBe(405);
    expect((await register(body)).status).toBe(201);
  });
});

describe('A request is refused with 403, and nothing is forwarded,', () => {
  const { privateKey } = world.key;
  const signed = (change: object = {}, ...more: [time?: string, nonce?: string]) => ({
    ...world.toAws(),
    ...signatureHeaders(privateKey, { path: PATH, ...change }, ...more),
  });
  const seconds = (count: number) => String(Date.now() + count * 1000);

  test.each<[what: string, headers: () => Record<string, string | undefined>, name?: string]>([
    ['without a signature', () => ({ ...world.toAws(), 'x-gatehouse-signature': undefined })],
    [
      'with a cookie instead',
      () => ({ ...world.toAws(), cookie: 'a=b', 'x-gatehouse-signature': undefined }),
    ],
    [
      'by an unknown key',
      () => ({ ...world.toAws(), ...signatureHeaders(makeKey().privateKey, { path: PATH }) }),
    ],
    ['signed for another method', () => signed({ method: 'POST' })],
    ['signed for another path', () => signed({ path: `${FORWARD}/v2/vpclinks` })],
    ['signed without its query', () => signed({ path: `${PATH}?x` })],
    ['signed for another body', () => signed({ body: '{}' })],
    ['with the time of another', () => ({ ...signed(), 'x-gatehouse-time': seconds(1) })],
    ['with the nonce of another', () => ({ ...signed(), 'x-gatehouse-nonce': 'A'.repeat(22) })],
    ['with a short nonce', () => signed({}, undefined, 'short')],
    ['with an empty signature', () => ({ ...signed(), 'x-gatehouse-signature': '' })],
    ['signed 61 seconds ago', () => signed({}, seconds(-61)), 'RelayTimeRefused'],
    ['signed 62 seconds ahead', () => signed({}, seconds(62)), 'RelayTimeRefused'],
    ['with a time that is none', () => signed({}, 'now')],
  ])('%s.', async (_, headers, name = 'RelayRefused') => {
    const answer = await world.ask({ path: PATH, headers: headers() });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([403, name]);
    expect(answer.headers['x-gatehouse-relay']).toBe('not-sent');
    expect(JSON.parse(answer.text)).toEqual({ message: expect.any(String), relayError: name });
    expect(world.seen).toEqual([]);
  });

  test('when it is repeated.', async () => {
    const headers = signed();
    expect((await world.ask({ path: PATH, headers })).status).toBe(200);
    expect((await world.ask({ path: PATH, headers })).status).toBe(403);
    expect(world.seen).toHaveLength(1);
  });

  test('when it is repeated at the end of its lifetime, with a time ahead of the clock.', () => {
    let now = Date.now();
    const auth = createRelayAuth({ now: () => now });
    auth.register(Buffer.from(JSON.stringify({ code: auth.newCode(), publicKey: world.key.publicKey })));
    const request = { method: 'GET', url: PATH, headers: signed({}, String(now + 60_000)) } as never;
    const send = () => {
      const signature = auth.signatureOf(request);
      return 'outcome' in signature ? signature.name : auth.signatureRefusal(signature, request, Buffer.of());
    };
    expect(send()).toBeUndefined();
    now += 119_999;
    expect(send()).toMatchObject({ name: 'RelayRefused' });
    now += 2;
    expect(send()).toBe('RelayTimeRefused');
  });
});
