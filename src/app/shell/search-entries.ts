import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { idOf } from '../../client/cache/queries';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { KINDS, kinds } from '../../service/kinds';
import { nameOf } from '../../service/kinds/names';
import type { Kind, Resources } from '../../service/resources';
import { detailPath } from '../paths';

/** A search entry. */
export interface SearchEntry {
  text: string;
  /** Its kind and parent: "Route of orders-api". */
  hint: string;
  href: string;
}

/** All loaded resources; makes no call. */
export function cachedEntries(client: QueryClient, connection: Connection): SearchEntry[] {
  const apiNames = new Map(loaded(client, connection, 'api').map(({ item }) => [item.ApiId, item.Name]));
  return KINDS.flatMap((kind) =>
    loaded(client, connection, kind).map(({ item, ids }) => {
      const parent = ids.length > 1 ? (apiNames.get(ids[0]) ?? ids[0]) : undefined;
      return place(kind, item, parent, detailPath(kind, ...ids));
    }),
  );
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
  const noun = kinds[kind].noun.replace(/^./, (first) => first.toUpperCase());
  return { text: nameOf(kind, item), hint: parent ? `${noun} of ${parent}` : noun, href };
}
