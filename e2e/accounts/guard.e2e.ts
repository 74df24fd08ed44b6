import { expect, test } from '../fixtures';
import { choice, chooseAction, expectScreen, field, press } from '../forms';
import { expectCalls } from '../helpers';
import { chip, unlock } from './fixtures';
import { handOver } from './hand-over';

// Guards against changes of the wrong account: a lock per tab, and a name to type for production.

test.describe('A connection that is read-only', () => {
  handOver({ readOnly: true });

  test('disables save, create and delete, says why, and is unlocked for this tab.', async ({
    page,
    sandbox,
  }) => {
    await page.goto('/apis');
    await expect(chip(page)).toContainText('Read-only');
    const create = page.getByRole('main').getByRole('link', { name: 'Create API', exact: true });
    await expect(create).toBeDisabled();
    await page.getByRole('link', { name: 'chat', exact: true }).click();
    await chooseAction(page, 'Delete');
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true });
    await expect(confirm).toBeDisabled();
    await expect(page.getByRole('dialog')).toContainText(/e2e is read-only\. Unlock it for this tab/);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(page.getByRole('main')).toContainText(/^.*e2e is read-only\. Unlock it for this tab/);
    await field(page, 'Description').fill('typed while locked');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await expect(save).toBeDisabled();
    // Enter is no way round the button.
    await field(page, 'Name').press('Enter');
    await expectCalls(sandbox, []);

    await unlock(page);
    await expect(page.getByText(/e2e is read-only/)).toHaveCount(0);
    await expect(field(page, 'Description')).toHaveValue('typed while locked');
    await save.click();
    await expectCalls(sandbox, ['UpdateApi']);

    await page.reload();
    await expect(chip(page)).not.toContainText('Read-only');
    await chip(page).getByRole('button').click();
    await page.getByRole('checkbox', { name: 'Read-only' }).click();
    await expect(chip(page)).toContainText('Read-only');
  });
});

test.describe('A connection that says nothing about changes', () => {
  handOver({ readOnly: undefined });

  test('is read-only when it is one to AWS.', async ({ page }) => {
    await page.goto('/apis');
    await expect(chip(page)).toContainText('Read-only');
  });
});

test.describe('A production pattern', () => {
  handOver({ productionPattern: '/^prod$|stage=live/' });

  test('prompts for the name of matching resources only.', async ({ page, sandbox }) => {
    await page.goto('/apis');
    await page.getByRole('link', { name: 'orders', exact: true }).click();
    await page.getByRole('link', { name: 'Stages', exact: true }).click();
    await page.getByRole('link', { name: 'dev', exact: true }).click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await field(page, 'Description').fill('no question');
    await press(page, 'Save');
    await expectScreen(page, 'dev');
    await expectCalls(sandbox, ['UpdateStage']);

    await page.getByRole('link', { name: 'Stages', exact: true }).first().click();
    await page.getByRole('link', { name: 'prod', exact: true }).click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await field(page, 'Description').fill('a question');
    await press(page, 'Save');
    const dialog = page.getByRole('dialog');
    await field(dialog, 'Type prod to confirm').fill('prod');
    await press(dialog, 'Continue');
    await expectScreen(page, 'prod');
    await expectCalls(sandbox, ['UpdateStage', 'UpdateStage']);
  });
});

test('The form of a connection rejects remote endpoints, invalid patterns, and a name in use.', async ({
  page,
}) => {
  await page.goto('/connections/create');
  await choice(page, 'Custom endpoint').check();
  await field(page, 'Name').fill('Sandbox');
  await field(page, 'Production pattern').fill('/[/');
  for (const url of ['https://evil.example', 'http://127.0.0.1.evil.example', 'http://a@127.0.0.1:1', 'x']) {
    await field(page, 'Endpoint').fill(url);
    await press(page, 'Add connection');
    await expect(field(page, 'Endpoint')).toHaveAccessibleDescription(
      /The console calls AWS and this machine/,
    );
  }
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/Another connection has this name/);
  await expect(field(page, 'Production pattern')).toHaveAccessibleDescription(
    /This regular expression is invalid/,
  );
});
