import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
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

test('An authorizer is created by its form, of tokens and by a function.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);
  let since = sandbox.calls.length;
  const expectCreated = async (name: string, input: object) => {
    await expectScreen(page, name);
    await expectNotification(page, `Authorizer ${name} is created.`);
    const sent = { ApiId: apiId, Name: name, ...input };
    await expectCalls(sandbox, [{ operation: 'CreateAuthorizer', input: sent }], { since });
  };
  /** Opens a new form for an authorizer by a function. */
  const startLambda = async (name: string) => {
    since = sandbox.calls.length;
    await follow(page, paths.authorizer.create(apiId));
    await choice(page, 'Lambda').click();
    await field(page, 'Name').fill(name);
  };
  const function20 = { AuthorizerType: 'REQUEST', AuthorizerPayloadFormatVersion: '2.0' };

  await test.step('Of tokens it is rejected with an http issuer, no audience and two sources, each at its field.', async () => {
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

  await test.step('Of tokens it sends its required fields.', async () => {
    await press(page, 'Remove source 2');
    await field(page, 'Issuer').fill('https://staff.example.com');
    // Not added to the list by hand: what is typed counts, and the first press on the button does.
    await field(page, 'Audience').fill('admin');
    await press(page, 'Create authorizer');
    await expectCreated('staff', {
      AuthorizerType: 'JWT',
      IdentitySource: [HEADER],
      JwtConfiguration: { Issuer: 'https://staff.example.com', Audience: ['admin'] },
    });
  });

  await test.step('Of tokens it sends another source and several audiences.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.authorizer.create(apiId));
    await field(page, 'Name').fill('people');
    await field(page, 'Issuer').fill('https://staff.example.com');
    await field(page, 'Audience').fill('admin, audit');
    await field(page, 'Audience').press('Enter');
    await choosePlace(page, 1, 'Query string');
    await field(page, 'Name of source 1').fill('token');
    await field(page, 'Identity validation expression').fill('^Bearer .+$');
    await press(page, 'Create authorizer');
    await expectCreated('people', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.querystring.token'],
      IdentityValidationExpression: '^Bearer .+$',
      JwtConfiguration: { Issuer: 'https://staff.example.com', Audience: ['admin', 'audit'] },
    });
  });

  await test.step('By a function it is rejected with a source of another form.', async () => {
    await startLambda('keys');
    await field(page, 'Function ARN').fill(functionArn('keys'));
    await choosePlace(page, 1, 'Other expression');
    await field(page, 'Name of source 1').fill('header.Authorization');
    await press(page, 'Create authorizer');
    const message =
      'Invalid identity source expression: header.Authorization. The source must be a request header, request querystring, stage variable or context parameter';
    await expectFieldError(page, field(page, 'Name of source 1'), message, { sandbox, since });
  });

  await test.step('By a function it sends its required fields, the ARN as the invocation URI.', async () => {
    await choosePlace(page, 1, 'Header');
    await field(page, 'Name of source 1').fill('Authorization');
    await press(page, 'Create authorizer');
    await expectCreated('keys', {
      ...function20,
      AuthorizerUri: invocationArn('keys'),
      EnableSimpleResponses: true,
      IdentitySource: [HEADER],
    });
  });

  await test.step('By a function it is rejected with a TTL and nothing to cache by.', async () => {
    await startLambda('locks');
    await field(page, 'Function ARN').fill(invocationArn('locks'));
    await press(page, 'Remove source 1');
    await field(page, 'Result TTL, seconds').fill('3600');
    await press(page, 'Create authorizer');
    const message = 'Identity source must be set if authorizer caching is enabled (TTL is greater than 0)';
    await expect(page.getByText(message)).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Add source' })).toBeFocused();
    await expectCalls(sandbox, [], { since });
  });

  await test.step('By a function it sends every field of the form.', async () => {
    await chooseOption(page, 'Payload format version', '1.0');
    await expect(choice(page, 'Simple responses')).toBeDisabled();
    await expect(field(page, 'Identity validation expression')).toBeDisabled();
    await addSource(page, 1, 'Header', 'Authorization');
    await addSource(page, 2, '$context', 'identity.sourceIp');
    await expect(page.getByText('$context.identity.sourceIp', { exact: true })).toBeVisible();
    await field(page, 'Credentials ARN').fill(roleArn('locks'));
    await press(page, 'Create authorizer');
    await expectCreated('locks', {
      AuthorizerType: 'REQUEST',
      AuthorizerUri: invocationArn('locks'),
      AuthorizerPayloadFormatVersion: '1.0',
      AuthorizerResultTtlInSeconds: 3600,
      AuthorizerCredentialsArn: roleArn('locks'),
      IdentitySource: [HEADER, '$context.identity.sourceIp'],
    });
  });
});

test('An authorizer is edited by its form, and deleted unless routes need it.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);
  const jwt = await seedJwtAuthorizer(sandbox, apiId);
  // It has all members, one that its form does not show.
  const lambda = await seedLambdaAuthorizer(sandbox, apiId, 'partners', {
    AuthorizerResultTtlInSeconds: 300,
    AuthorizerCredentialsArn: roleArn('partners'),
    IdentityValidationExpression: '.+',
  });
  const used = await seedJwtAuthorizer(sandbox, apiId, 'guards');
  for (const key of ['GET /orders', '$default'])
    await seedRoute(sandbox, apiId, key, { AuthorizationType: 'JWT', AuthorizerId: used });
  let since = sandbox.calls.length;
  const expectUpdated = (AuthorizerId: string, change: object) =>
    expectCalls(
      sandbox,
      [{ operation: 'UpdateAuthorizer', input: { ApiId: apiId, AuthorizerId, ...change } }],
      { since },
    );

  await test.step('One of tokens sends nothing when nothing is changed.', async () => {
    await page.goto(paths.authorizer.edit(apiId, jwt));
    await saveUnchanged(page, sandbox);
  });

  await test.step('One of tokens sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    const issuer = 'https://issuer.example.com/new';
    await follow(page, paths.authorizer.edit(apiId, jwt));
    await field(page, 'Name').fill('shoppers');
    await field(page, 'Issuer').fill(issuer);
    await addToken(page, 'Audience', 'mobile');
    await field(page, 'Name of source 1').fill('x-token');
    await field(page, 'Identity validation expression').fill('^Bearer .+$');
    await save(page, 'Authorizer shoppers is saved.');
    await expectUpdated(jwt, {
      Name: 'shoppers',
      IdentitySource: ['$request.header.x-token'],
      IdentityValidationExpression: '^Bearer .+$',
      JwtConfiguration: { Issuer: issuer, Audience: ['web', 'mobile'] },
    });
  });

  await test.step('One by a function sends nothing when nothing is changed.', async () => {
    await follow(page, paths.authorizer.edit(apiId, lambda));
    await saveUnchanged(page, sandbox);
  });

  await test.step('One by a function sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.authorizer.edit(apiId, lambda));
    await field(page, 'Name').fill('suppliers');
    await field(page, 'Function ARN').fill(functionArn('partners-v2'));
    await choice(page, 'Simple responses').click();
    await field(page, 'Result TTL, seconds').fill('60');
    await field(page, 'Credentials ARN').fill('');
    await field(page, 'Name of source 1').fill('x-supplier-key');
    await save(page, 'Authorizer suppliers is saved.');
    await expectUpdated(lambda, {
      Name: 'suppliers',
      IdentitySource: ['$request.header.x-supplier-key'],
      AuthorizerUri: invocationArn('partners-v2'),
      EnableSimpleResponses: true,
      AuthorizerResultTtlInSeconds: 60,
      AuthorizerCredentialsArn: '',
    });
    // The form of Lambda authorizers does not show it.
    const after = await seed(sandbox, 'GetAuthorizer', { ApiId: apiId, AuthorizerId: lambda });
    expect(after.IdentityValidationExpression).toBe('.+');
  });

  await test.step('Its deletion is blocked by the routes that it guards, each by its key.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.authorizer.detail(apiId, used));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem')).toHaveText(['GET /orders', '$default']);
    await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
    await press(dialog, 'Cancel');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('It is deleted after confirmation with one call, and leaves the list.', async () => {
    await follow(page, paths.authorizer.detail(apiId, jwt));
    await press(page, 'Delete');
    await press(page.getByRole('dialog', { name: 'Delete authorizer shoppers' }), 'Delete');
    await expectScreen(page, 'Authorizers');
    await expectRowVisible(page, 'suppliers');
    await expectRowGone(page, 'shoppers');
    const input = { ApiId: apiId, AuthorizerId: jwt };
    await expectCalls(sandbox, [{ operation: 'DeleteAuthorizer', input }], { since });
  });
});
