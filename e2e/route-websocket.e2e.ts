import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { choice, expectFieldError, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectRowVisible } from './helpers';
import { functionArn, seed, seedApi, seedRoute } from './seed';

test.use({ start: 'empty' });

test.describe('A route of a WebSocket API', () => {
  /** A chat API with an authorizer, and a route with members that the form does not show. */
  async function prepareChat(sandbox: Sandbox) {
    const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
    const authorizer = await seed(sandbox, 'CreateAuthorizer', {
      ApiId: apiId,
      Name: 'guard',
      AuthorizerType: 'REQUEST',
      AuthorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn('guard')}/invocations`,
      IdentitySource: ['route.request.querystring.token'],
    });
    await seed(sandbox, 'CreateModel', {
      ApiId: apiId,
      Name: 'Message',
      ContentType: 'application/json',
      Schema: '{}',
    });
    const id = await seedRoute(sandbox, apiId, 'sendMessage', {
      ModelSelectionExpression: '$request.body.action',
      RequestModels: { sendMessage: 'Message' },
      RouteResponseSelectionExpression: '$default',
    });
    return { apiId, id, authorizerId: authorizer.AuthorizerId ?? '', since: sandbox.calls.length };
  }

  test('takes an authorizer and an API key on $connect only.', async ({ page, sandbox }) => {
    const { apiId, authorizerId, since } = await prepareChat(sandbox);
    await page.goto(paths.route.create(apiId));
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
    await choice(page, 'None yet').click();
    await press(page, 'Create route');
    await expectScreen(page, '$connect');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'CreateRoute',
          input: {
            ApiId: apiId,
            RouteKey: '$connect',
            AuthorizationType: 'CUSTOM',
            AuthorizerId: authorizerId,
            ApiKeyRequired: true,
          },
        },
      ],
      { since },
    );
  });

  test('is rejected with an unknown reserved key.', async ({ page, sandbox }) => {
    const { apiId, since } = await prepareChat(sandbox);
    await page.goto(paths.route.create(apiId));
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

  test('keeps members without a form field when it is edited.', async ({ page, sandbox }) => {
    const { apiId, id, since } = await prepareChat(sandbox);
    await page.goto(paths.route.edit(apiId, id));
    await field(page, 'Operation name').fill('send');
    await press(page, 'Save');
    await expectScreen(page, 'sendMessage');
    await expectCalls(
      sandbox,
      [{ operation: 'UpdateRoute', input: { ApiId: apiId, RouteId: id, OperationName: 'send' } }],
      { since },
    );
    expect(await seed(sandbox, 'GetRoute', { ApiId: apiId, RouteId: id })).toMatchObject({
      OperationName: 'send',
      ModelSelectionExpression: '$request.body.action',
      RequestModels: { sendMessage: 'Message' },
      RouteResponseSelectionExpression: '$default',
    });
  });

  test('is in the list under its whole key, and the API has no page for CORS.', async ({ page, sandbox }) => {
    const { apiId } = await prepareChat(sandbox);
    await page.goto(paths.route.list(apiId));
    await expectRowVisible(page, 'sendMessage');
    const nav = page.getByRole('navigation', { name: 'Resources' });
    await expect(nav.getByRole('link', { name: 'Stages' })).toBeVisible();
    await expect(nav.getByRole('link', { name: 'CORS' })).toHaveCount(0);
  });
});
