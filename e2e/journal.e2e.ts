import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { AWS_CONNECTION } from './aws-host';
import { expect, test } from './fixtures';
import { expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, expectRowCount, expectRowGone, expectRowVisible } from './helpers';
import { follow } from './route-map';
import { functionArn, seedApi, seedRoute } from './seed';

test.use({ start: 'empty' });

/** Makes a route with an integration in the forms: two writes, and the reads around them. */
async function makeRoute(page: Page, apiId: string) {
  await follow(page, paths.route.create(apiId));
  await field(page, 'Path').fill('/pets');
  await field(page, 'Function ARN').fill(functionArn('pets'));
  await press(page, 'Create route');
  await expectScreen(page, 'GET /pets');
}

/** Goes to the journal without a reload. */
async function openJournal(page: Page) {
  await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Journal' }).click();
  await expectScreen(page, 'Journal');
}

const chooser = (page: Page, text: string) => page.getByRole('button', { name: text, exact: true });

test('The journal has what this tab did: each call, as code, as a file, and over a reload until it is cleared.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);

  await test.step('The journal lists what this tab changed, newest first, and reads on request.', async () => {
    await page.goto(paths.journal);
    await expect(page.getByText('Nothing has been changed yet.')).toBeVisible();
    await makeRoute(page, apiId);
    await openJournal(page);
    await expectRowCount(page, 2);
    await expect(page.getByRole('rowheader')).toHaveText(['CreateRoute', 'CreateIntegration']);
    await expectRowVisible(page, 'CreateRoute', 'route GET /pets', 'accepted');

    await chooser(page, 'All calls').click();
    await expectRowVisible(page, 'GetApi', 'API shop', 'accepted');
    await expectRowVisible(page, 'GetAuthorizers', `authorizers of ${apiId}`);
    const rows = await page.getByRole('rowheader').count();
    await page.getByRole('searchbox', { name: 'Search calls' }).fill('create');
    await expectRowCount(page, 2);
    await expect(page).toHaveURL(/calls=all/);
    await page.getByRole('searchbox', { name: 'Search calls' }).fill('');
    await expectRowCount(page, rows);
  });

  await test.step('A call shows what was sent and what the service returned.', async () => {
    await openJournal(page);
    await page.getByRole('link', { name: 'CreateIntegration' }).click();
    await expect(page.getByRole('region', { name: 'Input' })).toContainText(functionArn('pets'));
    await page.getByRole('button', { name: 'Response' }).click();
    await expect(page.getByRole('region', { name: 'Response' })).toContainText('"TimeoutInMillis": 30000');
  });

  await test.step('Chosen calls become a script in three languages, in which a result is named and not copied.', async () => {
    await openJournal(page);
    await press(page, 'Copy 2 calls shown as script');
    const dialog = page.getByRole('dialog');
    const code = (language: string) => dialog.getByRole('region', { name: `${language} code` });
    await expect(code('AWS CLI')).toContainText('--target "integrations/$integration_id"');
    await dialog.getByRole('button', { name: 'boto3', exact: true }).click();
    await expect(code('boto3')).toContainText('client.create_route(');
    await dialog.getByRole('button', { name: 'JavaScript', exact: true }).click();
    await expect(code('JavaScript')).toContainText('CreateRouteCommand');
    await expect(code('JavaScript')).not.toContainText('GetRoutesCommand');
    await dialog.getByRole('button', { name: 'Close' }).click();

    await chooser(page, 'All calls').click();
    await page
      .getByRole('row', { name: /CreateRoute/ })
      .getByRole('checkbox')
      .check();
    await press(page, 'Copy 1 selected call as script');
    await expect(code('JavaScript')).toContainText('CreateRouteCommand');
    await expect(code('JavaScript')).not.toContainText('CreateIntegrationCommand');
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('The journal is exported as JSON without a secret in it, and no secret is in storage.', async () => {
    await openJournal(page);
    await chooser(page, 'All calls').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Export \d+ calls shown as JSON$/ }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('gatehouse-journal.json');
    const text = await readFile(await file.path(), 'utf8');
    const { calls } = JSON.parse(text) as { calls: { operation: string; input: unknown; output: unknown }[] };
    // Entries are in the order in which calls ended.
    const names = (list: readonly { operation?: string | undefined }[]) =>
      list.map(({ operation }) => operation).sort();
    expect(names(calls)).toEqual(names(sandbox.calls.slice(1)));
    const { accessKeyId, secretAccessKey } = AWS_CONNECTION.credentials;
    for (const secret of [accessKeyId, secretAccessKey, 'AWS4-HMAC', 'Signature=']) {
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    }
    const stored = await page.evaluate(async () => {
      const request = indexedDB.open('gatehouse-journal');
      const db = await new Promise<IDBDatabase>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = failed;
      });
      const all = db.transaction('entries').objectStore('entries').getAll();
      const entries = await new Promise<unknown[]>((done) => {
        all.onsuccess = () => done(all.result);
      });
      db.close();
      return JSON.stringify([entries, { ...localStorage }]);
    });
    expect(stored).toContain('CreateRoute');
    expect(stored).not.toContain('GetAuthorizers');
    for (const secret of [accessKeyId, secretAccessKey, 'AWS4-HMAC']) expect(stored).not.toContain(secret);
  });

  await test.step('Changes stay in the journal of their connection over a reload, with the change that they are part of, until it is cleared.', async () => {
    await page.reload();
    await openJournal(page);
    await expect(page.getByRole('rowheader')).toHaveText(['CreateRoute', 'CreateIntegration']);
    await page.getByRole('link', { name: 'CreateRoute' }).click();
    await expectScreen(page, 'CreateRoute: route GET /pets');
    await page.reload();
    await expectScreen(page, 'CreateRoute: route GET /pets');

    // What the user did is one change, and is undone as one.
    await page.getByRole('link', { name: 'Create route GET /pets' }).click();
    await press(page, 'Undo Create route GET /pets');
    await press(page.getByRole('dialog'), 'Undo');
    await expectNotification(page, 'Create route GET /pets is undone.');
    await expectCalls(sandbox, ['CreateIntegration', 'CreateRoute', 'DeleteRoute', 'DeleteIntegration'], {
      since: 1,
    });

    await openJournal(page);
    await expectRowCount(page, 4);
    await press(page, 'Clear journal');
    await expect(page.getByText('Nothing has been changed yet.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Nothing has been changed yet.')).toBeVisible();
  });
});

test('A rejected call is in the journal with its reason, and can be filtered by outcome.', async ({
  page,
  sandbox,
  allowStatus,
}) => {
  allowStatus(409);
  const apiId = await seedApi(sandbox);
  await page.goto(paths.route.create(apiId));
  await field(page, 'Path').fill('/pets');
  await field(page, 'Function ARN').fill(functionArn('pets'));
  // Somebody else makes the same route while the form is open.
  await seedRoute(sandbox, apiId, 'GET /pets');
  await press(page, 'Create route');
  await expect(page.getByRole('alert')).toContainText('already exists');
  await page.getByRole('link', { name: 'Cancel' }).click();
  await press(page.getByRole('dialog'), 'Leave');
  await openJournal(page);
  await chooser(page, 'Not accepted').click();
  await expectRowCount(page, 1);
  await page.getByRole('link', { name: 'CreateRoute' }).click();
  await expectScreen(page, 'CreateRoute: route GET /pets');
  await expect(page.getByText('Route with key GET /pets already exists for this API')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Input' })).toContainText('"RouteKey": "GET /pets"');
  await page.goBack();
  await chooser(page, 'Accepted').click();
  await expectRowGone(page, 'CreateRoute');
  await expectRowVisible(page, 'CreateIntegration');
});
