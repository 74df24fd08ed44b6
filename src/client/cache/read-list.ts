import type { Kind } from '../../service/resources';
import type { Background } from '../calls/sender';
import type { Connection } from '../connection/connection';
import { listOptions, MAX_PAGES, type Params, readRemainingPages } from './queries';
import { queryClient, queryOf, removeQuery } from './query-client';

/** How long a list that was read in the background is kept, milliseconds. */
export const KEPT_MS = 12 * 60 * 60_000;

/** Whether the whole list is in the cache and was read within `ageMs`; a write that may have changed it makes it old. */
export function isListFresh(connection: Connection, kind: Kind, parents: Params, ageMs: number): boolean {
  const state = queryClient.getQueryState(listOptions(connection, kind, parents).queryKey);
  return (
    state?.data !== undefined &&
    state.data.pages.at(-1)?.NextToken === undefined &&
    !state.isInvalidated &&
    Date.now() - state.dataUpdatedAt < ageMs
  );
}

/**
 * Reads the rest of a list into the cache, in the background; pages that were read within `ageMs` are not read again.
 * A failure leaves no error behind: a screen that shows the list reads it again.
 * @throws ApiError
 */
export async function readList(
  connection: Connection,
  kind: Kind,
  parents: Params,
  { ageMs, background }: { ageMs: number; background: Background },
): Promise<void> {
  const options = { ...listOptions(connection, kind, parents), gcTime: KEPT_MS, meta: { background } };
  try {
    await queryClient.fetchInfiniteQuery({ ...options, staleTime: ageMs, pages: MAX_PAGES });
    await readRemainingPages(options);
  } catch (error) {
    const query = queryOf(options.queryKey);
    if (query?.state.data === undefined && query?.getObserversCount() === 0) removeQuery(options.queryKey);
    throw error;
  }
}
