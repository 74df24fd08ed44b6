import {
  type InfiniteData,
  InfiniteQueryObserver,
  type InfiniteQueryObserverResult,
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { invariant } from '../../lib/invariant';
import { kinds } from '../../service/kinds';
import { type ListPage, pageInput, pageOf } from '../../service/list-page';
import type { Kind, Resources } from '../../service/resources';
import { isInTransition } from '../../service/transition';
import { ApiError, isUnsupportedOperation } from '../calls/errors';
import { send } from '../calls/send';
import type { Background } from '../calls/sender';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { useConnection } from '../connection/use-connection';
import { deferWrite, runDeferredWrites } from './deferred-writes';
import { queryClient, queryOf } from './query-client';
import { uncancelled } from './uncancelled';

/** Identifiers of one resource and its parents, by input member: `{ ApiId, RouteId }`. */
export type Params = Readonly<Record<string, string>>;

/** More pages than any quota allows; a list that is longer is a loop. */
export const MAX_PAGES = 200;

/** The key of all lists and items of a kind below the given parents, on one connection. */
export function kindKey(connection: Connection, kind: Kind, parents: Params): readonly unknown[] {
  runDeferredWrites();
  return keyOf(connection, kind, parents);
}

function keyOf(connection: Connection, kind: Kind, parents: Params): readonly unknown[] {
  return [connectionKey(connection), kind, ...kinds[kind].parents.map((parent) => parents[parent])];
}

/** The query of a kind's list: pages over NextToken. */
export function listOptions<K extends Kind>(connection: Connection, kind: K, parents: Params) {
  const { operations, id } = kinds[kind];
  const input = pick(kinds[kind].parents, parents);
  return infiniteQueryOptions<ListPage<K>, ApiError, InfiniteData<ListPage<K>>, readonly unknown[], string>({
    queryKey: [...keyOf(connection, kind, parents), 'list'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal, meta }) => {
      const { output } = await send(
        connection,
        operations.list,
        pageInput(kind, input, pageParam) as never,
        signal,
        { background: meta?.background as Background | undefined },
      );
      const page = pageOf(kind, output);
      const at = Date.now();
      deferWrite(() => {
        for (const item of page.Items)
          seedItem(connection, kind, { ...input, [id]: idOf(kind, item) }, item, at);
      });
      return page;
    },
    // A repeated token would loop for ever.
    getNextPageParam: (last, pages, _param, params) =>
      last.NextToken && !params.includes(last.NextToken) && pages.length < MAX_PAGES
        ? last.NextToken
        : undefined,
  });
}

/** Loads the next page of a list; two observers may both request it, and the page is fetched once. */
export function loadMore(
  query: Pick<InfiniteQueryObserverResult, 'fetchNextPage'>,
): Promise<InfiniteQueryObserverResult> {
  return query.fetchNextPage({ cancelRefetch: false });
}

/** The ids of a kind below the given parents, when its whole list is in the cache. */
export function cachedIds(
  connection: Connection,
  kind: Kind,
  parents: Params,
): ReadonlySet<string> | undefined {
  const rows = cachedList(connection, kind, parents);
  return rows && new Set(rows.map((item) => idOf(kind, item)));
}

/** The whole list of a kind below the given parents, when it is in the cache. */
export function cachedList<K extends Kind>(
  connection: Connection,
  kind: K,
  parents: Params,
): Resources[K][] | undefined {
  const pages = queryClient.getQueryData(listOptions(connection, kind, parents).queryKey)?.pages;
  if (!pages || pages.at(-1)?.NextToken) return undefined;
  return pages.flatMap((page) => page.Items);
}

/** A list returns whole resources, so opening one of its rows needs no further call. @param at when it was read */
function seedItem<K extends Kind>(
  connection: Connection,
  kind: K,
  params: Params,
  item: Resources[K],
  at = Date.now(),
) {
  const { queryKey } = itemOptions(connection, kind, params);
  // The resource may have been read by itself since.
  if ((queryOf(queryKey)?.state.dataUpdatedAt ?? 0) <= at)
    queryClient.setQueryData(queryKey, item, { updatedAt: at });
}

/** The query of one resource. */
export function itemOptions<K extends Kind>(connection: Connection, kind: K, params: Params) {
  const { operations, id, parents } = kinds[kind];
  return queryOptions<Resources[K], ApiError>({
    queryKey: [...kindKey(connection, kind, params), 'item', params[id]],
    queryFn: async ({ signal }) => {
      const { output } = await send(
        connection,
        operations.get,
        pick([...parents, id], params) as never,
        signal,
      );
      return output as Resources[K];
    },
  });
}

/** The identifier of a resource, such as its RouteId. */
export function idOf<K extends Kind>(kind: K, item: Resources[K]): string {
  const value = (item as unknown as Record<string, unknown>)[kinds[kind].id];
  invariant(typeof value === 'string', `A ${kind} without ${kinds[kind].id} was returned.`);
  return value;
}

/** A kind's list. `rows` are those loaded so far; a failed first load is thrown to the screen's error page. */
export function useList<K extends Kind>(kind: K, parents: Params, options: { enabled?: boolean } = {}) {
  const query = useInfiniteQuery({
    ...listOptions(useConnection(), kind, parents),
    refetchInterval: ({ state: { data, status } }) =>
      // A long list would be read page by page, again and again.
      status !== 'error' &&
      data?.pages.length === 1 &&
      data.pages[0]?.Items.some((one) => isInTransition(kind, one))
        ? POLL_MS
        : false,
    ...options,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.Items),
    updatedAt: query.dataUpdatedAt,
    isFetching: query.isFetching,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    /** The next page failed; the user decides whether to retry. */
    hasFailed: query.isFetchNextPageError,
    loadMore: () => loadMore(query),
    refresh: query.refetch,
  };
}

/**
 * The whole list of a kind, over all pages; undefined until the last one is loaded, thrown to the screen's error page when
 * one cannot be loaded. For forms that require it. Empty when the endpoint does not have the operation: what
 * it cannot list cannot be chosen, and the rest of the form still works.
 */
export function useAll<K extends Kind>(
  kind: K,
  parents: Params,
  options: { enabled?: boolean } = {},
): Resources[K][] | undefined {
  const { rows, error, isAbsent } = useListPages(kind, parents, {
    ...options,
    throwOnError: (thrown, query) => query.state.data === undefined && !isUnsupportedOperation(thrown),
  });
  if (isAbsent) return [];
  // An incomplete list is of no use: the screen's error page offers to retry.
  if (error) throw error;
  return rows;
}

/** The whole list of a kind where it is optional: also undefined when it cannot be loaded. For names and counts. */
export function useAllOptional<K extends Kind>(kind: K, parents: Params): Resources[K][] | undefined {
  return useListPages(kind, parents, { throwOnError: false }).rows;
}

function useListPages<K extends Kind>(
  kind: K,
  parents: Params,
  options: {
    enabled?: boolean;
    throwOnError?: false | ((error: ApiError, query: { state: { data?: unknown } }) => boolean);
  },
): { rows: Resources[K][] | undefined; error: ApiError | null; isAbsent: boolean } {
  const query = useInfiniteQuery({ ...listOptions(useConnection(), kind, parents), ...options });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void loadMore({ fetchNextPage });
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return {
    rows: hasNextPage ? undefined : query.data?.pages.flatMap((page) => page.Items),
    error: isFetchNextPageError ? query.error : null,
    isAbsent: isUnsupportedOperation(query.error),
  };
}

/** A resource for a search or a plan; a cached fresh one is not requested again. @throws ApiError */
export function loadItem<K extends Kind>(
  connection: Connection,
  kind: K,
  params: Params,
): Promise<Resources[K]> {
  return uncancelled(() => queryClient.fetchQuery(itemOptions(connection, kind, params)));
}

/**
 * The whole list of a kind for a search or a plan; cached fresh pages are not requested again.
 * @throws ApiError
 */
export function loadAll<K extends Kind>(
  connection: Connection,
  kind: K,
  parents: Params,
): Promise<Resources[K][]> {
  const options = listOptions(connection, kind, parents);
  return uncancelled(async () => {
    const read = await queryClient.fetchInfiniteQuery({ ...options, pages: MAX_PAGES });
    const { pages } = (await readRemainingPages(options)) ?? read;
    return pages.flatMap((page) => page.Items);
  });
}

/**
 * Reads on where a list in the cache ends with a page that is not the last: `fetchInfiniteQuery` takes fresh pages for
 * the whole list, although a screen may have loaded the first one only.
 * @throws ApiError
 */
export async function readRemainingPages<K extends Kind>(
  options: ReturnType<typeof listOptions<K>>,
): Promise<InfiniteData<ListPage<K>> | undefined> {
  const observer = new InfiniteQueryObserver(queryClient, { ...options, enabled: false });
  let result = observer.getCurrentResult();
  while (result.hasNextPage) {
    result = await observer.fetchNextPage({ cancelRefetch: false });
    if (result.error) throw result.error;
  }
  return result.data;
}

/** One resource; undefined while it loads, thrown to the screen's error page when it cannot be. */
export function useItem<K extends Kind>(
  kind: K,
  params: Params,
  options: { enabled?: boolean } = {},
): Resources[K] | undefined {
  return useQuery({ ...itemOptions(useConnection(), kind, params), ...pollOptions(kind), ...options }).data;
}

/** How often a resource that the service is changing is read again, in milliseconds. */
const POLL_MS = 5000;

/** Reads a displayed resource again while it is in transition; a failed read ends that. */
function pollOptions<K extends Kind>(kind: K) {
  return {
    refetchInterval: (query: { state: { data?: Resources[K] | undefined; status: string } }) =>
      query.state.status !== 'error' && isInTransition(kind, query.state.data) ? POLL_MS : (false as const),
  };
}

function pick(names: readonly string[], params: Params): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = params[name];
      invariant(value !== undefined, `${name} is missing.`);
      return [name, value];
    }),
  );
}

/** The current state of a resource, bypassing the cache. @throws ApiError */
export async function fetchUncached<K extends Kind>(
  connection: Connection,
  kind: K,
  parents: Params,
  item: Resources[K],
): Promise<Resources[K]> {
  const { operations, id, parents: names } = kinds[kind];
  const { output } = await send(connection, operations.get, {
    ...pick(names, parents),
    [id]: idOf(kind, item),
  } as never);
  return output as Resources[K];
}

/** One resource where it is optional: undefined while it loads and when it cannot be loaded. */
export function useItemOptional<K extends Kind>(
  kind: K,
  params: Params,
  options: { enabled?: boolean } = {},
): Resources[K] | undefined {
  return useQuery({ ...itemOptions(useConnection(), kind, params), ...options, throwOnError: false }).data;
}

/**
 * The name of a resource for navigation: `…` while it loads, so that no identifier flashes before a name, and the
 * identifier where it has none or cannot be loaded.
 */
export function useItemName<K extends Kind>(kind: K, params: Params): string {
  const { data, isPending } = useQuery({
    ...itemOptions(useConnection(), kind, params),
    throwOnError: false,
  });
  if (isPending) return '…';
  const name = data && ('RouteKey' in data ? data.RouteKey : 'Name' in data ? data.Name : undefined);
  return name ?? params[kinds[kind].id] ?? '';
}

/** Reads a displayed resource again on request. */
export function useItemRefresh<K extends Kind>(kind: K, params: Params) {
  const { isFetching, refetch } = useQuery({
    ...itemOptions(useConnection(), kind, params),
    throwOnError: false,
  });
  return { isFetching, refresh: refetch };
}

/** Whether a resource exists on a connection; a failed read counts as existing, so that its screen shows the error. */
export async function itemExists<K extends Kind>(
  connection: Connection,
  kind: K,
  params: Params,
): Promise<boolean> {
  try {
    // Not as a query: one that a screen drops meanwhile would be cancelled.
    const { operations, id, parents } = kinds[kind];
    const { output } = await send(connection, operations.get, pick([...parents, id], params) as never);
    seedItem(connection, kind, params, output as Resources[K]);
    return true;
  } catch (error) {
    return !(error instanceof ApiError && error.details.status === 404);
  }
}
