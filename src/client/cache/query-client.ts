import { hashKey, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import type { ApiError } from '../calls/errors';

type Listener = (error: ApiError) => void;

const listeners = new Set<Listener>();

/** Calls `listener` when a refresh of displayed data fails; returns an unsubscribe function. */
export function onRefreshError(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The only cache. Lists are fresh for a minute; nothing refetches on focus or reconnect, because the control plane
 * is shared with every pipeline of the account (service-rules 2.16). Only `send` retries.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.state.data !== undefined) for (const listener of listeners) listener(error as ApiError);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 15 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
      networkMode: 'always',
      throwOnError: (_error, query) => query.state.data === undefined,
    },
  },
});

/** The query of exactly this key. By its hash: `find` compares every query of the cache, which has tens of thousands after a scan. */
export function queryOf(queryKey: readonly unknown[], client = queryClient): Query | undefined {
  return client.getQueryCache().get(hashKey(queryKey));
}

/** Drops the query of exactly this key. */
export function removeQuery(queryKey: readonly unknown[], client = queryClient): void {
  const query = queryOf(queryKey, client);
  if (query) client.getQueryCache().remove(query);
}
