import type { Page } from '@playwright/test';
import { paths } from '../src/app/paths';
import type { Sandbox } from '../src/sandbox/types';
import { expect, test } from './fixtures';
import { choice, expectScreen, field, press } from './forms';
import { expectCalls, expectNoAxeViolations, expectNotification } from './helpers';
import { follow } from './route-map';
import { seed, seedApi, seedDeployedStage, seedIntegration, seedRoute } from './seed';

test.use({ start: 'empty' });

const step = (page: Page, title: string) =>
  page
    .getByRole('list', { name: 'Message flow' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** A route of a WebSocket API to a mock. */
async function prepare(sandbox: Sandbox) {
  const apiId = await seedApi(sandbox, 'WEBSOCKET', 'chat');
  const mock = { IntegrationType: 'MOCK' as const, IntegrationUri: undefined };
  const integrationId = await seedIntegration(sandbox, apiId, mock);
  const routeId = await seedRoute(sandbox, apiId, 'send', { Target: `integrations/${integrationId}` });
  return { apiId, integrationId, routeId };
}

test('The way of a message is shown and completed from its route.', async ({ page, sandbox }) => {
  const { apiId, routeId } = await prepare(sandbox);

  await test.step('A route without an integration shows what is missing, and links to the form that attaches one.', async () => {
    const bare = await seedRoute(sandbox, apiId, 'leave');
    await page.goto(paths.route.detail(apiId, bare));
    await expect(step(page, 'Integration')).toContainText('None: messages get an error response');
    await step(page, 'Integration').getByRole('link', { name: 'Attach an integration' }).click();
    await expectScreen(page, 'Edit route');
  });

  await test.step('What is missing in the response path is shown at its step, with a link to create it.', async () => {
    await follow(page, paths.route.detail(apiId, routeId));
    await expect(step(page, 'Route')).toContainText('Messages are not validated against a model');
    await expect(step(page, 'Integration')).toContainText('MOCK');
    await expect(step(page, 'Integration responses')).toContainText(
      'None: this integration needs at least one',
    );
    await expect(step(page, 'Route response')).toContainText('One-way: the client gets no response');
    await expectNoAxeViolations(page);
    await step(page, 'Integration responses').getByRole('link', { name: 'Create response' }).click();
    await field(page, 'Response key').fill('/4../');
    await press(page, 'Create integration response');
    await expectScreen(page, 'Integration responses');
    await follow(page, paths.route.detail(apiId, routeId));
    await expect(step(page, 'Integration responses').getByRole('link', { name: '/4../' })).toBeVisible();
    await expect(step(page, 'Integration responses')).toContainText(
      'No $default for responses that no key matches',
    );
  });

  await test.step('Two-way communication is switched on and off on the flow, after its calls are shown.', async () => {
    const ids = { ApiId: apiId, RouteId: routeId };
    const since = sandbox.calls.length;
    await follow(page, paths.route.detail(apiId, routeId));
    await choice(page, 'Two-way communication').click();
    const on = page.getByRole('dialog', { name: 'Make route send two-way' });
    await expect(on).toContainText('2 calls');
    await expectCalls(sandbox, [], { since });
    await press(on, 'Turn on');
    await expectNotification(page, 'Route send is two-way now.');
    await expect(choice(page, 'Two-way communication')).toBeChecked();
    await expect(step(page, 'Route response').getByRole('link', { name: '$default' })).toBeVisible();
    const select = { ...ids, RouteResponseSelectionExpression: '$default' };
    const make = { ...ids, RouteResponseKey: '$default' };
    await expectCalls(
      sandbox,
      [
        { operation: 'UpdateRoute', input: select },
        { operation: 'CreateRouteResponse', input: make },
      ],
      { since },
    );

    const later = sandbox.calls.length;
    await choice(page, 'Two-way communication').click();
    await press(page.getByRole('dialog', { name: 'Make route send one-way' }), 'Turn off');
    await expectNotification(page, 'Route send is one-way now.');
    await expect(step(page, 'Route response')).toContainText('One-way: the client gets no response');
    await expectCalls(sandbox, ['UpdateRoute', 'DeleteRouteResponse'], { since: later });
  });

  await test.step("A route's models and parameters reject a duplicate key, at its row.", async () => {
    const since = sandbox.calls.length;
    await follow(page, paths.route.create(apiId));
    await field(page, 'Route key').fill('join');
    await choice(page, 'None yet').click();
    for (const row of [1, 2]) {
      await press(page, 'Add model');
      await field(page, `Key ${row}`).fill('$default');
      await field(page, `Model name ${row}`).fill('message');
      await press(page, 'Add parameter');
      await field(page, `Parameter ${row}`).fill('route.request.header.a');
    }
    await press(page, 'Create route');
    await expect(field(page, 'Key 1')).toHaveAccessibleDescription(/Duplicate key \$default\./);
    await expect(field(page, 'Parameter 1')).toHaveAccessibleDescription(
      /Duplicate key route\.request\.header\.a\./,
    );
    await expectCalls(sandbox, [], { since });
  });
});

test('What uses a stage or a VPC link is searched on request.', async ({ page, sandbox, allowStatus }) => {
  allowStatus(403);

  await test.step('The API mappings of a stage are searched on request, by one call per domain name.', async () => {
    const { apiId } = await seedDeployedStage(sandbox);
    const CertificateArn =
      'arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';
    for (const DomainName of ['a.example.com', 'b.example.com']) {
      const DomainNameConfigurations = [{ CertificateArn, EndpointType: 'REGIONAL' as const }];
      await seed(sandbox, 'CreateDomainName', { DomainName, DomainNameConfigurations });
    }
    const mapping = { ApiId: apiId, Stage: 'prod', ApiMappingKey: 'shop' };
    await seed(sandbox, 'CreateApiMapping', { DomainName: 'b.example.com', ...mapping });
    await page.goto(paths.stage.detail(apiId, 'prod'));
    await expect(page.getByRole('button', { name: 'Load API mappings' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Tags' })).toBeVisible();
    const since = sandbox.calls.length;
    await press(page, 'Load API mappings');
    await expect(page.getByRole('link', { name: 'b.example.com/shop' })).toBeVisible();
    const asked = sandbox.calls.slice(since).map(({ operation }) => operation);
    expect(asked.filter((operation) => /Domain|Mapping/.test(operation ?? ''))).toEqual([
      'GetDomainNames',
      'GetApiMappings',
      'GetApiMappings',
    ]);
  });

  await test.step('The integrations of a VPC link are searched on request; a failed search can be retried.', async () => {
    const apiId = await seedApi(sandbox);
    const { VpcLinkId = '' } = await seed(sandbox, 'CreateVpcLink', {
      Name: 'inner',
      SubnetIds: ['subnet-1'],
    });
    await seedIntegration(sandbox, apiId, {
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'GET',
      ConnectionType: 'VPC_LINK',
      ConnectionId: VpcLinkId,
      PayloadFormatVersion: '1.0',
      IntegrationUri:
        'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/inner/0123456789abcdef/0123456789abcdef',
    });
    sandbox.faults.push({
      operation: 'GetIntegrations',
      times: 1,
      fail: { status: 403, error: 'AccessDeniedException', message: 'Not allowed' },
    });
    await follow(page, paths.vpcLink.detail(VpcLinkId));
    await press(page, 'Load integrations');
    await expect(page.getByText('Not allowed')).toBeVisible();
    await press(page, 'Load integrations');
    await expect(
      page.getByRole('list', { name: 'Integrations' }).getByRole('link', { name: 'shop' }),
    ).toBeVisible();
  });
});
