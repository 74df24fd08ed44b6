import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import type { OutputOf } from '../src/service/sdk';
import { expect, test } from './fixtures';
import { expectLeft, save, saveUnchanged } from './form-steps';
import { addTag, expectScreen, press } from './forms';
import { chooseOption, expectCalls, expectNotification, fillField, property } from './helpers';
import { follow } from './route-map';
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

test.use({ start: 'empty' });

test('An API is edited by its form: every field, cleared ones, its tags, and nothing without a change.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedFullApi(sandbox);
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  let since = sandbox.calls.length;
  const edit = async (apiId: string) => {
    since = sandbox.calls.length;
    await follow(page, paths.apiEdit(apiId));
  };

  await test.step('Saving without changes sends nothing.', async () => {
    await page.goto(paths.apiEdit(ApiId));
    await fillField(page, 'Name', 'other');
    await fillField(page, 'Name', 'shop');
    await saveUnchanged(page, sandbox);
    await expectScreen(page, 'shop');
  });

  await test.step('Tags are set and removed by their own calls.', async () => {
    await edit(ApiId);
    await page.getByRole('group', { name: 'Key stage' }).getByRole('button', { name: 'Remove' }).click();
    await fillField(page, 'Value 1', 'shop');
    await addTag(page, 1, 'owner', 'me');
    await save(page, 'API shop is saved.');
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

  await test.step('When the second of two calls fails, saving again sends only the second.', async () => {
    await edit(ApiId);
    sandbox.faults.push({
      operation: 'TagResource',
      times: 1,
      fail: { status: 400, error: 'BadRequestException', message: 'Tags are busy' },
    });
    await fillField(page, 'Description', 'New');
    await addTag(page, 2, 'cost', '4711');
    await press(page, 'Save');
    await expect(page.getByText('Tags are busy')).toBeVisible();
    await expect(page.getByText('Completed calls are kept.')).toBeVisible();
    await press(page, 'Resume');
    await expectLeft(page);
    await expectNotification(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi', 'TagResource', 'TagResource'], { since });
    expect(await getApi(sandbox, ApiId)).toMatchObject({ Description: 'New', Tags: { cost: '4711' } });
  });

  await test.step('Cleared strings are sent as empty, and are removed.', async () => {
    await edit(ApiId);
    await fillField(page, 'Description', '');
    await fillField(page, 'Version', '');
    await save(page, 'API shop is saved.');
    const input = { ApiId, Description: '', Version: '' };
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input }], { since });
    const after = await getApi(sandbox, ApiId);
    expect([after.Description, after.Version]).toEqual([undefined, undefined]);
  });

  await test.step('Every changed field is sent, and nothing else; all else survives.', async () => {
    const before = await getApi(sandbox, ApiId);
    await edit(ApiId);
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

  await test.step('Every changed field of a WebSocket API is sent, and nothing else.', async () => {
    await edit(chat);
    await fillField(page, 'Route selection expression', '$request.body.kind');
    await chooseOption(page, 'API key selection expression', '$context.authorizer.usageIdentifierKey');
    await page.getByLabel('Disable schema validation').check();
    await save(page, 'API chat is saved.');
    const input = {
      ApiId: chat,
      RouteSelectionExpression: '$request.body.kind',
      ApiKeySelectionExpression: '$context.authorizer.usageIdentifierKey',
      DisableSchemaValidation: true,
    };
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input }], { since });
  });
});

// Every fault on every surface is in faults/matrix.e2e.ts; here, one that is rejected and one that may be applied.
const REFUSALS: [status: number, error: string][] = [
  [400, 'BadRequestException'],
  [500, 'InternalServerErrorException'],
];

test('What the service rejects on save is shown once, with the input; what may be applied is found or sent again.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox);
  await page.goto(paths.api(ApiId));
  let since = sandbox.calls.length;
  const edit = async (description: string) => {
    since = sandbox.calls.length;
    await follow(page, paths.apiEdit(ApiId));
    await fillField(page, 'Description', description);
  };

  for (const [status, error] of REFUSALS)
    await test.step(`A ${status} is shown once, and the next try works with the same input.`, async () => {
      const message = `Refused with ${status}`;
      sandbox.faults.push({ operation: 'UpdateApi', times: 1, fail: { status, error, message } });
      const typed = `Typed before ${status}`;
      await edit(typed);
      await press(page, 'Save');
      await expect(page.getByText(message)).toHaveCount(1);
      const end = status < 500 ? 'refused. Nothing was changed.' : 'no response, and it was not applied.';
      await expect(page.getByText(`Update API shop: ${end}`)).toBeVisible();
      await expect(page.getByText(new RegExp(`${error} at UpdateApi · request [0-9a-f-]{36}`))).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue(typed);
      await expectCalls(sandbox, ['UpdateApi'], { since });
      await save(page, 'API shop is saved.');
      await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
    });

  await test.step('A throttled save is sent again by itself.', async () => {
    sandbox.faults.push({
      operation: 'UpdateApi',
      times: 1,
      fail: { status: 429, error: 'TooManyRequestsException', message: 'Too Many Requests' },
    });
    await edit('Throttled');
    await save(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
  });

  await test.step('A save without a response is found applied, and is not repeated.', async () => {
    sandbox.faults.push({ operation: 'UpdateApi', times: 1, fail: 'network-after' });
    await edit('Applied');
    await save(page, 'The response to “Update API shop” was not received.');
    await expectNotification(page, 'API shop is saved.');
    await expectCalls(sandbox, ['UpdateApi'], { since });
  });
});

test('What the service rejects on creation is shown once, and the input is kept.', async ({
  page,
  sandbox,
}) => {
  await page.goto(paths.apiCreate);
  await fillField(page, 'Name', 'pets');
  for (const [status, error] of REFUSALS)
    await test.step(`A ${status} is shown once, and the input is kept.`, async () => {
      const message = `Refused with ${status}`;
      sandbox.faults.push({ operation: 'CreateApi', times: 1, fail: { status, error, message } });
      await press(page, 'Review');
      await press(page, 'Create API');
      await expect(page.getByText(message)).toHaveCount(1);
      await press(page, 'Back to edit');
      await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('pets');
    });

  await press(page, 'Review');
  await press(page, 'Create API');
  await expectScreen(page, 'pets');
  await expectCalls(sandbox, ['CreateApi', 'CreateApi', 'CreateApi']);
});
