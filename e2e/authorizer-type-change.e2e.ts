import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { addSource, addToken, choice, expectScreen, field, press, select } from './forms';
import { expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
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
  return { apiId, jwt, lambda, since: sandbox.calls.length };
}

test('An authorizer of tokens becomes one by a function, with all that a function needs.', async ({
  page,
  sandbox,
}) => {
  const { apiId, jwt, since } = await prepare(sandbox);
  const ids = { ApiId: apiId, AuthorizerId: jwt };
  await page.goto(paths.authorizer.edit(apiId, jwt));
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
  await press(page, 'Save');
  await expectNotification(page, 'Authorizer customers is saved.');
  await expectCalls(
    sandbox,
    [
      {
        operation: 'UpdateAuthorizer',
        input: {
          ...ids,
          AuthorizerType: 'REQUEST',
          AuthorizerUri: invocationArn('guard'),
          AuthorizerPayloadFormatVersion: '2.0',
          EnableSimpleResponses: true,
          IdentitySource: ['$request.header.Authorization', '$request.querystring.token'],
        },
      },
    ],
    { since },
  );
  expect(await seed(sandbox, 'GetAuthorizer', ids)).not.toHaveProperty('JwtConfiguration');
});

test('The other type is undone with the members of the former one.', async ({ page, sandbox }) => {
  const { apiId, jwt } = await prepare(sandbox);
  const ids = { ApiId: apiId, AuthorizerId: jwt };
  await page.goto(paths.authorizer.edit(apiId, jwt));
  await choice(page, 'Lambda').click();
  await field(page, 'Function ARN').fill(functionArn('guard'));
  await press(page, 'Save');
  await expectNotification(page, 'Authorizer customers is saved.');
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

test('An authorizer by a function becomes one of tokens, and nothing of the function is sent.', async ({
  page,
  sandbox,
}) => {
  const { apiId, lambda, since } = await prepare(sandbox);
  const ids = { ApiId: apiId, AuthorizerId: lambda };
  await page.goto(paths.authorizer.edit(apiId, lambda));
  await choice(page, 'JWT').click();
  await expect(page.getByText('keeps the authorization type')).toHaveCount(0);
  await press(page, 'Save');
  await expect(field(page, 'Issuer')).toHaveAccessibleDescription(/Issuer must have at least 1 character/);
  await expect(field(page, 'Audience')).toHaveAccessibleDescription(
    /Audience list must have at least 1 item/,
  );
  await field(page, 'Issuer').fill('https://staff.example.com');
  await addToken(page, 'Audience', 'admin');
  await press(page, 'Save');
  await expectNotification(page, 'Authorizer partners is saved.');
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

for (const which of ['jwt', 'lambda'] as const) {
  test(`The other type and back again is no change (${which}).`, async ({ page, sandbox }) => {
    const { apiId, since, ...ids } = await prepare(sandbox);
    await page.goto(paths.authorizer.edit(apiId, ids[which]));
    const [own, other, label] =
      which === 'jwt' ? ['JWT', 'Lambda', 'Function ARN'] : ['Lambda', 'JWT', 'Issuer'];
    await choice(page, other).click();
    await field(page, label).fill('typed');
    await choice(page, own).click();
    await choice(page, other).click();
    await expect(field(page, label)).toHaveValue('typed');
    await choice(page, own).click();
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
}

test('The other type can be typed as JSON, without what only the former one has.', async ({
  page,
  sandbox,
}) => {
  const { apiId, jwt, since } = await prepare(sandbox);
  await page.goto(paths.authorizer.edit(apiId, jwt));
  await press(page, 'JSON');
  const members = {
    Name: 'customers',
    AuthorizerType: 'REQUEST',
    IdentitySource: ['$request.header.Authorization'],
    AuthorizerUri: invocationArn('guard'),
    AuthorizerPayloadFormatVersion: '1.0',
  };
  await field(page, 'Members as JSON').fill(JSON.stringify(members));
  await press(page, 'Save');
  await expectNotification(page, 'Authorizer customers is saved.');
  const { Name: _name, IdentitySource: _source, ...sent } = members;
  await expectCalls(
    sandbox,
    [{ operation: 'UpdateAuthorizer', input: { ApiId: apiId, AuthorizerId: jwt, ...sent } }],
    { since },
  );
});

test('A WebSocket API knows one type of authorizer, so its form has no choice.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const id = await seedLambdaAuthorizer(sandbox, apiId, 'guard', {
    AuthorizerPayloadFormatVersion: undefined,
    IdentitySource: ['route.request.querystring.token'],
  });
  await page.goto(paths.authorizer.edit(apiId, id));
  await expectScreen(page, 'Edit authorizer');
  await expect(field(page, 'Function ARN')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(page.getByText('WebSocket APIs support Lambda authorizers only.')).toBeVisible();
  await expect(select(page, 'Payload format version')).toHaveCount(0);
});
