import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { expectNoAxeViolations, expectRowCount, expectRowVisible } from './helpers';

// Connections that Test makes to a WebSocket API of the sandbox of the page, with functions that run in the page.

test.use({ connection: 'sandbox' });

const verdict = (page: Page) => page.getByRole('status', { name: 'Verdict' });
const notes = (page: Page) => page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
const event = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Event' }).getByRole('button', { name, exact: true });

/** Opens *Test* for the sample API `chat` before a connection is made, and lets functions run. */
async function open(page: Page) {
  await page.goto(paths.apis);
  await page.getByRole('link', { name: 'chat', exact: true }).click();
  await expectScreen(page, 'chat');
  await page.getByRole('main').getByRole('link', { name: 'Test', exact: true }).click();
  await expectScreen(page, 'Test');
  await page.getByRole('radio', { name: 'Run functions' }).click();
}

async function choose(page: Page, name: string, sample: string) {
  await page.getByRole('button', { name: `Sample handler of ${name}` }).click();
  await page.getByRole('option', { name: sample, exact: true }).click();
}

/** Connects once more, with the functions that were chosen for the first connection. */
async function reconnect(page: Page) {
  await event(page, 'Connect').click();
  await field(page, 'Query').fill('token=t1');
  await press(page, 'Open connection');
  await expect(verdict(page)).toContainText('Connect → $connect → Lambda chat-connections → 101');
}

async function connect(page: Page) {
  await event(page, 'Connect').click();
  await field(page, 'Query').fill('token=t1');
  await choose(page, 'chat-authorizer', 'Authorizer that allows');
  await choose(page, 'chat-connections', 'Echo');
  await press(page, 'Open connection');
  await expect(verdict(page)).toContainText('Connect → $connect → Lambda chat-connections → 101');
}

test('A connection is made by functions, carries messages, and ends by the client or by a message that is too long.', async ({
  page,
}) => {
  await open(page);

  await test.step('A connection is refused and made by functions, and carries messages.', async () => {
    await expect(page.getByRole('button', { name: 'Send message' })).toBeDisabled();
    await event(page, 'Connect').click();
    await press(page, 'Open connection');
    await expect(verdict(page)).toContainText('401');
    await connect(page);
    await expectNoAxeViolations(page);

    await event(page, 'Message').click();
    await expect(page.getByText('1 connection of this page open.')).toBeVisible();
    await field(page, 'Message').fill('{"action":"ping"}');
    await press(page, 'Send message');
    await expect(verdict(page)).toContainText('a message to the client');
    await page.getByRole('tab', { name: 'Received' }).click();
    await expect(page.getByRole('region', { name: 'What the client receives' })).toContainText(
      '{"pong":true}',
    );

    await field(page, 'Message').fill('{"action":"sendMessage","room":"7","text":"hello"}');
    await field(page, 'Function chat-rooms').fill(
      "exports.handler = async () => { throw new Error('no room'); };",
    );
    await press(page, 'Send message');
    await expect(notes(page)).toHaveText(['The function chat-rooms: Error: no room (line 1)']);
    await expect(verdict(page)).toContainText('Internal server error');
  });

  await test.step('A connection that the client closes invokes $disconnect.', async () => {
    await event(page, 'Disconnect').click();
    await press(page, 'Close connection');
    await expect(verdict(page)).toContainText('$disconnect → Lambda chat-connections');
    await page.getByRole('tab', { name: 'Sent', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Event of the function' })).toContainText(
      '"disconnectStatusCode": 1000',
    );
    await expect(page.getByText('0 connections of this page open.')).toBeVisible();
    await expectRowCount(page, 5);
    await expectRowVisible(page, 'Disconnect', '$disconnect');

    await page.getByRole('row').filter({ hasText: 'sendMessage' }).click();
    await expect(verdict(page)).toContainText('Internal server error');
  });

  await test.step('A message that is too long ends the connection, and $disconnect is invoked.', async () => {
    await reconnect(page);
    await event(page, 'Message').click();
    await field(page, 'Message').fill('x'.repeat(128 * 1024 + 1));
    await press(page, 'Send message');
    await expect(page.getByText('0 connections of this page open.')).toBeVisible();
    await page.getByRole('tab', { name: 'Sent', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Event of the function' })).toContainText(
      '"disconnectStatusCode": 1009',
    );
  });
});

/** A handler that tries what it may not, and throws what came of it. */
const ATTEMPTS = `
import { ApiGatewayManagementApi, GoneException } from '@aws-sdk/client-apigatewaymanagementapi';
export const handler = async ({ requestContext: { connectionId, domainName, stage, apiId } }) => {
  const own = 'https://' + domainName + '/' + stage;
  const attempt = (endpoint, ConnectionId = connectionId, Data = 'reached') =>
    new ApiGatewayManagementApi({ endpoint }).postToConnection({ ConnectionId, Data }).then(
      ({ $metadata }) => $metadata.httpStatusCode,
      (error) => (error.$metadata ? error.name + ' ' + error.$metadata.httpStatusCode : error.message),
    );
  const results = [
    await attempt(own.replace(apiId, 'b1c2d3e4f5')),
    await attempt(own.replace(stage, 'other')),
    await attempt('http://127.0.0.1:1/' + stage),
    await attempt(own, connectionId, 'x'.repeat(128 * 1024 + 1)),
    await attempt(own, 'AAAAAAAAAAAAAAA='),
  ];
  const { Identity, $metadata } = await new ApiGatewayManagementApi({ endpoint: own }).getConnection({ ConnectionId: connectionId });
  results.push([$metadata.httpStatusCode, Identity.SourceIp]);
  for (let made = 6; made < 100; made += 1) await attempt(own, 'AAAAAAAAAAAAAAA=');
  results.push(await attempt(own));
  throw new Error(JSON.stringify(results));
};`;

test('Messages are posted to a connection by a function and by hand, and to nothing else.', async ({
  page,
}) => {
  await open(page);
  const connections = page.getByRole('table', { name: 'Open connections' });

  await test.step('A function posts to the connections of its API and to nothing else.', async () => {
    await expect(connections).toContainText('No connection to this stage is open.');
    await expect(page.getByRole('button', { name: 'Post message' })).toBeDisabled();
    await connect(page);
    await event(page, 'Message').click();
    await field(page, 'Message').fill('{"action":"joinRoom"}');
    await choose(page, 'chat-rooms', 'Chat echo');
    await press(page, 'Send message');
    await expect(verdict(page)).toContainText('joinRoom → Lambda chat-rooms');
    await expectRowVisible(page, '@connections', 'POST → 200');
    await page.getByRole('row').filter({ hasText: '@connections' }).click();
    await expect(notes(page)).toHaveText(['A function sent this request.']);
    await page.getByRole('tab', { name: 'Received' }).click();
    await expect(page.getByRole('region', { name: 'What the client receives' })).toHaveText(
      'You said: {"action":"joinRoom"}',
    );
    await field(page, 'Function chat-rooms').fill(ATTEMPTS);
    await press(page, 'Send message');
    await expect(notes(page)).toHaveText([
      `The function chat-rooms: Error: ${JSON.stringify([
        'ForbiddenException 403',
        'ForbiddenException 403',
        'ForbiddenException 403',
        'PayloadTooLargeException 413',
        'GoneException 410',
        [200, '203.0.113.1'],
        'A function may make 100 requests to @connections in one invocation here.',
      ])} (line 21)`,
    ]);
  });

  await test.step('A message is posted to a connection, which is described and deleted: then it is gone.', async () => {
    const answer = page.getByRole('status', { name: 'Answer of @connections' });
    const id = (await connections.getByRole('rowheader').textContent()) ?? '';
    await expect(connections).toContainText('203.0.113.1');
    await expect(field(page, 'Connection ID')).toHaveValue(id);
    await field(page, 'Data').fill('Maintenance at nine');
    await press(page, 'Post message');
    await expect(answer).toContainText('200 OK');
    await page.getByRole('row').filter({ hasText: 'POST → 200' }).first().click();
    await page.getByRole('tab', { name: 'Received' }).click();
    await expect(page.getByRole('region', { name: 'What the client receives' })).toHaveText(
      'Maintenance at nine',
    );
    await press(page, 'Get details');
    await expect(page.getByRole('region', { name: 'Connection details' })).toContainText('"lastActiveAt"');
    await field(page, 'Data').fill('x'.repeat(128 * 1024 + 1));
    await press(page, 'Post message');
    await expect(answer).toContainText('413 PayloadTooLargeException');
    await press(page, 'Delete connection');
    await expect(answer).toContainText('204 No Content');
    await expectRowVisible(page, 'Disconnect', '$disconnect');
    await field(page, 'Connection ID').fill(id);
    await field(page, 'Data').fill('too late');
    await press(page, 'Post message');
    await expect(answer).toContainText('410 GoneException');
    await expect(connections).toContainText('No connection to this stage is open.');
    await expectNoAxeViolations(page);
  });
});
