import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { addSource, expectFieldError, expectScreen, field, press, select } from './forms';
import { expectCalls } from './helpers';
import { functionArn, invocationArn, seedApi } from './seed';

test.use({ start: 'empty' });

test('An authorizer of a WebSocket API is a function, with sources in its own form.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const since = sandbox.calls.length;
  await page.goto(paths.authorizer.create(apiId));
  await field(page, 'Name').fill('guard');
  await expect(page.getByRole('radiogroup', { name: 'Authorizer type' })).toHaveCount(0);
  await expect(select(page, 'Payload format version')).toHaveCount(0);
  await expect(field(page, 'Result TTL, seconds')).toHaveCount(0);
  await field(page, 'Function ARN').fill(functionArn('guard'));
  await addSource(page, 2, 'Other expression', '$request.header.Auth');
  await press(page, 'Create authorizer');
  await expectFieldError(
    page,
    field(page, 'Name of source 2'),
    'Invalid request identity source expression: $request.header.Auth.',
    { sandbox, since },
  );
  await press(page, 'Remove source 2');
  await press(page, 'Create authorizer');
  await expectScreen(page, 'guard');
  await expectCalls(
    sandbox,
    [
      {
        operation: 'CreateAuthorizer',
        input: {
          ApiId: apiId,
          Name: 'guard',
          AuthorizerType: 'REQUEST',
          AuthorizerUri: invocationArn('guard'),
          IdentitySource: ['route.request.header.Authorization'],
        },
      },
    ],
    { since },
  );
});
