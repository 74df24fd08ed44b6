import { paths, testPath } from '../src/app/paths';
import { expect, test } from './fixtures';
import { chooseAction, expectCode, expectScreen, field, fillCode, press, select } from './forms';
import { chooseOption, expectNoAxeViolations, expectRowCount } from './helpers';
import { follow } from './route-map';

// A request that Test sends to the sandbox of the page, with functions that run in the page. How they are kept from
// everything else: function-isolation.e2e.ts.

test.use({ connection: 'sandbox' });

type Page = Parameters<typeof press>[0] & import('@playwright/test').Page;

const verdict = (page: Page) => page.getByRole('status', { name: 'Verdict' });
const notes = (page: Page) => page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
const editor = (page: Page, name: string) => field(page, `Function ${name}`);

const pathAndQuery = (page: Page) => page.getByRole('combobox', { name: 'Path and query' });

/** Opens the list of APIs, and returns the id of the sample API `orders`. */
async function start(page: Page) {
  await page.goto(paths.apis);
  const address = await page.getByRole('link', { name: 'orders', exact: true }).getAttribute('href');
  return /apis\/([^/]+)/.exec(address ?? '')?.[1] ?? '';
}

/** Opens *Test* with this request, without loading the page, and lets functions run. */
async function open(page: Page, apiId: string, method: string, path: string, stage = 'latest') {
  await follow(page, testPath(apiId, { method, path, stage }));
  await page.getByRole('radio', { name: 'Run functions' }).click();
}

async function choose(page: Page, name: string, sample: string) {
  await page.getByRole('button', { name: `Sample handler of ${name}` }).click();
  await page.getByRole('option', { name: sample, exact: true }).click();
}

const CUSTOMERS = 'customers-service';

test('Functions answer requests of a sandbox in the page, until its reset forgets what was sent.', async ({
  page,
}) => {
  const apiId = await start(page);

  await test.step('A handler that is written here answers a request, whose event and response are shown.', async () => {
    await open(page, apiId, 'GET', '/customers/5/addresses?x=1');
    // Nothing runs before Send.
    await expect(page.getByText('Not sent. What is known before functions run.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Sent requests' })).toHaveCount(0);
    await expectNoAxeViolations(page);

    await press(page, 'Send');
    await expect(verdict(page)).toContainText('500');
    await expect(notes(page)).toHaveText([
      'The function customers-service is not given: write one below Run functions.',
    ]);

    await fillCode(
      editor(page, CUSTOMERS),
      `export const handler = async ({ rawPath, pathParameters, queryStringParameters }) => ({
  statusCode: 201,
  headers: { 'x-made-by': 'the handler' },
  body: JSON.stringify({ rawPath, ...pathParameters, ...queryStringParameters }),
});`,
    );
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('Lambda customers-service → 201');
    await expect(notes(page)).toHaveCount(0);
    await page.getByRole('tab', { name: 'Response', exact: true }).click();
    const response = page.getByRole('region', { name: 'Response', exact: true });
    await expect(response).toContainText('X-Made-By: the handler');
    await expect(response).toContainText(
      '{"rawPath":"/prod/customers/5/addresses","customerId":"5","x":"1"}',
    );
    await page.getByRole('tab', { name: 'Sent', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Event of the function' })).toContainText(
      '"customerId": "5"',
    );
    expect(page.frames()).toHaveLength(1);
    await expectNoAxeViolations(page);

    // The request before is shown again; what is typed stays.
    await expectRowCount(page, 2);
    await page.getByRole('row').filter({ hasText: '500' }).click();
    await expect(verdict(page)).toContainText('500');
    await expect(editor(page, CUSTOMERS)).toContainText('statusCode: 201');

    // Code is kept in this browser, requests are kept in this page.
    await page.reload();
    await expect(editor(page, CUSTOMERS)).toContainText('statusCode: 201');
    await expect(page.getByText('Not sent. What is known before functions run.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Sent requests' })).toHaveCount(0);
    await page.getByRole('radio', { name: 'Sample' }).click();
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0);
    await expect(verdict(page)).toContainText('→ 200');
  });

  await test.step('An HTTP proxy is not called: its response is the sample of the form.', async () => {
    await page.getByRole('radio', { name: 'Run functions' }).click();
    await pathAndQuery(page).fill('/status');
    await expect(page.getByText('GET /status invokes no function.')).toBeVisible();
    await press(page, 'Responses of the backend');
    await field(page, 'Status').fill('203');
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('→ 203');
    await expect(notes(page)).toHaveText([
      'status.example.net is not called from this page: the sample response of the form is used.',
    ]);
  });

  await test.step('A reset of the sandbox forgets what was sent, and keeps the code.', async () => {
    await pathAndQuery(page).fill('/customers/5/addresses');
    await choose(page, CUSTOMERS, 'JWT claims');
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('→ 200');
    await expect(page.getByRole('table', { name: 'Sent requests' })).toBeVisible();
    await press(page, 'Settings');
    await press(page.getByRole('dialog', { name: 'Settings' }), 'Reset to sample data');
    await press(page.getByRole('dialog', { name: 'Settings' }), 'Remove all and load sample data');
    await expectScreen(page, 'APIs');
    await page.getByRole('link', { name: 'orders', exact: true }).click();
    await page.getByRole('main').getByRole('link', { name: 'Test', exact: true }).click();
    await pathAndQuery(page).fill('/customers/5/addresses');
    await expect(editor(page, CUSTOMERS)).toContainText('requestContext');
    await expect(page.getByRole('table', { name: 'Sent requests' })).toHaveCount(0);
  });
});

test('A function that fails is 500 for the client, with the reason as a note.', async ({ page }) => {
  await open(page, await start(page), 'GET', '/customers/5/addresses');
  const failures: [code: string, note: string][] = [
    ['exports.handler = async () => {\n  const = 1;\n};', "SyntaxError: Unexpected token '=' (line 2)"],
    [
      "\nexports.handler = async () => {\n  throw new TypeError('no table');\n};",
      'TypeError: no table (line 3)',
    ],
    ['exports.other = 1;', 'Error: The code exports no function named handler.'],
    [
      "const fs = require('node:fs');",
      'Error: There is no module node:fs here, only @aws-sdk/client-apigatewaymanagementapi. (line 1)',
    ],
    ["import fs from 'node:fs';", 'SyntaxError: Cannot use import statement outside a module (line 1)'],
    ['exports.handler = async () => 1n;', 'TypeError: Do not know how to serialize a BigInt'],
    [
      "exports.handler = () => 'é'.repeat(3 * 1024 * 1024);",
      'The response is larger than 6 MB, the most that a function may return.',
    ],
    // It cannot give a result by other ways than returning.
    [
      "exports.handler = () => postMessage({ payload: '1' });",
      'ReferenceError: postMessage is not defined (line 1)',
    ],
    [
      "exports.handler = () => new Promise(() => { Promise.reject(new Error('lost')); });",
      'Error: lost (line 1)',
    ],
  ];
  for (const [code, note] of failures) {
    await fillCode(editor(page, CUSTOMERS), code);
    await press(page, 'Send');
    await expect(notes(page), code).toHaveText([`The function ${CUSTOMERS}: ${note}`]);
    await expect(verdict(page)).toContainText('500');
  }
  await expectRowCount(page, failures.length);
});

test('Authorizers, limits and timeouts hold for functions: what is cached is kept until it is reset.', async ({
  page,
}) => {
  const apiId = await start(page);
  const navigation = page.getByRole('navigation', { name: 'Resources' });

  await test.step("An authorizer's function denies and allows, and its result is kept until the cache is reset.", async () => {
    await open(page, apiId, 'POST', '/partners/orders', 'stage:prod');
    await choose(page, 'partner-authorizer', 'Authorizer that denies');
    await choose(page, 'orders-service', 'Echo');
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('401');
    await press(page, 'Headers and body');
    await field(page, 'Headers').fill('x-partner-key: k1');
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('403');
    await choose(page, 'partner-authorizer', 'Authorizer that allows');
    await press(page, 'Send');
    await expect(notes(page)).toHaveText([
      'The result of the authorizer is one that was kept; ResetAuthorizersCache forgets it.',
    ]);
    await expect(verdict(page)).toContainText('403');

    // Without a reload, which would forget it too.
    await navigation.getByRole('link', { name: 'Stages' }).click();
    await page.getByRole('link', { name: 'prod', exact: true }).click();
    await resetCache(page);
    await navigation.getByRole('link', { name: 'Test', exact: true }).click();
    await expectScreen(page, 'Test');
    await expectRowCount(page, 3);
    await pathAndQuery(page).fill('/partners/orders');
    await chooseOption(page, 'Method', 'POST');
    await chooseOption(page, 'Configuration', 'Stage prod');
    await press(page, 'Headers and body');
    await field(page, 'Headers').fill('x-partner-key: k1');
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('Lambda orders-service → 200');
    await page.getByRole('tab', { name: 'Response', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Response', exact: true })).toContainText(
      '"lambda":{"user":"ann"}',
    );
  });

  await test.step('A stage with a limit answers 429 to the second request, and another stage does not.', async () => {
    await pathAndQuery(page).fill('/customers/5/addresses');
    await chooseOption(page, 'Method', 'GET');
    await choose(page, CUSTOMERS, 'Not found');
    await expectCode(
      editor(page, CUSTOMERS),
      `exports.handler = async () => ({
  statusCode: 404,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message: 'No such order' }),
});
`,
    );
    await follow(page, paths.stage.edit(apiId, 'dev'));
    await field(page, 'Rate limit, requests per second').fill('0.01');
    await field(page, 'Burst limit, requests').fill('1');
    await press(page, 'Save');
    await expectScreen(page, 'dev');

    await follow(
      page,
      testPath(apiId, { method: 'GET', path: '/customers/5/addresses', stage: 'stage:dev' }),
    );
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('→ 404');
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('429 Too Many Requests');
    await chooseOption(page, 'Configuration', 'Stage prod');
    await press(page, 'Send');
    await expect(verdict(page)).toContainText('→ 404');
    // Four are of the step before.
    await expectRowCount(page, 7);
    await expect(select(page, 'Method')).toContainText('GET');
  });

  await test.step('A function that does not return ends at the timeout of its integration, and the page stays usable.', async () => {
    await navigation.getByRole('link', { name: 'Integrations' }).click();
    await page.getByRole('link', { name: `Lambda ${CUSTOMERS}` }).click();
    await page.getByRole('main').getByRole('link', { name: 'Edit', exact: true }).click();
    await field(page, 'Timeout, milliseconds').fill('500');
    await press(page, 'Save');
    await expectScreen(page, `Lambda ${CUSTOMERS}`);
    await open(page, apiId, 'GET', '/customers/5/addresses');
    await press(page, 'Headers and body');
    await fillCode(editor(page, CUSTOMERS), 'exports.handler = () => {\n  for (;;);\n};');
    await press(page, 'Send');
    await field(page, 'Body').fill('typed meanwhile');
    await expect(notes(page)).toHaveText([`The function ${CUSTOMERS}: It did not return within 500 ms.`]);
    await expect(verdict(page)).toContainText('503');
    expect(page.frames()).toHaveLength(1);
  });
});

async function resetCache(page: Page) {
  await chooseAction(page, 'Reset authorizer cache');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Reset/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
