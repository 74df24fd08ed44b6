import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import {
  choice,
  chooseAction,
  expectCode,
  expectOneAlert,
  expectScreen,
  field,
  fillCode,
  press,
} from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification, property } from './helpers';
import { follow } from './route-map';
import { functionArn, seed, seedApi, withoutSampleDomain } from './seed';

/** A small document with a base path, a warning (an operation without integration) and notes (schemas). */
const PETS = JSON.stringify({
  openapi: '3.0.1',
  info: { title: 'pets', version: '1' },
  servers: [{ url: 'https://pets.example.com/v1/animals' }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: { default: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: functionArn('pets'),
          payloadFormatVersion: '2.0',
        },
      },
      post: { responses: { default: { description: 'ok' } } },
    },
  },
  components: { schemas: { Pet: { type: 'object' } } },
});

const WARNING = 'POST /pets has no x-amazon-apigateway-integration: the route is created without a target';

const document = (page: Page) => field(page, 'OpenAPI document');

const fileInput = (page: Page) => page.getByLabel('Choose a file');

const asFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function expectNothingMade(sandbox: Sandbox): Promise<void> {
  expect((await seed(sandbox, 'GetApis', {})).Items).toEqual([]);
}

test.describe('importing', () => {
  test.use({ start: 'empty' });

  const malformed: [title: string, text: string, fault: string][] = [
    ['JSON', '{\n  "openapi": "3.0.1",\n  "info": }', 'Line 3, column 11: The document is not JSON'],
    ['YAML', 'openapi: 3.0.1\ninfo:\n\ttitle: pets\n', 'Line 3, column 1: The document is not YAML'],
    ['text that is no document', 'pets', 'The document is not an OpenAPI document'],
    ['Swagger 2.0', '{"swagger": "2.0"}', 'The document is Swagger 2.0'],
    ['OpenAPI 3.1', 'openapi: 3.1.0\n', 'The document is OpenAPI 3.1.0'],
    ['nothing at all', '', 'The document is empty'],
  ];

  test('A document is checked beside it as it is typed, chosen or dropped, then by the service, and becomes an API.', async ({
    page,
    sandbox,
    allowStatus,
  }) => {
    allowStatus(400);
    await page.goto(paths.apiImport);

    await test.step('Before anything is sent, the error of a malformed document is shown beside it.', async () => {
      for (const [title, text, fault] of malformed)
        await test.step(title, async () => {
          await fillCode(document(page), text);
          await press(page, 'Import API');
          await expect(document(page)).toHaveAccessibleDescription(new RegExp(fault));
          await expect(document(page)).toBeFocused();
          await expectCode(document(page), text);
          await expectCalls(sandbox, [], { reads: true });
        });
    });

    await test.step('What will happen is shown beside the document before anything is sent.', async () => {
      await fillCode(document(page), JSON.stringify(JSON.parse(PETS), null, 2));
      await expect(page.getByText('Creates API pets: 2 routes, 1 integration, 0 authorizers')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Routes' })).toContainText('GET /pets');
      const warning = page.getByRole('listitem').filter({ hasText: WARNING });
      await expect(warning.filter({ hasText: '· line 28' })).toBeVisible();
      await expect(page.getByText('Ignored (1)')).toBeVisible();
      await expectNoAxeViolations(page);
      await fillCode(document(page), PETS.replace('/pets"', 'pets"'));
      await expect(page.getByText('The service would refuse this document')).toBeVisible();
      await expectCalls(sandbox, [], { reads: true });
    });

    await test.step('A file can be chosen; one of 7 MB is refused, and what is there stays.', async () => {
      await fileInput(page).setInputFiles(asFile('pets.json', PETS));
      await expectCode(document(page), PETS);
      await fileInput(page).setInputFiles(asFile('big.json', 'x'.repeat(7 * 1024 * 1024)));
      await expect(
        page.getByText('big.json has 7.0 MB; the maximum is 6 MB. The document below is unchanged.', {
          exact: true,
        }),
      ).toBeVisible();
      await expectCode(document(page), PETS);
      await expectCalls(sandbox, [], { reads: true });
      await fileInput(page).setInputFiles(asFile('broken.yaml', 'openapi: [3.0.1'));
      await expect(page.getByText('big.json has 7.0 MB', { exact: false })).toHaveCount(0);
      await expect(document(page)).toHaveAccessibleDescription(
        /Line 1, column \d+: The document is not YAML/,
      );
    });

    await test.step('A file can be dropped on the page.', async () => {
      const dataTransfer = await page.evaluateHandle((text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'pets.json', { type: 'application/json' }));
        return transfer;
      }, PETS);
      await page.getByRole('main').dispatchEvent('dragover', { dataTransfer });
      await page.getByText('Drop an OpenAPI document here').dispatchEvent('drop', { dataTransfer });
      await expectCode(document(page), PETS);
      await expect(page.getByText('Drop an OpenAPI document here')).toHaveCount(0);
    });

    await test.step('With Fail on warnings, the warnings are the reason why nothing was made.', async () => {
      allowStatus(400);
      await fillCode(document(page), PETS);
      await choice(page, 'Fail on warnings').check();
      await press(page, 'Import API');
      await expectOneAlert(page, 'Warnings found during import');
      await expect(page.getByRole('alert')).toContainText(WARNING);
      await expectCode(document(page), PETS);
      await expectCalls(sandbox, [{ operation: 'ImportApi', input: { Body: PETS, FailOnWarnings: true } }]);
      await expectNothingMade(sandbox);
    });

    await test.step('The service’s messages on a document are shown verbatim, and the heading takes the focus.', async () => {
      await choice(page, 'Fail on warnings').uncheck();
      await press(page, 'Import API');
      await expect(page.getByRole('heading', { level: 1, name: 'API imported' })).toBeFocused();
      await expect(property(page, 'Routes')).toHaveText('2 routes');
      await expect(property(page, 'Integrations')).toHaveText('1 integration');
      await expect(property(page, 'Authorizers')).toHaveText('0 authorizers');
      await expect(page.getByRole('heading', { name: '1 warning' })).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: WARNING })).toBeVisible();
      await press(page, '1 note');
      await expect(
        page
          .getByRole('listitem')
          .filter({ hasText: /^components\.schemas: not supported by HTTP APIs, ignored/ }),
      ).toBeVisible();
      // The address of the result survives a reload, and each warning leads to its route.
      await page.reload();
      await expectScreen(page, 'API imported');
      await page
        .getByRole('listitem')
        .filter({ hasText: WARNING })
        .getByRole('link', { name: 'Open the route' })
        .click();
      await expectScreen(page, 'POST /pets');
      await page.goBack();
      await page.getByRole('link', { name: 'Go to API' }).click();
      await expectScreen(page, 'pets');
    });

    await test.step('The base path mode that is chosen is sent.', async () => {
      await follow(page, paths.apiImport);
      await fillCode(document(page), PETS);
      await chooseOption(page, 'Base path', 'split');
      const since = sandbox.calls.length;
      await press(page, 'Import API');
      await expectScreen(page, 'API imported');
      await expectCalls(sandbox, [{ operation: 'ImportApi', input: { Body: PETS, Basepath: 'split' } }], {
        since,
      });
    });
  });
});

/** Exports on the screen as it is set, downloads the document, and checks that it is OpenAPI 3.0. */
async function downloaded(page: Page, fileName: string): Promise<string> {
  await press(page, 'Export API');
  await expect(page.getByRole('heading', { level: 2, name: fileName, exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await press(page, 'Download');
  expect((await download).suggestedFilename()).toBe(fileName);
  const text = await readFile(await (await download).path(), 'utf8');
  await expect(page.getByRole('region', { name: 'document' })).toHaveText(text.trim(), {
    useInnerText: true,
  });
  const { valid, errors } = await new Validator().validate(parse(text));
  expect([valid, errors ?? []]).toEqual([true, []]);
  return text;
}

/** Opens the API that the list shows under `name`, and returns its id. */
async function openApi(page: Page, name: string): Promise<string> {
  await follow(page, paths.apis);
  await page.getByRole('link', { name, exact: true }).click();
  await expectScreen(page, name);
  return /apis\/(\w+)\//.exec(page.url())?.[1] ?? '';
}

/** Exports the API that the list shows under `name`, in both formats; ids are taken out. */
async function exportBoth(page: Page, name: string): Promise<{ json: string; yaml: string; raw: string }> {
  const id = await openApi(page, name);
  await chooseAction(page, 'Export API');
  const json = await downloaded(page, `${name}-latest-oas30.json`);
  expect(JSON.parse(json)).toMatchObject({
    openapi: '3.0.1',
    'x-amazon-apigateway-importexport-version': '1.0',
  });
  await chooseOption(page, 'Format', 'YAML');
  const yaml = await downloaded(page, `${name}-latest-oas30.yaml`);
  expect(parse(yaml)).toEqual(JSON.parse(json));
  return { json: json.replaceAll(id, 'ID'), yaml: yaml.replaceAll(id, 'ID'), raw: json };
}

test.describe('the round trip', () => {
  test('An API that is exported and imported again is the same, and an export is OpenAPI 3.0 as it is chosen.', async ({
    page,
    sandbox,
  }) => {
    await test.step('Import, export, delete, import of the export, export: both exports are equal but for the id.', async () => {
      const [orders] = (await seed(sandbox, 'GetApis', {})).Items ?? [];
      const { body } = await seed(sandbox, 'ExportApi', {
        ApiId: orders?.ApiId,
        Specification: 'OAS30',
        OutputType: 'YAML',
      });
      await withoutSampleDomain(sandbox);
      await seed(sandbox, 'DeleteApi', { ApiId: orders?.ApiId });

      await page.goto(paths.apiImport);
      await fileInput(page).setInputFiles(asFile('orders.yaml', new TextDecoder().decode(body)));
      await press(page, 'Import API');
      await expect(property(page, 'Routes')).toHaveText('16 routes');
      const first = await exportBoth(page, 'orders');

      await openApi(page, 'orders');
      await chooseAction(page, 'Delete');
      await page.getByRole('dialog').getByRole('textbox').fill('orders');
      await press(page.getByRole('dialog'), 'Delete');
      await expectNotification(page, 'API orders is deleted.');

      await page.getByRole('link', { name: 'Create API' }).first().click();
      await page.getByRole('link', { name: 'From an OpenAPI document' }).click();
      await fileInput(page).setInputFiles(asFile('orders.json', first.raw));
      await press(page, 'Import API');
      await expect(property(page, 'Routes')).toHaveText('16 routes');
      await expect(property(page, 'Integrations')).toHaveText('5 integrations');
      await expect(property(page, 'Authorizers')).toHaveText('2 authorizers');
      await expect(page.getByText('The service had no warnings.')).toBeVisible();
      const second = await exportBoth(page, 'orders');
      expect(second.json).toBe(first.json);
      expect(second.yaml).toBe(first.yaml);
      expect(second.raw).not.toBe(first.raw);
    });

    await test.step('A failed export shows an error, and the next one works.', async () => {
      await chooseOption(page, 'Format', 'JSON');
      sandbox.faults.push({
        operation: 'ExportApi',
        times: 1,
        fail: { status: 403, error: 'AccessDeniedException', message: 'Exports are not for you' },
      });
      await press(page, 'Export API');
      await expectOneAlert(page, 'Exports are not for you');
      await downloaded(page, 'orders-latest-oas30.json');
      await expect(page.getByRole('alert')).toHaveCount(0);
    });

    await test.step('Without the extensions, an export has the routes and nothing of API Gateway.', async () => {
      const ApiId = /apis\/(\w+)\//.exec(page.url())?.[1];
      await choice(page, 'API Gateway extensions').uncheck();
      const text = await downloaded(page, 'orders-latest-oas30.json');
      expect(text).not.toContain('x-amazon-apigateway');
      expect(Object.keys(JSON.parse(text).paths)).toContain('/orders/{orderId}');
      await expectCalls(
        sandbox,
        [
          {
            operation: 'ExportApi',
            input: {
              ApiId,
              Specification: 'OAS30',
              OutputType: 'JSON',
              IncludeExtensions: false,
              ExportVersion: '1.0',
            },
          },
        ],
        { reads: true, since: sandbox.calls.length - 1 },
      );
    });
  });
});

test.describe('reimporting', () => {
  test.use({ start: 'empty' });

  test('A document replaces the content of an API, or is merged into it.', async ({
    page,
    sandbox,
    allowStatus,
  }) => {
    await test.step('Replaces the content and keeps the API ID and its stages.', async () => {
      allowStatus(400);
      const ApiId = await seedApi(sandbox);
      await seed(sandbox, 'CreateRoute', { ApiId, RouteKey: 'GET /old' });
      await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
      const since = sandbox.calls.length;
      await page.goto(paths.api(ApiId));
      await page.getByRole('link', { name: 'Reimport' }).click();
      await expect(
        page.getByText('All routes, integrations and authorizers of shop are replaced'),
      ).toBeVisible();
      await fillCode(document(page), 'openapi: 3.0.1');
      await press(page, 'Reimport API');
      await expectOneAlert(page, 'refused. Nothing was changed.');
      await fillCode(document(page), PETS);
      await expect(page.getByText('1 route added, 1 route changed, 1 integration added')).toBeVisible();
      await expect(page.getByText('1 warning: the service will refuse the document')).toBeVisible();
      await choice(page, 'Fail on warnings').uncheck();
      await press(page, 'Reimport API');
      await expect(page.getByRole('heading', { level: 1, name: 'API reimported' })).toBeFocused();
      await expect(property(page, 'Routes')).toHaveText('2 routes');
      await expectCalls(
        sandbox,
        ['ReimportApi', { operation: 'ReimportApi', input: { ApiId, Body: PETS } }],
        {
          since,
        },
      );
      await page.getByRole('link', { name: 'Go to API' }).click();
      await expectScreen(page, 'pets');
      await expect(page.getByRole('main').getByText(ApiId, { exact: true })).toBeVisible();
      await expect(page.getByRole('link', { name: '1 stage', exact: true })).toBeVisible();
      await page.getByRole('link', { name: '2 routes', exact: true }).click();
      await expect(page.getByText('/old')).toHaveCount(0);
      await expect(page.getByRole('rowheader').filter({ hasText: '/pets' })).toHaveCount(2);
    });

    await test.step('Merge changes what differs and keeps the IDs of what stays.', async () => {
      const ApiId = await seedApi(sandbox);
      await seed(sandbox, 'CreateRoute', { ApiId, RouteKey: 'GET /old' });
      const { RouteId } = await seed(sandbox, 'CreateRoute', { ApiId, RouteKey: 'POST /pets' });
      const since = sandbox.calls.length;
      await follow(page, paths.apiReimport(ApiId));
      await page.getByRole('radio', { name: 'Merge' }).check();
      await expect(page.getByRole('button', { name: 'Merge into API' })).toBeDisabled();
      await fileInput(page).setInputFiles(asFile('pets.json', PETS));
      await expect(page.getByText('The document below was read from pets.json.')).toBeVisible();
      await expect(page.getByText('POST /pets has no x-amazon-apigateway-integration').first()).toBeVisible();
      await choice(page, 'Fail on warnings').uncheck();
      await press(page, 'Merge into API');
      await expectNotification(page, 'The document is merged into API shop.');
      await expectCalls(sandbox, ['UpdateApi', 'CreateIntegration', 'CreateRoute', 'DeleteRoute'], { since });
      const routes = (await seed(sandbox, 'GetRoutes', { ApiId })).Items ?? [];
      expect(routes.find(({ RouteKey }) => RouteKey === 'POST /pets')?.RouteId).toBe(RouteId);
      expect(routes).toHaveLength(2);
    });
  });
});
