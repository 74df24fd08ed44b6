import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { paths, testPath } from '../src/app/paths';
import { printedUrl } from '../src/scripts/printed-url.mjs';
import {
  addConnection,
  test as base,
  expect,
  openPrinted,
  startConnection,
  submitConnection,
} from './accounts/fixtures';
import { allowRequests, handOverConnection } from './browser';
import { choice, expectScreen, field, press } from './forms';
import { chooseOption, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';

// Requests to an API, through the relay: to an emulator on this machine, and to what plays AWS here.

const HANDLER = `export const handler = async ({ requestContext, body = '', isBase64Encoded }) => ({
  statusCode: requestContext.http.method === 'POST' ? 201 : 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ method: requestContext.http.method, body: isBase64Encoded ? String(Buffer.from(body, 'base64')) : body }),
});
`;

const GROUP = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/apigateway/orders';

interface Emulator {
  url: string;
  /** Of an API whose stage `prod` does not yet serve `GET /orders/{id}`. */
  apiId: string;
  socketApiId: string;
  /** How many requests its APIs have answered. */
  answered: () => Promise<number>;
}

const test = base.extend<{ emulator: Emulator }>({
  emulator: async ({ page: _ }, use, info) => {
    const path = info.outputPath('handler.mjs');
    await writeFile(path, HANDLER);
    const args = ['dist/server/sandbox-host.js', '--port', '0', '--empty', '--function', `orders=${path}`];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await printedUrl(child);
    await use({
      url,
      ...(await prepare(url)),
      answered: async () => {
        const traces = (await (await fetch(`${url}/__sandbox/traces`)).json()) as
          | { traces?: unknown[] }
          | unknown[];
        return (Array.isArray(traces) ? traces : (traces.traces ?? [])).length;
      },
    });
    child.kill();
  },
});

async function prepare(endpoint: string) {
  const client = new ApiGatewayV2({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  const { ApiId = '' } = await client.createApi({ Name: 'orders', ProtocolType: 'HTTP' });
  const { IntegrationId } = await client.createIntegration({
    ApiId,
    IntegrationType: 'AWS_PROXY',
    IntegrationMethod: 'POST',
    PayloadFormatVersion: '2.0',
    IntegrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:orders',
  });
  const Target = `integrations/${IntegrationId}`;
  await client.createRoute({ ApiId, RouteKey: 'GET /orders', Target });
  await client.createRoute({ ApiId, RouteKey: 'POST /orders', Target });
  const { DeploymentId } = await client.createDeployment({ ApiId });
  const AccessLogSettings = { DestinationArn: GROUP, Format: '{"requestId":"$context.requestId"}' };
  await client.createStage({ ApiId, StageName: 'prod', DeploymentId, AccessLogSettings });
  await client.createRoute({ ApiId, RouteKey: 'GET /orders/{id}', Target });
  const { ApiId: socketApiId = '' } = await client.createApi({
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
  });
  const { IntegrationId: mock } = await client.createIntegration({
    ApiId: socketApiId,
    IntegrationType: 'MOCK',
  });
  await client.createRoute({ ApiId: socketApiId, RouteKey: '$default', Target: `integrations/${mock}` });
  await client.createStage({ ApiId: socketApiId, StageName: 'prod' });
  await client.createDeployment({ ApiId: socketApiId, StageName: 'prod' });
  return { apiId: ApiId, socketApiId };
}

/** Adds the emulator as a connection by the form, and goes over to it. */
async function connect(page: Page, url: string) {
  await startConnection(page, 'emulator', 'us-east-1');
  await choice(page, 'Custom endpoint').check();
  await field(page, 'Endpoint').fill(url);
  await choice(page, 'Relay').check();
  await choice(page, 'Read-only until unlocked').uncheck();
  await submitConnection(page, 'emulator');
  await expectScreen(page, /^APIs/);
}

/** Hands the emulator over to the page as its connection, as the form would have added it. */
const handOverEmulator = (page: Page, endpoint: string, change: object = {}) =>
  handOverConnection(page, {
    id: 'emulator',
    kind: 'custom',
    access: 'any',
    name: 'emulator',
    region: 'us-east-1',
    endpoint,
    transport: 'relay',
    readOnly: false,
    ...change,
  });

const pathAndQuery = (page: Page) => page.getByRole('combobox', { name: 'Path and query' });
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });
const comparison = (page: Page) => page.getByRole('status', { name: 'Comparison' });
const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Trace and answer' }).getByRole('row').filter({ hasText: name });

test('Through the relay requests and messages are sent, and each answer is laid beside what was expected.', async ({
  page,
  served,
  emulator: { url, apiId, socketApiId, answered },
}) => {
  await openPrinted(page, served);
  await connect(page, url);

  await test.step('A request is sent to the API when Send is pressed, and its answer is laid beside the trace.', async () => {
    await follow(page, testPath(apiId, { method: 'POST', path: '/orders?x=1', stage: 'stage:prod' }));
    await expect(page.getByRole('status', { name: 'Verdict' })).toContainText(
      'POST /orders → Lambda orders → 200',
    );
    const address = `http://${apiId}.execute-api.localhost:${new URL(url).port}/prod/orders?x=1`;
    await expect(page.getByText(address, { exact: true })).toBeVisible();
    await press(page, 'Headers and body');
    await field(page, 'Body').fill('{"item":"ü"}');
    await expect(page.getByRole('checkbox', { name: /^Sign with/ })).toHaveCount(0);
    expect(await answered()).toBe(0);

    await send(page).click();
    await expect(comparison(page)).toContainText(
      'The request reached the integration of POST /orders, as the trace expected. It answered 201 {"method":"POST","body":"{\\"item\\":\\"ü\\"}"}; the 200 of the trace is a sample.',
    );
    expect(await answered()).toBe(1);
    await expect(row(page, 'Status')).toHaveText(/Status\s*200\s*201/);
    await expect(page.getByText(/answered in [\d,]+ ms/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Causes' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
    await press(page, 'Log query');
    await expect(page.getByText('with the log group /aws/apigateway/orders')).toBeVisible();
    await expect(page.getByRole('region', { name: 'log query' })).toContainText('| filter @message like "');
    await press(page, 'Whole response');
    await expect(page.getByRole('region', { name: 'Response of the API' })).toContainText(
      /apigw-requestid: /i,
    );
    await expectNoAxeViolations(page);

    await chooseOption(page, 'Method', 'GET');
    await send(page).click();
    await expect(comparison(page)).toHaveText('The API answered 200, as the trace expected.');
    expect(await answered()).toBe(2);
  });

  await test.step('An answer that differs is a finding: a route that is not deployed is the likeliest cause of a 404.', async () => {
    await pathAndQuery(page).fill('/orders/5');
    await chooseOption(page, 'Configuration', 'Latest configuration');
    await expect(page.getByRole('status', { name: 'Verdict' })).toContainText(
      'GET /orders/{id} → Lambda orders → 200',
    );
    await send(page).click();
    await expect(comparison(page)).toContainText(
      'The trace expected 200 from GET /orders/{id}, the API answered 404 {"message":"Not Found"}: the route is not deployed to the stage',
    );
    await expect(row(page, 'Sender')).toHaveText(/Sender\s*The integration\s*API Gateway/);
    await expect(page.getByRole('list', { name: 'Causes' }).getByRole('listitem').first()).toContainText(
      'The route is not deployed to the stage',
    );
    await expect(page.getByText(/stage prod may serve an older one/)).toBeVisible();
    await expectNoAxeViolations(page);

    await chooseOption(page, 'Configuration', 'Stage prod');
    await expect(page.getByRole('status', { name: 'Verdict' })).toContainText('404 Not Found');
    await send(page).click();
    await expect(comparison(page)).toHaveText('The API answered 404, as the trace expected.');
  });

  await test.step('A message is posted to a connection through the relay, by its ID, and as a command.', async () => {
    const client = await openSocket(url, socketApiId);
    const listed = (await (await fetch(`${url}/__sandbox/connections`)).json()) as {
      connections: { connectionId: string }[];
    };
    const id = listed.connections[0]?.connectionId ?? '';
    await follow(page, paths.apiTest(socketApiId));
    await expect(page.getByText('Through the relay, once, signed with placeholders.')).toBeVisible();
    await field(page, 'Connection ID').fill(id);
    await field(page, 'Data').fill('hello');
    await press(page, 'Post message');
    await expect(management(page)).toContainText('200 OK');
    expect(client.received).toEqual(['hello']);
    await field(page, 'Connection ID').fill('AAAAAAAAAAAAAAA=');
    await press(page, 'Post message');
    await expect(management(page)).toContainText('410 GoneException');
    await press(page, 'AWS CLI commands');
    await expect(page.getByRole('region', { name: 'command that posts' })).toHaveText(
      `aws apigatewaymanagementapi post-to-connection --endpoint-url ${url}/_aws/execute-api/${socketApiId}/prod --region us-east-1 --connection-id 'AAAAAAAAAAAAAAA=' --cli-binary-format raw-in-base64-out --data hello`,
    );
  });
});

/** A WebSocket client of the emulator, and the messages that it gets. */
async function openSocket(url: string, apiId: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/_aws/execute-api/${apiId}/prod`);
  const received: string[] = [];
  socket.on('message', (data) => received.push(String(data)));
  await once(socket, 'open');
  return { received, closed: once(socket, 'close') };
}

const management = (page: Page) => page.getByRole('status', { name: 'Answer of @connections' });

test('Without a relay there are commands, and what a sandbox of this machine has is listed.', async ({
  page,
  context,
  emulator: { url, apiId, socketApiId, answered },
}) => {
  allowRequests(context, ({ origin }) => origin === url);
  await handOverEmulator(page, url, { transport: 'direct', readOnly: true });

  await test.step('Without a relay the command is shown in place of the button.', async () => {
    await page.goto(testPath(apiId, { method: 'POST', path: '/orders', stage: 'stage:prod' }));
    const port = new URL(url).port;
    await expect(page.getByRole('region', { name: 'curl command' })).toHaveText(
      `curl -i -X POST http://${apiId}.execute-api.localhost:${port}/prod/orders`,
    );
    await expect(page.getByText(/^This page cannot send it: its policy reaches no API/)).toContainText(
      'npm start',
    );
    await expect(send(page)).toHaveCount(0);
    await expectNoAxeViolations(page);

    await follow(page, paths.apiTest(socketApiId));
    await expect(page.getByRole('region', { name: 'wscat command' })).toContainText(
      `wscat -c ws://${socketApiId}.execute-api.localhost:${port}/prod`,
    );
    expect(await answered()).toBe(0);
  });

  await test.step('The connections of a sandbox of this machine are listed, and one is posted to and deleted.', async () => {
    const client = await openSocket(url, socketApiId);
    await press(page, 'List connections');
    const connections = page.getByRole('table', { name: 'Open connections' });
    await expect(connections).toContainText('127.0.0.1');
    await field(page, 'Data').fill('from the console');
    await press(page, 'Post message');
    await press(page.getByRole('dialog', { name: 'Send POST?' }), 'Send');
    await expect(management(page)).toContainText('200 OK');
    expect(client.received).toEqual(['from the console']);
    await press(page, 'Delete connection');
    await press(page.getByRole('dialog', { name: 'Send DELETE?' }), 'Send');
    await expect(management(page)).toContainText('204 No Content');
    expect((await client.closed)[0]).toBe(1000);
    await expect(connections).toContainText('No connection to this stage is open.');
    await expectNoAxeViolations(page);
  });

  await test.step('What clients ask the APIs of a sandbox of this machine is listed as it comes, each with its trace.', async () => {
    await follow(page, testPath(apiId, { method: 'GET', path: '/orders' }));
    await press(page, 'Show requests');
    const list = page.getByRole('table', { name: 'Requests of the sandbox' });
    await expect(list).toContainText('No request to this API yet.');
    await fetch(`${url}/_aws/execute-api/${apiId}/prod/orders/7`);
    await list.getByRole('radio', { name: 'Show GET /prod/orders/7' }).check();
    await expect(page.getByRole('heading', { name: 'GET /prod/orders/7' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Steps of the request' }).last()).toContainText(
      'No route matches',
    );
    await expectNoAxeViolations(page);
    await press(page, 'Stop');
    await expect(list).toHaveCount(0);
  });
});

test('A request that may change data is sent only after it was confirmed, as the connection asks.', async ({
  page,
  served,
  emulator: { url, apiId, answered },
}) => {
  const post = testPath(apiId, { method: 'POST', path: '/orders', stage: 'stage:prod' });

  await test.step('A read-only connection asks before a request that may change data, and before no other.', async () => {
    await handOverEmulator(page, url, { readOnly: true });
    await openPrinted(page, served);
    await follow(page, post);
    await send(page).click();
    const dialog = page.getByRole('dialog', { name: 'Send POST?' });
    await expect(dialog).toContainText('emulator is read-only.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    await chooseOption(page, 'Method', 'GET');
    await send(page).click();
    await expect(comparison(page)).toHaveText('The API answered 200, as the trace expected.');
    expect(await answered()).toBe(1);
    await chooseOption(page, 'Method', 'POST');
    await send(page).click();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(comparison(page)).toContainText('It answered 201');
    expect(await answered()).toBe(2);
  });

  await test.step('Production asks for its name before a request that may change data.', async () => {
    await handOverEmulator(page, url, { isProduction: true });
    await page.goto(post);
    await send(page).click();
    const dialog = page.getByRole('dialog', { name: 'Send POST to stage prod?' });
    await expect(dialog.getByRole('button', { name: 'Continue' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await send(page).click();
    await field(dialog, 'Type emulator to confirm').fill('emulator');
    await press(dialog, 'Continue');
    await expect(comparison(page)).toContainText('It answered 201');
    expect(await answered()).toBe(3);
  });
});

test('Requests to AWS are signed by the page or by the relay, where that is asked for.', async ({
  page,
  served,
  aws,
}) => {
  await openPrinted(page, served);

  await test.step('On AWS the page signs for execute-api with its own credentials, where that is asked for.', async () => {
    await addConnection(page, 'account', { transport: 'Relay' });
    const apiId = await orderApi(page);
    const host = `${apiId}.execute-api.eu-west-1.amazonaws.com`;
    const sign = page.getByRole('checkbox', { name: 'Sign with the credentials of the connection' });
    await expect(sign).not.toBeChecked();
    await page.getByRole('combobox', { name: 'Path and query' }).fill('/orders/5?a=1&b=%20x');
    await expect(
      page.getByText(new RegExp(`https://${host}\\S*/orders/5\\?a=1&b=%20x`)).first(),
    ).toBeVisible();
    expect(aws.arrived.filter((line) => line.includes('execute-api'))).toEqual([]);
    // What plays AWS here asks for a signature everywhere.
    await send(page).click();
    await expect(row(page, 'Body')).toContainText('Missing Authentication Token');
    await sign.check();
    await send(page).click();
    await expect(row(page, 'Body')).not.toContainText(/Authentication|signature|credential|token/i);
    const arrived = aws.arrived.filter((line) => line.includes('execute-api'));
    expect(arrived).toHaveLength(2);
    expect(new Set(arrived).size).toBe(1);
    expect(arrived[0]).toMatch(new RegExp(`^${host} GET .*/orders/5\\?a=1&b=%20x$`));
  });

  await test.step('With a profile the relay signs, and the page has no credentials.', async () => {
    const since = aws.arrived.length;
    await startConnection(page, 'profile');
    await choice(page, 'AWS, local profile').check();
    await chooseOption(page, 'Profile', 'work');
    await submitConnection(page, 'profile');
    const apiId = await orderApi(page);
    await page.getByRole('checkbox', { name: 'Sign with the credentials of the connection' }).check();
    await send(page).click();
    await expect(row(page, 'Body')).toBeVisible();
    await expect(row(page, 'Body')).not.toContainText(/Authentication|signature|credential|token/i);
    expect(aws.arrived.slice(since).some((line) => line.startsWith(`${apiId}.execute-api.`))).toBe(true);
  });
});

/** Opens the test of the API orders, and returns its ID. */
async function orderApi(page: Page): Promise<string> {
  // It moves the list: a click before it could miss the row.
  await expectNotification(page, 'The console uses');
  await page.getByRole('link', { name: 'orders', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: 'Test', exact: true }).click();
  await expectScreen(page, 'Test');
  return /apis\/([a-z0-9]+)\/test/.exec(page.url())?.[1] ?? '';
}
