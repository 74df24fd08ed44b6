import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { type Kind, kinds, type Resources } from '../api/kinds';
import { idOf } from '../api/queries';
import { integrationName } from '../lib/integration-name';
import { paths } from '../lib/paths';

/** A place one can jump to. */
export interface Place {
  text: string;
  /** What it is and where: "Route of orders-api". */
  hint: string;
  href: string;
}

type Below = Exclude<Kind, 'api'>;

const NAMES: { readonly [K in Kind]: { noun: string; text: (item: Resources[K]) => string | undefined } } = {
  api: { noun: 'API', text: (api) => api.Name },
  route: { noun: 'Route', text: (route) => route.RouteKey },
  integration: { noun: 'Integration', text: integrationName },
  authorizer: { noun: 'Authorizer', text: (authorizer) => authorizer.Name },
  stage: { noun: 'Stage', text: (stage) => stage.StageName },
  deployment: { noun: 'Deployment', text: (deployment) => deployment.Description || deployment.DeploymentId },
};

/** Everything that lists have loaded so far; costs no call. */
export function loadedPlaces(client: QueryClient): Place[] {
  const apiNames = new Map(loaded(client, 'api').map(({ item }) => [item.ApiId, item.Name]));
  const apis = loaded(client, 'api').map(({ item, id }) => place('api', item, '', paths.api(id)));
  const below = (Object.keys(kinds) as Kind[])
    .filter((kind): kind is Below => kind !== 'api')
    .flatMap((kind) =>
      loaded(client, kind).map(({ item, id, apiId }) =>
        place(kind, item, apiNames.get(apiId) ?? apiId, paths[kind].detail(apiId, id)),
      ),
    );
  return [...apis, ...below];
}

function loaded<K extends Kind>(
  client: QueryClient,
  kind: K,
): { item: Resources[K]; id: string; apiId: string }[] {
  return client
    .getQueriesData<InfiniteData<{ Items?: Resources[K][] }>>({
      queryKey: [kind],
      predicate: ({ queryKey }) => queryKey.at(-1) === 'list',
    })
    .flatMap(([queryKey, data]) =>
      (data?.pages ?? [])
        .flatMap((page) => page.Items ?? [])
        .map((item) => ({ item, id: idOf(kind, item), apiId: String(queryKey[1]) })),
    );
}

function place<K extends Kind>(kind: K, item: Resources[K], parent: string, href: string): Place {
  const { noun, text } = NAMES[kind];
  return { text: text(item) ?? idOf(kind, item), hint: parent ? `${noun} of ${parent}` : noun, href };
}
