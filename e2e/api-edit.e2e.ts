import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import type { OutputOf } from '../src/service/sdk';
import { expect, test } from './fixtures';
import { addTag, expectScreen, press } from './forms';
import { chooseOption, expectCalls, expectNotification, fillField, property } from './helpers';
import { seed, seedApi } from './seed';

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

test.describe('editing an API', () => {
  test.use({ start: 'empty' });

  test('Every changed field is sent, and nothing else; all else survives.', async ({ page, sandbox }) => {
    const ApiId = await seedFullApi(sandbox);
    const before = await getApi(sandbox, ApiId);
    const since = sandbox.calls.length;
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Name', 'store');
    await fillField(page, 'Description', 'New');
    await fillField(page, 'Version', '1.1');
    await chooseOption(page, 'IP address type', 'dualstack');
    await page.getByLabel('Disable the execute-api endpoint').check();
    await press(page, 'Save');
    await expectScreen(page, 'store');
    const change = {
      Name: 'store',
      Description: 'New',
      Version: '1.1',
      IpAddressType: 'dualstack',
      DisableExecuteApiEndpoint: true,
    };
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input: { ApiId, ...change } }], { since });
    expect(await getApi(sandbox, ApiId)).toEqual({ ...before, ...change });
  });

  test('Every changed field of a WebSocket API is sent, and nothing else.', async ({ page, sandbox }) => {
    const ApiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
    const since = sandbox.calls.length;
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Route selection expression', '$request.body.kind');
    await chooseOption(page, 'API key selection expression', '$context.authorizer.usageIdentifierKey');
    await page.getByLabel('Disable schema validation').check();
    await press(page, 'Save');
    await expectNotification(page, 'API chat is saved.');
    const input = {
      ApiId,
      RouteSelectionExpression: '$request.body.kind',
      ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
      DisableSchemaValidation: true,
    };
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input }], { since });
  });

  test('Cleared strings are sent as empty, and are removed.', async ({ page, sandbox }) => {
    const ApiId = await seedFullApi(sandbox);
    const since = sandbox.calls.length;
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Description', '');
    await fillField(page, 'Version', '');
    await press(page, 'Save');
    await expectNotification(page, 'API shop is saved.');
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input: { ApiId, Description: '', Version: '' } }], {
      since,
    });
    const after = await getApi(sandbox, ApiId);
    expect([after.Description, after.Version]).toEqual([undefined, undefined]);
  });

  test('Saving without changes sends nothing.', async ({ page, sandbox }) => {
    const ApiId = await seedApi(sandbox);
    const since = sandbox.calls.length;
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Name', 'other');
    await fillField(page, 'Name', 'shop');
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectScreen(page, 'shop');
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
    await expectNotification(page, 'API shop is saved.');
    const ResourceArn = `arn:aws:apigateway:eu-west-1::/apis/${ApiId}`;
    await expectCalls(
      sandbox,
      [
        { operation: 'UntagResource', input: { ResourceArn, TagKeys: ['stage'] } },
        { operation: 'TagResource', input: { ResourceArn, Tags: { team: 'shop', owner: 'me' } } },
      ],
      { since },
    );
    await expect(property(page, 'Tags')).toHaveText('owner: meteam: shop');
  });

  test('When the second of two calls fails, saving again sends only the second.', async ({
    page,
    sandbox,
  }) => {
    const ApiId = await seedFullApi(sandbox);
    const since = sandbox.calls.length;
    sandbox.faults.push({
      operation: 'TagResource',
      times: 1,
      fail: { status: 400, error: 'BadRequestException', message: 'Tags are busy' },
    });
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Description', 'New');
    await addTag(page, 2, 'owner', 'me');
    await press(page, 'Save');
    await expect(page.getByText('Tags are busy')).toBeVisible();
    await expect(page.getByText('Completed calls are kept.')).toBeVisible();
    await press(page, 'Resume');
    await expectNotification(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi', 'TagResource', 'TagResource'], { since });
    expect(await getApi(sandbox, ApiId)).toMatchObject({ Description: 'New', Tags: { owner: 'me' } });
  });
});

test.describe('when the service rejects', () => {
  test.use({ start: 'empty' });

  // Every fault on every surface is in faults/matrix.e2e.ts; here, one that is rejected and one that may be applied.
  const refusals: [status: number, error: string][] = [
    [400, 'BadRequestException'],
    [500, 'InternalServerErrorException'],
  ];
  for (const [status, error] of refusals) {
    test(`A ${status} on save is shown once, and the next try works with the same input.`, async ({
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
      const end = status < 500 ? 'refused. Nothing was changed.' : 'no response, and it was not applied.';
      await expect(page.getByText(`Update API shop: ${end}`)).toBeVisible();
      await expect(page.getByText(new RegExp(`${error} at UpdateApi · request [0-9a-f-]{36}`))).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Typed');
      await expectCalls(sandbox, ['UpdateApi'], { since });
      await press(page, 'Save');
      await expectNotification(page, 'API shop is saved.');
      await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
    });

    test(`A ${status} on creation is shown once, and the input is kept.`, async ({ page, sandbox }) => {
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
      await expectScreen(page, 'pets');
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
    await expectNotification(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
  });

  test('A save without a response is found applied, and is not repeated.', async ({ page, sandbox }) => {
    const ApiId = await seedApi(sandbox);
    const since = sandbox.calls.length;
    sandbox.faults.push({ operation: 'UpdateApi', times: 1, fail: 'network-after' });
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Description', 'Typed');
    await press(page, 'Save');
    await expectNotification(page, 'The response to “Update API shop” was not received.');
    await expectNotification(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi'], { since });
  });
});
