import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import {
  addSource,
  addToken,
  choice,
  choosePlace,
  expectFieldError,
  expectScreen,
  field,
  press,
} from './forms';
import { chooseOption, expectCalls, expectNotification, expectRowGone, expectRowVisible } from './helpers';
import { testList } from './list-suite';
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

testList({
  noun: 'authorizer',
  path: paths.authorizer.list,
  make: seedLambdaAuthorizer,
  operation: 'GetAuthorizers',
  reads: ['GetApi', 'GetAuthorizers', 'GetRoutes'],
  sort: { header: 'Name', id: 'name' },
});

test.use({ start: 'empty' });

const HEADER = '$request.header.Authorization';

/** An API with a JWT authorizer and a Lambda authorizer that has all members, one that its form does not show. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const jwt = await seedJwtAuthorizer(sandbox, apiId);
  const lambda = await seedLambdaAuthorizer(sandbox, apiId, 'partners', {
    AuthorizerResultTtlInSeconds: 300,
    AuthorizerCredentialsArn: roleArn('partners'),
    IdentityValidationExpression: '.+',
  });
  return { apiId, jwt, lambda, since: sandbox.calls.length };
}

test.describe('Creating an authorizer', () => {
  test('of tokens sends its required fields.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.create(apiId));
    await field(page, 'Name').fill('staff');
    await field(page, 'Issuer').fill('https://staff.example.com');
    // Not added to the list by hand: what is typed counts, and the first press on the button does.
    await field(page, 'Audience').fill('admin');
    await press(page, 'Create authorizer');
    await expectScreen(page, 'staff');
    await expectNotification(page, 'Authorizer staff is created.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateAuthorizer',
          input: {
            ApiId: apiId,
            Name: 'staff',
            AuthorizerType: 'JWT',
            IdentitySource: [HEADER],
            JwtConfiguration: { Issuer: 'https://staff.example.com', Audience: ['admin'] },
          },
        },
      ],
      { since },
    );
  });

  test('of tokens sends another source and several audiences.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.create(apiId));
    await field(page, 'Name').fill('staff');
    await field(page, 'Issuer').fill('https://staff.example.com');
    await field(page, 'Audience').fill('admin, audit');
    await field(page, 'Audience').press('Enter');
    await choosePlace(page, 1, 'Query string');
    await field(page, 'Name of source 1').fill('token');
    await field(page, 'Identity validation expression').fill('^Bearer .+$');
    await press(page, 'Create authorizer');
    await expectScreen(page, 'staff');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateAuthorizer',
          input: {
            ApiId: apiId,
            Name: 'staff',
            AuthorizerType: 'JWT',
            IdentitySource: ['$request.querystring.token'],
            IdentityValidationExpression: '^Bearer .+$',
            JwtConfiguration: { Issuer: 'https://staff.example.com', Audience: ['admin', 'audit'] },
          },
        },
      ],
      { since },
    );
  });

  test('by a function sends its required fields, the ARN as the invocation URI.', async ({
    page,
    sandbox,
  }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.create(apiId));
    await choice(page, 'Lambda').click();
    await field(page, 'Name').fill('keys');
    await field(page, 'Function ARN').fill(functionArn('keys'));
    await press(page, 'Create authorizer');
    await expectScreen(page, 'keys');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateAuthorizer',
          input: {
            ApiId: apiId,
            Name: 'keys',
            AuthorizerType: 'REQUEST',
            AuthorizerUri: invocationArn('keys'),
            AuthorizerPayloadFormatVersion: '2.0',
            EnableSimpleResponses: true,
            IdentitySource: [HEADER],
          },
        },
      ],
      { since },
    );
  });

  test('by a function sends every field of the form.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.create(apiId));
    await choice(page, 'Lambda').click();
    await field(page, 'Name').fill('keys');
    await field(page, 'Function ARN').fill(invocationArn('keys'));
    await chooseOption(page, 'Payload format version', '1.0');
    await expect(choice(page, 'Simple responses')).toBeDisabled();
    await expect(field(page, 'Identity validation expression')).toBeDisabled();
    await addSource(page, 2, '$context', 'identity.sourceIp');
    await expect(page.getByText('$context.identity.sourceIp', { exact: true })).toBeVisible();
    await field(page, 'Result TTL, seconds').fill('3600');
    await field(page, 'Credentials ARN').fill(roleArn('keys'));
    await press(page, 'Create authorizer');
    await expectScreen(page, 'keys');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateAuthorizer',
          input: {
            ApiId: apiId,
            Name: 'keys',
            AuthorizerType: 'REQUEST',
            AuthorizerUri: invocationArn('keys'),
            AuthorizerPayloadFormatVersion: '1.0',
            AuthorizerResultTtlInSeconds: 3600,
            AuthorizerCredentialsArn: roleArn('keys'),
            IdentitySource: [HEADER, '$context.identity.sourceIp'],
          },
        },
      ],
      { since },
    );
  });
});

test.describe('An authorizer is rejected before it is sent', () => {
  test('with an http issuer, no audience and two sources, each at its field.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.create(apiId));
    await field(page, 'Name').fill('staff');
    await field(page, 'Issuer').fill('http://staff.example.com');
    await choice(page, 'Lambda').click();
    await addSource(page, 2, 'Query string', 'token');
    await choice(page, 'JWT').click();
    await press(page, 'Create authorizer');
    await expect(field(page, 'Issuer')).toHaveAccessibleDescription(
      /Invalid issuer: Issuer is not a valid URL for JWT Authorizer/,
    );
    await expect(field(page, 'Audience')).toHaveAccessibleDescription(
      /Audience list must have at least 1 item for JWT Authorizer/,
    );
    await expect(field(page, 'Name of source 1')).toHaveAccessibleDescription(
      /A JWT authorizer takes exactly one identity source/,
    );
    await expect(page.getByRole('alert')).toHaveText('3 fields need attention; nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });

  test('with a source of another form.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.create(apiId));
    await choice(page, 'Lambda').click();
    await field(page, 'Name').fill('keys');
    await field(page, 'Function ARN').fill(functionArn('keys'));
    await choosePlace(page, 1, 'Other expression');
    await field(page, 'Name of source 1').fill('header.Authorization');
    await press(page, 'Create authorizer');
    const message =
      'Invalid identity source expression: header.Authorization. The source must be a request header, request querystring, stage variable or context parameter';
    await expectFieldError(page, field(page, 'Name of source 1'), message, { sandbox, since });
  });

  test('with a TTL and nothing to cache by.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.create(apiId));
    await choice(page, 'Lambda').click();
    await field(page, 'Name').fill('keys');
    await field(page, 'Function ARN').fill(functionArn('keys'));
    await press(page, 'Remove source 1');
    await field(page, 'Result TTL, seconds').fill('300');
    await press(page, 'Create authorizer');
    const message = 'Identity source must be set if authorizer caching is enabled (TTL is greater than 0)';
    await expect(page.getByText(message)).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Add source' })).toBeFocused();
    await expectCalls(sandbox, [], { since });
  });
});

test.describe('Editing an authorizer', () => {
  type Which = 'jwt' | 'lambda';
  const issuer = 'https://issuer.example.com/new';
  const cases: [which: Which, change: (page: Page) => Promise<unknown>, sent: object][] = [
    [
      'jwt',
      async (page) => {
        await field(page, 'Name').fill('shoppers');
        await field(page, 'Issuer').fill(issuer);
        await addToken(page, 'Audience', 'mobile');
        await field(page, 'Name of source 1').fill('x-token');
        await field(page, 'Identity validation expression').fill('^Bearer .+$');
      },
      {
        Name: 'shoppers',
        IdentitySource: ['$request.header.x-token'],
        IdentityValidationExpression: '^Bearer .+$',
        JwtConfiguration: { Issuer: issuer, Audience: ['web', 'mobile'] },
      },
    ],
    [
      'lambda',
      async (page) => {
        await field(page, 'Name').fill('suppliers');
        await field(page, 'Function ARN').fill(functionArn('partners-v2'));
        await choice(page, 'Simple responses').click();
        await field(page, 'Result TTL, seconds').fill('60');
        await field(page, 'Credentials ARN').fill('');
        await field(page, 'Name of source 1').fill('x-supplier-key');
      },
      {
        Name: 'suppliers',
        IdentitySource: ['$request.header.x-supplier-key'],
        AuthorizerUri: invocationArn('partners-v2'),
        EnableSimpleResponses: true,
        AuthorizerResultTtlInSeconds: 60,
        AuthorizerCredentialsArn: '',
      },
    ],
  ];
  for (const [which, change, sent] of cases) {
    test(`sends every changed field, and nothing else (${which}).`, async ({ page, sandbox }) => {
      const { apiId, since, ...ids } = await prepare(sandbox);
      await page.goto(paths.authorizer.edit(apiId, ids[which]));
      await change(page);
      await press(page, 'Save');
      await expectNotification(page, /^Authorizer .* is saved\./);
      const input = { ApiId: apiId, AuthorizerId: ids[which], ...sent };
      await expectCalls(sandbox, [{ operation: 'UpdateAuthorizer', input }], { since });
      if (which === 'jwt') return;
      // The form of Lambda authorizers does not show it.
      const after = await seed(sandbox, 'GetAuthorizer', { ApiId: apiId, AuthorizerId: ids.lambda });
      expect(after.IdentityValidationExpression).toBe('.+');
    });
  }

  for (const which of ['jwt', 'lambda'] as const) {
    test(`sends nothing when nothing is changed (${which}).`, async ({ page, sandbox }) => {
      const { apiId, since, ...ids } = await prepare(sandbox);
      await page.goto(paths.authorizer.edit(apiId, ids[which]));
      await press(page, 'Save');
      await expectNotification(page, 'No changes, so nothing was sent.');
      await expectCalls(sandbox, [], { since });
    });
  }
});

test.describe('Deleting an authorizer', () => {
  test('is deleted after confirmation with one call, and leaves the list.', async ({ page, sandbox }) => {
    const { apiId, jwt, since } = await prepare(sandbox);
    await page.goto(paths.authorizer.detail(apiId, jwt));
    await press(page, 'Delete');
    await press(page.getByRole('dialog', { name: 'Delete authorizer customers' }), 'Delete');
    await expectScreen(page, 'Authorizers');
    await expectRowVisible(page, 'partners');
    await expectRowGone(page, 'customers');
    const input = { ApiId: apiId, AuthorizerId: jwt };
    await expectCalls(sandbox, [{ operation: 'DeleteAuthorizer', input }], { since });
  });

  test('is blocked by the routes that it guards, each by its key.', async ({ page, sandbox }) => {
    const { apiId, jwt } = await prepare(sandbox);
    const guarded = { AuthorizationType: 'JWT', AuthorizerId: jwt } as const;
    await seedRoute(sandbox, apiId, 'GET /orders', guarded);
    await seedRoute(sandbox, apiId, '$default', guarded);
    const since = sandbox.calls.length;
    await page.goto(paths.authorizer.detail(apiId, jwt));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['GET /orders', '$default']);
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
    await expectCalls(sandbox, [], { since });
  });
});
