import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Route } from '@playwright/test';
import { isAwsHost } from '../aws-host';
import { allowRequests } from '../browser';
import { choice, field, press } from '../forms';
import {
  chip,
  enterCredentials,
  expect,
  letThroughToAws,
  openPrinted,
  PAGE_CREDENTIALS,
  startConnection,
  test,
} from './fixtures';

// The test of a connection shows the cause of a failure and its remedy.

const finding = (page: Page) => page.getByRole('alert').or(page.getByRole('main').getByRole('status'));

async function expectFinding(page: Page, title: string | RegExp, remedy: string | RegExp) {
  await press(page, 'Test connection');
  await expect(finding(page).filter({ hasText: title })).toBeVisible();
  await expect(finding(page).filter({ hasText: title })).toContainText(remedy);
}

test('Tested by the relay, a connection works or shows why not, and one that fails is added only when the user confirms.', async ({
  page,
  aws,
  served,
}) => {
  await openPrinted(page, served);
  await startConnection(page, 'tested');
  await choice(page, 'Relay').check();

  await test.step('It works.', async () => {
    await enterCredentials(page);
    await expectFinding(page, 'tested works.', 'the credentials may list its APIs');
    // A test alone changes nothing about where one is.
    await expect(chip(page)).toContainText('Sandbox');
  });

  await test.step('It fails, and is added only when the user confirms.', async () => {
    await enterCredentials(page, { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' });
    await press(page, 'Add connection');
    await expect(page.getByRole('alert')).toContainText('AWS does not know the entered credentials.');
    await expect(chip(page)).toContainText('Sandbox');
    await press(page, 'Add connection anyway');
    await expect(chip(page)).toContainText('tested');
  });

  await test.step('An access key is unknown, a secret is wrong, credentials have expired, or a policy is missing.', async () => {
    await startConnection(page, 'second');
    await choice(page, 'Relay').check();
    await enterCredentials(page, { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' });
    await expectFinding(page, 'AWS does not know the entered credentials.', 'mistyped');
    await enterCredentials(page, { ...PAGE_CREDENTIALS, secretAccessKey: 'cut' });
    await expectFinding(page, 'the signature does not match', 'cut while copying');
    await enterCredentials(page);
    aws.account.AKIAPAGE = { secretAccessKey: PAGE_CREDENTIALS.secretAccessKey, isExpired: true };
    await expectFinding(page, 'The entered credentials have expired.', 'Get new ones');
    aws.account.AKIAPAGE = {
      secretAccessKey: PAGE_CREDENTIALS.secretAccessKey,
      denied:
        'User: arn:aws:iam::123456789012:user/me is not authorized to perform: apigateway:GET on resource: arn:aws:apigateway:eu-west-1::/apis because no identity-based policy allows the apigateway:GET action',
    };
    await expectFinding(
      page,
      'may not list APIs',
      'allow apigateway:GET on arn:aws:apigateway:eu-west-1::/apis',
    );
  });
});

test.describe(() => {
  test.use({ ownContext: true });

  test('Tested by the relay, the clock of this machine is wrong.', async ({ page, served }) => {
    await openPrinted(page, served);
    await startConnection(page, 'tested');
    await choice(page, 'Relay').check();
    await enterCredentials(page);
    await page.clock.setFixedTime(Date.now() - 25 * 60_000);
    await expectFinding(
      page,
      'The clock of this computer is wrong.',
      /It is 2[45] minutes behind the clock of AWS\./,
    );
  });
});

test('Tested directly, AWS does not respond to pages, refuses what is signed, is not reached, or fails with only a message.', async ({
  page,
  context,
  sandbox,
  aws,
  served,
  awsServer,
  problems,
}, info) => {
  // Chromium's log lines about CORS are expected here.
  context.on('console', () => {
    const own = problems.filter((line) => !/Failed to load resource|blocked by CORS policy/.test(line));
    problems.splice(0, problems.length, ...own);
  });
  info.annotations.push({ type: 'provokes', description: 'refusals by the browser' });
  await startConnection(page, 'tested');
  await enterCredentials(page);
  allowRequests(context, isAwsHost);
  const respond = async (handler: (route: Route) => Promise<void>) => {
    await context.unrouteAll();
    await context.route((url) => isAwsHost(url), handler);
  };

  await test.step('It does not respond to pages.', async () => {
    await respond(corsless);
    await expectFinding(page, 'does not respond to web pages (no CORS)', 'Choose the transport Relay');
  });

  await test.step('It refuses the headers of signed calls.', async () => {
    await respond((route) =>
      route.request().headers().authorization
        ? route.abort('failed')
        : route.fulfill({
            status: 403,
            headers: { 'access-control-allow-origin': served.url },
            body: '{}',
          }),
    );
    await expectFinding(page, 'refuses a header of signed calls', 'Choose the transport Relay');
  });

  await test.step('It cannot be reached.', async () => {
    await respond((route) => route.abort('connectionrefused'));
    await expectFinding(page, 'Nothing responds at API Gateway of eu-west-1.', 'Check the network');
  });

  await test.step('It fails with only a message, because its headers may not be read.', async () => {
    await context.unrouteAll();
    letThroughToAws(page, { sandbox, aws, served, awsServer });
    aws.account.AKIAPAGE = { secretAccessKey: PAGE_CREDENTIALS.secretAccessKey, isExpired: true };
    await expectFinding(page, 'The entered credentials have expired.', 'Get new ones');
  });
});

test('In a Region that the policy of the page does not name, a direct call names the policy, and the relay is proposed.', async ({
  page,
  problems,
  served,
}) => {
  // Chromium's lines about what the policy refuses.
  page.context().on('console', () => {
    const own = problems.filter((line) => !/security policy|Content Security Policy|Fetch API/.test(line));
    problems.splice(0, problems.length, ...own);
  });
  await startConnection(page, 'new', 'eu-west-9');
  await enterCredentials(page);
  const title = 'The security policy of this page does not let it call API Gateway of eu-west-9.';
  await expectFinding(page, title, 'choose the transport Relay');
  await press(page, 'Add connection anyway');
  await expect(page.getByRole('alert')).toContainText(
    'does not let it call API Gateway of eu-west-9, a Region that the console does not list.',
  );
  await openPrinted(page, served);
  await press(page.getByRole('dialog', { name: 'Credentials of new' }), 'Cancel');
  await startConnection(page, 'relayed', 'eu-west-9');
  await enterCredentials(page);
  await expectFinding(page, title, 'The relay of this server reaches it.');
  await press(page, 'Use the relay');
  await expect(page.getByText('relayed works.')).toBeVisible();
});

/** The host exists: opaque requests succeed, all others are blocked by the browser. */
function corsless(route: Route): Promise<void> {
  return route.request().headers()['sec-fetch-mode'] === 'no-cors' || !route.request().headers().authorization
    ? route.fulfill({
        status: 403,
        headers: { 'access-control-allow-origin': 'https://other.example' },
        body: '{"message":"Missing Authentication Token"}',
      })
    : route.abort('failed');
}

test.describe('A custom endpoint', () => {
  async function serve(
    page: Page,
    listener: RequestListener,
  ): Promise<{ url: string; close: () => Promise<void> }> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    allowRequests(page.context(), ({ origin }) => origin === url);
    const close = () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return { url, close };
  }

  test('that is something else is distinguished from one that does not exist.', async ({
    page,
    problems,
  }) => {
    page.context().on('console', () => problems.splice(0));
    const { url, close } = await serve(page, (request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader(
        'access-control-allow-headers',
        request.headers['access-control-request-headers'] ?? '*',
      );
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Something else</title>');
    });
    await startConnection(page, 'other');
    await choice(page, 'Custom endpoint').check();
    await field(page, 'Endpoint').fill(url);
    await expectFinding(page, 'it is not API Gateway V2', '/v2/apis');
    await close();
    await expectFinding(page, `Nothing responds at ${url}`, 'Start the endpoint');
  });
});
