import { readJson, safeLocalStorage, safeSessionStorage } from '../../lib/storage';
import { type Connection, sandboxConnection } from './connection';
import { parseCredentials, setCredentials } from './credentials';
import { parseConnection } from './parse-connection';

/** Definitions of connections, without secrets: shared by the tabs of this browser. */
const STORED = 'gatehouse.connections';
/** The connection of this tab. */
const CURRENT = 'gatehouse.current';
/** The connection that was chosen last in any tab: a link opened in a new tab must lead to the same account. */
const LAST = 'gatehouse.lastConnection';
/** The Region of this tab, when it differs from the connection's definition. */
const REGION = 'gatehouse.region';
/** The key under which a connection is handed over to this tab, credentials included; sessionStorage ends with the tab. */
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

/**
 * Stores a definition: in place of the one with the same id, else at the end.
 * @returns whether it persists beyond this page; storage may be full or blocked
 */
export function storeConnection(connection: Connection): boolean {
  const before = entries();
  const at = before.findIndex((one) => idOf(one) === connection.id);
  return write(at < 0 ? [...before, connection] : before.with(at, connection));
}

/** Removes a definition; also one that was handed over to this tab. */
export function removeConnection(id: string): void {
  write(entries().filter((one) => idOf(one) !== id));
  if (handedOver()?.id === id) safeSessionStorage.removeItem(HAND_OVER);
}

/** Remembers which connection and Region this tab is on, for its reload, and the connection for new tabs. */
export function rememberCurrent({ id, region }: Connection): void {
  safeSessionStorage.setItem(CURRENT, id);
  safeSessionStorage.setItem(REGION, region);
  safeLocalStorage.setItem(LAST, id);
}

/** The initial state of a tab. */
interface Start {
  connection: Connection;
  /** The handed-over connection could not be read: the user must know that this is another one. */
  problem?: string;
}

/**
 * The connection this tab starts with: the one it was on, else the one handed over, else the one chosen last in this
 * browser, else the sandbox. Credentials that are handed over go into memory.
 */
export function initialConnection(): Start {
  const handed = handedOver();
  const all = allConnections();
  const find = (id: string | null) => all.find((one) => one.id === id);
  const current = find(safeSessionStorage.getItem(CURRENT));
  if (current) {
    const region = safeSessionStorage.getItem(REGION);
    return { connection: region ? { ...current, region } : current };
  }
  if (handed) return { connection: handed };
  if (safeSessionStorage.getItem(HAND_OVER) !== null) {
    return {
      connection: sandboxConnection,
      problem:
        'The connection that was handed over to this tab could not be read. The console uses the sandbox instead.',
    };
  }
  return { connection: find(safeLocalStorage.getItem(LAST)) ?? sandboxConnection };
}

function handedOver(): Connection | undefined {
  return readJson(safeSessionStorage, HAND_OVER, (value) => {
    const connection = parseConnection(value);
    const credentials = parseCredentials((value as Record<string, unknown> | null)?.credentials);
    if (connection && credentials) handOverCredentials(connection.id, credentials);
    return connection;
  });
}

const handed = new Set<string>();

/** Once: credentials that the user entered later are not replaced by those of the start. */
function handOverCredentials(
  id: string,
  credentials: NonNullable<ReturnType<typeof parseCredentials>>,
): void {
  if (handed.has(id)) return;
  handed.add(id);
  setCredentials(id, credentials, false);
}

/** An unreadable entry, damaged or of another version, is skipped: the others are still usable. */
function stored(): Connection[] {
  return entries().flatMap((one) => parseConnection(one) ?? []);
}

/** The entries as they are stored; writing keeps those that this version cannot read. */
function entries(): readonly unknown[] {
  return readJson(safeLocalStorage, STORED, (value) => (Array.isArray(value) ? value : undefined)) ?? [];
}

function idOf(entry: unknown): unknown {
  return (entry as Partial<Connection> | null)?.id;
}

function write(connections: readonly unknown[]): boolean {
  return safeLocalStorage.setItem(STORED, JSON.stringify(connections));
}
