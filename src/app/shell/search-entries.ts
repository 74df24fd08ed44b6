import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { idOf } from '../../client/cache/queries';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { integrationName } from '../../service/integration-name';
import { type Kind, kinds, type Resources } from '../../service/kinds';
import { paths } from '../paths';

/** A place one can jump to. */
export interface SearchEntry {
  text: string;
  /** What it is and where: "Route of orders-api". */
  hint: string;
  href: string;
}

const NAMES: { readonly [K in Kind]: { noun: string; text: (item: Resources[K]) => string | undefined } } = {
  api: { noun: 'API', text: (api) => api.Name },
  route: { noun: 'Route', text: (route) => route.RouteKey },
  integration: { noun: 'Integration', text: integrationName },
  authorizer: { noun: 'Authorizer', text: (authorizer) => authorizer.Name },
  stage: { noun: 'Stage', text: (stage) => stage.StageName },
  deployment: { noun: 'Deployment', text: (deployment) => deployment.Description || deployment.DeploymentId },
  model: { noun: 'Model', text: (model) => model.Name },
  routeResponse: { noun: 'Route response', text: (response) => response.RouteResponseKey },
  integrationResponse: { noun: 'Integration response', text: (response) => response.IntegrationResponseKey },
  domainName: { noun: 'Custom domain name', text: (domain) => domain.DomainName },
  apiMapping: { noun: 'API mapping', text: (mapping) => mapping.ApiMappingKey || '(none)' },
  vpcLink: { noun: 'VPC link', text: (link) => link.Name },
};

/** Everything that lists have loaded so far; costs no call. */
export function cachedEntries(client: QueryClient, connection: Connection): SearchEntry[] {
  const apiNames = new Map(loaded(client, connection, 'api').map(({ item }) => [item.ApiId, item.Name]));
  return (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    loaded(client, connection, kind).map(({ item, ids }) => {
      const parent = ids.length > 1 ? (apiNames.get(ids[0]) ?? ids[0]) : undefined;
      return place(kind, item, parent, hrefOf(kind, ids));
    }),
  );
}

/** A resource's address; `ids` are its parents' identifiers and its own. */
function hrefOf(kind: Kind, ids: string[]): string {
  if (kind === 'api') return paths.api(ids[0] ?? '');
  const detail: (...path: never[]) => string = paths[kind].detail;
  return detail(...(ids as never[]));
}

function loaded<K extends Kind>(
  client: QueryClient,
  connection: Connection,
  kind: K,
): { item: Resources[K]; ids: string[] }[] {
  return client
    .getQueriesData<InfiniteData<{ Items?: Resources[K][] }>>({
      queryKey: [connectionKey(connection), kind],
      predicate: ({ queryKey }) => queryKey.at(-1) === 'list',
    })
    .flatMap(([queryKey, data]) =>
      (data?.pages ?? [])
        .flatMap((page) => page.Items ?? [])
        .map((item) => ({ item, ids: [...queryKey.slice(2, -1).map(String), idOf(kind, item)] })),
    );
}

function place<K extends Kind>(
  kind: K,
  item: Resources[K],
  parent: string | undefined,
  href: string,
): SearchEntry {
  const { noun, text } = NAMES[kind];
  return { text: text(item) ?? idOf(kind, item), hint: parent ? `${noun} of ${parent}` : noun, href };
}
