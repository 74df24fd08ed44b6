import { dropQueries } from '../cache/drop-queries';
import { forgetLists } from '../cache/kept';
import { activeConnection, switchTo } from './active-connection';
import { dropClients } from './clients';
import { COLOURS, type Connection as Definition, sandboxConnection } from './connection';
import {
  clearCredentials,
  credentialsOf,
  isPersisted,
  type Credentials as StoredCredentials,
  setCredentials,
} from './credentials';
import { allConnections, removeConnection, storeConnection } from './definitions';
import { parseConnection } from './parse-connection';
import { probe } from './probe';
import { setReadOnly } from './read-only';
import { type RelayInfo as Info, relayInfo, relayReason } from './relay-info';

/** A connection as it is stored: without credentials. */
export type Connection = Definition;
export type Credentials = StoredCredentials;
export type RelayInfo = Info;

/** The connections of this browser and their actions. For lazily loaded screens and menus. */
export const connections = {
  colours: COLOURS,
  /** The sandbox first. */
  all: allConnections,
  active: activeConnection,
  find: (id: string): Connection | undefined => allConnections().find((one) => one.id === id),
  /** Whether it is the built-in one, which cannot be changed or removed. */
  isBuiltIn: (id: string): boolean => id === sandboxConnection.id,
  /** The credentials that this tab has. */
  credentialsOf,
  /** Whether they are in sessionStorage. */
  isPersisted,
  relayInfo,
  relayReason,
  /** Tests the endpoint with one call and diagnoses the result; failures are diagnoses, not exceptions. */
  test: probe,
  setReadOnly,

  /**
   * Stores a definition and, for this tab, its credentials; data loaded with the former definition is dropped.
   * @returns whether the definition persists beyond this page
   */
  save(connection: Connection, entered?: { keys: Credentials; keep: boolean }): boolean {
    const definition = parseConnection(connection) ?? connection;
    const persists = storeConnection(definition);
    if (entered) setCredentials(connection.id, entered.keys, entered.keep);
    dropClients(connection.id);
    if (activeConnection().id === connection.id) switchTo(definition);
    void dropQueries(connection.id);
    dropKept(connection.id);
    return persists;
  },

  /** New credentials for a connection of this tab: calls that wait for them continue. */
  setCredentials(id: string, credentials: Credentials, persist: boolean): void {
    setCredentials(id, credentials, persist);
    dropClients(id);
  },

  /** Removes a definition and its credentials; when it was active, the sandbox becomes active. */
  remove(id: string): void {
    if (activeConnection().id === id) switchTo(sandboxConnection);
    removeConnection(id);
    clearCredentials(id);
    dropClients(id);
    void dropQueries(id);
    dropKept(id);
  },

  /** Makes a connection the active one of this tab, in a Region. @throws Error when it was removed in another tab */
  open(id: string, region?: string): void {
    const next = connections.find(id);
    if (!next) throw new Error('This connection was removed in another tab.');
    switchTo(region === undefined ? next : { ...next, region });
  },
};

/** Removes what was kept of a connection over reloads. */
function dropKept(id: string): void {
  // Where the browser does not let the page do so, it does not let it read what was kept either.
  void forgetLists(id).catch((error: unknown) => console.warn('What was read is not removed:', error));
}
