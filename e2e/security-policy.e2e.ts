import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';

// What the Content Security Policy forbids (docs/content-security-policy.md), each thing tried in a browser: once as markup
// that has got into the page, and once by a script that runs in it.

interface Violation {
  directive: string;
  blocked: string;
}

declare global {
  interface Window {
    violations: Violation[];
    /** Set by whatever runs that must not. */
    ran?: true;
  }
}

/** Opens pages under the console's policy, one after the other, each with a body and a script of its own. */
type Open = (body: string, script?: string) => Promise<void>;

const test = base.extend<{ open: Open }>({
  open: async ({ page }, use) => {
    await page.addInitScript(() => {
      window.violations = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        window.violations.push({ directive: effectiveDirective, blocked: blockedURI }),
      );
    });
    // The policy as the console's own server sends it.
    const policy = (await page.request.get('/')).headers()['content-security-policy'] ?? '';
    expect(policy).toContain('script-src');
    let body = '';
    let script = '';
    const server = createServer((request, response) => {
      const pages: Record<string, [type: string, text: string]> = {
        '/': ['text/html', `<!doctype html><title>Page</title><body>${body}<script src="/page.js"></script>`],
        '/page.js': ['text/javascript', script],
      };
      const [type, text] = pages[request.url ?? ''] ?? ['text/plain', ''];
      response
        .writeHead(200, {
          'cache-control': 'no-store',
          'content-security-policy': policy,
          'content-type': `${type}; charset=utf-8`,
        })
        .end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await use(async (newBody, newScript = '') => {
      body = newBody;
      script = newScript;
      await page.goto(url);
    });
    server.close();
  },
});

const FOREIGN = 'https://foreign.example';

/** Markup, the directive that refuses it, and what of it. */
const MARKUP: [what: string, markup: string, directive: string, blocked: string][] = [
  ['an inline script', '<script>window.ran = true</script>', 'script-src-elem', 'inline'],
  ['an event handler', '<svg onload="window.ran = true"></svg>', 'script-src-attr', 'inline'],
  ['a foreign script', `<script src="${FOREIGN}/s.js"></script>`, 'script-src-elem', FOREIGN],
  ['an inline style sheet', '<style>body { color: red }</style>', 'style-src-elem', 'inline'],
  ['a style attribute', '<p style="color: red">text</p>', 'style-src-attr', 'inline'],
  ['a foreign style sheet', `<link rel="stylesheet" href="${FOREIGN}/s.css">`, 'style-src-elem', FOREIGN],
  ['a foreign image', `<img src="${FOREIGN}/i.png">`, 'img-src', FOREIGN],
  ['a foreign frame', `<iframe src="${FOREIGN}/frame"></iframe>`, 'frame-src', FOREIGN],
  ['an object', `<object data="${FOREIGN}/object"></object>`, 'object-src', FOREIGN],
  ['a foreign sound', `<audio src="${FOREIGN}/a.mp3"></audio>`, 'media-src', FOREIGN],
  ['another base of addresses', `<base href="${FOREIGN}/">`, 'base-uri', FOREIGN],
];

test('What the policy forbids in markup is refused.', async ({ page, open }) => {
  for (const [what, markup, directive, blocked] of MARKUP)
    await test.step(what, async () => {
      await open(markup);
      await expect
        .poll(() => page.evaluate(() => window.violations), { message: what })
        .toContainEqual({ directive, blocked: expect.stringContaining(blocked) });
      expect(await page.evaluate(() => window.ran), what).toBeUndefined();
    });
});

test('Of this origin, the document of functions alone can be framed.', async ({ page, baseURL }) => {
  const framed = (path: string) =>
    page.evaluate(
      (src) =>
        new Promise<boolean>((done) => {
          const frame = Object.assign(document.createElement('iframe'), { src });
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(true);
          frame.onload = () => {
            frame.contentWindow?.postMessage({ code: '', event: {}, timeoutMs: 1 }, '*', [port2]);
            // A document that may not be framed is an error page of the browser: no script answers, and nothing can be read.
            if (!src.includes('function-host')) done(frame.contentDocument !== null);
          };
          document.body.append(frame);
        }),
      path,
    );
  await page.goto(`${baseURL}/`);
  expect(await framed('/function-host.html')).toBe(true);
  expect(await framed('/')).toBe(false);
});

/** Runs in the page; what it throws is the browser's refusal. */
type Attempt = (foreign: string) => unknown;

const TRUSTED_TYPES = 'require-trusted-types-for';

const ATTEMPTS: [what: string, directive: string, attempt: Attempt][] = [
  // biome-ignore lint/security/noGlobalEval: It is what is refused.
  ['eval', TRUSTED_TYPES, () => globalThis.eval('window.ran = true')],
  ['a function made of text', TRUSTED_TYPES, () => new Function('window.ran = true')()],
  ['a timer with text', TRUSTED_TYPES, () => setTimeout('window.ran = true' as unknown as () => void)],
  ['text to innerHTML', TRUSTED_TYPES, () => Object.assign(document.body, { innerHTML: '<p>text</p>' })],
  ['text to insertAdjacentHTML', TRUSTED_TYPES, () => document.body.insertAdjacentHTML('beforeend', '<p>')],
  ['text to document.write', TRUSTED_TYPES, () => document.write('<p>text</p>')],
  [
    'text to a document parser',
    TRUSTED_TYPES,
    () => new DOMParser().parseFromString('<p>text</p>', 'text/html'),
  ],
  [
    'text to the document of a frame',
    TRUSTED_TYPES,
    () => Object.assign(document.createElement('iframe'), { srcdoc: '<p>text</p>' }),
  ],
  [
    'the text of a script',
    TRUSTED_TYPES,
    () => Object.assign(document.createElement('script'), { text: 'window.ran = true' }),
  ],
  [
    'the address of a script',
    TRUSTED_TYPES,
    (foreign) => Object.assign(document.createElement('script'), { src: `${foreign}/s.js` }),
  ],
  ['a worker by its address', TRUSTED_TYPES, (foreign) => new Worker(`${foreign}/w.js`)],
  [
    'a policy of trusted types with another name',
    'trusted-types',
    () =>
      (
        window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
      ).trustedTypes.createPolicy('other', { createHTML: (text: string) => text }),
  ],
  [
    'a worker of a blob, even with a trusted address',
    'worker-src',
    () => {
      const address = URL.createObjectURL(new Blob(['']));
      const policy = (
        window as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): URL } };
        }
      ).trustedTypes.createPolicy('gatehouse-worker', { createScriptURL: (url: string) => url });
      return new Worker(policy.createScriptURL(address));
    },
  ],
  ['a foreign module', 'script-src-elem', (foreign) => import(/* @vite-ignore */ `${foreign}/m.js`)],
  ['a request to a foreign host', 'connect-src', (foreign) => fetch(foreign)],
  ['a request to another service of AWS', 'connect-src', () => fetch('https://s3.eu-west-1.amazonaws.com/')],
  [
    'a request to a Region that is not known',
    'connect-src',
    () => fetch('https://apigateway.eu-west-9.amazonaws.com/'),
  ],
  ['a request to another address of this network', 'connect-src', () => fetch('http://192.168.0.1/')],
  ['a beacon', 'connect-src', (foreign) => navigator.sendBeacon(foreign)],
  ['a web socket', 'connect-src', () => new WebSocket('ws://127.0.0.1:9/')],
  ['a stream of events', 'connect-src', (foreign) => new EventSource(foreign)],
  ['a font', 'font-src', (foreign) => new FontFace('foreign', `url(${foreign}/f.woff2)`).load()],
  [
    'an image of a style',
    'img-src',
    (foreign) => {
      document.body.style.backgroundImage = `url(${foreign}/i.png)`;
      return document.body.offsetHeight;
    },
  ],
  ['a style attribute', 'style-src-attr', () => document.body.setAttribute('style', 'color: red')],
  [
    'a form that is sent elsewhere',
    'form-action',
    (foreign) => {
      const form = Object.assign(document.createElement('form'), { action: foreign });
      document.body.append(form);
      // After the page has loaded, which the test waits for.
      addEventListener('load', () => setTimeout(() => form.submit()));
    },
  ],
];

test('What the policy forbids to scripts is refused.', async ({ page, open }) => {
  for (const [what, directive, attempt] of ATTEMPTS)
    await test.step(what, async () => {
      await open(
        '',
        `(async () => (${attempt})(${JSON.stringify(FOREIGN)}))().catch((error) => console.debug(error));`,
      );
      const directives = () =>
        page.evaluate(() => [...new Set(window.violations.map((one) => one.directive))]);
      await expect.poll(directives, { message: what }).toEqual([directive]);
      expect(await page.evaluate(() => window.ran), what).toBeUndefined();
    });
});

test('What the console does is not refused: its own script, calls to AWS and to this machine.', async ({
  page,
  open,
}) => {
  const attempt = () => {
    document.body.style.color = 'red';
    const allowed = [
      'https://apigateway.eu-west-1.amazonaws.com/',
      'http://127.0.0.1:9/',
      'http://localhost:9/',
    ];
    Promise.allSettled(allowed.map((url) => fetch(url))).then(() => {
      window.ran = true;
    });
  };
  await open('', `(${attempt})();`);
  await expect.poll(() => page.evaluate(() => window.ran)).toBe(true);
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});
