import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import {
  box,
  FOLDER,
  nhs,
  nhsFilled,
  oneRequirement,
  petStore,
  petStoreOpen,
  read,
  sam,
  samFilled,
  smithy,
  swaggerPetstore,
  tdr,
  tdrFilled,
  walletConnect,
  walletConnectFilled,
} from '../src/service/openapi/public-documents.test-support';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { chooseOption, expectCalls, property } from './helpers';
import { LONG } from './long';
import { follow } from './route-map';
import { seed } from './seed';

// Documents of public repositories, through the Import screen. What comes of each is in documents.test.ts, without the screen, which
// is the same for all: here are one without a warning, the largest, and one that is rejected; the rest is for `npm run test:long`.

test.use({ start: 'empty' });
test.skip(!existsSync(FOLDER), `There are no documents in ${FOLDER}`);

/** What a long document shows of itself without scrolling. */
const firstLine = (text: string) => text.trim().split(/\r?\n/)[0] ?? '';

/** Opens the Import screen with `text` in it, as a file brings it. */
async function openImport(page: Page, name: string, text: string): Promise<void> {
  await follow(page, paths.apiImport);
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(page.getByText(`The document below was read from ${name}.`)).toBeVisible();
  await expect(field(page, 'OpenAPI document')).toContainText(firstLine(text));
}

async function importText(page: Page, name: string, text: string): Promise<void> {
  await openImport(page, name, text);
  await press(page, 'Import API');
}

/** All in the long run, else those with one of these names. */
const some = <Case extends readonly [name: string, ...rest: unknown[]]>(cases: Case[], ...names: string[]) =>
  LONG ? cases : cases.filter(([name]) => names.includes(name));

const countOf = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;

async function expectCounts(page: Page, routes: number, integrations: number, authorizers: number) {
  await expectScreen(page, 'API imported');
  await expect(property(page, 'Routes')).toHaveText(countOf(routes, 'route'));
  await expect(property(page, 'Integrations')).toHaveText(countOf(integrations, 'integration'));
  await expect(property(page, 'Authorizers')).toHaveText(countOf(authorizers, 'authorizer'));
}

const taken: [name: string, text: () => string, counts: [number, number, number], warnings: string][] = [
  ['Smithy', smithy, [4, 4, 0], 'The service had no warnings.'],
  ['NHS, filled in,', nhsFilled, [8, 8, 0], 'The service had no warnings.'],
  ['TDR, filled in,', tdrFilled, [2, 2, 1], 'The service had no warnings.'],
  ['SAM, filled in,', samFilled, [3, 3, 0], 'The service had no warnings.'],
  ['WalletConnect, filled in,', walletConnectFilled, [3, 1, 0], 'The service had no warnings.'],
  ['LocalStack, without its authorizer,', petStoreOpen, [3, 3, 0], 'The service had no warnings.'],
  ['Swagger Petstore, with one requirement left,', oneRequirement, [19, 0, 0], '21 warnings'],
  ['Box', box, [37, 0, 0], '38 warnings'],
];

// Documents that the service rejects: they are sent, and every cause is shown.
const refused: [name: string, text: () => string, causes: string[]][] = [
  [
    'NHS',
    nhs,
    [
      'GET /Immunization/{id}: x-amazon-apigateway-integration.uri is a Terraform placeholder (${get_event.lambda_arn})',
      'ANY /{proxy+}: x-amazon-apigateway-integration.uri is a Terraform placeholder',
    ],
  ],
  ['TDR', tdr, ['UserAdminAuthoriser', 'issuer contains a Terraform placeholder (${auth_url})']],
  [
    'SAM',
    sam,
    [
      'POST /kinesis: x-amazon-apigateway-integration.requestParameters.StreamName is a CloudFormation function (Ref)',
    ],
  ],
  [
    'WalletConnect',
    walletConnect,
    ['uri is a Terraform placeholder (${example_function_arn})', 'GET /{clientId}'],
  ],
  ['LocalStack', petStore, ['components.securitySchemes.myAuthorizer (used by GET /pets/{petId})']],
  [
    'Swagger Petstore',
    swaggerPetstore,
    ['GET /pet/{petId}: security has 2 security requirements (api_key, petstore_auth)'],
  ],
];

// Errors that need no service are found before sending.
const notSent: [name: string, file: string, cause: string][] = [
  [
    'Swagger 2.0',
    'fargate-rest-api-swagger-2.0.yaml',
    'The document is Swagger 2.0: HTTP APIs take OpenAPI 3.0 (openapi: 3.0.x)',
  ],
  ['OpenAPI 3.1', 'redocly-museum-3.1.yaml', 'The document is OpenAPI 3.1.0: HTTP APIs take OpenAPI 3.0.x'],
];

const basePaths: [name: string, text: () => string, mode: string, key: string][] = [
  ['Swagger Petstore', oneRequirement, 'prepend', 'PUT /api/v3/pet'],
  ['Swagger Petstore', oneRequirement, 'split', 'PUT /v3/pet'],
  ['Box', box, 'prepend', 'GET /2.0/hubs'],
  ['Box', box, 'split', 'GET /hubs'],
];

test('Documents of public repositories become APIs, or are rejected with their causes.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  allowStatus(400);
  if (LONG) test.setTimeout(300_000);
  await page.goto(paths.apis);

  for (const [name, text, causes] of some(refused, 'NHS'))
    await test.step(`The document of ${name}, unmodified, is rejected with its causes, and nothing is created.`, async () => {
      await importText(page, `${name} unmodified`, text());
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('Import API: refused. Nothing was changed.');
      for (const cause of causes) await expect(alert).toContainText(cause);
      await expect(field(page, 'OpenAPI document')).toContainText(firstLine(text()));
      expect((await seed(sandbox, 'GetApis', {})).Items).toEqual([]);
    });

  for (const [version, file, cause] of some(notSent))
    await test.step(`A document of ${version} is rejected before it is sent.`, async () => {
      const since = sandbox.calls.length;
      await importText(page, file, read(file));
      await expect(field(page, 'OpenAPI document')).toHaveAccessibleDescription(
        new RegExp(cause.replace(/[().]/g, '.')),
      );
      await expectCalls(sandbox, [], { reads: true, since });
    });

  for (const [name, text, counts, warnings] of some(taken, 'Smithy', 'Box'))
    await test.step(`The document of ${name} becomes an API with all its routes.`, async () => {
      const since = sandbox.calls.length;
      await importText(page, name, text());
      await expectCounts(page, ...counts);
      await expect(page.getByText(warnings, { exact: true })).toBeVisible();
      await expectCalls(sandbox, [{ operation: 'ImportApi', input: { Body: text() } }], { since });
    });

  for (const [name, text, mode, key] of some(basePaths))
    await test.step(`The base path of ${name} is handled by ${mode}.`, async () => {
      // An equal API of a moment ago would be taken for a duplicate that the browser has sent.
      await follow(page, paths.journal);
      for (const { ApiId } of (await seed(sandbox, 'GetApis', {})).Items ?? [])
        await seed(sandbox, 'DeleteApi', { ApiId });
      const since = sandbox.calls.length;
      await openImport(page, `${name} ${mode}`, text());
      await chooseOption(page, 'Base path', mode);
      await press(page, 'Import API');
      await expectScreen(page, 'API imported');
      await expectCalls(sandbox, [{ operation: 'ImportApi', input: { Body: text(), Basepath: mode } }], {
        since,
      });
      const ApiId = /apis\/(\w+)\//.exec(page.url())?.[1];
      const routes = (await seed(sandbox, 'GetRoutes', { ApiId, MaxResults: '500' })).Items ?? [];
      expect(routes.map(({ RouteKey }) => RouteKey)).toContain(key);
    });
});
