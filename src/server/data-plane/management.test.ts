import { expect, test } from 'vitest';
import { connect, records, type SocketEvent, startSocket } from './socket.test-support';

/** A request as SDKs sign it; the signature is not verified. */
const signed = (service = 'execute-api') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260312/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
});

const chat = () => ({ statusCode: 200 });

test('@connections sends to a client, describes its connection and closes it; then it is gone.', async () => {
  const events: SocketEvent[] = [];
  const { http, url, sandbox } = await startSocket(
    { functions: { chat: (event: SocketEvent) => events.push(event) && { statusCode: 200 } } },
    { routes: { $connect: {}, $disconnect: {} } },
  );
  const client = await connect(url, { headers: { 'user-agent': 'probe/1.0' } });
  const id = events[0]?.requestContext.connectionId ?? '';
  const at = `${http}/%40connections/${encodeURIComponent(id)}`;
  const posted = await fetch(at, { method: 'POST', body: 'hällo', headers: signed() });
  expect([posted.status, await posted.text()]).toEqual([200, '']);
  expect(await client.next()).toBe('hällo');
  const described = await fetch(at, { headers: signed() });
  const { connectedAt, lastActiveAt, identity } = (await described.json()) as Record<string, string>;
  expect(identity).toEqual({ sourceIp: '127.0.0.1', userAgent: 'probe/1.0' });
  expect(Date.parse(lastActiveAt ?? '')).toBeGreaterThanOrEqual(Date.parse(connectedAt ?? ''));
  expect((await fetch(at, { method: 'DELETE', headers: signed() })).status).toBe(204);
  expect((await client.closed).code).toBe(1000);
  const gone = await fetch(at, { method: 'POST', body: 'x', headers: signed() });
  expect([gone.status, gone.headers.get('x-amzn-errortype')]).toEqual([410, 'GoneException']);
  const all = await records(sandbox, 6);
  expect(all.map(({ method }) => method).sort()).toEqual(
    ['CONNECT', 'DELETE', 'DISCONNECT', 'GET', 'POST', 'POST'].sort(),
  );
  expect(events.at(-1)?.requestContext).toMatchObject({
    eventType: 'DISCONNECT',
    disconnectStatusCode: 1000,
    disconnectReason: 'Connection Closed Normally',
  });
});

test('@connections refuses what is not signed, has no ID, is too large, or is for another stage.', async () => {
  const seen: SocketEvent[] = [];
  const { http, url, sandbox, ApiId } = await startSocket(
    { functions: { chat: (event: SocketEvent) => seen.push(event) && chat() } },
    { routes: { $connect: {} } },
  );
  await sandbox.seed([{ operation: 'CreateStage', input: { ApiId, StageName: 'test' } }]);
  const client = await connect(url);
  const id = seen[0]?.requestContext.connectionId ?? '';
  const ask = async (path: string, init: RequestInit) => {
    const response = await fetch(`${http}${path}`, init);
    return [response.status, response.headers.get('x-amzn-errortype')];
  };
  const post = { method: 'POST', headers: signed() };
  const here = `/@connections/${encodeURIComponent(id)}`;
  expect(await ask(here, { method: 'POST', body: 'x' })).toEqual([403, 'ForbiddenException']);
  expect(await ask(here, { ...post, headers: signed('lambda') })).toEqual([403, 'ForbiddenException']);
  expect(await ask('/@connections/none', post)).toEqual([400, 'BadRequestException']);
  expect(await ask('/@connections/AAAAAAAAAAAAAAA%3D', post)).toEqual([410, 'GoneException']);
  expect(await ask(here, { ...post, body: 'x'.repeat(131_073) })).toEqual([413, 'PayloadTooLargeException']);
  expect(await ask(here, { ...post, body: 'x'.repeat(131_072) })).toEqual([200, null]);
  expect((await client.next()).length).toBe(131_072);
  expect(await ask('', {})).toEqual([403, 'ForbiddenException']);
  expect(await ask(here, { ...post, method: 'PUT' })).toEqual([403, 'ForbiddenException']);
  const other = await fetch(`${sandbox.invokeUrl(ApiId, 'test')}${here}`, post);
  expect(other.status).toBe(410);
});

test('While $connect runs there is no connection yet, so that a message to it is answered with 410.', async () => {
  let status: number | undefined;
  let at = '';
  const functions = {
    chat: async ({ requestContext }: SocketEvent) => {
      const id = encodeURIComponent(requestContext.connectionId);
      status = (await fetch(`${at}/@connections/${id}`, { method: 'POST', body: 'x', headers: signed() }))
        .status;
      return chat();
    },
  };
  const { http, url } = await startSocket({ functions }, { routes: { $connect: {} } });
  at = http;
  await connect(url);
  expect(status).toBe(410);
});

test('A client that does not receive is answered for with 429, and cut off by a message of its own.', async () => {
  const seen: SocketEvent[] = [];
  const { http, url } = await startSocket(
    { functions: { chat: (event: SocketEvent) => seen.push(event) && chat() } },
    { routes: { $connect: {} } },
  );
  const client = await connect(url);
  client.socket.pause();
  const at = `${http}/@connections/${encodeURIComponent(seen[0]?.requestContext.connectionId ?? '')}`;
  const body = 'x'.repeat(131_072);
  let status = 200;
  for (let sent = 0; sent < 400 && status === 200; sent++)
    status = (await fetch(at, { method: 'POST', body, headers: signed() })).status;
  expect(status).toBe(429);
  client.socket.send('no route: a frame');
  client.socket.resume();
  expect((await client.closed).code).toBeGreaterThan(1000);
});
