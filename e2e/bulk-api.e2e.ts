import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { addTag, choice, field, press } from './forms';
import { expectCalls, expectNoAxeViolations, expectNotification, expectRowCount } from './helpers';
import { seed, seedApi, seedDomainName, seedMapping } from './seed';

const pick = (page: Page, name: string) =>
  page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();

const dialog = (page: Page) => page.getByRole('dialog');

async function act(page: Page, verb: string) {
  await press(page, 'Actions');
  await page.getByRole('menuitem', { name: verb, exact: true }).click();
}

const arn = (apiId: string) => `arn:aws:apigateway:${AWS_CONNECTION.region}::/apis/${apiId}`;

const deleteOf = (ApiId: string) => ({ operation: 'DeleteApi', input: { ApiId } });

/** Two APIs, one of them below a domain name. */
async function seedMapped(sandbox: Sandbox) {
  const shop = await seedApi(sandbox, 'HTTP', 'shop');
  const blog = await seedApi(sandbox, 'HTTP', 'blog');
  await seed(sandbox, 'CreateStage', { ApiId: shop, StageName: 'prod' });
  await seedDomainName(sandbox, 'api.example.com');
  const mapping = await seedMapping(sandbox, 'api.example.com', shop, 'prod', 'shop');
  return { shop, blog, mapping };
}

test.describe('Several APIs at once', () => {
  test.use({ start: 'empty' });

  test('are deleted after their number was typed, as one plan.', async ({ page, sandbox }) => {
    const one = await seedApi(sandbox, 'HTTP', 'one');
    const two = await seedApi(sandbox, 'WEBSOCKET', 'two');
    await seedApi(sandbox, 'HTTP', 'three');
    await page.goto(paths.apis);
    await expect(page.getByRole('button', { name: 'Actions' })).toBeDisabled();
    await pick(page, 'one');
    await pick(page, 'two');
    await expect(page.getByText('2 of 3 APIs selected')).toBeVisible();
    const since = sandbox.calls.length;
    await act(page, 'Delete');
    const go = dialog(page).getByRole('button', { name: 'Delete', exact: true });
    await expect(go).toBeDisabled();
    await field(dialog(page), 'Type 2 to confirm').fill('3');
    await expect(go).toBeDisabled();
    await field(dialog(page), 'Type 2 to confirm').fill('2');
    await expectNoAxeViolations(page);
    await go.click();
    await expectNotification(page, '2 APIs deleted.');
    await expectRowCount(page, 1);
    await expectCalls(sandbox, [deleteOf(one), deleteOf(two)], { since });
  });

  test('name the API mappings that block them, and are deleted after them on request.', async ({
    page,
    sandbox,
  }) => {
    const { shop, blog, mapping } = await seedMapped(sandbox);
    await page.goto(paths.apis);
    await pick(page, 'shop');
    await pick(page, 'blog');
    const since = sandbox.calls.length;
    await act(page, 'Delete');
    await expect(dialog(page).getByRole('list', { name: 'API mappings' })).toContainText(
      'api.example.com/shop to shop',
    );
    await expect(field(dialog(page), 'Type 2 to confirm')).toHaveCount(0);
    await expect(dialog(page).getByRole('button', { name: 'Delete', exact: true })).toBeDisabled();
    await choice(page, 'Delete these API mappings first').check();
    await expectNoAxeViolations(page);
    await field(dialog(page), 'Type 2 to confirm').fill('2');
    await press(dialog(page), 'Delete');
    await expectNotification(page, '2 APIs deleted.');
    await expectCalls(
      sandbox,
      [
        {
          operation: 'DeleteApiMapping',
          input: { DomainName: 'api.example.com', ApiMappingId: mapping },
        },
        deleteOf(shop),
        deleteOf(blog),
      ],
      { since },
    );
  });

  test('leave the mapped ones where they are, where that is chosen.', async ({ page, sandbox }) => {
    const { blog } = await seedMapped(sandbox);
    await page.goto(paths.apis);
    await page.getByRole('checkbox', { name: 'Select all APIs on this page' }).check();
    const since = sandbox.calls.length;
    await act(page, 'Delete');
    await choice(page, 'Skip the mapped APIs and delete the other 1').check();
    await field(dialog(page), 'Type 1 to confirm').fill('1');
    await press(dialog(page), 'Delete');
    await expectNotification(page, '1 API deleted.');
    await expectCalls(sandbox, [deleteOf(blog)], { since });
    await expect(page.getByRole('rowheader')).toHaveText('shop');
  });

  test('add and remove tags, each API only its differences.', async ({ page, sandbox }) => {
    const one = await seedApi(sandbox, 'HTTP', 'one');
    const two = await seedApi(sandbox, 'HTTP', 'two');
    await seedApi(sandbox, 'HTTP', 'three');
    await seed(sandbox, 'TagResource', { ResourceArn: arn(one), Tags: { team: 'old', tier: 'a' } });
    await seed(sandbox, 'TagResource', { ResourceArn: arn(two), Tags: { team: 'web' } });
    await page.goto(paths.apis);
    await pick(page, 'one');
    await pick(page, 'two');
    const since = sandbox.calls.length;
    await act(page, 'Change tags');
    const go = dialog(page).getByRole('button', { name: 'Change tags', exact: true });
    await expect(go).toBeDisabled();
    await addTag(page, 0, 'team', 'web');
    await dialog(page).getByRole('button', { name: 'Keys to remove' }).click();
    await page.getByRole('option', { name: 'tier' }).click();
    await page.keyboard.press('Escape');
    await expect(dialog(page).getByRole('list', { name: 'Skipped' })).toContainText(
      'It already has these tags.',
    );
    await expectNoAxeViolations(page);
    await go.click();
    await expectNotification(page, 'The tags of 1 API are changed.');
    await expectCalls(
      sandbox,
      [
        { operation: 'UntagResource', input: { ResourceArn: arn(one), TagKeys: ['tier'] } },
        { operation: 'TagResource', input: { ResourceArn: arn(one), Tags: { team: 'web' } } },
      ],
      { since },
    );
    // The list knows the new tags: it finds by them.
    await page.getByRole('searchbox', { name: 'Search APIs' }).fill('team web');
    await expectRowCount(page, 2);
  });

  test('reject a tag that the service rejects, before anything is sent.', async ({ page, sandbox }) => {
    await seedApi(sandbox, 'HTTP', 'one');
    await page.goto(paths.apis);
    await pick(page, 'one');
    const since = sandbox.calls.length;
    await act(page, 'Change tags');
    await addTag(page, 0, 'aws:x', '1');
    await expect(
      dialog(page)
        .getByText(/Invalid tag key/)
        .first(),
    ).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Change tags', exact: true })).toBeDisabled();
    await expectCalls(sandbox, [], { since });
  });
});
