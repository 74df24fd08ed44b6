import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { expectNotification } from './helpers';
import { seedDomainName } from './seed';

test.use({ start: 'empty', ownContext: true });

test('A domain name becomes available while its screen is open: it says so, without a reload.', async ({
  page,
  sandbox,
}) => {
  await page.clock.install();
  await seedDomainName(sandbox, 'api.example.com');
  let isUpdating = true;
  const handle = sandbox.handle.bind(sandbox);
  sandbox.handle = async (request) => {
    const response = await handle(request);
    if (!isUpdating) return response;
    return { ...response, body: response.body.replace('"AVAILABLE"', '"UPDATING"') };
  };
  await page.goto(paths.domainName.list());
  await page.getByRole('link', { name: 'api.example.com', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeDisabled();
  isUpdating = false;
  await page.clock.runFor(6000);
  await expectNotification(page, 'Domain name api.example.com is available.');
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeEnabled();
});

test('A domain name is read again on request.', async ({ page, sandbox }) => {
  await seedDomainName(sandbox, 'api.example.com');
  await page.goto(paths.domainName.detail('api.example.com'));
  await expectScreen(page, 'api.example.com');
  // The title is there before the domain name is read.
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeVisible();
  const reads = () => sandbox.calls.filter(({ operation }) => operation === 'GetDomainName').length;
  const before = reads();
  await press(page, 'Refresh domain name');
  await expect.poll(reads).toBe(before + 1);
});
