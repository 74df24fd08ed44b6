import { paths } from '../src/app/paths';
import { vpcLinkArn } from '../src/service/arn';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { save, saveUnchanged } from './form-steps';
import { addTag, addToken, expectFieldError, expectOneAlert, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, property, rest } from './helpers';
import { testList } from './list-suite';
import { follow } from './route-map';
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

test('A VPC link is created, edited and deleted by its forms.', async ({ page, sandbox, allowStatus }) => {
  const seedLink = async (Name: string) => {
    const { VpcLinkId = '' } = await seed(sandbox, 'CreateVpcLink', {
      Name,
      SubnetIds: [SUBNET, OTHER_SUBNET],
      SecurityGroupIds: [GROUP],
      Tags: { team: 'shop' },
    });
    return VpcLinkId;
  };
  const id = await seedLink('orders');
  const used = await seedLink('used');
  const apiId = await seedApi(sandbox);
  await seedIntegration(sandbox, apiId, {
    IntegrationType: 'HTTP_PROXY',
    IntegrationMethod: 'ANY',
    ConnectionType: 'VPC_LINK',
    ConnectionId: used,
    PayloadFormatVersion: '1.0',
    IntegrationUri: `arn:aws:elasticloadbalancing:${AWS_CONNECTION.region}:123456789012:listener/app/a/b/c`,
  });
  allowStatus(400);
  let since = sandbox.calls.length;

  await test.step('It is created with its required fields.', async () => {
    await page.goto(paths.vpcLink.create());
    await field(page, 'Name').fill('pets');
    await addToken(page, 'Subnets', SUBNET);
    await press(page, 'Create VPC link');
    await expectScreen(page, 'pets');
    await expectNotification(page, 'VPC link pets is being created. This takes a few minutes.');
    const input = { Name: 'pets', SubnetIds: [SUBNET] };
    await expectCalls(sandbox, [{ operation: 'CreateVpcLink', input }], { since });
  });

  await test.step('It is created with every field of the form.', async () => {
    since = sandbox.calls.length;
    await rest(page);
    await follow(page, paths.vpcLink.create());
    await field(page, 'Name').fill('bills');
    await addToken(page, 'Subnets', SUBNET);
    await addToken(page, 'Subnets', OTHER_SUBNET);
    await addToken(page, 'Security groups', GROUP);
    await addTag(page, 0, 'team', 'bills');
    await press(page, 'Create VPC link');
    await expectScreen(page, 'bills');
    await expect(property(page, 'Subnets')).toHaveText(`${SUBNET}, ${OTHER_SUBNET}`);
    await expect(property(page, 'Security groups')).toHaveText(GROUP);
    const input = {
      Name: 'bills',
      SubnetIds: [SUBNET, OTHER_SUBNET],
      SecurityGroupIds: [GROUP],
      Tags: { team: 'bills' },
    };
    await expectCalls(sandbox, [{ operation: 'CreateVpcLink', input }], { since });
  });

  await test.step('Its form shows its network without a way to change it, and sends nothing when nothing is changed.', async () => {
    await follow(page, paths.vpcLink.edit(id));
    await expect(page.getByText(`${SUBNET}, ${OTHER_SUBNET}`, { exact: true })).toBeVisible();
    await expect(field(page, 'Subnets')).toHaveCount(0);
    await expect(field(page, 'Security groups')).toHaveCount(0);
    await saveUnchanged(page, sandbox);
  });

  await test.step('It sends every changed field, and nothing else.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.vpcLink.edit(id));
    await field(page, 'Name').fill('payments');
    await page.getByRole('button', { name: /^Remove tag/ }).click();
    await addTag(page, 0, 'stage', 'prod');
    await save(page, 'VPC link payments is saved.');
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

  await test.step('It is deleted after its name was typed, by one call.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.vpcLink.detail(id));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete VPC link payments' });
    const confirm = dialog.getByRole('button', { name: 'Delete', exact: true });
    await expect(confirm).toBeDisabled();
    await field(dialog, 'Type payments to confirm').fill('payment');
    await expect(confirm).toBeDisabled();
    await field(dialog, 'Type payments to confirm').fill('payments');
    await confirm.click();
    await expectScreen(page, 'VPC links');
    await expectNotification(page, 'VPC link payments is being deleted.');
    await expectCalls(sandbox, [{ operation: 'DeleteVpcLink', input: { VpcLinkId: id } }], { since });
  });

  await test.step('The deletion of one that an integration still uses shows the error once, and the link stays.', async () => {
    await rest(page);
    await follow(page, paths.vpcLink.detail(used));
    await press(page, 'Delete');
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Type used to confirm').fill('used');
    await press(dialog, 'Delete');
    await expectOneAlert(dialog, 'Cannot delete vpc link.');
    await press(dialog, 'Cancel');
    await expectScreen(page, 'used');
  });

  await test.step('Eleven subnets are rejected before anything is sent.', async () => {
    since = sandbox.calls.length;
    await follow(page, paths.vpcLink.create());
    await field(page, 'Name').fill('pets');
    await field(page, 'Subnets').fill(Array.from({ length: 11 }, (_, n) => `subnet-${n}`).join(' '));
    await field(page, 'Subnets').press('Enter');
    await press(page, 'Create VPC link');
    const message = 'A VPC link can have at most 10 subnets';
    await expectFieldError(page, field(page, 'Subnets'), message, { sandbox, since });
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
