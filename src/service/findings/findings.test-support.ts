import { startSandbox } from '../../sandbox/client.test-support';
import { recordKey, type Kind as StoredKind } from '../../sandbox/state';
import { memoryStore } from '../../sandbox/store-memory';
import type { AccountFacts, ApiFacts, DomainFacts } from './facts';

type Client = ReturnType<typeof startSandbox>['client'];

/** A sandbox with these resources as they are, also where the service would not accept them from a client. */
async function sandboxOf(
  region: string,
  resources: readonly (readonly [kind: StoredKind, parent: string, id: string | undefined, value: object])[],
): Promise<Client> {
  const store = memoryStore();
  const records = resources.map(([kind, parent, id = '', value], seq) => ({
    key: recordKey(region, kind, parent, id),
    seq: seq + 1,
    value,
  }));
  await store.replace(records, 1);
  return startSandbox({ store, region }).client;
}

const domainRecords = (domains: readonly DomainFacts[] = []) =>
  domains.flatMap(({ domain, mappings, rules = [] }) => [
    ['domainName', '', domain.DomainName, domain] as const,
    ...mappings.map((one) => ['apiMapping', domain.DomainName ?? '', one.ApiMappingId, one] as const),
    ...rules.map((one) => ['routingRule', domain.DomainName ?? '', one.RoutingRuleId, one] as const),
  ]);

/** A sandbox with the API of these facts. */
export function sandboxWithApi(facts: ApiFacts): Promise<Client> {
  const { api, region } = facts;
  const apiId = api.ApiId ?? '';
  return sandboxOf(region, [
    ['api', '', apiId, api],
    ...(facts.routes ?? []).map((one) => ['route', apiId, one.RouteId, one] as const),
    ...(facts.integrations ?? []).map((one) => ['integration', apiId, one.IntegrationId, one] as const),
    ...(facts.authorizers ?? []).map((one) => ['authorizer', apiId, one.AuthorizerId, one] as const),
    ...(facts.models ?? []).map((one) => ['model', apiId, one.ModelId, one] as const),
    ...(facts.stages ?? []).map((one) => ['stage', apiId, one.StageName, one] as const),
    ...(facts.deployments ?? (facts.stages ?? []).map(({ DeploymentId }) => ({ DeploymentId }))).map(
      (one) => ['deployment', apiId, one.DeploymentId, one] as const,
    ),
    ...domainRecords(facts.domains),
  ]);
}

/** A sandbox with what these facts say of an account. */
export function sandboxWithAccount(facts: AccountFacts): Promise<Client> {
  return sandboxOf(facts.region, [
    ...(facts.apis ?? []).map((one) => ['api', '', one.ApiId, one] as const),
    ...Object.entries(facts.integrations ?? {}).flatMap(([apiId, all]) =>
      all.map((one) => ['integration', apiId, one.IntegrationId, one] as const),
    ),
    ...Object.entries(facts.stages ?? {}).flatMap(([apiId, all]) =>
      all.map((one) => ['stage', apiId, one.StageName, one] as const),
    ),
    ...(facts.vpcLinks ?? []).map((one) => ['vpcLink', '', one.VpcLinkId, one] as const),
    ...domainRecords(facts.domains),
  ]);
}

/** All that can be read of an API. */
export async function readApi(client: Client, ApiId: string, region: string): Promise<ApiFacts> {
  const parents = { ApiId };
  const api = (await client.getApi(parents)) as ApiFacts['api'];
  const isWebSocket = api.ProtocolType === 'WEBSOCKET';
  const { Items: routes = [] } = await client.getRoutes(parents);
  const { Items: integrations = [] } = await client.getIntegrations(parents);
  const { Items: authorizers = [] } = await client.getAuthorizers(parents);
  const { Items: stages = [] } = await client.getStages(parents);
  const { Items: deployments = [] } = await client.getDeployments(parents);
  const { Items: models = [] } = isWebSocket ? await client.getModels(parents) : {};
  const responses = async <Item>(ids: readonly (string | undefined)[], get: (id: string) => Promise<Item>) =>
    Object.fromEntries(await Promise.all(ids.map(async (id = '') => [id, await get(id)] as const)));
  return {
    region,
    api,
    routes,
    integrations,
    authorizers,
    stages,
    deployments,
    models,
    routeResponses: await responses(
      routes.map(({ RouteId }) => RouteId),
      async (RouteId) => (await client.getRouteResponses({ ...parents, RouteId })).Items ?? [],
    ),
    integrationResponses: await responses(
      integrations.map(({ IntegrationId }) => IntegrationId),
      async (IntegrationId) =>
        (await client.getIntegrationResponses({ ...parents, IntegrationId })).Items ?? [],
    ),
    domains: await readDomains(client),
    vpcLinks: (await client.getVpcLinks({})).Items ?? [],
    apis: ((await client.getApis({})).Items ?? []) as ApiFacts['apis'],
  };
}

async function readDomains(client: Client): Promise<DomainFacts[]> {
  const { Items = [] } = await client.getDomainNames({});
  return Promise.all(
    Items.map(async (one) => ({
      domain: one as DomainFacts['domain'],
      mappings: ((await client.getApiMappings({ DomainName: one.DomainName })).Items ??
        []) as DomainFacts['mappings'],
      rules: (await client.listRoutingRules({ DomainName: one.DomainName })).RoutingRules ?? [],
    })),
  );
}

/** All that can be read of an account. */
export async function readAccount(client: Client, region: string): Promise<AccountFacts> {
  const { Items: apis = [] } = await client.getApis({});
  const each = async <Item>(get: (ApiId: string) => Promise<Item>) =>
    Object.fromEntries(
      await Promise.all(apis.map(async ({ ApiId = '' }) => [ApiId, await get(ApiId)] as const)),
    );
  return {
    region,
    apis: apis as AccountFacts['apis'],
    domains: await readDomains(client),
    vpcLinks: (await client.getVpcLinks({})).Items ?? [],
    stages: (await each(async (ApiId) => (await client.getStages({ ApiId })).Items ?? [])) as NonNullable<
      AccountFacts['stages']
    >,
    integrations: await each(async (ApiId) => (await client.getIntegrations({ ApiId })).Items ?? []),
  };
}
