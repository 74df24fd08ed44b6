import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { addTag, addToken, choice, expectScreen, field, press } from '../forms';
import { chooseOption, expectCalls, expectNotification } from '../helpers';
import { follow } from '../route-map';
import { roleArn, seed, seedApi } from '../seed';

// What an expert in the service tries first, where no other suite shows it (service-rules 8).

test.use({ start: 'empty' });

test('What the service accepts and refuses at the edge, the forms do too.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);

  await test.step('A wildcard origin with a scheme is accepted, also together with credentials.', async () => {
    const since = sandbox.calls.length;
    await page.goto(paths.corsEdit(apiId));
    await addToken(page, 'Allowed origins', 'https://*');
    await choice(page, 'Allow credentials').check();
    await press(page, 'Save');
    await expectScreen(page, 'CORS');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateApi',
          input: { ApiId: apiId, CorsConfiguration: { AllowOrigins: ['https://*'], AllowCredentials: true } },
        },
      ],
      { since },
    );
  });

  await test.step('SQS-SendMessage without its message body and its role is rejected at both fields, with the service’s message.', async () => {
    const since = sandbox.calls.length;
    await follow(page, paths.integration.create(apiId));
    await page.getByRole('radio', { name: 'AWS service' }).check();
    await chooseOption(page, 'Action', 'SQS-SendMessage');
    await field(page, 'Value 1').fill('https://sqs.eu-west-1.amazonaws.com/123456789012/orders');
    await expect(field(page, 'Parameter 2')).toHaveValue('MessageBody');
    await press(page, 'Create integration');
    await expect(field(page, 'Parameter 2')).toHaveAccessibleDescription(
      /Operation: SQS-SendMessage requires enabling passthrough, or defining all of the following parameters in the parameter mapping: \[QueueUrl, MessageBody\]/,
    );
    await expect(field(page, 'Credentials ARN')).toHaveAccessibleDescription(
      /Role ARN must be specified for AWS integration configuration with Subtype: SQS-SendMessage/,
    );
    await expectCalls(sandbox, [], { since });

    await field(page, 'Value 2').fill('$request.body');
    await field(page, 'Credentials ARN').fill(roleArn('queue'));
    await press(page, 'Create integration');
    await expectScreen(page, 'SQS-SendMessage');
    await expectCalls(sandbox, ['CreateIntegration'], { since });
  });

  await test.step('A tag value of 257 characters and a key that begins with aws: are refused; 256 characters are accepted.', async () => {
    const since = sandbox.calls.length;
    await follow(page, paths.apiEdit(apiId));
    await addTag(page, 0, 'note', 'x'.repeat(257));
    await addTag(page, 1, 'aws:x', '1');
    await press(page, 'Save');
    await expect(field(page, 'Key 1')).toHaveAccessibleDescription(
      /The value of tag note must have at most 256 characters/,
    );
    await expect(field(page, 'Key 2')).toHaveAccessibleDescription(
      /Invalid tag key\. Tag keys cannot start with 'aws:' \(case insensitive\)/,
    );
    await expectCalls(sandbox, [], { since });

    await field(page, 'Value 1').fill('x'.repeat(256));
    await field(page, 'Key 2').fill('own:x');
    await press(page, 'Save');
    await expectNotification(page, /saved/);
    await expectCalls(sandbox, ['TagResource'], { since });
  });
});

test('45 quick reads at the account’s limits succeed, and no 429 is shown.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  // The console keeps to the rate; two clocks may disagree by a call, which is sent again.
  allowStatus(429);
  const link = await seed(sandbox, 'CreateVpcLink', { Name: 'private', SubnetIds: ['subnet-0a1b2c3d'] });
  for (let n = 0; n < 45; n++) await seedApi(sandbox, 'HTTP', `api-${n}`);
  sandbox.limits = 'aws';
  const since = sandbox.calls.length;
  await page.goto(paths.vpcLink.detail(link.VpcLinkId ?? ''));
  await press(page, 'Delete');
  const dialog = page.getByRole('dialog');
  await press(dialog, 'Find integrations that use it');
  await expect(dialog.getByText('No integration uses this VPC link.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  const answered = sandbox.calls
    .slice(since)
    .filter(({ operation, status }) => operation === 'GetIntegrations' && status === 200);
  expect(answered).toHaveLength(45);
  expect(sandbox.calls.filter(({ status }) => status === 429).length).toBeLessThan(3);
});
