import { readFileSync } from 'node:fs';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { expectScreen, press } from './forms';
import { chooseOption, expectCalls, expectNoAxeViolations } from './helpers';
import { follow } from './route-map';
import {
  functionArn,
  seed,
  seedApi,
  seedDeployment,
  seedIntegration,
  seedJwtAuthorizer,
  seedRoute,
} from './seed';

test.use({ start: 'empty' });

/** An API with an authorizer for some routes, a deployed stage, and an API mapping to it. */
async function seedShop(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox);
  const orders = `integrations/${await seedIntegration(sandbox, apiId)}`;
  const health = `integrations/${await seedIntegration(sandbox, apiId, { IntegrationUri: functionArn('health') })}`;
  const AuthorizerId = await seedJwtAuthorizer(sandbox, apiId);
  const guarded = { Target: orders, AuthorizationType: 'JWT', AuthorizerId } as const;
  await seedRoute(sandbox, apiId, 'GET /orders', guarded);
  await seedRoute(sandbox, apiId, 'POST /orders', guarded);
  const order = await seedRoute(sandbox, apiId, 'GET /orders/{id}', guarded);
  await seedRoute(sandbox, apiId, 'GET /health', { Target: health });
  await seed(sandbox, 'CreateStage', { ApiId: apiId, StageName: 'prod' });
  await seedDeployment(sandbox, apiId, { StageName: 'prod' });
  await seed(sandbox, 'CreateDomainName', {
    DomainName: 'api.example.com',
    DomainNameConfigurations: [
      {
        CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
        EndpointType: 'REGIONAL',
        SecurityPolicy: 'TLS_1_2',
      },
    ],
  });
  await seed(sandbox, 'CreateApiMapping', {
    ApiId: apiId,
    DomainName: 'api.example.com',
    ApiMappingKey: 'shop',
    Stage: 'prod',
  });
  return { apiId, order };
}

test('An API and a custom domain name are drawn and listed.', async ({ page, sandbox }) => {
  const { apiId, order } = await seedShop(sandbox);

  await test.step('An API is drawn and listed; a box shows its way and its details, and the drawing becomes a file.', async () => {
    const since = sandbox.calls.length;
    await page.goto(paths.api(apiId));
    await page.getByRole('navigation').getByRole('link', { name: 'Diagram', exact: true }).click();
    await expectScreen(page, 'Diagram');
    const drawing = page.getByRole('img', { name: /^Diagram of shop: 4 routes/ });
    await expect(drawing).toBeVisible();
    const box = (title: string) => drawing.locator('[data-node]').filter({ hasText: title });
    await expect(
      page.getByRole('list', { name: 'Authorization of routes' }).getByRole('listitem'),
    ).toHaveText(['Open: 1 route', 'JWT: 3 routes']);
    const routes = page.getByRole('list', { name: 'Routes', exact: true });
    await expect(routes.getByRole('listitem')).toHaveText([
      'GET /health Open → Lambda health → health',
      'GET POST /orders JWT → customers → Lambda orders → orders',
      'GET /orders/{id} JWT → customers → Lambda orders → orders',
    ]);
    await expectNoAxeViolations(page);

    // API mappings are loaded on demand: the domain names, and the mappings of each.
    await expect(page.getByRole('list', { name: 'API mappings' })).toHaveCount(0);
    const before = sandbox.calls.length;
    await press(page, 'Load API mappings');
    await expect(page.getByRole('list', { name: 'API mappings' })).toContainText(
      'api.example.com/shop API mapping → prod',
    );
    await expectCalls(sandbox, ['GetDomainNames', 'GetApiMappings'], { reads: true, since: before });

    // A click in the drawing: what the requests pass stays, all else fades.
    await box('/orders/{id}').click();
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details.getByRole('heading', { name: 'GET /orders/{id}' })).toBeFocused();
    await expect(details.getByRole('link', { name: 'Open route' })).toHaveAttribute(
      'href',
      paths.route.detail(apiId, order),
    );
    await expect(box('health').first()).toHaveAttribute('data-faded', '');
    await expect(box('customers')).not.toHaveAttribute('data-faded');
    await expectNoAxeViolations(page);

    // The list does the same by keyboard, and gets the focus back.
    const entry = page.getByRole('button', { name: 'customers', exact: true });
    await entry.focus();
    await page.keyboard.press('Enter');
    await expect(details).toContainText('https://issuer.example.com');
    await press(page, 'Close details');
    await expect(details).toHaveCount(0);
    await expect(entry).toBeFocused();

    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Export as SVG')]);
    expect(file.suggestedFilename()).toBe('shop-diagram.svg');
    const svg = readFileSync(await file.path(), 'utf8');
    expect(svg).toContain('GET /orders/{id}');
    expect(svg).not.toMatch(/ (class|style|data-[\w-]+|aria-[\w-]+)=|<style|var\(|light-dark/);
    expect(
      sandbox.calls.slice(since).filter(({ operation = '' }) => !/^(Get|Export)/.test(operation)),
    ).toEqual([]);
  });

  await test.step('A custom domain name is drawn from its API mappings to its APIs.', async () => {
    await follow(page, paths.domainName.detail('api.example.com'));
    await page.getByRole('link', { name: 'Diagram', exact: true }).click();
    await expectScreen(page, 'Diagram');
    const drawing = page.getByRole('img', { name: /^Diagram of api.example.com: 1 mapping to 1 API/ });
    await expect(drawing.locator('[data-node]')).toHaveCount(4);
    await expect(page.getByRole('list', { name: 'Stages' }).getByRole('listitem')).toHaveText([
      'prod Stage of shop → shop',
    ]);
    await expectNoAxeViolations(page);
    await drawing.locator('[data-node]').filter({ hasText: '/shop' }).click();
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details).toContainText('api.example.com/shop');
    await expect(details.getByRole('link', { name: 'Open API mapping' })).toBeVisible();
    await press(page, 'Close details');
    await page.getByRole('button', { name: 'shop', exact: true }).click();
    await expect(details.getByRole('link', { name: 'Open API' })).toHaveAttribute('href', paths.api(apiId));
  });
});

test('What a stage serves is drawn, and what differs from it.', async ({ page, sandbox }) => {
  const { apiId, order } = await seedShop(sandbox);
  await seedRoute(sandbox, apiId, 'GET /later');
  await seed(sandbox, 'UpdateRoute', { ApiId: apiId, RouteId: order, AuthorizationType: 'NONE' });
  const { Items = [] } = await seed(sandbox, 'GetRoutes', { ApiId: apiId });
  const health = Items.find(({ RouteKey }) => RouteKey === 'GET /health');
  await seed(sandbox, 'DeleteRoute', { ApiId: apiId, RouteId: health?.RouteId });

  await test.step('The address keeps the stage and the routes; what a stage serves is drawn from its export.', async () => {
    await page.goto(paths.apiDiagram(apiId));
    const routes = page.getByRole('list', { name: 'Routes', exact: true });
    await expect(routes).toContainText('GET /later');
    await chooseOption(page, 'Configuration', 'Stage prod');
    await expect(page).toHaveURL(/stage=stage%3Aprod/);
    await expect(routes.getByRole('listitem')).toHaveCount(3);
    await expect(routes).not.toContainText('GET /later');

    await page.getByRole('searchbox', { name: 'Routes' }).fill('/health');
    await expect(routes.getByRole('listitem')).toHaveText(['GET /health Open → Lambda health → health']);
    await expect(page.getByRole('list', { name: 'Targets' }).getByRole('listitem')).toHaveCount(1);
    await page.reload();
    await expect(routes.getByRole('listitem')).toHaveText(['GET /health Open → Lambda health → health']);
    await page.getByRole('searchbox', { name: 'Routes' }).fill('nothing');
    await expect(page.getByText('No route has “nothing” in its key.')).toBeVisible();
    await press(page, 'Show all routes');
    await expect(routes.getByRole('listitem')).toHaveCount(3);
  });

  await test.step('A comparison marks what was added, changed and removed, in words too; findings are at the boxes of their resources.', async () => {
    await follow(page, paths.journal);
    await follow(page, paths.apiDiagram(apiId));
    const drawing = page.getByRole('img', { name: /^Diagram of shop/ });
    await expect(drawing).toBeVisible();
    await expect(page.getByRole('list', { name: 'Differences' })).toHaveCount(0);
    await chooseOption(page, 'Compare with', 'Stage prod');
    await expect(page).toHaveURL(/compare=stage%3Aprod/);
    await expect(page.getByRole('list', { name: 'Differences' }).getByRole('listitem')).toHaveText([
      '+Added: 1',
      '~Changed: 1',
      '−Removed: 1',
    ]);
    const routes = page.getByRole('list', { name: 'Routes', exact: true });
    const entry = (key: string) => routes.getByRole('listitem').filter({ hasText: key });
    await expect(entry('GET /health')).toContainText('GET /health Removed · Open');
    await expect(entry('GET /later')).toContainText('Added');
    await expect(entry('GET /orders/{id}')).toContainText('Changed · Open');
    await expect(drawing.locator('[data-node][data-change="removed"]')).toHaveCount(1);
    // A route without an integration is a finding, in the drawing and in the list.
    await expect(entry('GET /later')).toContainText(/findings: .*error/);
    await expectNoAxeViolations(page);
    await routes.getByRole('button', { name: 'GET /later' }).click();
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details.getByRole('list', { name: 'Findings of this box' })).toContainText('integration');
    await expect(details.getByRole('link', { name: 'Show the differences' })).toHaveAttribute(
      'href',
      `${paths.apiChanges(apiId)}?from=stage%3Aprod&to=latest`,
    );
    await page.reload();
    await expect(page.getByRole('list', { name: 'Differences' })).toBeVisible();
    await chooseOption(page, 'Compare with', 'Nothing');
    await expect(page.getByRole('list', { name: 'Differences' })).toHaveCount(0);
  });
});

test('300 routes are a few boxes, which open; what a WebSocket stage serves is not claimed.', async ({
  page,
  sandbox,
}) => {
  const apiId = await seedApi(sandbox);
  const targets = await Promise.all([
    seedIntegration(sandbox, apiId),
    seedIntegration(sandbox, apiId, { IntegrationUri: functionArn('b') }),
  ]);
  for (let at = 0; at < 300; at++)
    await seedRoute(sandbox, apiId, `GET /area${at % 7}/thing${at}`, {
      Target: `integrations/${targets[at % 2]}`,
    });
  await page.goto(paths.apiDiagram(apiId));
  const routes = page.getByRole('list', { name: 'Routes', exact: true });
  await expect(routes.getByRole('listitem')).toHaveCount(2);
  await routes.getByRole('button', { name: '150 routes' }).first().click();
  await press(page, 'Show separately');
  await expect(routes.getByRole('listitem')).toHaveCount(151);
  await press(page, 'Show all routes separately');
  await expect(routes.getByRole('listitem')).toHaveCount(300);
  await press(page, 'Group similar routes');
  await expect(routes.getByRole('listitem')).toHaveCount(2);

  const chat = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  await seed(sandbox, 'CreateStage', { ApiId: chat, StageName: 'live' });
  await page.goto(`${paths.apiDiagram(chat)}?stage=stage:live`);
  await expect(page.getByText('API Gateway cannot export WebSocket APIs')).toBeVisible();
});
