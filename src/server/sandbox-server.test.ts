import { request, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { crossOriginHeaders, preflight } from '../sandbox/cross-origin';
import { NetworkCut } from '../sandbox/faults';
import { createSandbox } from '../sandbox/sandbox';
import { memoryStore } from '../sandbox/store-memory';
import type { Sandbox, WireRequest } from '../sandbox/types';
import { listen } from './loopback';
import { sandboxServer } from './sandbox-server';

let handled: WireRequest[] = [];
let resets: string[] = [];

/** Records requests, and handles preflights as the real sandbox does: the server is under test here. */
const sandbox: Sandbox = {
  world: async () => undefined,
  async handle(wire) {
    const preflighted = preflight(wire);
    if (preflighted) return preflighted;
    handled.push(wire);
    if (wire.url === '/v2/cut') throw new NetworkCut();
    return {
      status: 201,
      headers: { ...crossOriginHeaders(wire), 'x-amzn-requestid': 'r-1' },
      body: '{"ü":1}',
    };
  },
  async reset(to) {
    resets.push(to);
  },
  faults: [],
  limits: 'off',
  calls: [],
};

let server: Server;
let port = 0;

beforeAll(async () => {
  server = sandboxServer(sandbox);
  port = await listen(server, 0);
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

beforeEach(() => {
  handled = [];
  resets = [];
});

/** `fetch` would not send Host, Origin or a custom preflight. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = '') {
  return new Promise<{ status?: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    },
  );
}

const PAGE = 'http://localhost:5173';

describe('the sandbox over HTTP', () => {
  test('A request reaches the sandbox as sent, and its response is returned unchanged.', async () => {
    const response = await ask('POST', '/v2/apis/a%2Fb?tagKeys=x', { 'x-amz-date': 'now' }, '{"name":"ü"}');
    expect(handled).toMatchObject([
      {
        method: 'POST',
        url: '/v2/apis/a%2Fb?tagKeys=x',
        body: '{"name":"ü"}',
        headers: { 'x-amz-date': 'now' },
      },
    ]);
    expect(response).toMatchObject({ status: 201, body: '{"ü":1}', headers: { 'x-amzn-requestid': 'r-1' } });
    expect(response.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('A local page may send what the SDK sends and read what the SDK reads.', async () => {
    const preflight = await ask('OPTIONS', '/v2/apis', {
      origin: PAGE,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-amz-date,amz-sdk-request',
    });
    expect(preflight).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': PAGE,
        'access-control-allow-headers': 'authorization,x-amz-date,amz-sdk-request',
        'access-control-allow-methods': expect.stringContaining('PATCH'),
      },
    });
    expect(handled).toEqual([]);
    const response = await ask('GET', '/v2/apis', { origin: PAGE });
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': PAGE,
      'access-control-expose-headers': expect.stringContaining('x-amzn-errortype'),
    });
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a file', { origin: 'null' }],
    ['another host name', { host: 'evil.example' }],
  ])('A page of %s is rejected, also for a reset.', async (_, headers) => {
    const refused = await ask('GET', '/v2/apis', headers);
    expect(refused).toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
    expect(JSON.parse(refused.body)).toMatchObject({ __type: 'AccessDeniedException' });
    expect((await ask('POST', '/__sandbox/reset', headers)).status).toBe(403);
    expect([handled, resets]).toEqual([[], []]);
  });

  test('A reset is to sample data or to empty, by POST only.', async () => {
    const response = await ask('POST', '/__sandbox/reset', { origin: PAGE });
    expect(response).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': PAGE } });
    expect((await ask('POST', '/__sandbox/reset?to=empty')).status).toBe(204);
    expect((await ask('POST', '/__sandbox/reset?to=moon')).status).toBe(400);
    expect((await ask('GET', '/__sandbox/reset')).status).toBe(405);
    expect(resets).toEqual(['sample', 'empty']);
  });

  test('A network fault closes the connection.', async () => {
    await expect(ask('GET', '/v2/cut')).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  test.each([
    ['text that is not HTTP', 'hello\r\n\r\n', 400, 'BadRequestException'],
    ['a path with a blank', 'GET /v2/a b HTTP/1.1\r\nhost: localhost\r\n\r\n', 400, 'BadRequestException'],
    ['an unknown method', 'FROB / HTTP/1.1\r\nhost: localhost\r\n\r\n', 400, 'BadRequestException'],
    [
      'an endless path',
      `GET /${'x'.repeat(40_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
      431,
      'RequestHeaderFieldsTooLargeException',
    ],
  ])('The response to %s is JSON too.', async (_, text, status, name) => {
    const response = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let said = '';
      socket.setEncoding('utf8');
      socket.on('data', (part: string) => {
        said += part;
      });
      socket.on('end', () => resolve(said));
      socket.on('error', reject);
    });
    const [head = '', body = ''] = response.split('\r\n\r\n');
    expect(head.split('\r\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`^HTTP/1.1 ${status} `),
        'content-type: application/json',
        `x-amzn-errortype: ${name}`,
      ]),
    );
    expect(JSON.parse(body)).toEqual({ __type: name, message: expect.any(String) });
    expect(handled).toEqual([]);
  });

  test('Two writes at once on one API, with the limits of AWS: one fails with 409.', async () => {
    const store = memoryStore();
    const real = createSandbox({ start: 'empty', limits: 'aws', store });
    const host = sandboxServer(real);
    const url = `http://127.0.0.1:${await listen(host, 0)}/v2/apis`;
    const post = (path: string, body: object) =>
      fetch(url + path, { method: 'POST', body: JSON.stringify(body) });
    const { apiId }: { apiId: string } = await (await post('', { name: 'a', protocolType: 'HTTP' })).json();
    // The first is held until the second has its response.
    const commit = store.commit;
    const first = await new Promise<{ response: Promise<Response>; finish: () => void }>((held) => {
      store.commit = (...args) =>
        new Promise((done) => held({ response, finish: () => done(commit(...args)) }));
      const response = post(`/${apiId}/routes`, { routeKey: 'GET /a' });
    });
    const second = await post(`/${apiId}/routes`, { routeKey: 'GET /b' });
    expect([second.status, second.headers.get('x-amzn-errortype')]).toEqual([409, 'ConflictException']);
    first.finish();
    expect((await first.response).status).toBe(201);
    host.closeAllConnections();
    await new Promise((done) => host.close(done));
  });

  test('A body beyond the limit is rejected without reading the rest.', async () => {
    const response = await ask('POST', '/v2/apis', {}, 'x'.repeat(17 * 1024 * 1024)).catch(String);
    // The client may still be writing when the server has closed the connection.
    if (typeof response === 'string') expect(response).toMatch(/ECONNRESET|EPIPE/);
    else {
      expect(response).toMatchObject({
        status: 413,
        headers: { 'x-amzn-errortype': 'RequestEntityTooLargeException' },
      });
      expect(JSON.parse(response.body)).toMatchObject({ __type: 'RequestEntityTooLargeException' });
    }
    expect(handled).toEqual([]);
  });
});
