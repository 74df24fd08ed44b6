import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { vpcLinkArn } from '../src/service/arn';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { addTag, addToken, expectFieldError, expectOneAlert, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, property } from './helpers';
import { testList } from './list-suite';
import { seed, seedApi, seedIntegration } from './seed';

const SUBNET = 'subnet-0a1b2c3d4e5f67890';
const OTHER_SUBNET = 'subnet-1a1b2c3d4e5f67890';
const GROUP = 'sg-0a1b2c3d4e5f67890';

testList({
  noun: 'VPC link',
  path: () => paths.vpcLink.list(),
  make: (sandbox, _apiId, mark) => seed(sandbox, 'CreateVpcLink', { Name: mark, SubnetIds: [SUBNET] }),
  operation: 'GetVpcLinks',
  reads: ['GetVpcLinks'],
  sort: { header: 'Name', id: 'name' },
});

test.use({ start: 'empty' });

async function prepare(sandbox: Sandbox) {
  const { VpcLinkId: id = '' } = await seed(sandbox, 'CreateVpcLink', {
    Name: 'orders',
    SubnetIds: [SUBNET, OTHER_SUBNET],
    SecurityGroupIds: [GROUP],
    Tags: { team: 'shop' },
  });
  return { id, since: sandbox.calls.length };
}

test.describe('Creating a VPC link', () => {
  test('sends its required fields.', async ({ page, sandbox }) => {
    await page.goto(paths.vpcLink.create());
    await field(page, 'Name').fill('pets');
    await addToken(page, 'Subnets', SUBNET);
    await press(page, 'Create VPC link');
    await expectScreen(page, 'pets');
    await expectNotification(page, 'VPC link pets is being created. This takes a few minutes.');
    const input = { Name: 'pets', SubnetIds: [SUBNET] };
    await expectCalls(sandbox, [{ operation: 'CreateVpcLink', input }]);
  });

  test('sends every field of the form.', async ({ page, sandbox }) => {
    await page.goto(paths.vpcLink.create());
    await field(page, 'Name').fill('pets');
    await addToken(page, 'Subnets', SUBNET);
    await addToken(page, 'Subnets', OTHER_SUBNET);
    await addToken(page, 'Security groups', GROUP);
    await addTag(page, 0, 'team', 'pets');
    await press(page, 'Create VPC link');
    await expectScreen(page, 'pets');
    await expect(property(page, 'Subnets')).toHaveText(`${SUBNET}, ${OTHER_SUBNET}`);
    await expect(property(page, 'Security groups')).toHaveText(GROUP);
    const input = {
      Name: 'pets',
      SubnetIds: [SUBNET, OTHER_SUBNET],
      SecurityGroupIds: [GROUP],
      Tags: { team: 'pets' },
    };
    await expectCalls(sandbox, [{ operation: 'CreateVpcLink', input }]);
  });
});

test.describe('A VPC link is rejected before it is sent', () => {
  test('with eleven subnets.', async ({ page, sandbox }) => {
    await page.goto(paths.vpcLink.create());
    await field(page, 'Name').fill('pets');
    await field(page, 'Subnets').fill(Array.from({ length: 11 }, (_, n) => `subnet-${n}`).join(' '));
    await field(page, 'Subnets').press('Enter');
    await press(page, 'Create VPC link');
    const message = 'A VPC link can have at most 10 subnets';
    await expectFieldError(page, field(page, 'Subnets'), message, { sandbox, since: 0 });
  });
});

test.describe('A VPC link that is being created', () => {
  test.use({ ownContext: true });

  test('becomes available without a reload, by one read every 5 seconds until then.', async ({
    page,
    sandbox,
  }) => {
    await page.clock.install();
    await page.goto(paths.vpcLink.create());
    await field(page, 'Name').fill('pets');
    await addToken(page, 'Subnets', SUBNET);
    await press(page, 'Create VPC link');
    await expectScreen(page, 'pets');
    await expect(property(page, 'Status')).toHaveText('Pending');
    await page.clock.fastForward(5100);
    await expect(property(page, 'Status')).toHaveText('Available');
    await page.clock.fastForward(30_000);
    expect(sandbox.calls.filter(({ operation }) => operation === 'GetVpcLink')).toHaveLength(1);
  });
});

test.describe('Editing a VPC link', () => {
  test('sends every changed field, and nothing else.', async ({ page, sandbox }) => {
    const { id, since } = await prepare(sandbox);
    await page.goto(paths.vpcLink.edit(id));
    await field(page, 'Name').fill('payments');
    await page.getByRole('button', { name: /^Remove tag/ }).click();
    await addTag(page, 0, 'stage', 'prod');
    await press(page, 'Save');
    await expectNotification(page, 'VPC link payments is saved.');
    const ResourceArn = vpcLinkArn(AWS_CONNECTION.region, id);
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateVpcLink', input: { VpcLinkId: id, Name: 'payments' } },
        { operation: 'UntagResource', input: { ResourceArn, TagKeys: ['team'] } },
        { operation: 'TagResource', input: { ResourceArn, Tags: { stage: 'prod' } } },
      ],
      { since },
    );
  });

  test('shows its network without a way to change it, and sends nothing when nothing is changed.', async ({
    page,
    sandbox,
  }) => {
    const { id, since } = await prepare(sandbox);
    await page.goto(paths.vpcLink.edit(id));
    await expect(page.getByText(`${SUBNET}, ${OTHER_SUBNET}`, { exact: true })).toBeVisible();
    await expect(field(page, 'Subnets')).toHaveCount(0);
    await expect(field(page, 'Security groups')).toHaveCount(0);
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectCalls(sandbox, [], { since });
  });
});

test.describe('Deleting a VPC link', () => {
  test('requires its typed name and sends one call.', async ({ page, sandbox }) => {
    const { id, since } = await prepare(sandbox);
    await page.goto(paths.vpcLink.detail(id));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete VPC link orders' });
    const confirm = dialog.getByRole('button', { name: 'Delete', exact: true });
    await expect(confirm).toBeDisabled();
    await field(dialog, 'Type orders to confirm').fill('order');
    await expect(confirm).toBeDisabled();
    await field(dialog, 'Type orders to confirm').fill('orders');
    await confirm.click();
    await expectScreen(page, 'VPC links');
    await expectNotification(page, 'VPC link orders is being deleted.');
    await expectCalls(sandbox, [{ operation: 'DeleteVpcLink', input: { VpcLinkId: id } }], { since });
  });

  test('that an integration still uses shows the error once, and the link stays.', async ({
    page,
    sandbox,
    allowStatus,
  }) => {
    const { id } = await prepare(sandbox);
    const apiId = await seedApi(sandbox);
    await seedIntegration(sandbox, apiId, {
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      ConnectionType: 'VPC_LINK',
      ConnectionId: id,
      PayloadFormatVersion: '1.0',
      IntegrationUri: `arn:aws:elasticloadbalancing:${AWS_CONNECTION.region}:123456789012:listener/app/a/b/c`,
    });
    allowStatus(400);
    await page.goto(paths.vpcLink.detail(id));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Type orders to confirm').fill('orders');
    await press(dialog, 'Delete');
    await expectOneAlert(dialog, 'Cannot delete vpc link.');
    await press(dialog, 'Cancel');
    await expectScreen(page, 'orders');
  });
});
