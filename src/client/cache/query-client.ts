import { QueryCache, QueryClient } from '@tanstack/react-query';
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
