import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { addSource, addToken, choice, expectScreen, field, fillCode, press, select } from './forms';
import { expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import {
  functionArn,
  invocationArn,
  roleArn,
  seed,
  seedApi,
  seedJwtAuthorizer,
  seedLambdaAuthorizer,
  seedRoute,
} from './seed';

// An authorizer of an HTTP API that takes the other type.

test.use({ start: 'empty' });

async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const jwt = await seedJwtAuthorizer(sandbox, apiId);
  const lambda = await seedLambdaAuthorizer(sandbox, apiId, 'partners', {
    AuthorizerResultTtlInSeconds: 300,
    AuthorizerCredentialsArn: roleArn('partners'),
    EnableSimpleResponses: true,
  });
  await seedRoute(sandbox, apiId, 'GET /orders', { AuthorizationType: 'JWT', AuthorizerId: jwt });
  return { apiId, jwt, lambda };
}

/** Chooses the other type and goes back again: what was typed in its field is kept, and nothing is changed. */
async function expectNoChange(page: Page, sandbox: Sandbox, own: string, other: string, label: string) {
  await choice(page, other).click();
  await field(page, label).fill('typed');
  await choice(page, own).click();
  await choice(page, other).click();
  await expect(field(page, label)).toHaveValue('typed');
  await choice(page, own).click();
  await saveUnchanged(page, sandbox);
}

test('An authorizer of tokens becomes one by a function, by fields or as JSON, and that is undone.', async ({
  page,
  sandbox,
}) => {
  const { apiId, jwt } = await prepare(sandbox);
  const ids = { ApiId: apiId, AuthorizerId: jwt };
  let since = sandbox.calls.length;

  await test.step('The other type and back again is no change.', async () => {
    await page.goto(paths.authorizer.edit(apiId, jwt));
    await expectNoChange(page, sandbox, 'JWT', 'Lambda', 'Function ARN');
  });

  await test.step('It becomes one by a function, with all that a function needs.', async () => {
    await follow(page, paths.authorizer.edit(apiId, jwt));
    await choice(page, 'Lambda').click();
    await expect(page.getByText('This route keeps the authorization type JWT')).toBeVisible();
    await expect(page.getByRole('link', { name: 'GET /orders' })).toBeVisible();
    await press(page, 'Save');
    await expect(field(page, 'Function ARN')).toHaveAccessibleDescription(
      /AuthorizerUri is a required field in an Authorizer/,
    );
    await expectCalls(sandbox, [], { since });
    await field(page, 'Function ARN').fill(functionArn('guard'));
    await addSource(page, 2, 'Query string', 'token');
    await expectNoAxeViolations(page);
    await save(page, 'Authorizer customers is saved.');
    const sent = {
      AuthorizerType: 'REQUEST',
      AuthorizerUri: invocationArn('guard'),
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization', '$request.querystring.token'],
    };
    await expectCalls(sandbox, [{ operation: 'UpdateAuthorizer', input: { ...ids, ...sent } }], { since });
    expect(await seed(sandbox, 'GetAuthorizer', ids)).not.toHaveProperty('JwtConfiguration');
  });

  await test.step('The other type is undone with the members of the former one.', async () => {
    await press(page, 'Undo UpdateAuthorizer of authorizer customers');
    await press(page.getByRole('dialog'), 'Undo');
    await expectNotification(page, /is undone/);
    const back = await seed(sandbox, 'GetAuthorizer', ids);
    expect(back).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['web'] },
    });
    expect(back).not.toHaveProperty('AuthorizerUri');
  });

  await test.step('The other type can be typed as JSON, without what only the former one has.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.authorizer.edit(apiId, jwt));
    await press(page, 'JSON');
    const members = {
      Name: 'customers',
      AuthorizerType: 'REQUEST',
      IdentitySource: ['$request.header.Authorization'],
      AuthorizerUri: invocationArn('guard'),
      AuthorizerPayloadFormatVersion: '1.0',
    };
    await fillCode(field(page, 'Members as JSON'), JSON.stringify(members));
    await save(page, 'Authorizer customers is saved.');
    const { Name: _name, IdentitySource: _source, ...sent } = members;
    await expectCalls(sandbox, [{ operation: 'UpdateAuthorizer', input: { ...ids, ...sent } }], { since });
  });
});

test('An authorizer by a function becomes one of tokens, unless it is changed back or of a WebSocket API.', async ({
  page,
  sandbox,
}) => {
  const { apiId, lambda } = await prepare(sandbox);
  const ids = { ApiId: apiId, AuthorizerId: lambda };
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const guard = await seedLambdaAuthorizer(sandbox, chat, 'guard', {
    AuthorizerPayloadFormatVersion: undefined,
    IdentitySource: ['route.request.querystring.token'],
  });
  const since = sandbox.calls.length;

  await test.step('The other type and back again is no change.', async () => {
    await page.goto(paths.authorizer.edit(apiId, lambda));
    await expectNoChange(page, sandbox, 'Lambda', 'JWT', 'Issuer');
  });

  await test.step('It becomes one of tokens, and nothing of the function is sent.', async () => {
    await follow(page, paths.authorizer.edit(apiId, lambda));
    await choice(page, 'JWT').click();
    await expect(page.getByText('keeps the authorization type')).toHaveCount(0);
    await press(page, 'Save');
    await expect(field(page, 'Issuer')).toHaveAccessibleDescription(/Issuer must have at least 1 character/);
    await expect(field(page, 'Audience')).toHaveAccessibleDescription(
      /Audience list must have at least 1 item/,
    );
    await field(page, 'Issuer').fill('https://staff.example.com');
    await addToken(page, 'Audience', 'admin');
    await save(page, 'Authorizer partners is saved.');
    const sent = {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Issuer: 'https://staff.example.com', Audience: ['admin'] },
    };
    await expectCalls(sandbox, [{ operation: 'UpdateAuthorizer', input: { ...ids, ...sent } }], { since });
    const after = await seed(sandbox, 'GetAuthorizer', ids);
    for (const gone of ['AuthorizerUri', 'AuthorizerCredentialsArn', 'AuthorizerResultTtlInSeconds']) {
      expect(after).not.toHaveProperty(gone);
    }
  });

  await test.step('A WebSocket API knows one type of authorizer, so its form has no choice.', async () => {
    await follow(page, paths.authorizer.edit(chat, guard));
    await expectScreen(page, 'Edit authorizer');
    await expect(field(page, 'Function ARN')).toBeVisible();
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expect(page.getByText('WebSocket APIs support Lambda authorizers only.')).toBeVisible();
    await expect(select(page, 'Payload format version')).toHaveCount(0);
  });
});
