import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { saveUnchanged } from './form-steps';
import { addToken, choice, expectFieldError, expectOneAlert, expectScreen, field, press } from './forms';
import { expectCalls, expectNotification, fillField, property } from './helpers';
import { follow } from './route-map';
import { seed, seedApi } from './seed';

test.use({ start: 'empty' });

const CORS = {
  AllowOrigins: ['https://shop.example.com', 'https://admin.example.com'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization'],
  ExposeHeaders: ['x-request-id'],
  MaxAge: 3600,
  AllowCredentials: true,
};

async function seedCors(sandbox: Sandbox): Promise<{ ApiId: string; since: number }> {
  const ApiId = await seedApi(sandbox);
  await seed(sandbox, 'UpdateApi', { ApiId, CorsConfiguration: CORS });
  return { ApiId, since: sandbox.calls.length };
}

const remove = (page: Page, token: string) => press(page, `Remove ${token}`);

test('CORS is configured from nothing; what is left out is not sent.', async ({ page, sandbox }) => {
  const ApiId = await seedApi(sandbox);
  const since = sandbox.calls.length;
  await page.goto(paths.cors(ApiId));
  await expect(page.getByText('CORS is not configured', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove CORS' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Configure CORS' }).click();
  await addToken(page, 'Allowed origins', 'https://shop.example.com');
  await fillField(page, 'Allowed methods', 'GET, POST');
  await fillField(page, 'Max age, seconds', '0');
  await press(page, 'Save');
  await expectNotification(page, 'The CORS configuration is saved.');
  await expect(property(page, 'Allowed methods')).toHaveText('GET, POST');
  await expect(property(page, 'Max age')).toHaveText('0 seconds');
  await expectCalls(
    sandbox,
    [
      {
        operation: 'UpdateApi',
        input: {
          ApiId,
          CorsConfiguration: {
            AllowOrigins: ['https://shop.example.com'],
            AllowMethods: ['GET', 'POST'],
            MaxAge: 0,
          },
        },
      },
    ],
    { since },
  );
});

test('CORS is edited by its form, rejected before it is sent where the service would, and removed.', async ({
  page,
  sandbox,
}) => {
  const { ApiId, since: seeded } = await seedCors(sandbox);
  let since = seeded;
  const edit = async () => {
    since = sandbox.calls.length;
    await follow(page, paths.corsEdit(ApiId));
  };

  await test.step('An invalid max age and an unknown method are rejected beside their fields.', async () => {
    await page.goto(paths.corsEdit(ApiId));
    await fillField(page, 'Max age, seconds', 'an hour');
    await addToken(page, 'Allowed methods', 'FETCH');
    await press(page, 'Save');
    await expect(field(page, 'Max age, seconds')).toHaveAccessibleDescription(/MaxAge must be a/);
    await expect(field(page, 'Allowed methods')).toHaveAccessibleDescription(/Method FETCH is not supported/);
    await expectCalls(sandbox, [], { since });
  });

  await test.step('Saving without changes sends nothing.', async () => {
    await fillField(page, 'Max age, seconds', '3600');
    await remove(page, 'FETCH');
    await saveUnchanged(page, sandbox);
  });

  await test.step('An error is shown once in the form, and the input is kept.', async () => {
    sandbox.faults.push({
      operation: 'UpdateApi',
      times: 1,
      fail: { status: 400, error: 'BadRequestException', message: 'Somebody else is writing' },
    });
    await edit();
    await fillField(page, 'Max age, seconds', '60');
    await press(page, 'Save');
    await expectOneAlert(page, 'Somebody else is writing');
    await expect(field(page, 'Max age, seconds')).toHaveValue('60');
    await press(page, 'Save');
    await expect(property(page, 'Max age')).toHaveText('60 seconds');
    await expectCalls(sandbox, ['UpdateApi', 'UpdateApi'], { since });
  });

  await test.step('Credentials together with the origin * are rejected with the service’s message before anything is sent.', async () => {
    await edit();
    await addToken(page, 'Allowed headers', '*');
    // Accepted by the service, and probably not meant.
    const advice = page.getByText(/browsers read \* as the plain character/);
    await expect(advice).toBeVisible();
    await field(page, 'Allowed origins').fill('*');
    await press(page, 'Save');
    await expectFieldError(
      page,
      choice(page, 'Allow credentials'),
      "allow-credentials is not supported if 'allow-origin' is *",
      { sandbox, since },
    );
    await choice(page, 'Allow credentials').uncheck();
    await expect(advice).toHaveCount(0);
  });

  await test.step('Every changed field is sent, and nothing else.', async () => {
    // The origin, then the header.
    for (let n = 0; n < 2; n++)
      await page.getByRole('button', { name: 'Remove *', exact: true }).first().click();
    await remove(page, 'https://admin.example.com');
    await addToken(page, 'Allowed methods', 'PUT');
    await remove(page, 'authorization');
    await addToken(page, 'Exposed headers', 'etag');
    await fillField(page, 'Max age, seconds', '-1');
    await press(page, 'Save');
    await expectScreen(page, 'CORS');
    const CorsConfiguration = {
      AllowOrigins: ['https://shop.example.com'],
      AllowMethods: ['GET', 'POST', 'PUT'],
      AllowHeaders: [],
      ExposeHeaders: ['x-request-id', 'etag'],
      MaxAge: -1,
      AllowCredentials: false,
    };
    await expectCalls(sandbox, [{ operation: 'UpdateApi', input: { ApiId, CorsConfiguration } }], { since });
  });

  await test.step('Removing it names the origins that are shut out, and makes one call.', async () => {
    since = sandbox.calls.length;
    await press(page, 'Remove CORS');
    const dialog = page.getByRole('dialog', { name: 'Remove CORS configuration' });
    await expect(dialog).toContainText('https://shop.example.com');
    await expectCalls(sandbox, [], { since });
    await press(dialog, 'Remove');
    await expectNotification(page, 'The CORS configuration is removed.');
    await expect(page.getByText('CORS is not configured', { exact: true })).toBeVisible();
    await expectCalls(sandbox, [{ operation: 'DeleteCorsConfiguration', input: { ApiId } }], { since });
  });
});

test('A WebSocket API has no CORS: no link leads there, and its URL shows why.', async ({
  page,
  sandbox,
}) => {
  const ApiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await page.goto(paths.api(ApiId));
  await expectScreen(page, 'chat');
  const parts = page.getByRole('navigation', { name: 'Resources' });
  await expect(parts.getByRole('link', { name: 'Routes' })).toBeVisible();
  await expect(parts.getByRole('link', { name: 'CORS' })).toHaveCount(0);
  await follow(page, paths.cors(ApiId));
  await expect(page.getByText('Cors is not supported for WEBSOCKET protocolType.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit CORS' })).toHaveCount(0);
});
