import type { Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { expect, test } from '../fixtures';
import { expectScreen, field } from '../forms';
import { expectNotification, expectRowCount } from '../helpers';
import { follow } from '../route-map';
import { functionArn, withoutSampleDomain } from '../seed';
import { counted } from './counted';

// Tasks of an API engineer from the first screen, with the clicks that they take. Typing and keys are not counted.

/** Begins a task at the list of APIs. */
async function begin(page: Page): Promise<void> {
  await follow(page, paths.apis);
  await expectScreen(page, 'APIs');
}

test('What there is is found in the fewest clicks.', async ({ page, sandbox }) => {
  await page.goto(paths.apis);

  await test.step('A resource is found by its ID: no click', async () => {
    await begin(page);
    await expectRowCount(page, 3);
    const id = /\/apis\/(\w+)/.exec(
      (await page.getByRole('link', { name: 'chat', exact: true }).getAttribute('href')) ?? '',
    )?.[1];
    await page.keyboard.press('Control+k');
    await page.keyboard.type(id ?? '');
    await page.keyboard.press('Enter');
    await expectScreen(page, 'chat');
    expect(sandbox.calls.every(({ status }) => status === 200)).toBe(true);
  });

  await test.step('Which API answers an address of a domain name: 2 clicks', async () => {
    const { click, link, expectClicks } = counted(page);
    await begin(page);
    await click(
      page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Custom domain names' }),
    );
    await click(link('api.shop.example.com'));
    await page.getByRole('searchbox', { name: 'Which API answers this path?' }).fill('/shop/v2/orders/5');
    await expect(page.getByText('orders, stage prod, answers')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Which API answers this path?' }).fill('/shop/v1/x');
    await expect(page.getByText('Routing rule 100 answers with a REST API')).toBeVisible();
    expectClicks(2);
  });

  await test.step('The command that permits API Gateway to invoke a function is copied: 4 clicks', async () => {
    const { click, link, expectClicks } = counted(page);
    await begin(page);
    await click(link('orders'));
    await click(
      page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Integrations' }),
    );
    await click(link('Lambda orders-service'));
    await click(page.getByRole('button', { name: 'Copy add-permission command' }));
    await expect(page.getByRole('region', { name: 'add-permission command' })).toContainText(
      'aws lambda add-permission',
    );
    expectClicks(4);
  });

  await test.step('The routes of an API without authorization: 2 clicks', async () => {
    const { click, link, expectClicks } = counted(page);
    await begin(page);
    await click(link('orders'));
    await click(page.getByRole('link', { name: /routes without authorization/ }));
    await expect(page.getByRole('rowheader')).toHaveText([
      '/customers/{customerId}/addresses',
      '/status',
      '/orders/{orderId}/invoice',
    ]);
    expectClicks(2);
  });

  await test.step('What an import ignores is read before anything is created: 2 clicks', async () => {
    const { click, link, expectClicks } = counted(page);
    await begin(page);
    await click(link('Create API'));
    await click(link('From an OpenAPI document'));
    const text = JSON.stringify({
      openapi: '3.0.1',
      info: { title: 'pets', version: '1', license: { name: 'MIT' } },
      paths: { '/pets': { get: { responses: {} } } },
    });
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'pets.json', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await expect(page.getByText('Ignored (1)')).toBeVisible();
    await expect(page.getByText(/^info\.license: not supported by HTTP APIs, ignored/)).toBeVisible();
    expect(sandbox.calls.some(({ operation }) => operation === 'ImportApi')).toBe(false);
    expectClicks(2);
  });
});

test('What is wanted is made, changed and undone in the fewest clicks.', async ({ page, sandbox }) => {
  await withoutSampleDomain(sandbox);
  await page.goto(paths.apis);

  await test.step('One route is throttled: 4 clicks', async () => {
    const { click, link, button, expectClicks } = counted(page);
    await begin(page);
    await click(link('orders'));
    await click(link('prod'));
    await click(page.getByRole('tab', { name: 'Throttling' }));
    await field(page, 'Rate limit of GET /orders').fill('25');
    await click(button('Save'));
    await expectNotification(page, 'Throttling of stage prod is saved.');
    expectClicks(4);
  });

  await test.step('prod is rolled back, seeing what each deployment is: 4 clicks', async () => {
    const { click, link, expectClicks } = counted(page);
    await begin(page);
    await click(link('orders'));
    await click(page.getByRole('link', { name: 'prod', exact: true }).first());
    await page.getByRole('tab', { name: 'Deployments' }).press('Enter');
    const release = page.getByRole('row').filter({ hasText: 'Release 2.2' });
    await click(release.getByRole('button', { name: /^Serve deployment/ }));
    await expect(page.getByRole('dialog')).toContainText('Then: Release 2.2');
    await click(page.getByRole('dialog').getByRole('button', { name: 'Serve', exact: true }));
    await expectNotification(page, /^Stage prod serves deployment/);
    expectClicks(4);
  });

  await test.step('A change of several routes is undone from its notification: 2 clicks', async () => {
    await begin(page);
    await page.getByRole('link', { name: 'orders', exact: true }).click();
    await page.getByRole('navigation', { name: 'Resources' }).getByRole('link', { name: 'Routes' }).click();
    for (const path of ['/status', '/customers/me'])
      await page.getByRole('row').filter({ hasText: path }).getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await expectNotification(page, '2 routes deleted.');
    const { click, expectClicks } = counted(page);
    await click(page.getByRole('button', { name: /^Undo Delete \d routes/ }));
    await click(page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }));
    await expectNotification(page, /^Delete \d routes is undone\./);
    await expectRowCount(page, 16);
    expectClicks(2);
  });

  await test.step('An HTTP API with two routes, a function and a JWT authorizer: 10 clicks', async () => {
    const { click, link, button, expectClicks } = counted(page);
    await begin(page);
    const since = sandbox.calls.length;
    await click(link('Create API'));
    await click(link('Step by step'));
    await expectScreen(page, 'API');
    await field(page, 'Name').fill('shop');
    await click(button('Next'));
    await field(page, 'Function ARN').fill(functionArn('orders'));
    await click(button('Next'));
    await click(page.getByRole('radio', { name: 'JWT' }));
    await field(page, 'Authorizer name').fill('users');
    await field(page, 'Issuer').fill('https://issuer.example.com');
    await field(page, 'Audience').fill('shop');
    await field(page, 'Audience').press('Enter');
    await click(button('Next'));
    await field(page, 'Path 1').fill('/orders');
    await click(button('Add route'));
    await field(page, 'Path 2').fill('/orders/{id}');
    await click(button('Next'));
    await click(button('Next'));
    await click(button('Create API'));
    await expectNotification(page, 'API shop is created.');
    const routes = sandbox.calls.slice(since).filter(({ operation }) => operation === 'CreateRoute');
    expect(routes.map(({ input }) => input?.AuthorizationType)).toEqual(['JWT', 'JWT']);
    expectClicks(10);
  });
});
