import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { choice, expectFieldError, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectRowVisible } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedLambdaAuthorizer, seedRoute } from './seed';

test.use({ start: 'empty' });

test('A route of a WebSocket API has the key, the authorization and the members that such an API knows.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const AuthorizerId = await seedLambdaAuthorizer(sandbox, apiId, 'guard', {
    AuthorizerPayloadFormatVersion: undefined,
    IdentitySource: ['route.request.querystring.token'],
  });
  await seed(sandbox, 'CreateModel', {
    ApiId: apiId,
    Name: 'Message',
    ContentType: 'application/json',
    Schema: '{}',
  });
  // Members that the form does not show.
  const members = {
    ModelSelectionExpression: '$request.body.action',
    RequestModels: { sendMessage: 'Message' },
    RouteResponseSelectionExpression: '$default',
  };
  const id = await seedRoute(sandbox, apiId, 'sendMessage', members);
  let since = sandbox.calls.length;

  await test.step('It is in the list under its whole key, and the API has no page for CORS.', async () => {
    await page.goto(paths.route.list(apiId));
    await expectRowVisible(page, 'sendMessage');
    const nav = page.getByRole('navigation', { name: 'Resources' });
    await expect(nav.getByRole('link', { name: 'Stages' })).toBeVisible();
    await expect(nav.getByRole('link', { name: 'CORS' })).toHaveCount(0);
  });

  await test.step('It is rejected with an unknown reserved key.', async () => {
    await follow(page, paths.route.create(apiId));
    await field(page, 'Route key').fill('$join');
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectFieldError(
      page,
      field(page, 'Route key'),
      'Route keys starting with $ are reserved for predefined routes: $connect, $disconnect, $default',
      { sandbox, since },
    );
  });

  await test.step('It takes an authorizer and an API key on $connect only.', async () => {
    await field(page, 'Route key').fill('joinRoom');
    const type = select(page, 'Authorization type');
    await expect(type).toBeDisabled();
    await expect(type).toHaveAccessibleDescription(
      'Currently, authorization is restricted to the $connect route only',
    );
    await expect(choice(page, 'API key required')).toBeDisabled();

    await field(page, 'Route key').fill('$connect');
    await type.click();
    await expect(page.getByRole('option')).toHaveText([/None/, /IAM/, /Lambda authorizer/]);
    await page.getByRole('option', { name: 'Lambda authorizer' }).click();
    await chooseOption(page, 'Authorizer', 'guard');
    await choice(page, 'API key required').click();
    await press(page, 'Create route');
    await expectScreen(page, '$connect');
    const sent = { RouteKey: '$connect', AuthorizationType: 'CUSTOM', AuthorizerId, ApiKeyRequired: true };
    await expectCalls(sandbox, [{ operation: 'CreateRoute', input: { ApiId: apiId, ...sent } }], { since });
  });

  await test.step('It keeps members without a form field when it is edited.', async () => {
    since = sandbox.calls.length;
    const ids = { ApiId: apiId, RouteId: id };
    await follow(page, paths.route.edit(apiId, id));
    await field(page, 'Operation name').fill('send');
    await press(page, 'Save');
    await expectScreen(page, 'sendMessage');
    await expectCalls(sandbox, [{ operation: 'UpdateRoute', input: { ...ids, OperationName: 'send' } }], {
      since,
    });
    expect(await seed(sandbox, 'GetRoute', ids)).toMatchObject({ OperationName: 'send', ...members });
  });
});
