import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { expectNotification, property } from './helpers';
import { seed, seedDomainName } from './seed';

test.use({ start: 'empty', ownContext: true });

test('A VPC link becomes available while its screen is open: it says so, without a reload.', async ({
  page,
  sandbox,
}) => {
  await page.clock.install();
  const { VpcLinkId = '' } = await seed(sandbox, 'CreateVpcLink', {
    Name: 'orders',
    SubnetIds: ['subnet-0a1b2c3d'],
  });
  let isPending = true;
  const handle = sandbox.handle.bind(sandbox);
  sandbox.handle = async (request) => {
    const response = await handle(request);
    if (!isPending || typeof response.body !== 'string') return response;
    return { ...response, body: response.body.replace('"AVAILABLE"', '"PENDING"') };
  };
  await page.goto(paths.vpcLink.detail(VpcLinkId));
  await expect(property(page, 'Status')).toContainText(/pending/i);
  isPending = false;
  await page.clock.runFor(6000);
  await expectNotification(page, 'VPC link orders is available.');
  await expect(property(page, 'Status')).toContainText(/available/i);
});

test('A domain name is read again on request.', async ({ page, sandbox }) => {
  await seedDomainName(sandbox, 'api.example.com');
  await page.goto(paths.domainName.detail('api.example.com'));
  await expectScreen(page, 'api.example.com');
  const reads = () => sandbox.calls.filter(({ operation }) => operation === 'GetDomainName').length;
  const before = reads();
  await press(page, 'Refresh domain name');
  await expect.poll(reads).toBe(before + 1);
});
