import { paths } from '../src/app/paths';
import { apiArn, stageArn } from '../src/service/arn';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { giveUp } from './form-steps';
import { addTag, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, property } from './helpers';
import { follow } from './route-map';
import { seed, seedApi } from './seed';

test.use({ start: 'empty' });

const { region } = AWS_CONNECTION;

test('Tags are edited from a fresh read, rejected at their rows, and are not sent untouched.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  allowStatus(404);
  const ApiId = await seedApi(sandbox);
  const ResourceArn = apiArn(region, ApiId);
  const other = await seedApi(sandbox, 'HTTP', 'other');
  await seed(sandbox, 'CreateStage', { ApiId, StageName: '$default', Tags: { team: 'a' } });

  await test.step('They are edited from a fresh read, not from a cached list.', async () => {
    await page.goto(paths.api(ApiId));
    await expect(property(page, 'Tags')).toHaveText('–');
    // Somebody else tags the API meanwhile.
    await seed(sandbox, 'TagResource', { ResourceArn, Tags: { team: 'a', old: '1' } });
    await page.getByRole('link', { name: 'Edit tags' }).click();
    await expectScreen(page, 'Edit tags');
    await expect(field(page, 'Key 2')).toHaveValue('team');
    const since = sandbox.calls.length;
    await page.getByRole('button', { name: 'Remove' }).first().click();
    await field(page, 'Value 1').fill('b');
    await addTag(page, 1, 'stage', 'dev');
    await press(page, 'Save');
    await expectNotification(page, 'The tags are saved.');
    await expectCalls(
      sandbox,
      [
        { operation: 'UntagResource', input: { ResourceArn, TagKeys: ['old'] } },
        { operation: 'TagResource', input: { ResourceArn, Tags: { stage: 'dev', team: 'b' } } },
      ],
      { since },
    );
    await expectScreen(page, 'shop');
    await expect(property(page, 'Tags')).toContainText('team: b');
  });

  await test.step('Saving untouched tags sends nothing.', async () => {
    await follow(page, paths.tags(stageArn(region, ApiId, '$default')));
    await expect(field(page, 'Key 1')).toHaveValue('team');
    // The navigation and the breadcrumbs are those of the stage.
    await expect(page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link')).toHaveText([
      'APIs',
      'shop',
      'Stages',
      '$default',
    ]);
    await expect(page.getByRole('navigation', { name: 'Resources' })).toContainText('shop');
    const since = sandbox.calls.length;
    await press(page, 'Save');
    await expectNotification(page, 'No changes, so nothing was sent.');
    await expectScreen(page, '$default');
    await expectCalls(sandbox, [], { since });
  });

  await test.step('A reserved key and a value of 257 characters are rejected at their rows.', async () => {
    await follow(page, paths.tags(apiArn(region, other)));
    await addTag(page, 0, 'aws:x', 'y');
    await addTag(page, 1, 'long', 'x'.repeat(257));
    const since = sandbox.calls.length;
    await press(page, 'Save');
    await expect(
      page.getByText("Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)"),
    ).toBeVisible();
    await expect(page.getByText('The value of tag long must have at most 256 characters')).toBeVisible();
    await expectCalls(sandbox, [], { since });
  });

  await test.step('The tags of a resource that is not there are a screen of their own.', async () => {
    await giveUp(page, paths.tags(apiArn(region, 'nosuchapi1')));
    await expectScreen(page, 'Not found');
  });
});
