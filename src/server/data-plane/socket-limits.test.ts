import { connect as connectTcp, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../sandbox/sandbox';
import { LOOPBACK, listen } from '../loopback';
import { sandboxServer } from '../sandbox-server';
import { lambda, start } from './data-plane.test-support';
import { httpDataPlane } from './http';
import { connect, records, refusal, type SocketEvent, startSocket, TWO_WAY } from './socket.test-support';

const chat = ({ body = '' }: SocketEvent) => ({ statusCode: 200, body: String(body.length) });
const setUp = { routes: { $default: TWO_WAY } };

/** Sends bytes as they are. @returns what comes back until the server closes */
function raw(port: number, text: string | Buffer): Promise<string> {
  return new Promise((done) => {
    let answer = '';
    const socket = connectTcp(port, LOOPBACK, () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => done(answer));
  });
}

const handshake = (path: string, headers: Record<string, string> = {}) => {
  const all = {
    host: `${LOOPBACK}:1`,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
};

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

describe('A message', () => {
  test('of 128 KB in frames of 32 KB passes; what is larger closes the connection with 1009, binary with 1003.', async () => {
    const { url, sandbox } = await startSocket({ functions: { chat } }, setUp);
    const part = 'x'.repeat(32 * 1024);
    const client = await connect(url);
    const send = (parts: readonly string[]) => {
      for (const [at, text] of parts.entries()) client.socket.send(text, { fin: at === parts.length - 1 });
    };
    send([part, part, part, part]);
    expect(await client.next()).toBe(String(128 * 1024));
    send([part, part, part, part, 'x']);
    expect((await client.closed).code).toBe(1009);
    const second = await connect(url);
    second.socket.send(`${part}x`);
    expect((await second.closed).code).toBe(1009);
    const third = await connect(url);
    third.socket.send(Buffer.from('x'));
    expect((await third.closed).code).toBe(1003);
    const summaries = (await records(sandbox, 10)).map(({ trace }) => trace.summary);
    expect(summaries.filter((summary) => summary.startsWith('The connection is closed'))).toEqual([
      'The connection is closed with 1003: the message is binary',
      'The connection is closed with 1009: the frame is too large',
      'The connection is closed with 1009: the message is too large',
    ]);
  });

  test('is one of many at once: all are answered, and the connection lasts.', async () => {
    const slow = async (event: SocketEvent) => {
      await new Promise((done) => setTimeout(done, 2));
      return chat(event);
    };
    const { url } = await startSocket({ functions: { chat: slow } }, setUp);
    const client = await connect(url);
    for (let at = 0; at < 200; at++) client.socket.send('12345');
    const answers = await Promise.all(Array.from({ length: 200 }, () => client.next()));
    expect(new Set(answers)).toEqual(new Set(['5']));
  });
});

test('Bad frames, and clients that go away at any time, end their connection and nothing else.', async () => {
  let ended = 0;
  let begun = 0;
  const functions = {
    chat: async ({ requestContext: { eventType } }: SocketEvent) => {
      if (eventType === 'DISCONNECT') ended += 1;
      if (eventType !== 'CONNECT') return { statusCode: 200 };
      begun += 1;
      await new Promise((done) => setTimeout(done, 20));
      return { statusCode: 200 };
    },
  };
  const { sandbox, ApiId, url } = await startSocket(
    { functions },
    { routes: { $connect: {}, $disconnect: {} } },
  );
  const path = `/_aws/execute-api/${ApiId}/prod`;
  const opening = Buffer.from(handshake(path));
  const bad = [
    Buffer.from([0xff, 0xff, 0xff, 0xff]),
    Buffer.from([0x81, 0x01, 0x41]),
    Buffer.from([0x83, 0x80, 0, 0, 0, 0]),
    Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff]),
    Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
  ];
  const answers = await Promise.all(bad.map((frame) => raw(sandbox.port, Buffer.concat([opening, frame]))));
  expect(answers.map(statusOf)).toEqual(bad.map(() => 101));
  // While $connect runs.
  const before = begun;
  const leaving: Socket = connectTcp(sandbox.port, LOOPBACK, () => leaving.write(opening));
  await until(() => begun > before);
  leaving.resetAndDestroy();
  const client = await connect(url);
  client.socket.terminate();
  await until(() => ended === bad.length + 2);
  expect(await refusal(url)).toBe('101');
});

/** Resolves once it holds; the test's own timeout ends the wait. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}

describe('A handshake', () => {
  test('for another path, another kind of API, or in another form is refused and closed.', async () => {
    const { sandbox, ApiId } = await startSocket({ functions: { chat } }, setUp);
    const path = `/_aws/execute-api/${ApiId}`;
    const ask = async (...parameters: Parameters<typeof handshake>) =>
      statusOf(await raw(sandbox.port, handshake(...parameters)));
    expect(await ask('/v2/apis')).toBe(404);
    expect(await ask('/prod', { host: 'other.example.com' })).toBe(404);
    expect(await ask(`${path}/nostage`)).toBe(403);
    expect(await ask(`${path}/prod/more`)).toBe(403);
    expect(await ask('/_aws/execute-api/none/prod')).toBe(404);
    expect(await ask(`${path}/prod`, { 'sec-websocket-key': 'short' })).toBe(400);
    expect(await ask(`${path}/prod`, { 'sec-websocket-version': '8' })).toBe(400);
    const other = await start({}, { integration: lambda('orders') });
    expect(statusOf(await raw(other.sandbox.port, handshake(`/_aws/execute-api/${other.ApiId}/prod`)))).toBe(
      400,
    );
  });

  test('of a page of another site is refused; local pages and those of the address itself connect.', async () => {
    const { sandbox, ApiId, url } = await startSocket({ functions: { chat } }, setUp);
    expect(await refusal(url, { origin: 'https://evil.example.com' })).toBe('403');
    expect(await refusal(url, { origin: 'null' })).toBe('403');
    expect(await refusal(url, { headers: { 'sec-fetch-site': 'cross-site' } })).toBe('403');
    expect(await refusal(url, { origin: 'http://localhost:3000' })).toBe('101');
    const host = `${ApiId}.execute-api.localhost:${sandbox.port}`;
    const named = `ws://${LOOPBACK}:${sandbox.port}/prod`;
    expect(await refusal(named, { headers: { host }, origin: `http://${host}` })).toBe('101');
    expect(await refusal(named, { headers: { host }, origin: 'https://evil.example.com' })).toBe('403');
  });

  test('for another protocol is answered as a request without it, with its body.', async () => {
    const { sandbox, ApiId } = await start(
      {
        functions: {
          orders: ({ body, headers }: { body: string; headers: object }) =>
            `${Object.keys(headers).filter((name) => /upgrade|http2/.test(name))}: ${body}`,
        },
      },
      { integration: lambda('orders'), routes: { 'POST /orders': {} } },
    );
    const lines = [
      `POST /_aws/execute-api/${ApiId}/prod/orders HTTP/1.1`,
      `host: ${LOOPBACK}:${sandbox.port}`,
      'connection: Upgrade, HTTP2-Settings',
      'upgrade: h2c',
      'http2-settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA',
      'content-type: text/plain',
      'content-length: 11',
    ];
    const answer = await new Promise<string>((done) => {
      const socket = connectTcp(sandbox.port, LOOPBACK, () => {
        socket.write(`${lines.join('\r\n')}\r\n\r\nhello`);
        setTimeout(() => socket.write(' world'), 20);
      });
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk.toString();
        if (!text.includes('hello world')) return;
        socket.destroy();
        done(text);
      });
      socket.on('close', () => done(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n: hello world$/);
  });
});

describe('The end of the sandbox', () => {
  test('ends connections, also those that wait for $connect; a reset closes them with 1001.', async () => {
    let isWaiting = false;
    const functions = {
      chat: ({ requestContext: { eventType }, queryStringParameters: query }: SocketEvent) => {
        if (eventType !== 'CONNECT' || !query) return { statusCode: 200 };
        isWaiting = true;
        return new Promise(() => undefined);
      },
    };
    const { url, sandbox } = await startSocket({ functions }, { routes: { $connect: {} } });
    const first = await connect(url);
    await sandbox.reset('empty');
    expect((await first.closed).code).toBe(1001);
    const again = await startSocket({ functions }, { routes: { $connect: {} } });
    const second = await connect(again.url);
    const waiting = refusal(`${again.url}?wait=1`);
    await until(() => isWaiting);
    await again.sandbox.stop();
    expect((await second.closed).code).toBe(1006);
    expect(await waiting).toMatch(/socket hang up|ECONNRESET/);
  });

  test.each([
    ['without messages', { idleMs: 60, lifeMs: 3_600_000 }],
    ['after its time, whatever it sends', { idleMs: 3_600_000, lifeMs: 60 }],
    ['when its API is deleted', { idleMs: 3_600_000, lifeMs: 3_600_000 }],
  ])('is not needed: %s a connection ends too.', async (why, connectionTimes) => {
    const sandbox = createSandbox({ region: 'us-east-1', start: 'sample', limits: 'off' });
    const plane = httpDataPlane(sandbox, {
      functions: new Map(),
      allowedHosts: new Set(),
      testHosts: new Set(),
      connectionTimes,
    });
    const server = sandboxServer(sandbox, plane);
    const port = await listen(server, 0);
    const call = async (method: string, path: string, body?: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`http://${LOOPBACK}:${port}/v2/apis${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      return (response.status === 204 ? {} : await response.json()) as { apiId: string };
    };
    const { apiId } = await call('POST', '', {
      name: 'idle',
      protocolType: 'WEBSOCKET',
      routeSelectionExpression: '$request.body.action',
    });
    await call('POST', `/${apiId}/routes`, { routeKey: '$default' });
    await call('POST', `/${apiId}/stages`, { stageName: 'prod', autoDeploy: true });
    const { socket, closed } = await connect(`ws://${LOOPBACK}:${port}/_aws/execute-api/${apiId}/prod`);
    if (why === 'when its API is deleted') await call('DELETE', `/${apiId}`);
    const isIdle = why === 'without messages';
    const talk = setInterval(() => isIdle || socket.send('{}'), 5);
    expect(await closed).toMatchObject({ code: 1001 });
    clearInterval(talk);
    plane.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
});
