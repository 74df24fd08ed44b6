import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { choice, chooseAction, expectOneAlert, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNotification } from './helpers';
import { seed, seedApi, seedRoute } from './seed';

test.use({ start: 'empty' });

/** An API with three routes and a stage on which two of them have settings of their own. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  for (const key of ['GET /orders', 'GET /pets', 'POST /orders']) await seedRoute(sandbox, apiId, key);
  const ids = { ApiId: apiId, StageName: 'prod' };
  await seed(sandbox, 'CreateStage', {
    ...ids,
    RouteSettings: {
      'GET /orders': { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 },
      'GET /pets': { DetailedMetricsEnabled: true },
    },
  });
  return { apiId, ids, since: sandbox.calls.length };
}

const route = (page: Page, row: number) => page.getByRole('button', { name: `Route of row ${row}` });

/** Picks the route of a row, which is a select without a visible label. */
async function chooseRoute(page: Page, row: number, key: string) {
  await route(page, row).click();
  await page.getByRole('option').filter({ hasText: key }).click();
}

test.describe('Settings of single routes', () => {
  test('are created with the stage, for the routes that are picked.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.stage.create(apiId));
    await field(page, 'Stage name').fill('dev');
    await press(page, 'Add route settings');
    await chooseRoute(page, 1, 'GET /pets');
    await field(page, 'Rate limit of GET /pets').fill('20');
    await field(page, 'Burst limit of GET /pets').fill('10');
    await choice(page, 'Metrics for GET /pets').click();
    await press(page, 'Create stage');
    await expectScreen(page, 'dev');
    const input = {
      ApiId: apiId,
      StageName: 'dev',
      RouteSettings: {
        'GET /pets': { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 10, DetailedMetricsEnabled: true },
      },
    };
    await expectCalls(sandbox, [{ operation: 'CreateStage', input }], { since });
  });

  test('send what is changed, and the removed by their own operation.', async ({ page, sandbox }) => {
    const { apiId, ids, since } = await prepare(sandbox);
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await choice(page, 'Metrics for GET /pets').click();
    await press(page, 'Add route settings');
    await chooseRoute(page, 3, 'POST /orders');
    await field(page, 'Burst limit of POST /orders').fill('5');
    await page.getByRole('button', { name: 'Remove settings of GET /orders' }).click();
    await press(page, 'Save');
    await expectNotification(page, /saved/);
    await expectCalls(
      sandbox,
      [
        { operation: 'DeleteRouteSettings', input: { ...ids, RouteKey: 'GET /orders' } },
        {
          operation: 'UpdateStage',
          input: {
            ...ids,
            RouteSettings: {
              'GET /pets': { DetailedMetricsEnabled: false },
              'POST /orders': { ThrottlingBurstLimit: 5 },
            },
          },
        },
      ],
      { since },
    );
  });

  test('are rejected before they are sent without a route.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await press(page, 'Add route settings');
    await press(page, 'Save');
    await expect(page.getByText('Choose a route.', { exact: true })).toHaveCount(1);
    await expect(page.getByRole('alert')).toHaveText(/needs? attention; nothing was sent\./);
    await expectCalls(sandbox, [], { since });
  });

  test('that reject every request of a route need a confirmation.', async ({ page, sandbox }) => {
    const { apiId, ids, since } = await prepare(sandbox);
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await field(page, 'Rate limit of GET /orders').fill('0');
    await press(page, 'Save');
    await expect(page.getByText('Confirm that all requests are rejected.')).toHaveCount(1);
    await expectCalls(sandbox, [], { since });
    await choice(page, 'Reject all requests to these routes').click();
    await press(page, 'Save');
    await expectNotification(page, /saved/);
    const input = { ...ids, RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 0 } } };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  });
});

test('The authorizer cache is reset after a confirmation; a failure is shown in the dialog, which stays open.', async ({
  page,
  sandbox,
}) => {
  const { apiId, ids, since } = await prepare(sandbox);
  const message = 'Something of the service broke';
  sandbox.faults.push({
    operation: 'ResetAuthorizersCache',
    fail: { status: 500, error: 'InternalServerErrorException', message },
  });
  await page.goto(paths.stage.detail(apiId, 'prod'));
  await chooseAction(page, 'Reset authorizer cache');
  const dialog = page.getByRole('dialog', { name: 'Reset authorizer cache of prod' });
  await press(dialog, 'Reset');
  await expectOneAlert(dialog, message);
  sandbox.faults.length = 0;
  await press(dialog, 'Reset');
  await expectNotification(page, 'The authorizer cache of prod is empty.');
  await expect(dialog).toHaveCount(0);
  const call = { operation: 'ResetAuthorizersCache', input: ids };
  await expectCalls(sandbox, [call, call], { since });
});

test.describe('A stage of a WebSocket API', () => {
  async function prepareSocket(sandbox: Sandbox) {
    const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
    await seedRoute(sandbox, apiId, 'send');
    const ids = { ApiId: apiId, StageName: 'prod' };
    await seed(sandbox, 'CreateStage', {
      ...ids,
      DefaultRouteSettings: { LoggingLevel: 'ERROR' },
      ClientCertificateId: 'abc123',
    });
    return { apiId, ids, since: sandbox.calls.length };
  }

  test('is created with logging, of all routes and of one, and has no authorizer cache.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, since } = await prepareSocket(sandbox);
    await page.goto(paths.stage.create(apiId));
    await field(page, 'Stage name').fill('dev');
    await chooseOption(page, 'Execution logging', 'INFO');
    await choice(page, 'Data trace').click();
    await field(page, 'Client certificate ID').fill('abc123');
    await press(page, 'Add route settings');
    await chooseRoute(page, 1, 'send');
    await page.getByRole('button', { name: 'Logging of send' }).click();
    await page.getByRole('option').filter({ hasText: 'OFF' }).click();
    await press(page, 'Create stage');
    await expectScreen(page, 'dev');
    // What its menu has is for HTTP APIs.
    await expect(page.getByRole('button', { name: 'Actions' })).toHaveCount(0);
    const input = {
      ApiId: apiId,
      StageName: 'dev',
      ClientCertificateId: 'abc123',
      DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: true },
      RouteSettings: { send: { LoggingLevel: 'OFF' } },
    };
    await expectCalls(sandbox, [{ operation: 'CreateStage', input }], { since });
  });

  test('sends every changed field, and nothing else.', async ({ page, sandbox }) => {
    const { apiId, ids, since } = await prepareSocket(sandbox);
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await chooseOption(page, 'Execution logging', 'OFF');
    await choice(page, 'Data trace').click();
    await field(page, 'Client certificate ID').fill('');
    await press(page, 'Save');
    await expectNotification(page, /saved/);
    const input = {
      ...ids,
      ClientCertificateId: '',
      DefaultRouteSettings: { LoggingLevel: 'OFF', DataTraceEnabled: true },
    };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  });

  test('keeps its logging: it can be switched off, not removed.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepareSocket(sandbox);
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await chooseOption(page, 'Execution logging', 'Not configured');
    await press(page, 'Save');
    await expect(select(page, 'Execution logging')).toHaveAccessibleDescription(
      /Logging that is set can be changed, not removed\. OFF turns it off\./,
    );
    await expectCalls(sandbox, [], { since });
  });
});
