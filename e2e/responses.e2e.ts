import type { Page } from '@playwright/test';
import { paths } from '../src/lib/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { choice, expectCode, expectFieldError, expectOneAlert, expectScreen, field, press } from './forms';
import { chooseOption, expectCalls, expectFlash, expectRowGone, expectRowVisible } from './helpers';
import { seed, seedApi, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

const CONCURRENT = {
  status: 409,
  error: 'ConflictException',
  message: 'Something with this name is being deleted',
};

const HEADER = 'route.response.header.x-shop';

/** A route of a WebSocket API, which answers its callers when `answers` is set. */
async function prepareRoute(sandbox: Sandbox, answers: boolean) {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seed(sandbox, 'CreateModel', { ApiId: apiId, Name: 'answer', Schema: '{}' });
  await seed(sandbox, 'CreateModel', { ApiId: apiId, Name: 'fault', Schema: '{}' });
  const routeId = await seedRoute(sandbox, apiId, 'send', { RouteResponseSelectionExpression: '$default' });
  const ids = { ApiId: apiId, RouteId: routeId };
  const made = answers
    ? await seed(sandbox, 'CreateRouteResponse', {
        ...ids,
        RouteResponseKey: '$default',
        ModelSelectionExpression: '$default',
        ResponseModels: { $default: 'answer' },
        ResponseParameters: { [HEADER]: { Required: false } },
      })
    : {};
  return { apiId, routeId, ids, id: made.RouteResponseId ?? '', since: sandbox.calls.length };
}

test.describe('A route response', () => {
  test('is created with its key alone, and the list has it.', async ({ page, sandbox }) => {
    const { apiId, routeId, ids, since } = await prepareRoute(sandbox, false);
    await page.goto(paths.routeResponse.list(apiId, routeId));
    await expect(page.getByText('No route responses', { exact: true })).toBeVisible();
    await page.goto(paths.routeResponse.create(apiId, routeId));
    await press(page, 'Create route response');
    await expectScreen(page, 'Route responses');
    await expectRowVisible(page, '$default');
    const input = { ...ids, RouteResponseKey: '$default' };
    await expectCalls(sandbox, [{ operation: 'CreateRouteResponse', input }], { since });
  });

  test('is created with every field of the form, after a refusal that loses nothing.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, routeId, ids, since } = await prepareRoute(sandbox, false);
    sandbox.faults.push({ operation: 'CreateRouteResponse', fail: CONCURRENT });
    await page.goto(paths.routeResponse.create(apiId, routeId));
    await field(page, 'Model selection expression').fill('$default');
    await press(page, 'Add model');
    await field(page, 'Key 1').fill('$default');
    await field(page, 'Model name 1').fill('answer');
    await press(page, 'Add parameter');
    await field(page, 'Parameter 1').fill(HEADER);
    await choice(page, 'Parameter 1 is required').click();
    await press(page, 'Create route response');
    await expectOneAlert(page, CONCURRENT.message);
    await expect(field(page, 'Model name 1')).toHaveValue('answer');

    sandbox.faults.length = 0;
    await press(page, 'Create route response');
    await expectScreen(page, 'Route responses');
    await expectRowVisible(page, '$default', 'answer');
    const input = {
      ...ids,
      RouteResponseKey: '$default',
      ModelSelectionExpression: '$default',
      ResponseModels: { $default: 'answer' },
      ResponseParameters: { [HEADER]: { Required: true } },
    };
    const call = { operation: 'CreateRouteResponse', input };
    await expectCalls(sandbox, [call, call], { since });
  });

  test('is refused before it is sent with a key of its own, and a second time.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, routeId, since } = await prepareRoute(sandbox, true);
    await page.goto(paths.routeResponse.create(apiId, routeId));
    const key = field(page, 'Response key');
    await key.fill('ok');
    await press(page, 'Create route response');
    const only = 'Currently, only $default is supported as a RouteResponseKey.';
    await expectFieldError(page, key, only, { sandbox, since });
    await key.fill('$default');
    await press(page, 'Create route response');
    const taken = 'RouteResponse with key $default already exists for this route';
    await expectFieldError(page, key, taken, { sandbox, since });
  });

  const edits: [what: string, change: (page: Page) => Promise<unknown>, sent: object][] = [
    [
      'its model selection expression',
      (page) => field(page, 'Model selection expression').fill('$request.body.kind'),
      { ModelSelectionExpression: '$request.body.kind' },
    ],
    [
      'its model',
      (page) => field(page, 'Model name 1').fill('fault'),
      { ResponseModels: { $default: 'fault' } },
    ],
    [
      'its parameter as required',
      (page) => choice(page, 'Parameter 1 is required').click(),
      { ResponseParameters: { [HEADER]: { Required: true } } },
    ],
  ];
  for (const [what, change, sent] of edits) {
    test(`sends ${what} when it is edited, and nothing else.`, async ({ page, sandbox }) => {
      const { apiId, routeId, ids, id, since } = await prepareRoute(sandbox, true);
      await page.goto(paths.routeResponse.edit(apiId, routeId, id));
      await change(page);
      await press(page, 'Save');
      await expectFlash(page, 'Route response $default is saved.');
      const input = { ...ids, RouteResponseId: id, ...sent };
      await expectCalls(sandbox, [{ operation: 'UpdateRouteResponse', input }], { since });
    });
  }

  test('with a key that the service does not take any more is shown as it is, and takes $default.', async ({
    page,
    sandbox,
    store,
  }) => {
    const { apiId, routeId, ids, id, since } = await prepareRoute(sandbox, true);
    const { records, version } = await store.load();
    const older = records.map((record) =>
      record.key.startsWith('routeResponse|')
        ? { ...record, value: { ...(record.value as object), RouteResponseKey: '200' } }
        : record,
    );
    await store.replace(older, version + 1);
    await page.goto(paths.routeResponse.edit(apiId, routeId, id));
    const key = field(page, 'Response key');
    await expect(key).toHaveValue('200');
    await press(page, 'Save');
    const wanted = 'Currently, only $default is supported as a RouteResponseKey.';
    await expect(key).toHaveAccessibleDescription(new RegExp(wanted.replaceAll('$', '\\$')));
    await expectCalls(sandbox, [], { since });
    await key.fill('$default');
    await press(page, 'Save');
    await expectFlash(page, 'Route response $default is saved.');
    const input = { ...ids, RouteResponseId: id, RouteResponseKey: '$default' };
    await expectCalls(sandbox, [{ operation: 'UpdateRouteResponse', input }], { since });
  });

  test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
    const { apiId, routeId, id, since } = await prepareRoute(sandbox, true);
    await page.goto(paths.routeResponse.edit(apiId, routeId, id));
    await press(page, 'Save');
    await expectFlash(page, 'Nothing was changed, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });

  test('is deleted after a question, by one call.', async ({ page, sandbox }) => {
    const { apiId, routeId, ids, id, since } = await prepareRoute(sandbox, true);
    await page.goto(paths.routeResponse.detail(apiId, routeId, id));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete route response $default' });
    await expect(dialog).toContainText('Callers of this route get no answer any more');
    await press(dialog, 'Delete');
    await expectScreen(page, 'Route responses');
    await expectRowGone(page, '$default');
    const input = { ...ids, RouteResponseId: id };
    await expectCalls(sandbox, [{ operation: 'DeleteRouteResponse', input }], { since });
  });
});

const SOURCE = 'integration.response.header.x-shop';
const TARGET = 'method.response.header.x-shop';

/** A mock of a WebSocket API with an answer for failures. */
async function prepareIntegration(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const integrationId = await seedIntegration(sandbox, apiId, {
    IntegrationType: 'MOCK',
    IntegrationUri: undefined,
  });
  const ids = { ApiId: apiId, IntegrationId: integrationId };
  const { IntegrationResponseId: id = '' } = await seed(sandbox, 'CreateIntegrationResponse', {
    ...ids,
    IntegrationResponseKey: '/5\\d\\d/',
    TemplateSelectionExpression: '$default',
    ResponseTemplates: { $default: '{"ok":false}', short: 'no' },
    ResponseParameters: { [TARGET]: SOURCE },
  });
  return { apiId, integrationId, ids, id, since: sandbox.calls.length };
}

test.describe('An integration response', () => {
  test('is created with its key alone, and the list has both.', async ({ page, sandbox }) => {
    const { apiId, integrationId, ids, since } = await prepareIntegration(sandbox);
    await page.goto(paths.integrationResponse.create(apiId, integrationId));
    await press(page, 'Create integration response');
    await expectScreen(page, 'Integration responses');
    await expectRowVisible(page, '$default', '0 templates');
    await expectRowVisible(page, '/5\\d\\d/', '2 templates');
    const input = { ...ids, IntegrationResponseKey: '$default' };
    await expectCalls(sandbox, [{ operation: 'CreateIntegrationResponse', input }], { since });
  });

  test('is created with every field of the form, after a refusal that loses nothing.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, integrationId, ids, since } = await prepareIntegration(sandbox);
    sandbox.faults.push({ operation: 'CreateIntegrationResponse', fail: CONCURRENT });
    await page.goto(paths.integrationResponse.create(apiId, integrationId));
    await field(page, 'Response key').fill('/4\\d\\d/');
    await chooseOption(page, 'Content handling', 'CONVERT_TO_TEXT');
    await field(page, 'Template selection expression').fill('$default');
    await press(page, 'Add template');
    await field(page, 'Template key 1').fill('$default');
    await field(page, 'Template 1').fill('{\n  "ok": false\n}');
    await press(page, 'Add parameter');
    await field(page, 'Parameter 1').fill(TARGET);
    await field(page, 'Source 1').fill("'none'");
    await press(page, 'Create integration response');
    await expectOneAlert(page, CONCURRENT.message);
    await expectCode(field(page, 'Template 1'), '{\n  "ok": false\n}');

    sandbox.faults.length = 0;
    await press(page, 'Create integration response');
    await expectRowVisible(page, '/4\\d\\d/', '1 template');
    const input = {
      ...ids,
      IntegrationResponseKey: '/4\\d\\d/',
      ContentHandlingStrategy: 'CONVERT_TO_TEXT',
      TemplateSelectionExpression: '$default',
      ResponseTemplates: { $default: '{\n  "ok": false\n}' },
      ResponseParameters: { [TARGET]: "'none'" },
    };
    const call = { operation: 'CreateIntegrationResponse', input };
    await expectCalls(sandbox, [call, call], { since });
  });

  const refused: [what: string, typed: string, message: string][] = [
    [
      'with a key that is no expression',
      '404',
      'IntegrationResponseKey must be $default or a regular expression between slashes',
    ],
    [
      'with a key that is taken',
      '/5\\d\\d/',
      'IntegrationResponse with key /5\\d\\d/ already exists for this integration',
    ],
  ];
  for (const [what, typed, message] of refused) {
    test(`is refused before it is sent ${what}.`, async ({ page, sandbox }) => {
      const { apiId, integrationId, since } = await prepareIntegration(sandbox);
      await page.goto(paths.integrationResponse.create(apiId, integrationId));
      await field(page, 'Response key').fill(typed);
      await press(page, 'Create integration response');
      await expectFieldError(page, field(page, 'Response key'), message, { sandbox, since });
    });
  }

  test('is refused before it is sent with a parameter from nowhere, in its row.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, integrationId, since } = await prepareIntegration(sandbox);
    await page.goto(paths.integrationResponse.create(apiId, integrationId));
    await press(page, 'Add parameter');
    await field(page, 'Parameter 1').fill(TARGET);
    await field(page, 'Source 1').fill('elsewhere');
    await press(page, 'Create integration response');
    await expect(page.getByText('Invalid mapping expression specified: elsewhere')).toBeVisible();
    await expectCalls(sandbox, [], { since });
  });

  const edits: [what: string, change: (page: Page) => Promise<unknown>, sent: object][] = [
    ['its key', (page) => field(page, 'Response key').fill('/50\\d/'), { IntegrationResponseKey: '/50\\d/' }],
    [
      'its content handling',
      (page) => chooseOption(page, 'Content handling', 'CONVERT_TO_BINARY'),
      { ContentHandlingStrategy: 'CONVERT_TO_BINARY' },
    ],
    [
      'its template selection expression',
      (page) => field(page, 'Template selection expression').fill('short'),
      { TemplateSelectionExpression: 'short' },
    ],
    [
      'the one template that differs',
      (page) => field(page, 'Template 2').fill('never'),
      { ResponseTemplates: { short: 'never' } },
    ],
    [
      'the one parameter that differs',
      (page) => field(page, 'Source 1').fill('integration.response.body.shop'),
      { ResponseParameters: { [TARGET]: 'integration.response.body.shop' } },
    ],
  ];
  for (const [what, change, sent] of edits) {
    test(`sends ${what} when it is edited, and nothing else.`, async ({ page, sandbox }) => {
      const { apiId, integrationId, ids, id, since } = await prepareIntegration(sandbox);
      await page.goto(paths.integrationResponse.edit(apiId, integrationId, id));
      await change(page);
      await press(page, 'Save');
      await expectFlash(page, /^Integration response .* is saved\./);
      const input = { ...ids, IntegrationResponseId: id, ...sent };
      await expectCalls(sandbox, [{ operation: 'UpdateIntegrationResponse', input }], { since });
    });
  }

  test('sends nothing when nothing is changed.', async ({ page, sandbox }) => {
    const { apiId, integrationId, id, since } = await prepareIntegration(sandbox);
    await page.goto(paths.integrationResponse.edit(apiId, integrationId, id));
    await press(page, 'Save');
    await expectFlash(page, 'Nothing was changed, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });

  test('is deleted after a question, by one call.', async ({ page, sandbox }) => {
    const { apiId, integrationId, ids, id, since } = await prepareIntegration(sandbox);
    await page.goto(paths.integrationResponse.detail(apiId, integrationId, id));
    await press(page, 'Delete');
    await press(page.getByRole('dialog', { name: 'Delete integration response /5\\d\\d/' }), 'Delete');
    await expectScreen(page, 'Integration responses');
    await expectRowGone(page, '/5\\d\\d/');
    const input = { ...ids, IntegrationResponseId: id };
    await expectCalls(sandbox, [{ operation: 'DeleteIntegrationResponse', input }], { since });
  });
});
