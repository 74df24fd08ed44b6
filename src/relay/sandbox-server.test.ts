import { request, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { crossOriginHeaders, preflight } from '../sandbox/cross-origin';
import { NetworkCut } from '../sandbox/faults';
import type { Sandbox, WireRequest } from '../sandbox/types';
import { listen } from './loopback';
import { sandboxServer } from './sandbox-server';

let handled: WireRequest[] = [];
let resets: string[] = [];

/** Records what reaches it, and answers preflights as the real one does: the server is what is tested here. */
const sandbox: Sandbox = {
  async handle(wire) {
    const answered = preflight(wire);
    if (answered) return answered;
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

/** `fetch` would not send Host, Origin or a preflight of our own making. */
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
  test('A request reaches it as sent, and its answer comes back as given.', async () => {
    const answer = await ask('POST', '/v2/apis/a%2Fb?tagKeys=x', { 'x-amz-date': 'now' }, '{"name":"ü"}');
    expect(handled).toMatchObject([
      {
        method: 'POST',
        url: '/v2/apis/a%2Fb?tagKeys=x',
        body: '{"name":"ü"}',
        headers: { 'x-amz-date': 'now' },
      },
    ]);
    expect(answer).toMatchObject({ status: 201, body: '{"ü":1}', headers: { 'x-amzn-requestid': 'r-1' } });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('A page of this machine may send what the SDK sends and read what the SDK reads.', async () => {
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
    const answer = await ask('GET', '/v2/apis', { origin: PAGE });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': PAGE,
      'access-control-expose-headers': expect.stringContaining('x-amzn-errortype'),
    });
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a file', { origin: 'null' }],
    ['another host name', { host: 'evil.example' }],
  ])('A page of %s is refused, also when it wants a reset.', async (_, headers) => {
    expect((await ask('GET', '/v2/apis', headers)).status).toBe(403);
    expect((await ask('POST', '/__sandbox/reset', headers)).status).toBe(403);
    expect([handled, resets]).toEqual([[], []]);
  });

  test('A reset goes to the sample data or to nothing, by POST only.', async () => {
    const answer = await ask('POST', '/__sandbox/reset', { origin: PAGE });
    expect(answer).toMatchObject({ status: 204, headers: { 'access-control-allow-origin': PAGE } });
    expect((await ask('POST', '/__sandbox/reset?to=empty')).status).toBe(204);
    expect((await ask('POST', '/__sandbox/reset?to=moon')).status).toBe(400);
    expect((await ask('GET', '/__sandbox/reset')).status).toBe(405);
    expect(resets).toEqual(['sample', 'empty']);
  });

  test('A cut of the network is a lost connection.', async () => {
    await expect(ask('GET', '/v2/cut')).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  test('A body beyond all bounds is refused without reading on.', async () => {
    const answer = await ask('POST', '/v2/apis', {}, 'x'.repeat(17 * 1024 * 1024)).catch(String);
    // The client may still be writing when the server has hung up.
    if (typeof answer === 'string') expect(answer).toMatch(/ECONNRESET|EPIPE/);
    else expect(answer.status).toBe(413);
    expect(handled).toEqual([]);
  });
});
