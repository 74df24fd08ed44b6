import { listOptions } from '../client/cache/queries';
import { queryClient } from '../client/cache/query-client';
import { activeConnection } from '../client/connection/active-connection';
import { connectionTypeOf } from '../client/connection/types/registry';
import { delay } from '../lib/delay';
import { paths, withoutBase } from './paths';

/** How long the first screen waits for its rows, milliseconds: to render it without them takes about as long. */
const WORTH_WAITING_MS = 150;

let asked: Promise<unknown> = Promise.resolve();

/**
 * Requests the list of APIs where it is the first screen.
 * @returns settles when the request is on its way
 */
export async function requestFirstList(): Promise<void> {
  if (!['/', withoutBase(paths.apis)].includes(withoutBase(location.pathname))) return;
  const connection = activeConnection();
  // The query keeps a failure, which the screen shows.
  asked = queryClient.prefetchInfiniteQuery(listOptions(connection, 'api', {}));
  await connectionTypeOf(connection).loadTransport?.();
}

/** Settles with the response to {@link requestFirstList}, at once where nothing was requested, and soon in any case. */
export const firstList = (): Promise<unknown> => Promise.race([asked, delay(WORTH_WAITING_MS)]);
