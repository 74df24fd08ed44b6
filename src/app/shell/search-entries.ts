import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { idOf, kindKey, type Params } from '../../client/cache/queries';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { KINDS, kinds } from '../../service/kinds';
import { nameOf } from '../../service/kinds/names';
import type { Kind, Resources } from '../../service/resources';
import { detailPath, paths, testPath } from '../paths';

/** A search entry. */
export interface SearchEntry {
  text: string;
  /** Its kind and parent: "Route of orders-api". */
  hint: string;
  href: string;
  /** What it is found by besides: its id, description, target. */
  terms?: string;
}

/** The lists that the open screen's API and the account have, and that are not loaded to their end. */
export function unloadedKinds(
  client: QueryClient,
  connection: Connection,
  kindsToSearch: readonly Kind[],
  params: Params,
): Kind[] {
  return kindsToSearch.filter((kind) => {
    const key = [...kindKey(connection, kind, params), 'list'];
    const pages = client.getQueryData<InfiniteData<{ NextToken?: string }>>(key)?.pages;
    return !pages || pages.at(-1)?.NextToken !== undefined;
  });
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
  const text = nameOf(kind, item);
  const id = idOf(kind, item);
  const { Description, IntegrationUri } = item as { Description?: string; IntegrationUri?: string };
  return {
    text,
    hint: [parent ? `${noun} of ${parent}` : noun, ...(id === text ? [] : [id])].join(' · '),
    href,
    terms: [id, Description, IntegrationUri].filter(Boolean).join(' '),
  };
}

/**
 * What a typed request or address leads to: `GET /orders/5` to the test of the open API, `https://…` to *Test a URL*.
 * @param apiId of the open API, where it can be tested
 */
export function requestEntries(query: string, apiId: string | undefined): SearchEntry[] {
  const [, method, path] = /^\s*([a-z]+)\s+(\/\S*)\s*$/i.exec(query) ?? [];
  if (apiId !== undefined && method !== undefined && path !== undefined) {
    const request = { method: method.toUpperCase(), path };
    return [{ text: `Test ${request.method} ${path}`, hint: 'This API', href: testPath(apiId, request) }];
  }
  const url = query.trim();
  if (!/^(?:https?|wss?):\/\/\S+$/i.test(url)) return [];
  return [{ text: `Test ${url}`, hint: 'Screen', href: `${paths.testUrl}?${new URLSearchParams({ url })}` }];
}
