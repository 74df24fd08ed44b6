import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { choice, expectScreen, field, press, select } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
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
  return { apiId, VpcLinkId, open, behind };
}

/** Chooses another purpose and goes back again, with what was typed kept; the form of `own` then has its former value. */
async function expectNoChange(page: Page, own: Purpose, other: Purpose, value: string) {
  await choice(page, other.name).click();
  await field(page, other.field).fill('typed');
  await choice(page, own.name).click();
  await expect(field(page, own.field)).toHaveValue(value);
  await choice(page, other.name).click();
  await expect(field(page, other.field)).toHaveValue('typed');
  await choice(page, own.name).click();
}

type Purpose = Readonly<{ name: string; field: string }>;
const HTTP: Purpose = { name: 'HTTP proxy', field: 'URL' };
const PRIVATE: Purpose = { name: 'Private', field: 'Listener or service ARN' };

test('An HTTP proxy becomes private by one update, unless it is changed back; a function keeps its type.', async ({
  page,
  sandbox,
}) => {
  const { apiId, VpcLinkId, open } = await prepare(sandbox);
  const lambda = await seedIntegration(sandbox, apiId);
  const since = sandbox.calls.length;

  await test.step('Another purpose and back again is no change.', async () => {
    await page.goto(paths.integration.edit(apiId, open));
    await expect(choice(page, 'Lambda proxy')).toBeDisabled();
    await expect(choice(page, 'AWS service')).toBeDisabled();
    await expect(page.getByText('The integration type cannot be changed here.')).toBeVisible();
    await expectNoChange(page, HTTP, PRIVATE, OPEN);
    await saveUnchanged(page, sandbox);
  });

  await test.step('It becomes private by one update, with the members that a private integration needs.', async () => {
    await follow(page, paths.integration.edit(apiId, open));
    await choice(page, 'Private').click();
    await expect(field(page, 'Listener or service ARN')).toHaveValue('');
    await press(page, 'Save');
    await expect(select(page, 'VPC link')).toHaveAccessibleDescription(
      /ConnectionId must be set to vpcLinkId/,
    );
    await expect(field(page, 'Listener or service ARN')).toHaveAccessibleDescription(
      /integration uri should be a valid ELB listener ARN/,
    );
    await expectCalls(sandbox, [], { since });
    await chooseOption(page, 'VPC link', 'inner');
    await field(page, 'Listener or service ARN').fill(LISTENER);
    await field(page, 'Server name to verify').fill(NAME);
    await expectNoAxeViolations(page);
    await save(page, 'The integration is saved.');
    const ids = { ApiId: apiId, IntegrationId: open };
    const change = {
      ConnectionType: 'VPC_LINK',
      ConnectionId: VpcLinkId,
      IntegrationUri: LISTENER,
      TlsConfig: { ServerNameToVerify: NAME },
    };
    await expectCalls(sandbox, [{ operation: 'UpdateIntegration', input: { ...ids, ...change } }], { since });
    expect(await seed(sandbox, 'GetIntegration', ids)).toMatchObject({
      ConnectionType: 'VPC_LINK',
      ConnectionId: VpcLinkId,
      IntegrationMethod: 'ANY',
    });
  });

  await test.step('A function says why its type stays.', async () => {
    await follow(page, paths.integration.edit(apiId, lambda));
    await expectScreen(page, 'Edit integration');
    await expect(page.getByText('The integration type cannot be changed here.')).toBeVisible();
    await expect(page.getByRole('radio')).toHaveCount(0);
  });
});

test('A private integration is opened by one update, by fields or as JSON, and that is undone by another.', async ({
  page,
  sandbox,
}) => {
  const { apiId, behind } = await prepare(sandbox);
  const ids = { ApiId: apiId, IntegrationId: behind };
  const before = await seed(sandbox, 'GetIntegration', ids);
  let since = sandbox.calls.length;
  const expectOpened = (IntegrationUri: string) => {
    const opened = { ConnectionType: 'INTERNET', IntegrationUri, TlsConfig: { ServerNameToVerify: '' } };
    return expectCalls(sandbox, [{ operation: 'UpdateIntegration', input: { ...ids, ...opened } }], {
      since,
    });
  };

  await test.step('Another purpose and back again is no change.', async () => {
    await page.goto(paths.integration.edit(apiId, behind));
    await expectNoChange(page, PRIVATE, HTTP, LISTENER);
    await saveUnchanged(page, sandbox);
  });

  await test.step('It is opened by one update.', async () => {
    await follow(page, paths.integration.edit(apiId, behind));
    await choice(page, 'HTTP proxy').click();
    await field(page, 'URL').fill(OPEN);
    await save(page, 'The integration is saved.');
    await expectOpened(OPEN);
    const after = await seed(sandbox, 'GetIntegration', ids);
    expect(after.ConnectionType).toBe('INTERNET');
    expect(after).not.toHaveProperty('ConnectionId');
    expect(after).not.toHaveProperty('TlsConfig');
  });

  await test.step('That is undone by another update.', async () => {
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

  await test.step('The JSON mode matches the form, and accepts a typed change of the type.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.integration.edit(apiId, behind));
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
    await save(page, 'The integration is saved.');
    await expectOpened(`${OPEN}/v2`);
  });
});
