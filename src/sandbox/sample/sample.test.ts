import { expect, it } from 'vitest';
import { startSandbox } from '../client.test-support';

it('The sample data has two HTTP APIs and a WebSocket API that clients can read', async () => {
  const { client } = startSandbox({ start: 'sample' });
  const apis = (await client.getApis({})).Items ?? [];
  expect(apis.map((api) => [api.Name, api.ProtocolType])).toEqual([
    ['orders', 'HTTP'],
    ['notifications', 'HTTP'],
    ['chat', 'WEBSOCKET'],
  ]);
  const [orders, , chat] = apis;
  const routes = (await client.getRoutes({ ApiId: orders?.ApiId })).Items ?? [];
  expect(routes.length).toBeGreaterThanOrEqual(12);
  const stages = (await client.getStages({ ApiId: orders?.ApiId })).Items ?? [];
  expect(stages.every((stage) => stage.DeploymentId !== undefined)).toBe(true);
  expect((await client.getModels({ ApiId: chat?.ApiId })).Items).toHaveLength(1);
});

it('The sample data shows domain names, VPC links and what to look for in an account', async () => {
  const { client } = startSandbox({ start: 'sample' });
  const [domain] = (await client.getDomainNames({})).Items ?? [];
  const { DomainName } = domain ?? {};
  expect(domain?.MutualTlsAuthentication?.TruststoreUri).toBeDefined();
  expect((await client.getApiMappings({ DomainName })).Items).toHaveLength(2);
  expect((await client.listRoutingRules({ DomainName })).RoutingRules).toHaveLength(1);
  const [link] = (await client.getVpcLinks({})).Items ?? [];
  expect(link?.VpcLinkStatus).toBe('AVAILABLE');
  const apis = (await client.getApis({})).Items ?? [];
  const integrations = await Promise.all(
    apis.map(async ({ ApiId }) => (await client.getIntegrations({ ApiId })).Items ?? []),
  );
  expect(integrations.flat().filter(({ ConnectionId }) => ConnectionId === link?.VpcLinkId)).toHaveLength(1);

  const [orders] = apis;
  const ApiId = orders?.ApiId;
  const routes = (await client.getRoutes({ ApiId })).Items ?? [];
  const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
  expect(open.map(({ RouteKey }) => RouteKey)).toContain('GET /customers/{customerId}/addresses');
  const dates = apis.map(({ CreatedDate }) => CreatedDate?.getTime() ?? 0);
  const deployments = (await client.getDeployments({ ApiId })).Items ?? [];
  dates.push(...deployments.map(({ CreatedDate }) => CreatedDate?.getTime() ?? 0));
  const days = (Math.max(...dates) - Math.min(...dates)) / 86_400_000;
  expect(days).toBeGreaterThan(200);
});

it('The sample data is always the same', async () => {
  const [one, other] = [
    startSandbox({ start: 'sample' }),
    startSandbox({ start: 'sample', random: Math.random }),
  ];
  expect((await one.client.getApis({})).Items).toEqual((await other.client.getApis({})).Items);
});

it('A reset goes back to the sample, or to nothing', async () => {
  const { client, sandbox } = startSandbox();
  await client.createApi({ Name: 'mine', ProtocolType: 'HTTP' });
  await sandbox.reset('sample');
  expect((await client.getApis({})).Items).toHaveLength(3);
  await sandbox.reset('empty');
  expect((await client.getApis({})).Items).toEqual([]);
});
