import { paths } from '../src/app/paths';
import { LOG_FORMATS } from '../src/service/rules/log-format';
import { expect, test } from './fixtures';
import { giveUp, save } from './form-steps';
import { field, press } from './forms';
import { expectCalls, expectNoAxeViolations } from './helpers';
import { LOG_FORMAT, logGroupArn, seed, seedApi } from './seed';

test.use({ start: 'empty' });

test('A log format is put together from variables or taken from the developer guide, and what is wrong in it is said.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seed(sandbox, 'CreateStage', {
    ApiId: chat,
    StageName: 'prod',
    AccessLogSettings: { DestinationArn: logGroupArn('chat'), Format: LOG_FORMAT },
  });
  const since = sandbox.calls.length;

  await test.step('The formats of the developer guide are put in to the letter.', async () => {
    await page.goto(paths.stage.create(apiId));
    for (const [name, format] of Object.entries(LOG_FORMATS)) {
      await press(page, `Use ${name}`);
      await expect(field(page, 'Log format')).toHaveValue(format);
    }
  });

  await test.step('It is put together from the variables of the protocol, at the cursor.', async () => {
    await field(page, 'Log format').fill('a  b');
    await field(page, 'Log format').press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await press(page, 'Variables of HTTP APIs');
    await page.getByRole('searchbox', { name: 'Search variables' }).fill('requestid');
    const variables = page.getByRole('list', { name: 'Variables' }).getByRole('button');
    await expect(variables).toHaveText([
      'awsEndpointRequestId',
      'awsEndpointRequestId2',
      'extendedRequestId',
      'integration.requestId',
      'requestId',
    ]);
    await expectNoAxeViolations(page);
    await expect(page.getByText('No request ID yet')).toBeVisible();
    await press(page, 'Insert $context.requestId');
    await expect(field(page, 'Log format')).toHaveValue('a $context.requestId b');
    await expect(field(page, 'Log format')).toBeFocused();
    await page.keyboard.type('!');
    await expect(field(page, 'Log format')).toHaveValue('a $context.requestId! b');
    await expect(page.getByText('Has a request ID')).toBeVisible();
    await expect(page.getByText('23 of 3,072 bytes')).toBeVisible();
  });

  await test.step('A format that is too long is rejected, and no variable fits into it any more.', async () => {
    await field(page, 'Stage name').fill('prod');
    await field(page, 'Log group ARN').fill(logGroupArn('shop'));
    await field(page, 'Log format').fill(`$context.requestId ${'x'.repeat(3059)}`);
    await expect(page.getByText('3,078 of 3,072 bytes: too long')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search variables' }).fill('');
    await expect(page.getByRole('button', { name: 'Insert $context.path' })).toBeDisabled();
    await press(page, 'Create stage');
    await expect(field(page, 'Log format')).toHaveAccessibleDescription(/must have at most 3072 bytes/);
    await expectCalls(sandbox, [], { since });
  });

  await test.step('A variable that is not documented is named and goes out; a missing request ID is mended by a press.', async () => {
    await giveUp(page, paths.stage.edit(chat, 'prod'));
    await field(page, 'Log format').fill('$context.httpMethod');
    await expect(page.getByText('$context.httpMethod is not documented for WEBSOCKET APIs')).toBeVisible();
    await press(page, 'Add $context.requestId');
    await save(page, 'Stage prod is saved.');
    const AccessLogSettings = {
      DestinationArn: logGroupArn('chat'),
      Format: '$context.httpMethod $context.requestId',
    };
    const input = { ApiId: chat, StageName: 'prod', AccessLogSettings };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  });
});
