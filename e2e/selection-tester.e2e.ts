import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import { expect, test } from './fixtures';
import { field, press } from './forms';
import { expectCalls, expectNoAxeViolations } from './helpers';
import { follow } from './route-map';
import { seedApi, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

const result = (page: Page) => page.getByRole('status').filter({ hasText: 'Result:' });

test('A route selection expression is tried on a message, and names the matching route.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seedRoute(sandbox, apiId, 'join');
  const since = sandbox.calls.length;
  await page.goto(paths.apiEdit(apiId));
  await press(page, 'Try RouteSelectionExpression on a sample');
  await expect(result(page)).toContainText('Result: join');
  await expect(result(page)).toContainText('Matches route join.');
  await expectNoAxeViolations(page);
  await field(page, 'Sample').fill('{"request": {"body": {"action": "leave"}}}');
  await expect(result(page)).toContainText('No route matches: neither this key nor $default exists.');
  await field(page, 'Sample').fill('{"request": ');
  await expect(page.getByText('The sample is not valid JSON.')).toBeVisible();
  await field(page, 'Sample').fill('{"request": {"body": {"to": "join"}}}');
  await field(page, 'Route selection expression').fill('${request.body.to}');
  await expect(result(page)).toContainText('Matches route join.');
  await expectCalls(sandbox, [], { since });
});

test('When no route has the key, $default matches.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seedRoute(sandbox, apiId, '$default');
  await page.goto(paths.apiEdit(apiId));
  await press(page, 'Try RouteSelectionExpression on a sample');
  await expect(result(page)).toContainText('Matches route $default, because no route has this key.');
});

const others: [name: string, label: string, path: (apiId: string, integrationId: string) => string][] = [
  ['ModelSelectionExpression', 'Model selection expression', (apiId) => paths.route.create(apiId)],
  [
    'TemplateSelectionExpression',
    'Template selection expression',
    (apiId, id) => paths.integration.edit(apiId, id),
  ],
  [
    'TemplateSelectionExpression',
    'Template selection expression',
    (apiId, id) => paths.integrationResponse.create(apiId, id),
  ],
];
test('The other selection expressions are tried on a sample.', async ({ page, sandbox }) => {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const mock = { IntegrationType: 'MOCK' as const, IntegrationUri: undefined };
  const id = await seedIntegration(sandbox, apiId, mock);
  await page.goto(paths.apis);
  for (const [name, label, path] of others)
    await test.step(`The ${label} at ${path('x', 'y')} is tried on a sample.`, async () => {
      await follow(page, path(apiId, id));
      const expression = field(page, label);
      const before = await expression.inputValue();
      await expression.fill('${request.body.action}-\\$default');
      await press(page, `Try ${name} on a sample`);
      await expect(result(page)).toContainText('Result: join-$default');
      // Unsaved input would ask before the next screen.
      await expression.fill(before);
    });
});
