import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { save } from './form-steps';
import { choice, chooseAction, expectOneAlert, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNotification } from './helpers';
import { follow } from './route-map';
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

test('Settings of single routes are confirmed, changed and created with a stage; its authorizer cache is reset.', async ({
  page,
  sandbox,
}) => {
  const { apiId, ids, since: seeded } = await prepare(sandbox);
  let since = seeded;

  await test.step('Those that reject every request of a route need a confirmation.', async () => {
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await field(page, 'Rate limit of GET /orders').fill('0');
    await press(page, 'Save');
    await expect(page.getByText('Confirm that all requests are rejected.')).toHaveCount(1);
    await expectCalls(sandbox, [], { since });
    await choice(page, 'Reject all requests to these routes').click();
    await save(page, /saved/);
    const input = { ...ids, RouteSettings: { 'GET /orders': { ThrottlingRateLimit: 0 } } };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  });

  await test.step('They are rejected before they are sent without a route.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.edit(apiId, 'prod'));
    await press(page, 'Add route settings');
    await press(page, 'Save');
    await expect(page.getByText('Choose a route.', { exact: true })).toHaveCount(1);
    await expect(page.getByRole('alert')).toHaveText(/needs? attention; nothing was sent\./);
    await expectCalls(sandbox, [], { since });
  });

  await test.step('They send what is changed, and the removed by their own operation.', async () => {
    await choice(page, 'Metrics for GET /pets').click();
    await chooseRoute(page, 3, 'POST /orders');
    await field(page, 'Burst limit of POST /orders').fill('5');
    await page.getByRole('button', { name: 'Remove settings of GET /orders' }).click();
    await save(page, /saved/);
    const RouteSettings = {
      'GET /pets': { DetailedMetricsEnabled: false },
      'POST /orders': { ThrottlingBurstLimit: 5 },
    };
    await expectCalls(
      sandbox,
      [
        { operation: 'DeleteRouteSettings', input: { ...ids, RouteKey: 'GET /orders' } },
        { operation: 'UpdateStage', input: { ...ids, RouteSettings } },
      ],
      { since },
    );
  });

  await test.step('They are created with the stage, for the routes that are picked.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.create(apiId));
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

  await test.step('The authorizer cache is reset after a confirmation; a failure is shown in the dialog, which stays open.', async () => {
    since = sandbox.calls.length;
    const message = 'Something of the service broke';
    sandbox.faults.push({
      operation: 'ResetAuthorizersCache',
      fail: { status: 500, error: 'InternalServerErrorException', message },
    });
    await chooseAction(page, 'Reset authorizer cache');
    const dialog = page.getByRole('dialog', { name: 'Reset authorizer cache of dev' });
    await press(dialog, 'Reset');
    await expectOneAlert(dialog, message);
    sandbox.faults.length = 0;
    await press(dialog, 'Reset');
    await expectNotification(page, 'The authorizer cache of dev is empty.');
    await expect(dialog).toHaveCount(0);
    const call = { operation: 'ResetAuthorizersCache', input: { ApiId: apiId, StageName: 'dev' } };
    await expectCalls(sandbox, [call, call], { since });
  });
});

test('A stage of a WebSocket API has logging, of all routes and of one, and no authorizer cache.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seedRoute(sandbox, apiId, 'send');
  const ids = { ApiId: apiId, StageName: 'prod' };
  await seed(sandbox, 'CreateStage', {
    ...ids,
    DefaultRouteSettings: { LoggingLevel: 'ERROR' },
    ClientCertificateId: 'abc123',
  });
  let since = sandbox.calls.length;

  await test.step('It is created with logging.', async () => {
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

  await test.step('It keeps its logging: it can be switched off, not removed.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.edit(apiId, 'prod'));
    await chooseOption(page, 'Execution logging', 'Not configured');
    await press(page, 'Save');
    await expect(select(page, 'Execution logging')).toHaveAccessibleDescription(
      /Logging that is set can be changed, not removed\. OFF turns it off\./,
    );
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    await chooseOption(page, 'Execution logging', 'OFF');
    await choice(page, 'Data trace').click();
    await field(page, 'Client certificate ID').fill('');
    await save(page, /saved/);
    const DefaultRouteSettings = { LoggingLevel: 'OFF', DataTraceEnabled: true };
    const input = { ...ids, ClientCertificateId: '', DefaultRouteSettings };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  });
});
