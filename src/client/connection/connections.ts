import { queryClient } from '../cache/query-client';
import {
  COLOURS,
  parseConnection,
  type Connection as StoredConnection,
  sandboxConnection,
} from './connection';
import {
  type Credentials as ConnectionCredentials,
  clearCredentials,
  credentialsOf,
  isPersisted,
  setCredentials,
} from './credentials';
import { currentConnection, renewClient, switchTo } from './current';
import { allConnections, removeConnection, storeConnection } from './definitions';
import { probe } from './probe';
import { setReadOnly } from './read-only';
import { type RelayInfo as Info, relayInfo } from './relay-info';

/** A connection as it is stored: without credentials. */
export type Connection = StoredConnection;
export type Credentials = ConnectionCredentials;
export type RelayInfo = Info;

/** The connections of this browser, and what can be done with them. For screens and menus that load late. */
export const connections = {
  colours: COLOURS,
  /** The sandbox first. */
  all: allConnections,
  current: currentConnection,
  find: (id: string): Connection | undefined => allConnections().find((one) => one.id === id),
  /** Whether it is the one that cannot be changed or removed. */
  isBuiltIn: (id: string): boolean => id === sandboxConnection.id,
  /** The credentials that this tab has. */
  credentialsOf,
  /** Whether they are in sessionStorage. */
  isPersisted,
  relayInfo,
  /** Tests the endpoint with one call and diagnoses the result; never throws for what it finds. */
  test: probe,
  setReadOnly,

  /** Stores a definition and, for this tab, its credentials; the active connection uses them from then on. */
  async save(connection: Connection, keys?: { keys: Credentials; keep: boolean }): Promise<void> {
    storeConnection(parseConnection(connection) ?? connection);
    if (keys) setCredentials(connection.id, keys.keys, keys.keep);
    if (currentConnection().id === connection.id) await connections.open(connection.id);
  },

  /** New credentials for a connection of this tab: calls that wait for them continue. */
  setCredentials(id: string, keys: Credentials, keep: boolean): void {
    setCredentials(id, keys, keep);
    renewClient();
  },

  /** Removes a definition and its credentials; when it was active, the sandbox becomes active. */
  async remove(id: string): Promise<void> {
    const wasCurrent = currentConnection().id === id;
    removeConnection(id);
    clearCredentials(id);
    if (wasCurrent) await connections.open(sandboxConnection.id);
  },

  /** Makes a connection the active one, and drops everything that was loaded from the one before. */
  async open(id: string): Promise<void> {
    const next = connections.find(id);
    if (!next) throw new Error('This connection was removed in another tab.');
    await queryClient.cancelQueries();
    switchTo(next);
    queryClient.removeQueries({ type: 'inactive' });
    await queryClient.resetQueries();
  },
};
