import { generateKeyPairSync, sign } from 'node:crypto';
import type { Page } from '@playwright/test';
import { paths, testPath } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import {
  chooseOption,
  expectCalls,
  expectNoAxeViolations,
  expectNotification,
  expectRowVisible,
} from './helpers';
import { follow } from './route-map';
import {
  seed,
  seedApi,
  seedDeployment,
  seedDomainName,
  seedIntegration,
  seedJwtAuthorizer,
  seedMapping,
  seedRoute,
} from './seed';

test.use({ start: 'empty' });

/** An API whose stage `prod` does not yet serve `GET /orders/{id}`; `GET /me` asks for a token. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const Target = `integrations/${await seedIntegration(sandbox, apiId)}`;
  await seedRoute(sandbox, apiId, 'GET /orders', { Target });
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
  await seedDeployment(sandbox, apiId, { StageName: 'prod' });
  await seedRoute(sandbox, apiId, 'GET /orders/{id}', { Target });
  await seedRoute(sandbox, apiId, 'DELETE /orders/{id}', { Target });
  const AuthorizerId = await seedJwtAuthorizer(sandbox, apiId);
  await seedRoute(sandbox, apiId, 'GET /me', { Target, AuthorizationType: 'JWT', AuthorizerId });
  return apiId;
}

const authorizerId = async (sandbox: Sandbox, ApiId: string) =>
  (await seed(sandbox, 'GetAuthorizers', { ApiId })).Items?.[0]?.AuthorizerId ?? '';

const verdict = (page: Parameters<typeof press>[0]) => page.getByRole('status', { name: 'Verdict' });

/** Opens *Test* of an API with this request, and with nothing else of what was entered before. */
async function openTest(page: Page, address: string) {
  await follow(page, paths.journal);
  await follow(page, address);
}

test('A request is followed through an API, saved and loaded again.', async ({ page, sandbox }) => {
  const apiId = await prepare(sandbox);

  await test.step('Why a request is 404 is shown from the API in two clicks, for the latest configuration and for a stage.', async () => {
    await page.goto(paths.api(apiId));
    await page.getByRole('main').getByRole('link', { name: 'Test', exact: true }).click();
    await expectScreen(page, 'Test');
    // On a connection to AWS functions are not offered, and nothing can be sent without a relay.
    await expect(page.getByText('Nothing is sent before you press Send.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Responses of the backend' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Run functions' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Path and query' }).fill('/orders/5?x=1');
    await expect(verdict(page)).toContainText('GET /orders/5 → GET /orders/{id} → Lambda orders → 200');
    await expect(page).toHaveURL(/path=%2Forders%2F5%3Fx%3D1/);
    await expectNoAxeViolations(page);

    await page.getByRole('tab', { name: 'Other routes (3)' }).click();
    await expectRowVisible(page, 'DELETE /orders/{id}', 'Another method');
    await page.getByRole('tab', { name: 'Sent' }).click();
    await expect(page.getByRole('region', { name: 'Event of the function' })).toContainText(
      '"path": "/prod/orders/5"',
    );

    const before = sandbox.calls.length;
    await chooseOption(page, 'Configuration', 'Stage prod');
    await expect(verdict(page)).toContainText('404 Not Found: no route matches GET /orders/5');
    expect(sandbox.calls.slice(before).map(({ operation }) => operation)).toContain('ExportApi');
    await page.reload();
    await expect(verdict(page)).toContainText('404 Not Found: no route matches GET /orders/5');
  });

  await test.step('A request is saved without its credentials, loaded after a reload, and deleted.', async () => {
    await openTest(page, paths.apiTest(apiId));
    const path = page.getByRole('combobox', { name: 'Path and query' });
    const headers = page.getByRole('textbox', { name: 'Headers' });
    await path.fill('/orders/5');
    await press(page, 'Headers and body');
    await headers.fill('X-Tenant: shop\nAuthorization: Bearer secret');
    await press(page, 'Save request');
    await expect(page.getByRole('textbox', { name: 'Name of the request' })).toHaveValue('GET /orders/5');
    await page.getByRole('textbox', { name: 'Name of the request' }).fill('One order');
    await press(page, 'Save');
    await expectNotification(page, 'Without the header Authorization, which may be secret.');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('secret');
    await page.goto(paths.apiTest(apiId));
    await expect(verdict(page)).toContainText('GET /');
    await page.getByRole('button', { name: /^Saved requests/ }).click();
    await page.getByRole('option', { name: /One order/ }).click();
    await expect(verdict(page)).toContainText('GET /orders/5 → GET /orders/{id}');
    await press(page, 'Headers and body');
    await expect(headers).toHaveValue('X-Tenant: shop');
    await expectNoAxeViolations(page);
    await press(page, 'Delete request');
    await expect(page.getByRole('button', { name: /^Saved requests/ })).toHaveCount(0);
  });
});

test('What refuses a request is found: the token, the caller, the deployment, CORS.', async ({
  page,
  sandbox,
}) => {
  const apiId = await prepare(sandbox);
  await seedRoute(sandbox, apiId, 'GET /admin', { AuthorizationType: 'AWS_IAM' });

  await test.step('A pasted token is judged claim by claim, and the response of the backend is a sample that can be changed.', async () => {
    await page.goto(testPath(apiId, { method: 'GET', path: '/me' }));
    await expect(verdict(page)).toContainText('401 Unauthorized: the request has no token');
    await press(page, 'Identity');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: 'https://issuer.example.com/', aud: 'other', exp: 1 };
    await field(page, 'Bearer token').fill(`${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}.c2ln`);
    await expect(verdict(page)).toContainText('401 Unauthorized: the token fails the check');
    await page.locator('summary', { hasText: 'The token fails' }).click();
    await expect(page.getByText('1970-01-01T00:00:01.000Z')).toBeVisible();
    await expect(page.getByText(/Issuer, audience or client ID, times/)).toBeVisible();

    const { JwtConfiguration } = await seed(sandbox, 'GetAuthorizer', {
      ApiId: apiId,
      AuthorizerId: await authorizerId(sandbox, apiId),
    });
    const [key, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
    const content = [
      part({ alg: 'RS256', kid: 'k' }),
      part({ iss: JwtConfiguration?.Issuer, aud: JwtConfiguration?.Audience?.[0], exp: 4e9 }),
    ].join('.');
    const signature = sign('sha256', Buffer.from(content), key?.privateKey ?? '').toString('base64url');
    await field(page, 'Bearer token').fill(`${content}.${signature}`);
    await expect(verdict(page)).toContainText('GET /me → GET /me → Lambda orders → 200');
    const setOf = (pair: typeof key) =>
      JSON.stringify({ keys: [{ ...pair?.publicKey.export({ format: 'jwk' }), kid: 'k' }] });
    await field(page, 'Keys of the issuer').fill(setOf(other));
    await expect(verdict(page)).toContainText('401 Unauthorized: the token fails the check “Signature”');
    await field(page, 'Keys of the issuer').fill(setOf(key));
    await expect(verdict(page)).toContainText('GET /me → GET /me → Lambda orders → 200');
    await expect(page.getByText('The token passes', { exact: true })).toBeVisible();

    await openTest(page, testPath(apiId, { method: 'GET', path: '/orders/5' }));
    await press(page, 'Responses of the backend');
    await chooseOption(page, 'The function', 'Does not respond in time');
    await expect(verdict(page)).toContainText('→ 503');
  });

  await test.step('A 403 is diagnosed by what stops the request, or as that of a REST API, with check and fix.', async () => {
    await openTest(page, testPath(apiId, { method: 'GET', path: '/admin' }));
    await page.getByRole('tab', { name: 'Diagnosis' }).click();
    const pasted = field(page, 'Response that the request got');
    const causes = page.getByRole('list', { name: 'Causes' }).getByRole('listitem');
    await pasted.fill('{"message":"Forbidden"}');
    await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText(
      'API Gateway made this response',
    );
    await expect(causes).toHaveText([
      /^The request is not signed.*The request on the left leads to it.*Check: See whether Authorization.*Fix: Sign the request/,
      /^The token has none of the scopes.*Check: .*Fix: /,
      /^The domain name asks for a client certificate.*Check: .*Fix: /,
    ]);
    await page.getByRole('combobox', { name: 'Path and query' }).fill('/orders');
    await expect(page.getByText('The request on the left leads to it')).toHaveCount(0);
    await expect(causes.first()).toContainText('The token has none of the scopes');
    for (const [body, cause] of [
      ['{"message":"Missing Authentication Token"}', 'no such path or method'],
      ['{"Message":null}', 'denies the request'],
    ] as const) {
      await pasted.fill(`HTTP/2 403\n\n${body}`);
      await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText('A REST API made this');
      await expect(causes.first()).toContainText(cause);
      await expect(causes.first()).toContainText('Fix: ');
    }
  });

  await test.step('A response is diagnosed, and why the browser refuses a page of another origin is shown.', async () => {
    await openTest(page, testPath(apiId, { method: 'GET', path: '/orders/5', stage: 'stage:prod' }));
    await page.getByRole('tab', { name: 'Diagnosis' }).click();
    await field(page, 'Response that the request got').fill(
      'HTTP/2 404\napigw-requestid: a=\n\n{"message":"Not Found"}',
    );
    await expect(page.getByRole('status', { name: 'Diagnosis' })).toContainText(
      'API Gateway made this response',
    );
    await expect(page.getByRole('list', { name: 'Causes' }).getByRole('listitem').first()).toContainText(
      'The route is not deployed to the stage',
    );
    await page.getByRole('tab', { name: 'CORS' }).click();
    await expect(page.getByRole('status', { name: 'CORS verdict' })).toContainText(
      'the page cannot read the response',
    );
    // API Gateway's own 404 is nothing that the CORS configuration could change; a response of the function is.
    await expect(page.getByRole('link', { name: 'Edit CORS' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Fix…' })).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Path and query' }).fill('/orders');
    await expect(page.getByRole('link', { name: 'Edit CORS' })).toBeVisible();
    await expectNoAxeViolations(page);
    const since = sandbox.calls.length;
    await field(page, 'Headers that the page sets').fill('x-trial');
    await press(page, 'Fix…');
    await press(page.getByRole('dialog'), 'Fix');
    await expectNotification(page, 'CORS is saved.');
    const CorsConfiguration = {
      AllowOrigins: ['https://app.example.com'],
      AllowMethods: ['GET'],
      AllowHeaders: ['x-trial'],
    };
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input: { ApiId: apiId, CorsConfiguration } }], {
      since,
    });
    await chooseOption(page, 'Configuration', 'Latest configuration');
    await expect(page.getByRole('status', { name: 'CORS verdict' })).toContainText(
      'The page can read the response',
    );
  });
});

test('A test begins at a URL or at the route of a message.', async ({ page, sandbox }) => {
  const apiId = await prepare(sandbox);

  await test.step('A pasted URL leads to its API, stage and path, at a custom domain name too, or the reason is said.', async () => {
    await seedDomainName(sandbox, 'api.example.com');
    await seedMapping(sandbox, 'api.example.com', apiId, 'prod', 'shop');
    await page.goto(paths.testUrl);
    await expectScreen(page, 'Test a URL');
    const answer = page.getByRole('status', { name: 'Answer' });
    const url = page.getByRole('searchbox', { name: 'URL' });
    await url.fill('https://api.example.com/nothing');
    await expect(answer).toContainText('No API mapping of api.example.com matches /nothing.');
    await url.fill('https://unknown.example.org/x');
    await expect(answer).toContainText('neither the endpoint of an API nor a custom domain name');
    await url.fill('https://api.example.com/shop/orders?x=1');
    await expect(answer).toContainText('The API mapping shop of api.example.com');
    await expectNoAxeViolations(page);
    await page.getByRole('link', { name: 'Continue to Test' }).click();
    await expectScreen(page, 'Test');
    await expect(verdict(page)).toContainText('GET /orders → GET /orders → Lambda orders → 200');

    await follow(
      page,
      `${paths.testUrl}?url=https://${apiId}.execute-api.eu-west-1.amazonaws.com/prod/orders/5`,
    );
    await page.getByRole('link', { name: 'Continue to Test' }).click();
    await expect(verdict(page)).toContainText('404 Not Found: no route matches GET /orders/5');
  });

  await test.step('A message of a WebSocket API is followed to its route and its response, from the route in one click.', async () => {
    const chatId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
    const Target = `integrations/${await seedIntegration(sandbox, chatId)}`;
    const routeId = await seedRoute(sandbox, chatId, 'join', { Target });
    await seed(sandbox, 'CreateStage', { ApiId: chatId, StageName: 'live' });
    await follow(page, paths.route.detail(chatId, routeId));
    await page.getByRole('main').getByRole('link', { name: 'Test', exact: true }).click();
    await expectScreen(page, 'Test');
    await expect(verdict(page)).toContainText('join → Lambda orders → nothing is sent back');
    await page.getByRole('tab', { name: 'Sent' }).click();
    await expect(page.getByRole('region', { name: 'Event of the function' })).toContainText(
      '"eventType": "MESSAGE"',
    );
    await field(page, 'Message').fill('{"action":"leave"}');
    await expect(verdict(page)).toContainText('Forbidden: no route for “leave”');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(verdict(page)).toContainText('Connect → 101');
    await expectNoAxeViolations(page);
  });
});
