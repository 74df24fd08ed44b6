import type { Page } from '@playwright/test';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { expectCalls, expectNoAxeViolations, expectNoRenderedJunk } from './helpers';

// What every other test relies on: that the fixture responds as AWS, and that it fails a test by itself. The page is one
// of the build's files, so that the server and its headers are the real ones.

const APIS = `https://apigateway.${AWS_CONNECTION.region}.amazonaws.com/v2/apis`;
const SIGNED = {
  authorization: `AWS4-HMAC-SHA256 Credential=AKIAE2EEXAMPLE/20260101/eu-west-1/apigateway/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
};

test.beforeEach(async ({ page }) => {
  await page.goto('/favicon.svg');
});

/** Sends a request from the page and returns its status; 0 when it got no response. */
const send = async ({ url, headers }: { url: string; headers: Record<string, string> }) => {
  const answered = await fetch(url, { headers }).catch(() => undefined);
  return answered?.status ?? 0;
};

test.describe('the fixture', () => {
  test.describe('with an empty service', () => {
    test.use({ start: 'empty' });

    test('responds as AWS with CORS, from a separate service.', async ({ page, sandbox }) => {
      const answered = await page.evaluate(
        async ([url, headers]) => {
          const response = await fetch(url, { headers: { ...headers, 'x-amz-date': 'now' } });
          return { body: await response.json(), requestId: response.headers.get('x-amzn-requestid') };
        },
        [APIS, SIGNED] as const,
      );
      expect(answered).toEqual({ body: { items: [] }, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      await expectCalls(sandbox, []);
      await expectCalls(sandbox, [{ operation: 'GetApis', input: {} }], { reads: true });
      await expectCalls(sandbox, [], { reads: true, since: 1 });
    });
  });

  test('lets a fault fail a call without failing the test.', async ({ page, sandbox }) => {
    sandbox.faults.push(
      {
        operation: 'GetApis',
        times: 1,
        fail: { status: 429, error: 'TooManyRequestsException', message: 'Slow down' },
      },
      { operation: 'GetApis', times: 1, fail: 'network' },
    );
    expect(await page.evaluate(send, { url: APIS, headers: SIGNED })).toBe(429);
    expect(await page.evaluate(send, { url: APIS, headers: SIGNED })).toBe(0);
    expect(await page.evaluate(send, { url: APIS, headers: SIGNED })).toBe(200);
  });

  test('applies a call once whose connection is cut after it, on a connection that was kept.', async ({
    page,
    sandbox,
  }) => {
    expect(await page.evaluate(send, { url: APIS, headers: SIGNED })).toBe(200);
    sandbox.faults.push({ operation: 'GetApis', times: 1, fail: 'network-after' });
    expect(await page.evaluate(send, { url: APIS, headers: SIGNED })).toBe(0);
    await expectCalls(sandbox, ['GetApis', 'GetApis'], { reads: true });
  });

  test.describe('leaves nothing of a test to the next one of its worker', () => {
    test.describe.configure({ mode: 'serial' });

    const kept = (page: Page) =>
      page.evaluate(async () => ({
        local: localStorage.length,
        session: Object.keys(sessionStorage),
        cookie: document.cookie,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        isRouted: (await (await fetch('/favicon.svg')).text()) === 'routed',
        clipboard: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
      }));
    const NOTHING = {
      local: 0,
      session: ['gatehouse.connection'],
      cookie: '',
      databases: 0,
      caches: 0,
      isRouted: false,
      clipboard: 'prompt',
    };

    for (const place of ['first', 'second']) {
      test(`whichever is ${place}.`, async ({ page, context }) => {
        expect(await kept(page)).toEqual(NOTHING);
        await context.route('**/favicon.svg', (route) => route.fulfill({ body: 'routed' }));
        await context.grantPermissions(['clipboard-read']);
        await page.evaluate(async () => {
          localStorage.setItem('a', 'b');
          sessionStorage.setItem('a', 'b');
          // biome-ignore lint/suspicious/noDocumentCookie: the test is about whatever a page can leave behind.
          document.cookie = 'a=b';
          await caches.open('a');
          await new Promise((resolve) => {
            indexedDB.open('a').onsuccess = resolve;
          });
        });
        const after: Record<string, unknown> = await kept(page);
        for (const [name, value] of Object.entries(NOTHING)) expect(after[name], name).not.toEqual(value);
      });
    }
  });

  test('rejects what would persist beyond the test.', async ({ page, context }) => {
    expect(() => context.addInitScript('1')).toThrow('ownContext: true');
    expect(() => page.clock.install()).toThrow('ownContext: true');
  });

  test('lets a test provoke an error status that it allows.', async ({ page, allowStatus }) => {
    allowStatus(404);
    expect(await page.evaluate(send, { url: `${APIS}/nosuchapi1`, headers: SIGNED })).toBe(404);
  });

  test('hands the app its connection.', async ({ page }) => {
    const handed = await page.evaluate(() => sessionStorage.getItem('gatehouse.connection'));
    expect(JSON.parse(handed ?? '')).toEqual(AWS_CONNECTION);
  });
});

test.describe('a test fails by itself', () => {
  test('at its end, when anything went wrong.', async ({ page, problems }) => {
    test.fail();
    await page.goto('about:blank');
    problems.push('something');
  });

  // The recorded problems are checked and removed here, so that the reason of a failure can be asserted.
  const cases: [title: string, provoke: (page: Page) => Promise<unknown>, problem: RegExp][] = [
    [
      'on an error that the page throws',
      (page) =>
        page.evaluate(() => {
          setTimeout(() => {
            throw new Error('thrown');
          });
        }),
      /^The page threw Error: thrown/,
    ],
    [
      'on an error in the console',
      (page) => page.evaluate(() => console.error('said')),
      /^The console says: said/,
    ],
    [
      'on a violation of the Content Security Policy',
      (page) =>
        page.evaluate(() =>
          document.documentElement.append(
            Object.assign(document.createElementNS('http://www.w3.org/2000/svg', 'style'), {
              textContent: 'a {}',
            }),
          ),
        ),
      /^The console says: The security policy \(style-src-elem\) refused inline/,
    ],
    [
      'on a request to a foreign host',
      (page) => page.evaluate(send, { url: 'http://localhost:1/', headers: {} }),
      /^The page requested a foreign host: GET http:\/\/localhost:1\/$/,
    ],
    [
      'on a request to AWS that is not signed',
      (page) => page.evaluate(send, { url: APIS, headers: {} }),
      /is not signed with SigV4: ""$/,
    ],
    [
      'on a request that leaks the secret key',
      (page) => page.evaluate(send, { url: `${APIS}?nextToken=e2e-secret-key`, headers: SIGNED }),
      /leaks the secret key$/,
    ],
    [
      'on a request with a header that AWS does not allow',
      (page) => page.evaluate(send, { url: APIS, headers: { ...SIGNED, 'amz-sdk-request': 'attempt=1' } }),
      /sends amz-sdk-request, which AWS does not allow a page to send$/,
    ],
    [
      'on an unexpected error status',
      (page) => page.evaluate(send, { url: `${APIS}/nosuchapi1`, headers: SIGNED }),
      /^GET \/v2\/apis\/nosuchapi1 was refused with 404/,
    ],
    [
      'on the path of no operation',
      (page) => page.evaluate(send, { url: `${APIS}/a/nosuchthing`, headers: SIGNED }),
      /^GET \/v2\/apis\/a\/nosuchthing is no operation of the sandbox/,
    ],
  ];
  for (const [title, provoke, problem] of cases) {
    test(`${title}.`, async ({ page, problems, refusals }) => {
      await provoke(page);
      const recorded = () => [...problems, ...refusals.map(({ text }) => text)];
      await expect.poll(recorded).toContainEqual(expect.stringMatching(problem));
      // Chromium logs additional lines about some of them.
      await page.close();
      problems.length = 0;
      refusals.length = 0;
    });
  }

  test('on the path of no operation, whatever is announced.', async ({ page, problems, allowStatus }) => {
    allowStatus(404);
    await page.evaluate(send, { url: `${APIS}/a/nosuchthing`, headers: SIGNED });
    await expect.poll(() => problems.length).toBe(1);
    problems.length = 0;
  });

  test('on axe violations.', async ({ page }) => {
    await page.goto('about:blank');
    await page.setContent('<html lang="en"><title>x</title><main><button></button></main></html>');
    await expect(expectNoAxeViolations(page)).rejects.toThrow('button-name');
  });

  test('on faint text, of which one of each look is judged, once per page.', async ({ page }) => {
    const FAINT = '<p style="color: #999; background: #fff">Faint</p>';
    const show = (content: string) =>
      page.setContent(`<html lang="en"><title>x</title><main><h1>Clear</h1>${content}</main></html>`);
    const isFaint = (coloursOnly: boolean) =>
      expect(expectNoAxeViolations(page, { coloursOnly })).rejects.toThrow('color-contrast');
    await page.goto('about:blank');
    await show('<p>Clear</p><p>Clear</p>');
    await expectNoAxeViolations(page);
    await show(`<p>Clear</p>${FAINT}${FAINT}`);
    await isFaint(false);
    await isFaint(true);
    // What a look gets from around it is a part of it.
    await show('<p>Clear</p><div style="background: #333"><p>Clear</p></div>');
    await isFaint(true);
    // The first of its look cannot be judged.
    const cover =
      '<div style="position: absolute; inset: 0 0 auto; height: 90px; background: url(data:,)"></div>';
    await show(`${cover}${FAINT}<p style="height: 200px"></p>${FAINT}`);
    await isFaint(true);
  });

  test('on a value that is none.', async ({ page }) => {
    await page.goto('about:blank');
    await page.setContent('<html lang="en"><title>x</title><main><p>Created undefined</p></main></html>');
    await expect(expectNoRenderedJunk(page)).rejects.toThrow('Created undefined');
    await page.setContent('<html lang="en"><title>x</title><main title="[object Object]">x</main></html>');
    await expect(expectNoRenderedJunk(page)).rejects.toThrow('[object Object]');
    await page.setContent('<html lang="en"><title>x</title><main>An undefinedness</main></html>');
    await expectNoRenderedJunk(page);
  });
});

test.describe('on the sandbox inside the page', () => {
  test.use({ connection: 'sandbox' });

  test('nothing is handed over, and a call to AWS fails the test.', async ({ page, problems }) => {
    expect(await page.evaluate(() => sessionStorage.getItem('gatehouse.connection'))).toBeNull();
    expect(await page.evaluate(send, { url: APIS, headers: SIGNED })).toBe(0);
    expect(problems).toContain(`The page requested a foreign host: GET ${APIS}`);
    await page.close();
    problems.length = 0;
  });
});
