import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from './loopback';
import { FORWARD, relayInFrontOfAws } from './server.test-support';

// Responses that cannot be relied on, byte for byte: the relay says at once that the outcome is unknown.

const world = await relayInFrontOfAws();

let respond: (socket: Socket) => void = () => {};
const upstream = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', () => respond(socket));
});
let port = 0;

beforeAll(async () => {
  port = await listen(upstream as never, 0);
});

afterAll(async () => {
  upstream.close();
  await once(upstream, 'close');
});

const post = () =>
  world.ask({
    path: `${FORWARD}/v2/apis`,
    method: 'POST',
    headers: { ...world.allowed(), 'x-gatehouse-endpoint': `http://127.0.0.1:${port}` },
    body: '{"name":"x"}',
  });

const BODY = '{"apiId":"a1"}';
const zipped = gzipSync(BODY);

describe('The outcome is unknown, at once, when the endpoint', () => {
  test.each<[what: string, bytes: string | Buffer, ends: boolean]>([
    ['closes without a byte', '', true],
    ['closes within the headers', 'HTTP/1.1 201 Created\r\ncontent-', true],
    ['closes within the body', `HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n${BODY}`, true],
    ['closes within a chunk', 'HTTP/1.1 201 Created\r\ntransfer-encoding: chunked\r\n\r\n40\r\n{"api', true],
    [
      'switches protocols',
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n',
      false,
    ],
    [
      'compresses the body',
      Buffer.concat([
        Buffer.from(
          `HTTP/1.1 201 Created\r\ncontent-encoding: gzip\r\ncontent-length: ${zipped.length}\r\n\r\n`,
        ),
        zipped,
      ]),
      false,
    ],
    [
      'announces gzip and sends nothing',
      'HTTP/1.1 201 Created\r\ncontent-encoding: gzip\r\ncontent-length: 99\r\n\r\n',
      false,
    ],
    [
      'sends two lengths',
      `HTTP/1.1 201 Created\r\ncontent-length: 1\r\ncontent-length: 14\r\n\r\n${BODY}`,
      false,
    ],
    ['does not speak HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', false],
  ])('%s.', async (_, bytes, ends) => {
    respond = (socket) => {
      socket.write(bytes);
      if (ends) socket.end();
    };
    const { status, headers, text } = await post();
    expect([status, headers['x-gatehouse-relay'], headers['x-amzn-errortype']]).toEqual([
      502,
      'outcome-unknown',
      undefined,
    ]);
    expect(JSON.parse(text)).toEqual({ message: expect.any(String), relayError: 'RelayGotNoResponse' });
  });
});

test('A whole response is passed on, and the endpoint was asked for identity.', async () => {
  let seen = '';
  respond = (socket) => socket.end(`HTTP/1.1 201 Created\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`);
  upstream.once('connection', (socket) => socket.on('data', (part) => (seen += String(part))));
  const { status, headers, text } = await post();
  expect([status, text, headers['x-gatehouse-relay']]).toEqual([201, BODY, undefined]);
  expect(seen).toContain('accept-encoding: identity');
  expect(seen).toContain(`host: 127.0.0.1:${port}`);
  expect(seen).not.toMatch(/gatehouse|sec-fetch|origin|cookie/);
});
