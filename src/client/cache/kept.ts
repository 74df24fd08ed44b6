import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { dropInactive } from './drop-queries';
import { mayHaveKept } from './kept-key';
import type { Write } from './kept-writes';

// What was read of accounts over reloads; all of it is loaded only where something is kept, or is to be.

const load = async () => (await import('./kept-lists')).keptLists;

/** Keeps the lists of a connection and Region from now on, and brings those that were kept into the cache. */
export async function keepLists(connection: Connection): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const kept = await load();
  kept.keep(connection);
  if (mayHaveKept()) await kept.restore(connection);
}

/** Brings the lists of a connection and Region that were kept into the cache, where there may be any. */
export async function restoreLists(connection: Connection): Promise<void> {
  if (mayHaveKept()) await keepLists(connection);
}

/** Brings what was kept up to date after successful writes of this browser. */
export async function applyWritesToKept(connection: Connection, writes: readonly Write[]): Promise<void> {
  if (mayHaveKept()) await (await load()).apply(connection, writes);
}

/**
 * Forgets what was read of a connection and Region: what is kept, and what no screen shows of it in this page.
 * @throws Error when the browser does not let the page do so
 */
export async function forgetAccount(connection: Connection): Promise<void> {
  const key = connectionKey(connection);
  dropInactive((other) => other === key);
  await forgetLists(connection.id, connection.region);
}

/**
 * Removes what was kept of a connection, in one Region or all.
 * @throws Error when the browser does not let the page do so
 */
export async function forgetLists(connectionId: string, region?: string): Promise<void> {
  if (!mayHaveKept()) return;
  const kept = await load();
  await kept.forget(
    (account) => account.connectionId === connectionId && (region === undefined || account.region === region),
  );
}
