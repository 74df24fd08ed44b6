import type { Page } from '@playwright/test';
import type { OutputOf } from '../src/api/operations';
import { paths } from '../src/lib/paths';
import type { Fault, Sandbox } from '../src/sandbox/types';
import { answerPagesOf } from './budget';
import { expect, test } from './fixtures';
import { press } from './forms';
import {
  chooseOption,
  expectCalls,
  expectFlash,
  expectRowCount,
  expectRowGone,
  expectRowVisible,
  fact,
  fillField,
} from './helpers';
import { functionArn, roleArn, seed, seedApi } from './seed';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Adds a row to the tags: the form has `at` rows before. */
async function addTag(page: Page, at: number, key: string, value: string) {
  await press(page, 'Add tag');
  await fillField(page, `Key ${at + 1}`, key);
  await fillField(page, `Value ${at + 1}`, value);
}

/** An HTTP API with every member of its form, and one that the form does not show. */
async function seedFullApi(sandbox: Sandbox): Promise<string> {
  const { ApiId } = await seed(sandbox, 'CreateApi', {
    Name: 'shop',
    ProtocolType: 'HTTP',
    Description: 'The shop',
    Version: '1.0',
    ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
    CorsConfiguration: { AllowOrigins: ['https://shop.example.com'] },
    Tags: { team: 'web', stage: 'old' },
  });
  return String(ApiId);
}

async function getApi(sandbox: Sandbox, ApiId: string) {
  const { $metadata: _, ...api } = (await seed(sandbox, 'GetApi', { ApiId })) as OutputOf<'GetApi'> & {
    $metadata?: unknown;
  };
  return api;
}

test.describe('creating an API', () => {
  test.use({ start: 'empty' });

  test('An HTTP API needs a name only, and nothing is sent before the last click.', async ({
    page,
    sandbox,
  }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await press(page, 'Review');
    await expect(heading(page, 'Review API')).toBeFocused();
    await expect(fact(page, 'Name')).toHaveText('pets');
    await expect(fact(page, 'CORS')).toHaveText('Not configured');
    await expectCalls(sandbox, [], { reads: true });
    await press(page, 'Create API');
    await expect(heading(page, 'pets')).toBeFocused();
    await expectFlash(page, 'API pets is created.');
    await expectCalls(sandbox, [{ operation: 'CreateApi', input: { Name: 'pets', ProtocolType: 'HTTP' } }]);
  });

  test('Going back from the review keeps what was typed.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await fillField(page, 'Description', 'Cats and dogs');
    await press(page, 'CORS');
    await fillField(page, 'Allowed origins', 'https://pets.example.com');
    await press(page, 'Review');
    await expect(fact(page, 'CORS')).toHaveText('https://pets.example.com');
    await press(page, 'Back to edit');
    await expect(heading(page, 'Create API')).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('pets');
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Cats and dogs');
    await expect(page.getByRole('button', { name: 'Remove https://pets.example.com' })).toBeVisible();
    await fillField(page, 'Name', 'animals');
    await press(page, 'Review');
    await press(page, 'Create API');
    await expect(heading(page, 'animals')).toBeVisible();
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'animals',
          ProtocolType: 'HTTP',
          Description: 'Cats and dogs',
          CorsConfiguration: { AllowOrigins: ['https://pets.example.com'] },
        },
      },
    ]);
  });

  test('An HTTP API with every field makes one call.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await fillField(page, 'Description', 'Cats and dogs');
    await fillField(page, 'Version', '2026-03');
    await chooseOption(page, 'IP address type', 'dualstack');
    await page.getByLabel('Disable the execute-api endpoint').check();
    await page.getByLabel('Make an integration, a catch-all route and a stage').check();
    await fillField(page, 'Target', functionArn('pets'));
    await fillField(page, 'Route key', 'GET /pets');
    await fillField(page, 'Credentials ARN', roleArn('pets'));
    await press(page, 'CORS');
    await fillField(page, 'Allowed origins', 'https://a.example.com, https://b.example.com');
    await fillField(page, 'Allowed methods', 'GET POST');
    await fillField(page, 'Allowed headers', 'authorization');
    await fillField(page, 'Exposed headers', 'x-request-id');
    await fillField(page, 'Max age, seconds', '600');
    await page.getByLabel('Allow credentials').check();
    await press(page, 'Tags');
    await addTag(page, 0, 'team', 'animals');
    await addTag(page, 1, 'empty', '');
    await press(page, 'Review');
    await expect(fact(page, 'Quick create')).toHaveText(`GET /pets to ${functionArn('pets')}`);
    await expect(fact(page, 'Execute-api endpoint')).toHaveText('Disabled');
    await expectCalls(sandbox, []);
    await press(page, 'Create API');
    await expect(heading(page, 'pets')).toBeVisible();
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'pets',
          ProtocolType: 'HTTP',
          Description: 'Cats and dogs',
          Version: '2026-03',
          DisableExecuteApiEndpoint: true,
          IpAddressType: 'dualstack',
          Target: functionArn('pets'),
          RouteKey: 'GET /pets',
          CredentialsArn: roleArn('pets'),
          CorsConfiguration: {
            AllowOrigins: ['https://a.example.com', 'https://b.example.com'],
            AllowMethods: ['GET', 'POST'],
            AllowHeaders: ['authorization'],
            ExposeHeaders: ['x-request-id'],
            MaxAge: 600,
            AllowCredentials: true,
          },
          Tags: { team: 'animals', empty: '' },
        },
      },
    ]);
    await expect(page.getByRole('link', { name: '1 route', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: '1 integration', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: '1 stage', exact: true })).toBeVisible();
  });

  test('A WebSocket API has its own fields, and none of those of an HTTP API go with it.', async ({
    page,
    sandbox,
  }) => {
    await page.goto(paths.apiCreate);
    await page.getByLabel('Make an integration, a catch-all route and a stage').check();
    await page.getByRole('radio', { name: 'WebSocket' }).check();
    await expect(page.getByRole('button', { name: 'CORS', exact: true })).toHaveCount(0);
    await fillField(page, 'Name', 'chat');
    await fillField(page, 'Route selection expression', '$request.body.kind');
    await chooseOption(page, 'API key selection expression', '$context.authorizer.usageIdentifierKey');
    await page.getByLabel('Disable schema validation').check();
    await press(page, 'Review');
    await press(page, 'Create API');
    await expect(heading(page, 'chat')).toBeVisible();
    await expectCalls(sandbox, [
      {
        operation: 'CreateApi',
        input: {
          Name: 'chat',
          ProtocolType: 'WEBSOCKET',
          RouteSelectionExpression: '$request.body.kind',
          ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
          DisableSchemaValidation: true,
        },
      },
    ]);
    await expect(page.getByRole('link', { name: 'Export API' })).toHaveCount(0);
  });

  test('What is wrong is said beside its field, and nothing is sent.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await press(page, 'CORS');
    await fillField(page, 'Max age, seconds', '90000');
    await press(page, 'CORS');
    await press(page, 'Tags');
    await addTag(page, 0, 'aws:team', 'x');
    await press(page, 'Tags');
    await press(page, 'Review');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveAccessibleDescription(
      /Invalid API name specified/,
    );
    await expect(page.getByText('MaxAge must be at most 86400')).toBeVisible();
    await expect(page.getByText('Tag key aws:team is reserved: keys cannot start with aws:')).toBeVisible();
    await expect(page.getByText('3 fields need attention; nothing was sent.')).toBeVisible();
    await expectCalls(sandbox, [], { reads: true });
  });

  test('Two tags of one key are refused.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await press(page, 'Tags');
    await addTag(page, 0, 'team', 'a');
    await addTag(page, 1, 'team', 'b');
    await press(page, 'Review');
    await expect(page.getByText('The key team stands twice.')).toBeVisible();
    await expectCalls(sandbox, [], { reads: true });
  });

  test('Quick create without a target is refused.', async ({ page, sandbox }) => {
    await page.goto(paths.apiCreate);
    await fillField(page, 'Name', 'pets');
    await page.getByLabel('Make an integration, a catch-all route and a stage').check();
    await press(page, 'Review');
    await expect(page.getByText('Quick create needs a target.')).toBeVisible();
    await expectCalls(sandbox, [], { reads: true });
  });
});

test.describe('editing an API', () => {
  test.use({ start: 'empty' });

  const edits: [title: string, edit: (page: Page) => Promise<unknown>, change: Record<string, unknown>][] = [
    ['the name', (page) => fillField(page, 'Name', 'store'), { Name: 'store' }],
    ['the description', (page) => fillField(page, 'Description', 'New'), { Description: 'New' }],
    ['the version', (page) => fillField(page, 'Version', '1.1'), { Version: '1.1' }],
    [
      'the IP address type',
      (page) => chooseOption(page, 'IP address type', 'dualstack'),
      { IpAddressType: 'dualstack' },
    ],
    [
      'the execute-api endpoint',
      (page) => page.getByLabel('Disable the execute-api endpoint').check(),
      { DisableExecuteApiEndpoint: true },
    ],
  ];
  for (const [title, edit, change] of edits) {
    test(`Of a changed form, ${title} alone is sent, and all else survives.`, async ({ page, sandbox }) => {
      const ApiId = await seedFullApi(sandbox);
      const before = await getApi(sandbox, ApiId);
      const since = sandbox.calls.length;
      await page.goto(paths.apiEdit(ApiId));
      await edit(page);
      await press(page, 'Save');
      await expect(heading(page, String(change.Name ?? 'shop'))).toBeVisible();
      await expectCalls(sandbox, [{ operation: 'UpdateApi', input: { ApiId, ...change } }], { since });
      expect(await getApi(sandbox, ApiId)).toEqual({ ...before, ...change });
    });
  }

  const webSocketEdits: typeof edits = [
    [
      'the route selection expression',
      (page) => fillField(page, 'Route selection expression', '$request.body.kind'),
      { RouteSelectionExpression: '$request.body.kind' },
    ],
    [
      'the API key selection expression',
      (page) => chooseOption(page, 'API key selection expression', '$context.authorizer.usageIdentifierKey'),
      { ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey' },
    ],
    [
      'the schema validation',
      (page) => page.getByLabel('Disable schema validation').check(),
      { DisableSchemaValidation: true },
    ],
  ];
  for (const [title, edit, change] of webSocketEdits) {
    test(`Of a changed WebSocket API, ${title} alone is sent.`, async ({ page, sandbox }) => {
      const ApiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
      const since = sandbox.calls.length;
      await page.goto(paths.apiEdit(ApiId));
      await edit(page);
      await press(page, 'Save');
      await expectFlash(page, 'API chat is saved.');
      await expectCalls(sandbox, [{ operation: 'UpdateApi', input: { ApiId, ...change } }], { since });
    });
  }

  test('Cleared texts are sent as empty, and are gone.', async ({ page, sandbox }) => {
    const ApiId = await seedFullApi(sandbox);
    const since = sandbox.calls.length;
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Description', '');
    await fillField(page, 'Version', '');
    await press(page, 'Save');
    await expectFlash(page, 'API shop is saved.');
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input: { ApiId, Description: '', Version: '' } }], {
      since,
    });
    const after = await getApi(sandbox, ApiId);
    expect([after.Description, after.Version]).toEqual([undefined, undefined]);
  });

  test('Saving what was not changed sends nothing.', async ({ page, sandbox }) => {
    const ApiId = await seedApi(sandbox);
    const since = sandbox.calls.length;
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Name', 'other');
    await fillField(page, 'Name', 'shop');
    await press(page, 'Save');
    await expectFlash(page, 'Nothing was changed, so nothing was sent.');
    await expect(heading(page, 'shop')).toBeVisible();
    await expectCalls(sandbox, [], { since });
  });

  test('Tags are set and removed by their own calls.', async ({ page, sandbox }) => {
    const ApiId = await seedFullApi(sandbox);
    const since = sandbox.calls.length;
    await page.goto(paths.apiEdit(ApiId));
    await page.getByRole('group', { name: 'Key stage' }).getByRole('button', { name: 'Remove' }).click();
    await fillField(page, 'Value 1', 'shop');
    await addTag(page, 1, 'owner', 'me');
    await press(page, 'Save');
    await expectFlash(page, 'API shop is saved.');
    const ResourceArn = `arn:aws:apigateway:eu-west-1::/apis/${ApiId}`;
    await expectCalls(
      sandbox,
      [
        { operation: 'UntagResource', input: { ResourceArn, TagKeys: ['stage'] } },
        { operation: 'TagResource', input: { ResourceArn, Tags: { team: 'shop', owner: 'me' } } },
      ],
      { since },
    );
    await expect(fact(page, 'Tags')).toHaveText('owner: meteam: shop');
  });

  test('When the second of two calls is refused, saving again sends the second alone.', async ({
    page,
    sandbox,
  }) => {
    const ApiId = await seedFullApi(sandbox);
    const since = sandbox.calls.length;
    sandbox.faults.push({
      operation: 'TagResource',
      times: 1,
      fail: { status: 409, error: 'ConflictException', message: 'Tags are busy' },
    });
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Description', 'New');
    await addTag(page, 2, 'owner', 'me');
    await press(page, 'Save');
    await expect(page.getByText('Tags are busy')).toBeVisible();
    await expect(page.getByText('What was done before is kept.')).toBeVisible();
    await press(page, 'Resume');
    await expectFlash(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi', 'TagResource', 'TagResource'], { since });
    expect(await getApi(sandbox, ApiId)).toMatchObject({ Description: 'New', Tags: { owner: 'me' } });
  });
});

test.describe('deleting an API', () => {
  test('The dialog names what goes with it and wants the name.', async ({ page, sandbox }) => {
    await page.goto(paths.apis);
    await page.getByRole('link', { name: 'orders', exact: true }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete API orders' });
    await expect(dialog).toContainText(
      'With it go 15 routes, 5 integrations, 2 authorizers, 2 stages, 3 deployments. Stages: prod, dev.',
    );
    const button = dialog.getByRole('button', { name: 'Delete' });
    await expect(button).toBeDisabled();
    await dialog.getByRole('textbox').fill('order');
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription('Type orders to go on.');
    await expectCalls(sandbox, []);
    await dialog.getByRole('textbox').fill('orders');
    await button.click();
    await expectFlash(page, 'API orders is deleted.');
    await expect(heading(page, 'APIs')).toBeVisible();
    await expectRowCount(page, 2);
    await expectRowGone(page, 'orders');
    await expectCalls(sandbox, [{ operation: 'DeleteApi', input: { ApiId: expect.any(String) } }]);
  });

  test('Cancel deletes nothing, and a refusal is shown in the dialog.', async ({ page, sandbox }) => {
    sandbox.faults.push({
      operation: 'DeleteApi',
      times: 1,
      fail: {
        status: 400,
        error: 'BadRequestException',
        message: 'Please remove all API mappings for the API from your custom domain names.',
      },
    });
    const [orders] = (await seed(sandbox, 'GetApis', {})).Items ?? [];
    await page.goto(paths.api(orders?.ApiId ?? ''));
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    await expectCalls(sandbox, []);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByRole('textbox').fill('orders');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(dialog.getByText('Please remove all API mappings')).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expectFlash(page, 'API orders is deleted.');
  });
});

test.describe('when the service refuses', () => {
  test.use({ start: 'empty' });

  const refusals: [status: number, error: string][] = [
    [400, 'BadRequestException'],
    [403, 'AccessDeniedException'],
    [404, 'NotFoundException'],
    [409, 'ConflictException'],
    [500, 'InternalServerErrorException'],
  ];
  for (const [status, error] of refusals) {
    test(`A ${status} on save is shown once, and the next try works with what was typed.`, async ({
      page,
      sandbox,
    }) => {
      const ApiId = await seedApi(sandbox);
      const since = sandbox.calls.length;
      const message = `Refused with ${status}`;
      sandbox.faults.push({ operation: 'UpdateApi', times: 1, fail: { status, error, message } });
      await page.goto(paths.apiEdit(ApiId));
      await fillField(page, 'Description', 'Typed');
      await press(page, 'Save');
      await expect(page.getByText(message)).toHaveCount(1);
      await expect(page.getByText('Update API shop: refused. Nothing was changed.')).toBeVisible();
      await expect(page.getByText(new RegExp(`${error} at UpdateApi · request [0-9a-f-]{36}`))).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Typed');
      await expectCalls(sandbox, ['UpdateApi'], { since });
      await press(page, 'Save');
      await expectFlash(page, 'API shop is saved.');
      await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
    });

    test(`A ${status} on creation is shown once, and nothing typed is lost.`, async ({ page, sandbox }) => {
      const message = `Refused with ${status}`;
      sandbox.faults.push({ operation: 'CreateApi', times: 1, fail: { status, error, message } });
      await page.goto(paths.apiCreate);
      await fillField(page, 'Name', 'pets');
      await press(page, 'Review');
      await press(page, 'Create API');
      await expect(page.getByText(message)).toHaveCount(1);
      await press(page, 'Back to edit');
      await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('pets');
      await press(page, 'Review');
      await press(page, 'Create API');
      await expect(heading(page, 'pets')).toBeVisible();
      await expectCalls(sandbox, ['CreateApi', 'CreateApi']);
    });
  }

  test('A throttled save is sent again by itself.', async ({ page, sandbox }) => {
    const ApiId = await seedApi(sandbox);
    const since = sandbox.calls.length;
    sandbox.faults.push({
      operation: 'UpdateApi',
      times: 1,
      fail: { status: 429, error: 'TooManyRequestsException', message: 'Too Many Requests' },
    });
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Description', 'Typed');
    await press(page, 'Save');
    await expectFlash(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
  });

  test('A lost connection on save says that it may have been applied, and is not repeated.', async ({
    page,
    sandbox,
  }) => {
    const ApiId = await seedApi(sandbox);
    const since = sandbox.calls.length;
    sandbox.faults.push({ operation: 'UpdateApi', times: 1, fail: 'network-after' });
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Description', 'Typed');
    await press(page, 'Save');
    await expect(
      page.getByText('no answer. It may have been applied or not; look before sending it again.'),
    ).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Typed');
    await expectCalls(sandbox, ['UpdateApi'], { since });
  });
});

test.describe('the list of APIs', () => {
  test.describe('of an empty account', () => {
    test.use({ start: 'empty' });

    test('Says that there are none and offers the next steps.', async ({ page }) => {
      await page.goto(paths.apis);
      await expect(page.getByText('No APIs', { exact: true })).toBeVisible();
      await page.getByRole('link', { name: 'Create API' }).last().click();
      await expect(heading(page, 'Create API')).toBeFocused();
    });
  });

  test('Finds by name, tag and description; what matches nothing says so.', async ({ page, sandbox }) => {
    await page.goto(paths.apis);
    await expectRowCount(page, 3);
    const find = page.getByRole('searchbox', { name: 'Find APIs' });
    await find.fill('MESSAGING');
    await expectRowCount(page, 1);
    await expectRowVisible(page, 'notifications', 'HTTP');
    await expect(page.getByText('1 match', { exact: true }).first()).toBeVisible();
    await find.fill('shop web');
    await expectRowVisible(page, 'orders');
    await find.fill('nothing like it');
    await expect(page.getByText('None of 3 APIs has “nothing like it”.')).toBeVisible();
    await press(page, 'Clear filter');
    await expectRowCount(page, 3);
    await expectCalls(sandbox, ['GetApis'], { reads: true });
  });

  test('Filter and order are in the address and survive a reload and the way back.', async ({ page }) => {
    await page.goto(paths.apis);
    const names = page.getByRole('rowheader');
    await expect(names).toHaveText(['orders', 'notifications', 'chat']);
    await press(page, 'Name');
    await expect(names).toHaveText(['chat', 'notifications', 'orders']);
    await press(page, 'Name');
    await expect(names).toHaveText(['orders', 'notifications', 'chat']);
    await expect(page).toHaveURL(/sort=name&desc=1/);
    await page.getByRole('searchbox', { name: 'Find APIs' }).fill('http');
    await expect(names).toHaveText(['orders', 'notifications']);
    await page.reload();
    await expect(names).toHaveText(['orders', 'notifications']);
    await expect(page.getByRole('searchbox', { name: 'Find APIs' })).toHaveValue('http');
    await page.getByRole('link', { name: 'notifications' }).click();
    await expect(heading(page, 'notifications')).toBeVisible();
    await page.goBack();
    await expect(names).toHaveText(['orders', 'notifications']);
  });

  test.describe('of 120', () => {
    test.use({ start: 'empty' });

    test.beforeEach(async ({ sandbox }) => {
      for (let at = 1; at <= 120; at++)
        await seedApi(sandbox, at % 2 === 0 ? 'HTTP' : 'WEBSOCKET', `api-${at}`);
    });

    test('Comes in one call and pages of 50; the page is in the address.', async ({ page, sandbox }) => {
      const since = sandbox.calls.length;
      await page.goto(paths.apis);
      await expectRowCount(page, 50);
      await expect(page.getByText(/^120 APIs, as of/)).toBeVisible();
      await page.getByRole('button', { name: 'Page 3 of all pages' }).click();
      await expectRowCount(page, 20);
      await expectRowVisible(page, 'api-120');
      await expectCalls(sandbox, [{ operation: 'GetApis', input: { MaxResults: '500' } }], {
        reads: true,
        since,
      });
      await page.reload();
      await expectRowVisible(page, 'api-120');
      await page.getByRole('button', { name: 'Previous page' }).click();
      await expectRowVisible(page, 'api-51');
      await page.getByRole('searchbox', { name: 'Find APIs' }).fill('api-7');
      await expectRowCount(page, 11);
      await expect(page).not.toHaveURL(/page=/);
    });

    test('Is walked page by page where the service gives less, as soon as all are needed.', async ({
      page,
      sandbox,
    }) => {
      answerPagesOf(sandbox, 50);
      const since = sandbox.calls.length;
      await page.goto(paths.apis);
      await expect(page.getByText('50 APIs loaded, more to come')).toBeVisible();
      await expectCalls(sandbox, ['GetApis'], { reads: true, since });
      await page.getByRole('searchbox', { name: 'Find APIs' }).fill('api-120');
      await expectRowVisible(page, 'api-120');
      await expectCalls(sandbox, ['GetApis', 'GetApis', 'GetApis'], { reads: true, since });
      await expect(page.getByText(/^120 APIs, as of/)).toBeVisible();
    });

    test('Loads the next page when one pages there.', async ({ page, sandbox }) => {
      answerPagesOf(sandbox, 50);
      const since = sandbox.calls.length;
      await page.goto(paths.apis);
      await expectRowVisible(page, 'api-50');
      await page.getByRole('button', { name: 'Next page' }).click();
      await expectRowVisible(page, 'api-51');
      await expect(page.getByText('100 APIs loaded, more to come')).toBeVisible();
      await expectCalls(sandbox, ['GetApis', 'GetApis'], { reads: true, since });
    });
  });

  test('What cannot be loaded says why, and Try again loads it.', async ({ page, sandbox }) => {
    const denied: Fault = {
      operation: 'GetApis',
      fail: {
        status: 403,
        error: 'AccessDeniedException',
        message: 'not authorized to perform apigateway:GET',
      },
    };
    sandbox.faults.push(denied);
    await page.goto(paths.apis);
    await expect(heading(page, 'Not allowed')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(
      'The keys of e2e may not call GetApis: not authorized to perform apigateway:GET',
    );
    sandbox.faults.length = 0;
    await press(page, 'Try again');
    await expectRowCount(page, 3);
  });

  test('A lost connection names whom it was to; two repeats go before that.', async ({ page, sandbox }) => {
    sandbox.faults.push({ operation: 'GetApis', fail: 'network' });
    await page.goto(paths.apis);
    await expect(heading(page, 'No connection')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('e2e (eu-west-1) did not answer.');
    await expectCalls(sandbox, ['GetApis', 'GetApis', 'GetApis'], { reads: true });
    sandbox.faults.length = 0;
    await press(page, 'Try again');
    await expectRowCount(page, 3);
  });

  test('A refresh that fails keeps the rows and says so once.', async ({ page, sandbox }) => {
    await page.goto(paths.apis);
    await expectRowCount(page, 3);
    sandbox.faults.push({
      operation: 'GetApis',
      fail: { status: 404, error: 'NotFoundException', message: 'Gone for a while' },
    });
    await press(page, 'Refresh APIs');
    await expectFlash(page, 'Refresh failed: Gone for a while');
    await expectRowCount(page, 3);
  });

  test('Opening an API costs one call for it and one for each of its lists.', async ({ page, sandbox }) => {
    await page.goto(paths.apis);
    await page.getByRole('link', { name: 'orders', exact: true }).click();
    await expect(page.getByRole('link', { name: '3 deployments' })).toBeVisible();
    await expect
      .poll(() => sandbox.calls.map(({ operation }) => operation).sort())
      .toEqual(['GetApis', 'GetAuthorizers', 'GetDeployments', 'GetIntegrations', 'GetRoutes', 'GetStages']);
  });
});
