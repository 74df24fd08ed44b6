import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
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

test.use({ start: 'empty' });

test('Several APIs get tags, each only its differences, and none that the service rejects.', async ({
  page,
  sandbox,
}) => {
  const one = await seedApi(sandbox, 'HTTP', 'one');
  const two = await seedApi(sandbox, 'HTTP', 'two');
  await seedApi(sandbox, 'HTTP', 'three');
  await seed(sandbox, 'TagResource', { ResourceArn: arn(one), Tags: { team: 'old', tier: 'a' } });
  await seed(sandbox, 'TagResource', { ResourceArn: arn(two), Tags: { team: 'web' } });
  const since = sandbox.calls.length;
  const go = dialog(page).getByRole('button', { name: 'Change tags', exact: true });

  await test.step('A tag that the service rejects is rejected before anything is sent.', async () => {
    await page.goto(paths.apis);
    await pick(page, 'one');
    await pick(page, 'two');
    await act(page, 'Change tags');
    await expect(go).toBeDisabled();
    await addTag(page, 0, 'aws:x', '1');
    await expect(
      dialog(page)
        .getByText(/Invalid tag key/)
        .first(),
    ).toBeVisible();
    await expect(go).toBeDisabled();
    await expectCalls(sandbox, [], { since });
  });

  await test.step('They add and remove tags, each API only its differences.', async () => {
    await field(dialog(page), 'Key 1').fill('team');
    await field(dialog(page), 'Value 1').fill('web');
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
});

test('Several APIs are deleted as one plan, with the API mappings that block them or without the mapped ones.', async ({
  page,
  sandbox,
}) => {
  const one = await seedApi(sandbox, 'HTTP', 'one');
  const two = await seedApi(sandbox, 'WEBSOCKET', 'two');
  const three = await seedApi(sandbox, 'HTTP', 'three');
  const blog = await seedApi(sandbox, 'HTTP', 'blog');
  const shop = await seedApi(sandbox, 'HTTP', 'shop');
  const store = await seedApi(sandbox, 'HTTP', 'store');
  await seedDomainName(sandbox, 'api.example.com');
  for (const ApiId of [shop, store]) await seed(sandbox, 'CreateStage', { ApiId, StageName: 'prod' });
  const mapping = await seedMapping(sandbox, 'api.example.com', shop, 'prod', 'shop');
  await seedMapping(sandbox, 'api.example.com', store, 'prod', 'store');
  let since = sandbox.calls.length;
  const go = dialog(page).getByRole('button', { name: 'Delete', exact: true });

  await test.step('They are deleted after their number was typed, as one plan.', async () => {
    await page.goto(paths.apis);
    await expect(page.getByRole('button', { name: 'Actions' })).toBeDisabled();
    await pick(page, 'one');
    await pick(page, 'two');
    await expect(page.getByText('2 of 6 APIs selected')).toBeVisible();
    await act(page, 'Delete');
    await expect(go).toBeDisabled();
    await field(dialog(page), 'Type 2 to confirm').fill('3');
    await expect(go).toBeDisabled();
    await field(dialog(page), 'Type 2 to confirm').fill('2');
    await expectNoAxeViolations(page);
    await go.click();
    await expectNotification(page, '2 APIs deleted.');
    await expectRowCount(page, 4);
    await expectCalls(sandbox, [deleteOf(one), deleteOf(two)], { since });
  });

  await test.step('The mapped ones are left where they are, where that is chosen.', async () => {
    since = sandbox.calls.length;
    await pick(page, 'three');
    await pick(page, 'store');
    await act(page, 'Delete');
    await choice(page, 'Skip the mapped APIs and delete the other 1').check();
    await field(dialog(page), 'Type 1 to confirm').fill('1');
    await go.click();
    await expectNotification(page, '1 API deleted.');
    await expectCalls(sandbox, [deleteOf(three)], { since });
    await expect(page.getByRole('rowheader')).toHaveText(['blog', 'shop', 'store']);
  });

  await test.step('The API mappings that block them are named, and deleted before them on request.', async () => {
    since = sandbox.calls.length;
    await expect(page.getByText('No API selected')).toBeVisible();
    await pick(page, 'shop');
    await pick(page, 'blog');
    await act(page, 'Delete');
    await expect(dialog(page).getByRole('list', { name: 'API mappings' })).toContainText(
      'api.example.com/shop to shop',
    );
    await expect(field(dialog(page), 'Type 2 to confirm')).toHaveCount(0);
    await expect(go).toBeDisabled();
    await choice(page, 'Delete these API mappings first').check();
    await expectNoAxeViolations(page);
    await field(dialog(page), 'Type 2 to confirm').fill('2');
    await go.click();
    await expect(page.getByRole('rowheader')).toHaveText(['store']);
    await expectNotification(page, '2 APIs deleted.');
    const unmap = {
      operation: 'DeleteApiMapping',
      input: { DomainName: 'api.example.com', ApiMappingId: mapping },
    };
    await expectCalls(sandbox, [unmap, deleteOf(blog), deleteOf(shop)], { since });
  });
});
