import type { Locator, Page } from '@playwright/test';
import { paths } from '../../src/app/paths';
import { AWS_CONNECTION } from '../aws-host';
import { expect, test } from '../fixtures';
import { expectScreen, field, press } from '../forms';
import { seedApi, seedRoute } from '../seed';

test.use({ start: 'empty' });

const prefix = `arn:aws:apigateway:${AWS_CONNECTION.region}::`;

const denied = (message = 'User is not authorized to access this resource with an explicit deny') => ({
  status: 403,
  error: 'AccessDeniedException',
  message,
});

/** Opens the policy and returns its statements. */
async function statementsIn(scope: Page | Locator): Promise<unknown> {
  await scope.getByRole('button', { name: 'Ask for this permission' }).click();
  const text = await scope.getByRole('region', { name: 'Policy' }).textContent();
  return (JSON.parse(text ?? '') as { Statement: unknown }).Statement;
}

test('A list that is denied names the policy for that very list.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);
  sandbox.faults.push({ operation: 'GetRoutes', fail: denied() });
  await page.goto(paths.route.list(apiId));
  await expectScreen(page, 'Not allowed');
  expect(await statementsIn(page)).toEqual([
    {
      Sid: 'GetRoutes',
      Effect: 'Allow',
      Action: 'apigateway:GET',
      Resource: `${prefix}/apis/${apiId}/routes`,
    },
  ]);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, 'Copy policy');
  await expect(page.getByText('Policy copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('"Sid": "GetRoutes"');
});

test('A save that is denied names the policy for that very call, and what the error message names.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const id = await seedRoute(sandbox, apiId, 'GET /pets');
  const other = 'arn:aws:iam::123456789012:role/logs';
  sandbox.faults.push({
    operation: 'UpdateRoute',
    fail: denied(
      `User: arn:aws:iam::123456789012:user/a is not authorized to perform: iam:PassRole on resource: ${other}`,
    ),
  });
  await page.goto(paths.route.edit(apiId, id));
  await field(page, 'Operation name').fill('listPets');
  await press(page, 'Save');
  expect(await statementsIn(page.getByRole('alert'))).toMatchObject([
    { Action: 'apigateway:PATCH', Resource: `${prefix}/apis/${apiId}/routes/${id}` },
    { Action: 'iam:PassRole', Resource: other },
  ]);
  await expect(field(page, 'Operation name')).toHaveValue('listPets');
});

test('A deletion that is denied names the policy in its dialog.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);
  const id = await seedRoute(sandbox, apiId, 'GET /pets');
  sandbox.faults.push({ operation: 'DeleteRoute', fail: denied() });
  await page.goto(paths.route.detail(apiId, id));
  await press(page, 'Delete');
  await press(page.getByRole('dialog'), 'Delete');
  expect(await statementsIn(page.getByRole('dialog'))).toMatchObject([
    { Action: 'apigateway:DELETE', Resource: `${prefix}/apis/${apiId}/routes/${id}` },
  ]);
});

test('Keys that have expired are no matter of permissions.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox);
  sandbox.faults.push({
    operation: 'GetRoutes',
    fail: { status: 403, error: 'ExpiredTokenException', message: 'The security token is expired' },
  });
  await page.goto(paths.route.list(apiId));
  const dialog = page.getByRole('dialog', { name: 'Credentials of e2e expired' });
  await press(dialog, 'Cancel');
  await expectScreen(page, 'Not allowed');
  await expect(page.getByRole('button', { name: 'Ask for this permission' })).toHaveCount(0);
});
