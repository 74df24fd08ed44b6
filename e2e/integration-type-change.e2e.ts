import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { choice, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { seed, seedApi, seedIntegration } from './seed';

// An HTTP proxy made private and back: both are of one integration type, so that one update goes between them.

test.use({ start: 'empty' });

const LISTENER = `arn:aws:elasticloadbalancing:${AWS_CONNECTION.region}:123456789012:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`;
const OPEN = 'https://pets.example.com';
const NAME = 'internal.example.com';

async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const link = { Name: 'inner', SubnetIds: ['subnet-0a1b2c3d4e5f67890'] };
  const { VpcLinkId = '' } = await seed(sandbox, 'CreateVpcLink', link);
  const http = {
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    PayloadFormatVersion: '1.0',
  } as const;
  const open = await seedIntegration(sandbox, apiId, { ...http, IntegrationUri: OPEN });
  const behind = await seedIntegration(sandbox, apiId, {
    ...http,
    IntegrationUri: LISTENER,
    ConnectionType: 'VPC_LINK',
    ConnectionId: VpcLinkId,
    TlsConfig: { ServerNameToVerify: NAME },
  });
  return { apiId, VpcLinkId, open, behind, since: sandbox.calls.length };
}

test('An HTTP proxy becomes private by one update, with the members that a private integration needs.', async ({
  page,
  sandbox,
}) => {
  const { apiId, VpcLinkId, open, since } = await prepare(sandbox);
  await page.goto(paths.integration.edit(apiId, open));
  await expect(choice(page, 'Lambda proxy')).toBeDisabled();
  await expect(choice(page, 'AWS service')).toBeDisabled();
  await expect(page.getByText('The integration type cannot be changed here.')).toBeVisible();
  await choice(page, 'Private').click();
  await expect(field(page, 'Listener or service ARN')).toHaveValue('');
  await press(page, 'Save');
  await expect(select(page, 'VPC link')).toHaveAccessibleDescription(/ConnectionId must be set to vpcLinkId/);
  await expect(field(page, 'Listener or service ARN')).toHaveAccessibleDescription(
    /integration uri should be a valid ELB listener ARN/,
  );
  await expectCalls(sandbox, [], { since });
  await chooseOption(page, 'VPC link', 'inner');
  await field(page, 'Listener or service ARN').fill(LISTENER);
  await field(page, 'Server name to verify').fill(NAME);
  await expectNoAxeViolations(page);
  await press(page, 'Save');
  await expectNotification(page, 'The integration is saved.');
  const ids = { ApiId: apiId, IntegrationId: open };
  await expectCalls(
    sandbox,
    [
      {
        operation: 'UpdateIntegration',
        input: {
          ...ids,
          ConnectionType: 'VPC_LINK',
          ConnectionId: VpcLinkId,
          IntegrationUri: LISTENER,
          TlsConfig: { ServerNameToVerify: NAME },
        },
      },
    ],
    { since },
  );
  expect(await seed(sandbox, 'GetIntegration', ids)).toMatchObject({
    ConnectionType: 'VPC_LINK',
    ConnectionId: VpcLinkId,
    IntegrationMethod: 'ANY',
  });
});

test('A private integration is opened by one update, and that is undone by another.', async ({
  page,
  sandbox,
}) => {
  const { apiId, behind, since } = await prepare(sandbox);
  const ids = { ApiId: apiId, IntegrationId: behind };
  const before = await seed(sandbox, 'GetIntegration', ids);
  await page.goto(paths.integration.edit(apiId, behind));
  await choice(page, 'HTTP proxy').click();
  await field(page, 'URL').fill(OPEN);
  await press(page, 'Save');
  await expectNotification(page, 'The integration is saved.');
  const opened = {
    ConnectionType: 'INTERNET',
    IntegrationUri: OPEN,
    TlsConfig: { ServerNameToVerify: '' },
  };
  await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input: { ...ids, ...opened } }], { since });
  const after = await seed(sandbox, 'GetIntegration', ids);
  expect(after.ConnectionType).toBe('INTERNET');
  expect(after).not.toHaveProperty('ConnectionId');
  expect(after).not.toHaveProperty('TlsConfig');

  await press(page, `Undo UpdateIntegration of integration ${behind}`);
  await press(page.getByRole('dialog'), 'Undo');
  await expectNotification(page, /is undone/);
  expect(await seed(sandbox, 'GetIntegration', ids)).toMatchObject({
    ConnectionType: 'VPC_LINK',
    ConnectionId: before.ConnectionId,
    IntegrationUri: LISTENER,
    TlsConfig: { ServerNameToVerify: NAME },
  });
});

for (const which of ['open', 'behind'] as const) {
  test(`Another purpose and back again is no change (${which}).`, async ({ page, sandbox }) => {
    const { apiId, since, ...made } = await prepare(sandbox);
    await page.goto(paths.integration.edit(apiId, made[which]));
    const [own, other] = which === 'open' ? ['HTTP proxy', 'Private'] : ['Private', 'HTTP proxy'];
    await choice(page, other).click();
    await field(page, which === 'open' ? 'Listener or service ARN' : 'URL').fill('typed');
    await choice(page, own).click();
    await expect(field(page, which === 'open' ? 'URL' : 'Listener or service ARN')).toHaveValue(
      which === 'open' ? OPEN : LISTENER,
    );
    await choice(page, other).click();
    await expect(field(page, which === 'open' ? 'Listener or service ARN' : 'URL')).toHaveValue('typed');
    await choice(page, own).click();
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
}

test('The JSON mode matches the form, and accepts a typed change of the type.', async ({ page, sandbox }) => {
  const { apiId, behind, since } = await prepare(sandbox);
  await page.goto(paths.integration.edit(apiId, behind));
  await choice(page, 'HTTP proxy').click();
  await field(page, 'URL').fill(OPEN);
  await press(page, 'JSON');
  const json = field(page, 'Members as JSON');
  await expect(json).toContainText('"ConnectionType": "INTERNET"');
  await expect(json).not.toContainText('ConnectionId');
  await json.fill(
    JSON.stringify({
      IntegrationType: 'HTTP_PROXY',
      ConnectionType: 'INTERNET',
      IntegrationUri: `${OPEN}/v2`,
      IntegrationMethod: 'ANY',
      PayloadFormatVersion: '1.0',
      TimeoutInMillis: 30000,
    }),
  );
  await press(page, 'Save');
  await expectNotification(page, 'The integration is saved.');
  const sent = {
    ConnectionType: 'INTERNET',
    IntegrationUri: `${OPEN}/v2`,
    TlsConfig: { ServerNameToVerify: '' },
  };
  await expectCalls(
    sandbox,
    [{ operation: 'UpdateIntegration', input: { ApiId: apiId, IntegrationId: behind, ...sent } }],
    { since },
  );
});

test('A function and an AWS service say why their type stays.', async ({ page, sandbox }) => {
  const { apiId } = await prepare(sandbox);
  const lambda = await seedIntegration(sandbox, apiId);
  await page.goto(paths.integration.edit(apiId, lambda));
  await expectScreen(page, 'Edit integration');
  await expect(page.getByText('The integration type cannot be changed here.')).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
});
