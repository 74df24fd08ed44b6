import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { LOG_FORMATS } from '../src/service/rules/log-format';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { choice, expectFieldError, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNotification, expectRowVisible } from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
import { logGroupArn, seed, seedDeployedStage } from './seed';

testList({
  noun: 'stage',
  path: paths.stage.list,
  make: (sandbox, ApiId, mark) => seed(sandbox, 'CreateStage', { ApiId, StageName: mark }),
  operation: 'GetStages',
  reads: ['GetApi', 'GetStages'],
  sort: { header: 'Stage', id: 'name' },
});

test.use({ start: 'empty' });

/** Adds a row to a map field and fills it in; `n` counts from 1. */
async function addEntry(page: Page, noun: string, keyLabel: string, n: number, key: string, value: string) {
  await press(page, `Add ${noun}`);
  const row = page.getByRole('group', { name: new RegExp(`^${keyLabel}`) }).nth(n - 1);
  await field(row, `${keyLabel} ${n}`).fill(key);
  await field(row, `Value ${n}`).fill(value);
}

test('A stage is created by its form, and what is probably not meant is confirmed or rejected.', async ({
  page,
  sandbox,
}) => {
  const { apiId, first, second } = await seedDeployedStage(sandbox);
  let since = sandbox.calls.length;

  await test.step('A limit of 0 is rejected unless it is confirmed, and then it is red.', async () => {
    await page.goto(paths.stage.create(apiId));
    await field(page, 'Stage name').fill('closed');
    await field(page, 'Burst limit, requests').fill('0');
    await press(page, 'Create stage');
    const confirm = choice(page, 'Reject all requests to this stage');
    await expectFieldError(page, confirm, 'Confirm that all requests are rejected.', { sandbox, since });
    await confirm.click();
    await press(page, 'Create stage');
    await expectScreen(page, 'closed');
    await expect(page.getByText('This stage rejects all requests', { exact: true })).toBeVisible();
    const DefaultRouteSettings = { ThrottlingBurstLimit: 0 };
    const input = { ApiId: apiId, StageName: 'closed', DefaultRouteSettings };
    await expectCalls(sandbox, [{ operation: 'CreateStage', input }], { since });
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Stages' }).click();
    await expectRowVisible(page, 'closed', 'Rejects all requests');
  });

  await test.step('It is created with its name alone when nothing else is entered.', async () => {
    since = sandbox.calls.length;
    await page.getByRole('main').getByRole('link', { name: 'Create stage' }).click();
    await field(page, 'Stage name').fill('dev');
    await press(page, 'Create stage');
    await expectScreen(page, 'dev');
    await expectNotification(page, 'Stage dev is created.');
    const input = { ApiId: apiId, StageName: 'dev' };
    await expectCalls(sandbox, [{ operation: 'CreateStage', input }], { since });
  });

  await test.step('It is created with every field of the form.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.create(apiId));
    await field(page, 'Stage name').fill('$default');
    await field(page, 'Description').fill('From the root');
    await chooseOption(page, 'Deployment', second);
    await field(page, 'Rate limit, requests per second').fill('0.5');
    await field(page, 'Burst limit, requests').fill('7');
    await choice(page, 'Detailed metrics').click();
    await field(page, 'Log group ARN').fill(logGroupArn('all'));
    await field(page, 'Log format').fill('$context.extendedRequestId');
    await addEntry(page, 'variable', 'Name', 1, 'table', 'orders');
    await addEntry(page, 'tag', 'Key', 1, 'team', 'shop');
    await press(page, 'Create stage');
    await expectScreen(page, '$default');
    const input = {
      ApiId: apiId,
      StageName: '$default',
      Description: 'From the root',
      DeploymentId: second,
      DefaultRouteSettings: {
        ThrottlingBurstLimit: 7,
        ThrottlingRateLimit: 0.5,
        DetailedMetricsEnabled: true,
      },
      AccessLogSettings: { DestinationArn: logGroupArn('all'), Format: '$context.extendedRequestId' },
      StageVariables: { table: 'orders' },
      Tags: { team: 'shop' },
    };
    await expectCalls(sandbox, [{ operation: 'CreateStage', input }], { since });
  });

  await test.step('With automatic deployment it accepts no deployment, and says why.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.create(apiId));
    await field(page, 'Stage name').fill('live');
    await chooseOption(page, 'Deployment', first);
    await choice(page, 'Automatic deployment').click();
    const picker = select(page, 'Deployment');
    await expect(picker).toBeDisabled();
    await expect(picker).toHaveAccessibleDescription("Can't be updated if autoDeploy is enabled");
    await press(page, 'Create stage');
    await expectScreen(page, 'live');
    const input = { ApiId: apiId, StageName: 'live', AutoDeploy: true };
    await expectCalls(sandbox, [{ operation: 'CreateStage', input }], { since });
    // The service has deployed by itself.
    await expect(page.getByText(/Successfully deployed stage with deployment ID/)).toBeVisible();
  });

  await test.step('It is rejected with a log format without a request id, and with a name of a tag or a variable that is wrong or there twice.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.create(apiId));
    await field(page, 'Stage name').fill('test');
    await field(page, 'Log group ARN').fill(logGroupArn('test'));
    await field(page, 'Log format').fill('$context.status');
    await addEntry(page, 'variable', 'Name', 1, 'a-b', 'x');
    await press(page, 'Add tag');
    await expect(field(page, 'Key 1')).toBeFocused();
    await field(page, 'Key 1').fill('team');
    await field(page, 'Value 1').last().fill('one');
    await expect(page.getByRole('button', { name: 'Remove tag team' })).toBeVisible();
    await addEntry(page, 'tag', 'Key', 2, 'team', 'two');
    await press(page, 'Create stage');
    const message =
      "The following errors are found in Access Log Format: Access Log format must include either $context.requestId or $context.extendedRequestId : '$context.status'";
    await expectFieldError(page, field(page, 'Log format'), message, { sandbox, since });
    await expect(field(page, 'Name 1')).toHaveAccessibleDescription(
      /Stage variable name a-b must have 1 to 64 characters of A-Za-z0-9_/,
    );
    await expect(page.getByText('Duplicate key team.')).toHaveCount(1);
    await field(page, 'Key 2').fill('aws:team');
    await expect(page.getByText('Duplicate key team.')).toHaveCount(0);
    await expect(field(page, 'Key 2')).toHaveAccessibleDescription(/aws:/);
    await expectCalls(sandbox, [], { since });
  });
});

test('A stage is edited by its form.', async ({ page, sandbox }) => {
  const { apiId, second } = await seedDeployedStage(sandbox);
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'idle' });
  const { ApiId: quick = '' } = await seed(sandbox, 'CreateApi', {
    Name: 'quick',
    ProtocolType: 'HTTP',
    Target: 'https://example.com',
  });
  let since = sandbox.calls.length;

  await test.step('It sends nothing when nothing is changed.', async () => {
    await page.goto(paths.stage.edit(apiId, 'prod'));
    await saveUnchanged(page, sandbox);
  });

  await test.step('It does not remove a limit, and confirms before it becomes 0.', async () => {
    await follow(page, paths.stage.edit(apiId, 'prod'));
    const burst = field(page, 'Burst limit, requests');
    await burst.fill('');
    await press(page, 'Save');
    const fixed = 'A limit that is set can be changed, not removed.';
    await expectFieldError(page, burst, fixed, { sandbox, since });
    await burst.fill('0');
    await press(page, 'Save');
    const confirm = choice(page, 'Reject all requests to this stage');
    await expectFieldError(page, confirm, 'Confirm that all requests are rejected.', { sandbox, since });
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await field(page, 'Description').fill('Shop');
    await chooseOption(page, 'Deployment', second);
    await field(page, 'Rate limit, requests per second').fill('200');
    await field(page, 'Burst limit, requests').fill('60');
    await choice(page, 'Detailed metrics').click();
    await press(page, 'Use CSV');
    await field(page, 'Log group ARN').fill(logGroupArn('new'));
    await field(page, 'Value 1').first().fill('debug');
    await page.getByRole('group', { name: 'Name table' }).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('group', { name: 'Key tier' }).getByRole('button', { name: 'Remove' }).click();
    await field(page.getByRole('group', { name: 'Key team' }), 'Value 1').fill('web');
    await save(page, 'Stage prod is saved.');
    const ResourceArn = `arn:aws:apigateway:${AWS_CONNECTION.region}::/apis/${apiId}/stages/prod`;
    await expectCalls(
      sandbox,
      [
        {
          operation: 'UpdateStage',
          input: {
            ApiId: apiId,
            StageName: 'prod',
            Description: 'Shop',
            DeploymentId: second,
            DefaultRouteSettings: {
              ThrottlingRateLimit: 200,
              ThrottlingBurstLimit: 60,
              DetailedMetricsEnabled: true,
            },
            AccessLogSettings: { DestinationArn: logGroupArn('new'), Format: LOG_FORMATS.CSV },
            StageVariables: { level: 'debug', table: '' },
          },
        },
        { operation: 'UntagResource', input: { ResourceArn, TagKeys: ['tier'] } },
        { operation: 'TagResource', input: { ResourceArn, Tags: { team: 'web' } } },
      ],
      { since },
    );
    const after = await seed(sandbox, 'GetStage', { ApiId: apiId, StageName: 'prod' });
    expect(after.RouteSettings).toEqual({
      'GET /orders': { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 10 },
    });
  });

  await test.step('One without a deployment is switched to automatic deployment by that member alone.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.stage.edit(apiId, 'idle'));
    await choice(page, 'Automatic deployment').click();
    await press(page, 'Save');
    await expectScreen(page, 'idle');
    const input = { ApiId: apiId, StageName: 'idle', AutoDeploy: true };
    await expectCalls(sandbox, [{ operation: 'UpdateStage', input }], { since });
  });

  await test.step('One that quick create made is not edited, and the form says why.', async () => {
    await follow(page, paths.stage.edit(quick, '$default'));
    const button = page.getByRole('button', { name: 'Save', exact: true });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/You can't modify the \$default stage\./);
  });
});
