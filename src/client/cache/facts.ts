import type { Api } from '@aws-sdk/client-apigatewayv2';
import { queryOptions } from '@tanstack/react-query';
import type { AccountFacts, ApiFacts, DomainFacts } from '../../service/findings/facts';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import { ApiError } from '../calls/errors';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { cachedList, kindKey, listOptions, loadAll, loadItem, type Params } from './queries';
import { queryClient, queryOf } from './query-client';
import { uncancelled } from './uncancelled';

/** What was read of an API, and why the rest was not. */
export interface LoadedFacts {
  facts: ApiFacts;
  /** One sentence for each list that could not be read. */
  problems: string[];
}

/** Routes that respond, of which the route responses matter. */
export const responding = (routes: readonly Resources['route'][]) =>
  routes.filter((route) => route.RouteResponseSelectionExpression);

/** Integrations that are no proxy, of which the integration responses matter. */
export const converting = (integrations: readonly Resources['integration'][]) =>
  integrations.filter(({ IntegrationType = '' }) => !IntegrationType.endsWith('_PROXY'));

const flattened = new WeakMap<object, readonly unknown[]>();

/** The whole list of a kind, when it is in the cache; the same array as long as it is not read again. */
export function sameList<K extends Kind>(
  connection: Connection,
  kind: K,
  parents: Params,
): Resources[K][] | undefined {
  const data = queryClient.getQueryData(listOptions(connection, kind, parents).queryKey);
  if (!data) return undefined;
  const known = flattened.get(data) as Resources[K][] | undefined;
  if (known) return known;
  const list = cachedList(connection, kind, parents);
  if (list) flattened.set(data, list);
  return list;
}

/** The key of a list that was kept from an earlier page. Screens, forms and plans do not read it: it is no query of theirs. */
export const restoredKey = (connection: Connection, kind: Kind, parents: Params): readonly unknown[] => [
  ...kindKey(connection, kind, parents),
  'restored',
];

/**
 * As `sameList`, else the list as it was kept from an earlier page, without secrets: for overviews of the account only. What
 * is to be changed must not be decided by it.
 */
export function scannedList<K extends Kind>(
  connection: Connection,
  kind: K,
  parents: Params,
): Resources[K][] | undefined {
  const list = sameList(connection, kind, parents);
  return list ?? queryClient.getQueryData<Resources[K][]>(restoredKey(connection, kind, parents));
}

/** Whether a list was kept from an earlier page that read it within `ageMs`, and nothing of it was left out. */
export function isRestoredFresh(connection: Connection, kind: Kind, parents: Params, ageMs: number): boolean {
  const query = queryOf(restoredKey(connection, kind, parents));
  if (!query?.state.data || query.meta?.isPartial === true) return false;
  return Date.now() - query.state.dataUpdatedAt < ageMs;
}

/** What an overview of an account owes to an earlier page. */
export interface Restored {
  /** When the oldest of its lists was read, milliseconds since 1970; undefined where there is none. */
  readAt: number | undefined;
  /** The APIs and domain names with such lists; an empty text for lists of the account itself. */
  owners: ReadonlySet<string>;
}

/** Which lists of a connection and Region were kept from an earlier page and not read since; makes no call. */
export function restoredLists(connection: Connection): Restored {
  const key = connectionKey(connection);
  const owners = new Set<string>();
  let readAt: number | undefined;
  for (const { queryKey, state } of queryClient.getQueryCache().getAll()) {
    if (queryKey[0] !== key || queryKey.at(-1) !== 'restored' || state.data === undefined) continue;
    owners.add(queryKey.length > 3 ? String(queryKey[2]) : '');
    readAt = Math.min(readAt ?? state.dataUpdatedAt, state.dataUpdatedAt);
  }
  return { readAt, owners };
}

/** Reads lists of the cache: `sameList` or, for overviews of the account, `scannedList`. */
type ReadList = typeof sameList;

/** All custom domain names with their API mappings, where all of these lists are in the cache. */
export function cachedDomains(connection: Connection, read: ReadList = sameList): DomainFacts[] | undefined {
  const domains = read(connection, 'domainName', {});
  const found = domains?.map((domain) => {
    const parents = { DomainName: domain.DomainName ?? '' };
    const mappings = read(connection, 'apiMapping', parents);
    return mappings && { domain, mappings, rules: read(connection, 'routingRule', parents) };
  });
  return found?.every((one) => one !== undefined) ? found : undefined;
}

/** The lists of a kind below each parent by the parent's id, where all of them are in the cache. */
function cachedBelow<K extends Kind>(
  connection: Connection,
  kind: K,
  parents: readonly Params[],
  read: ReadList,
): Record<string, Resources[K][]> | undefined {
  const id = kinds[kind].parents.at(-1) ?? '';
  const entries = parents.map((parent) => [parent[id], read(connection, kind, parent)] as const);
  return entries.every(([, list]) => list !== undefined) ? Object.fromEntries(entries) : undefined;
}

const NO_MODELS: readonly Resources['model'][] = [];

/** What the cache has of an API; makes no call. */
export function cachedApiFacts(connection: Connection, api: Api, read: ReadList = sameList): ApiFacts {
  const parents = { ApiId: api.ApiId ?? '' };
  const isWebSocket = api.ProtocolType === 'WEBSOCKET';
  const routes = read(connection, 'route', parents);
  const integrations = read(connection, 'integration', parents);
  const owners = <Item>(
    items: readonly Item[],
    member: 'RouteId' | 'IntegrationId',
    id: (item: Item) => string | undefined,
  ) => items.map((item) => ({ ...parents, [member]: id(item) ?? '' }));
  return {
    region: connection.region,
    api,
    routes,
    integrations,
    authorizers: read(connection, 'authorizer', parents),
    stages: read(connection, 'stage', parents),
    deployments: read(connection, 'deployment', parents),
    models: isWebSocket ? read(connection, 'model', parents) : NO_MODELS,
    routeResponses: !isWebSocket
      ? {}
      : routes &&
        cachedBelow(
          connection,
          'routeResponse',
          owners(responding(routes), 'RouteId', ({ RouteId }) => RouteId),
          read,
        ),
    integrationResponses: !isWebSocket
      ? {}
      : integrations &&
        cachedBelow(
          connection,
          'integrationResponse',
          owners(converting(integrations), 'IntegrationId', ({ IntegrationId }) => IntegrationId),
          read,
        ),
    domains: cachedDomains(connection, read),
    vpcLinks: read(connection, 'vpcLink', {}),
    apis: read(connection, 'api', {}),
  };
}

/** What was read of the account and Region, be it by an earlier page; makes no call. */
export function scannedAccountFacts(connection: Connection): AccountFacts {
  const apis = scannedList(connection, 'api', {});
  const parents = apis?.map(({ ApiId = '' }) => ({ ApiId }));
  return {
    region: connection.region,
    apis,
    domains: cachedDomains(connection, scannedList),
    vpcLinks: scannedList(connection, 'vpcLink', {}),
    stages: parents && cachedBelow(connection, 'stage', parents, scannedList),
    integrations: parents && cachedBelow(connection, 'integration', parents, scannedList),
  };
}

/**
 * Loads what rules need of an API: its lists, from the cache where they are fresh, and the list of APIs. VPC links are read
 * where an integration uses one; custom domain names only when asked for, because they cost a call each.
 * @throws ApiError when the API itself cannot be read
 */
async function loadApiFacts(
  connection: Connection,
  ApiId: string,
  withDomains: boolean,
): Promise<LoadedFacts> {
  const parents = { ApiId };
  const problems: string[] = [];
  const attempt = async (noun: string, work: () => Promise<unknown>) => {
    try {
      await uncancelled(work);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problems.push(`${noun} not read: ${error.message}`);
    }
  };
  const api = await loadItem(connection, 'api', parents);
  const read = (kind: Kind, of: Params) => attempt(kinds[kind].title, () => loadAll(connection, kind, of));
  const isWebSocket = api.ProtocolType === 'WEBSOCKET';
  const own = ['route', 'integration', 'authorizer', 'stage', 'deployment'] as const;
  await Promise.all([
    read('api', {}),
    ...own.map((kind) => read(kind, parents)),
    ...(isWebSocket ? [read('model', parents)] : []),
  ]);
  const integrations = sameList(connection, 'integration', parents) ?? [];
  const routes = sameList(connection, 'route', parents) ?? [];
  await Promise.all([
    ...(integrations.some(({ ConnectionType }) => ConnectionType === 'VPC_LINK')
      ? [read('vpcLink', {})]
      : []),
    ...(isWebSocket
      ? [
          ...responding(routes).map(({ RouteId = '' }) => read('routeResponse', { ...parents, RouteId })),
          ...converting(integrations).map(({ IntegrationId = '' }) =>
            read('integrationResponse', { ...parents, IntegrationId }),
          ),
        ]
      : []),
    ...(withDomains ? [attempt(kinds.domainName.title, () => loadDomains(connection))] : []),
  ]);
  const facts = cachedApiFacts(connection, api);
  // Without an integration that uses one, the list says nothing about this API.
  return { facts: { ...facts, vpcLinks: facts.vpcLinks ?? [] }, problems: [...new Set(problems)] };
}

async function loadDomains(connection: Connection): Promise<void> {
  for (const { DomainName = '' } of await loadAll(connection, 'domainName', {}))
    await loadAll(connection, 'apiMapping', { DomainName });
}

/** The query of what was read of an API; a plan that ran makes it stale, see `refetch`. */
export function apiFactsOptions(connection: Connection, apiId: string, withDomains: boolean) {
  return queryOptions<LoadedFacts, ApiError>({
    queryKey: [connectionKey(connection), 'facts', apiId, withDomains],
    staleTime: 0,
    gcTime: 0,
    queryFn: () => loadApiFacts(connection, apiId, withDomains),
  });
}

/** Reads lists of a connection again that a write has made old, also those that no screen shows. */
export function refreshChanged(connection: Connection): Promise<void> {
  const key = connectionKey(connection);
  return queryClient.refetchQueries({
    predicate: ({ queryKey, state }) =>
      queryKey[0] === key && queryKey.at(-1) === 'list' && state.data !== undefined && state.isInvalidated,
  });
}
