import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';

// What a function of the sandbox must not reach from the page (docs/data-plane.md), each way tried in a browser against a server that
// would answer, and against the console's own.

declare global {
  interface Window {
    heard: unknown[];
  }
}

let server: Server;
let foreign = '';
let connections = 0;

test.beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' });
    response.end('self.loaded = true; export default 1;');
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  foreign = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => {
  server.close();
});

/** Runs a handler in the frame of functions, as the console does. */
function invoke(page: Page, handler: string, event: object, withAttribute = true): Promise<unknown> {
  const code = `exports.handler = ${handler};`;
  return page.evaluate(
    ([invocation, isSandboxed]) =>
      new Promise((done) => {
        const frame = document.createElement('iframe');
        if (isSandboxed) frame.setAttribute('sandbox', 'allow-scripts');
        frame.src = '/function-host.html';
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => {
          if (data === 'started') return;
          frame.remove();
          done(data);
        };
        frame.onload = () => frame.contentWindow?.postMessage(invocation, '*', [port2]);
        document.body.append(frame);
      }),
    [{ code, event, timeoutMs: 5000 }, withAttribute] as const,
  );
}

/** Runs as a handler; returns or throws what came of the way out. `host`: a host and port that would answer. */
type Attempt = (event: { host: string }) => unknown;

const NETWORK: [what: string, attempt: Attempt][] = [
  ['fetch', ({ host }) => fetch(`http://${host}/`, { mode: 'no-cors' }).then(() => 'reached')],
  [
    'XMLHttpRequest',
    ({ host }) =>
      new Promise((done, refuse) => {
        const request = new XMLHttpRequest();
        request.onload = () => done('reached');
        request.onerror = () => refuse(new Error('refused'));
        request.open('GET', `http://${host}/`);
        request.send();
      }),
  ],
  [
    'WebSocket',
    ({ host }) =>
      new Promise((done, refuse) => {
        const socket = new WebSocket(`ws://${host}/`);
        socket.onopen = () => done('reached');
        socket.onerror = () => refuse(new Error('refused'));
      }),
  ],
  [
    'EventSource',
    ({ host }) =>
      new Promise((done, refuse) => {
        const source = new EventSource(`http://${host}/`);
        source.onopen = () => done('reached');
        source.onerror = () => refuse(new Error('refused'));
      }),
  ],
  ['sendBeacon', ({ host }) => navigator.sendBeacon(`http://${host}/`)],
  ['import()', ({ host }) => import(/* @vite-ignore */ `http://${host}/m.js`).then(() => 'reached')],
  [
    'importScripts',
    ({ host }) => {
      (self as unknown as { importScripts(url: string): void }).importScripts(`http://${host}/s.js`);
      return 'reached';
    },
  ],
  [
    'importScripts of the prototype',
    ({ host }) => {
      const { prototype } = (self as unknown as { WorkerGlobalScope: { prototype: object } })
        .WorkerGlobalScope;
      (prototype as { importScripts(url: string): void }).importScripts.call(self, `http://${host}/s.js`);
      return 'reached';
    },
  ],
  ['a worker of its own', ({ host }) => String(new Worker(`http://${host}/w.js`))],
  [
    'a worker of a blob',
    ({ host }) => String(new Worker(URL.createObjectURL(new Blob([`fetch('http://${host}/')`])))),
  ],
  [
    'WebTransport',
    ({ host }) =>
      new (
        self as unknown as { WebTransport: new (url: string) => { ready: Promise<unknown> } }
      ).WebTransport(`https://${host}/`).ready.then(() => 'reached'),
  ],
];

const OTHER: [what: string, attempt: Attempt][] = [
  [
    'IndexedDB',
    () =>
      new Promise((done, refuse) => {
        const opened = indexedDB.open('gatehouse');
        opened.onsuccess = () => done('reached');
        opened.onerror = () => refuse(opened.error);
      }),
  ],
  ['the storage of the browser', () => localStorage.getItem('gatehouse.theme')],
  ['the storage of the tab, with the key of the relay', () => sessionStorage.getItem('gatehouse.relay')],
  ['caches', () => caches.open('reached')],
  ['files', () => navigator.storage.getDirectory()],
  ['locks', () => navigator.locks.request('gatehouse', () => 'reached')],
  ['the document', () => document.title],
  ['the console that frames it', () => parent.document.title],
  ['the top window', () => (top as Window).location.href],
  // biome-ignore lint/security/noGlobalEval: It is what is refused.
  ['eval', () => globalThis.eval('1')],
  ['a function made of text', () => new Function('return 1')()],
];

// One page for all of them: each attempt has a frame of its own.
test('A function reaches nothing but its page: no network, no storage, no other page.', async ({
  page,
  baseURL,
}) => {
  await page.goto('/');

  await test.step('A function reaches no network in any way.', async () => {
    const answered: string[] = [];
    page.on('response', (response) => answered.push(response.url()));
    for (const [what, attempt] of NETWORK)
      await test.step(what, async () => {
        for (const host of [foreign, new URL(String(baseURL)).host]) {
          connections = 0;
          expect(await invoke(page, String(attempt), { host }), what).toEqual({
            message: expect.any(String),
            problem: expect.stringMatching(
              /refused|fetch|not defined|not a function|not a constructor|undefined/,
            ),
          });
          expect(connections, what).toBe(0);
          // The console loads files of its own meanwhile.
          const others = answered
            .splice(0)
            .filter((url) => !/\/(function-host|assets|favicon|apis)|^blob:/.test(url));
          expect(others, what).toEqual([]);
        }
      });
  });

  await test.step('A function reaches nothing of the browser, of the page, and no code made of text.', async () => {
    await page.evaluate(() => sessionStorage.setItem('gatehouse.relay', 'key'));
    for (const [what, attempt] of OTHER)
      await test.step(what, async () => {
        expect(await invoke(page, String(attempt), {}), what).toEqual({
          message: expect.any(String),
          problem: expect.stringMatching(/not defined|denied|undefined|violates|SecurityError|Evaluating/),
        });
      });
  });

  await test.step('A function has an opaque origin by the header alone, and its messages reach no page.', async () => {
    await page.evaluate(() => {
      window.heard = [];
      new BroadcastChannel('gatehouse').onmessage = ({ data }) => window.heard.push(data);
      addEventListener('message', ({ data }) => window.heard.push(data));
    });
    const attempt = async () => {
      new BroadcastChannel('gatehouse').postMessage('from the function');
      await new Promise((done) => setTimeout(done, 200));
      return [self.origin, typeof postMessage, typeof opener];
    };
    for (const withAttribute of [true, false])
      expect(await invoke(page, String(attempt), {}, withAttribute)).toEqual({
        payload: '["null","undefined","undefined"]',
      });
    expect(await page.evaluate(() => window.heard)).toEqual([]);
  });

  await test.step('What a function sends to connections goes to the page alone, and nothing after it has ended.', async () => {
    connections = 0;
    const code = `
    const { ApiGatewayManagementApi } = require('@aws-sdk/client-apigatewaymanagementapi');
    const post = (endpoint) => new ApiGatewayManagementApi({ endpoint })
      .postToConnection({ ConnectionId: '../../x', Data: 'y' }).catch(({ name, message }) => name + ': ' + message);
    exports.handler = async ({ endpoints }) => {
      const answers = await Promise.all(endpoints.map(post));
      setTimeout(() => post('late'), 50);
      return answers;
    };`;
    const endpoints = [
      `http://${foreign}/prod`,
      String(baseURL),
      'wss://a.execute-api.us-east-1.amazonaws.com/p',
    ];
    const heard = await page.evaluate(
      ([invocation]) =>
        new Promise<unknown[]>((done) => {
          const all: unknown[] = [];
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', 'allow-scripts');
          frame.src = '/function-host.html';
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => {
            all.push(data);
            if (data.call) port1.postMessage({ id: data.id, answer: { refused: 'by the page' } });
            if (data.payload) setTimeout(() => done(all), 300);
          };
          frame.onload = () => frame.contentWindow?.postMessage(invocation, '*', [port2]);
          document.body.append(frame);
        }),
      [{ code, event: { endpoints }, timeoutMs: 5000 }] as const,
    );
    const call = (endpoint: string, at: number) => ({
      call: { method: 'POST', endpoint, connectionId: '../../x', data: 'y' },
      id: at + 1,
    });
    expect(heard).toEqual([
      'started',
      ...endpoints.map(call),
      { payload: JSON.stringify(endpoints.map(() => 'Error: by the page')) },
    ]);
    expect(connections).toBe(0);
  });

  await test.step('The server would answer: a page reaches it.', async () => {
    // Last: a connection that stays open would hide that an attempt reached it.
    connections = 0;
    expect(await page.evaluate((url) => fetch(url).then(({ status }) => status), `http://${foreign}/`)).toBe(
      200,
    );
    expect(connections).toBe(1);
  });
});

test('The document of functions answers the page that frames it and no other.', async ({ page }) => {
  await page.goto('/function-host.html');
  const answered = await page.evaluate(
    () =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => done(data);
        const invocation = { code: 'exports.handler = () => 1;', event: {}, timeoutMs: 1000 };
        dispatchEvent(new MessageEvent('message', { data: invocation, ports: [port2], source: null }));
        setTimeout(() => done('silent'), 500);
      }),
  );
  expect(answered).toBe('silent');
});
