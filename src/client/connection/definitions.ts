import { type Connection, parseConnection, sandboxConnection } from './connection';
import { parseCredentials, setCredentials } from './credentials';

/** Definitions of connections, without secrets: shared by the tabs of this browser. */
const STORED = 'gatehouse.connections';
/** The connection of this tab. */
const CURRENT = 'gatehouse.current';
/** The connection that was chosen last in any tab: a link opened in a new tab has to lead to the same account. */
const LAST = 'gatehouse.lastConnection';
/** Where a connection of this tab is handed over, keys included; sessionStorage ends with the tab. */
const HAND_OVER = 'gatehouse.connection';

/** The connections of this browser and this tab, the sandbox first. */
export function allConnections(): Connection[] {
  const own = stored();
  const handed = handedOver();
  return [
    sandboxConnection,
    ...own,
    ...(handed && !own.some(({ id }) => id === handed.id) && handed.id !== sandboxConnection.id
      ? [handed]
      : []),
  ];
}

/** Keeps a definition: instead of the one with the same id, else at the end. */
export function storeConnection(connection: Connection): void {
  const before = stored();
  const at = before.findIndex(({ id }) => id === connection.id);
  write(at < 0 ? [...before, connection] : before.with(at, connection));
}

/** Drops a definition; one that was handed over to this tab too. */
export function removeConnection(id: string): void {
  write(stored().filter((one) => one.id !== id));
  if (handedOver()?.id === id) sessionStorage.removeItem(HAND_OVER);
}

/** Notes which connection this tab is on, for its reload and for new tabs. */
export function rememberCurrent(id: string): void {
  sessionStorage.setItem(CURRENT, id);
  localStorage.setItem(LAST, id);
}

/**
 * The connection this tab starts with: the one it was on, else the one handed over, else the one chosen last in this
 * browser, else the sandbox. The keys of a handover go into memory.
 * @throws Error when something is handed over that is not a connection: starting on another one in silence
 *   would show the user the wrong account.
 */
export function initialConnection(): Connection {
  const handed = handedOver();
  const all = allConnections();
  const find = (id: string | null) => all.find((one) => one.id === id);
  return (
    find(sessionStorage.getItem(CURRENT)) ?? handed ?? find(localStorage.getItem(LAST)) ?? sandboxConnection
  );
}

function handedOver(): Connection | undefined {
  const text = sessionStorage.getItem(HAND_OVER);
  if (text === null) return undefined;
  const value: unknown = JSON.parse(text);
  const connection = parseConnection(value);
  if (!connection) throw new Error('The connection kept for this tab cannot be read.');
  const keys = parseCredentials((value as Record<string, unknown>).credentials);
  if (keys) handOverCredentials(connection.id, keys);
  return connection;
}

const handed = new Set<string>();

/** Once: keys that a person gave later are not replaced by those of the start. */
function handOverCredentials(id: string, keys: NonNullable<ReturnType<typeof parseCredentials>>): void {
  if (handed.has(id)) return;
  handed.add(id);
  setCredentials(id, keys, false);
}

/** An entry that cannot be read, of another version or damaged, is left out: the others are worth having. */
function stored(): Connection[] {
  const text = localStorage.getItem(STORED);
  if (text === null) return [];
  const value: unknown = parsed(text);
  return Array.isArray(value) ? value.flatMap((one) => parseConnection(one) ?? []) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Damaged by another program: there are no connections to be read from it.
    return undefined;
  }
}

function write(connections: Connection[]): void {
  localStorage.setItem(STORED, JSON.stringify(connections));
}
