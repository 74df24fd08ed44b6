import type { InfiniteData } from '@tanstack/react-query';
import { idOf, itemOptions } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import { connectionKey } from '../../client/connection/clients';
import type { Connection } from '../../client/connection/connection';
import { kinds } from '../../service/kinds';
import type { Kind, Resources } from '../../service/resources';
import type { SearchSource } from '../../service/search/document';

/** A source, and what it was made of: it is the same while these are. */
export interface CachedSource {
  key: string;
  parts: readonly unknown[];
  source: SearchSource;
}

interface Loaded {
  kind: Kind;
  parents: string[];
  /** The pages as they are in the cache; the same until the list is read again. */
  data: unknown;
  items: unknown[];
}

/** Everything of a connection that is in lists of the cache, also in those that are read in part; makes no call. */
export function cachedSources(connection: Connection): CachedSource[] {
  const lists = loadedLists(connection);
  const below = new Map<string, Loaded[]>();
  const add = (key: string, ...more: Loaded[]) => below.set(key, [...(below.get(key) ?? []), ...more]);
  const owners = new Map<string, Api | DomainName>();
  for (const list of lists) {
    if (list.kind === 'api' || list.kind === 'domainName')
      for (const item of list.items as (Api | DomainName)[]) {
        const key = `${list.kind}/${idOf(list.kind, item)}`;
        owners.set(key, item);
        add(key);
      }
    else if (list.parents.length === 0) add('', list);
    else
      add(`${kinds[list.kind].parents[0] === 'DomainName' ? 'domainName' : 'api'}/${list.parents[0]}`, list);
  }
  return [...below].map(([key, own]) => sourceOf(connection, key, owners.get(key), own));
}

type Api = Resources['api'];
type DomainName = Resources['domainName'];

function sourceOf(
  connection: Connection,
  key: string,
  listed: Api | DomainName | undefined,
  lists: readonly Loaded[],
): CachedSource {
  const owner = ownerOf(connection, key, listed);
  return {
    key,
    parts: [owner?.resource, ...lists.map(({ data }) => data)],
    source: { owner, lists: lists.map(({ kind, parents, items }) => ({ kind, parents, items })) },
  };
}

/** An API or a domain name of which only lists were read may have been opened by itself. */
function ownerOf(connection: Connection, key: string, listed: Api | DomainName | undefined) {
  const at = key.indexOf('/');
  if (at < 0) return undefined;
  const kind = key.slice(0, at);
  const id = key.slice(at + 1);
  return kind === 'api'
    ? {
        kind: 'api' as const,
        id,
        resource: (listed as Api | undefined) ?? cachedItem(connection, 'api', { ApiId: id }),
      }
    : {
        kind: 'domainName' as const,
        id,
        resource:
          (listed as DomainName | undefined) ?? cachedItem(connection, 'domainName', { DomainName: id }),
      };
}

const cachedItem = <K extends Kind>(connection: Connection, kind: K, params: Record<string, string>) =>
  queryClient.getQueryData(itemOptions(connection, kind, params).queryKey);

function loadedLists(connection: Connection): Loaded[] {
  const key = connectionKey(connection);
  const found = new Map<string, Loaded>();
  // Not by a filter of the client: most of its thousands of queries are single resources.
  for (const { queryKey, state } of queryClient.getQueryCache().getAll()) {
    const last = queryKey.at(-1);
    if (queryKey[0] !== key || (last !== 'list' && last !== 'restored') || state.data === undefined) continue;
    const kind = String(queryKey[1]);
    if (!isKind(kind)) continue;
    const list = { kind, parents: queryKey.slice(2, -1).map(String), data: state.data };
    const name = JSON.stringify([kind, ...list.parents]);
    // What this page has read goes before what an earlier one has kept, unless it has only the beginning.
    if (last === 'restored') found.set(name, { ...list, items: state.data as unknown[] });
    else if (!found.has(name) || isWhole(state.data))
      found.set(name, { ...list, items: itemsOf(state.data) });
  }
  return [...found.values()];
}

type Pages = InfiniteData<{ Items?: unknown[]; NextToken?: string }>;

const itemsOf = (data: unknown) => (data as Pages).pages.flatMap((page) => page.Items ?? []);

const isWhole = (data: unknown) => (data as Pages).pages.at(-1)?.NextToken === undefined;

const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);
