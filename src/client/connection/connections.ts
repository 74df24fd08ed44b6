import { queryClient } from '../cache/query-client';
import { COLOURS, connectionOf, type Connection as StoredConnection, sandboxConnection } from './connection';
import { areKept, type Keys as ConnectionKeys, forgetKeys, giveKeys, keysOf } from './credentials';
import { currentConnection, renewClient, switchTo } from './current';
import { allConnections, dropConnection, keepConnection } from './definitions';
import { probe } from './probe';
import { setLocked } from './read-only';
import { type RelayInfo as Info, relayInfo } from './relay-info';

/** A connection as it is kept: without keys. */
export type Connection = StoredConnection;
export type Keys = ConnectionKeys;
export type RelayInfo = Info;

/** The connections of this browser, and what can be done with them. For screens and menus that load late. */
export const connections = {
  colours: COLOURS,
  /** The sandbox first. */
  all: allConnections,
  current: currentConnection,
  find: (id: string): Connection | undefined => allConnections().find((one) => one.id === id),
  /** Whether it is the one that cannot be changed or forgotten. */
  isBuiltIn: (id: string): boolean => id === sandboxConnection.id,
  /** The keys that this tab has. */
  keysOf,
  /** Whether they are in sessionStorage. */
  areKept,
  relayInfo,
  /** Asks the endpoint one question and says in plain words what came of it; never throws for what it finds. */
  test: probe,
  setLocked,

  /** Keeps a definition and, for this tab, its keys; a connection that is current goes on with them. */
  async save(connection: Connection, keys?: { keys: Keys; keep: boolean }): Promise<void> {
    keepConnection(connectionOf(connection) ?? connection);
    if (keys) giveKeys(connection.id, keys.keys, keys.keep);
    if (currentConnection().id === connection.id) await connections.open(connection.id);
  },

  /** New keys for a connection of this tab: what waits for them goes on. */
  giveKeys(id: string, keys: Keys, keep: boolean): void {
    giveKeys(id, keys, keep);
    renewClient();
  },

  /** Drops a definition and its keys; when it was current, the sandbox is next. */
  async forget(id: string): Promise<void> {
    const wasCurrent = currentConnection().id === id;
    dropConnection(id);
    forgetKeys(id);
    if (wasCurrent) await connections.open(sandboxConnection.id);
  },

  /** Goes over to a connection, and forgets everything that was loaded from the one before. */
  async open(id: string): Promise<void> {
    const next = connections.find(id);
    if (!next) throw new Error('This connection was forgotten in another tab.');
    await queryClient.cancelQueries();
    switchTo(next);
    queryClient.removeQueries({ type: 'inactive' });
    await queryClient.resetQueries();
  },
};
