import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { JournalEntry } from './journal-entry';

// The changes that this browser has sent, over reloads and tabs. A connection and the inputs of calls hold no secrets.

interface Schema extends DBSchema {
  entries: { key: number; value: Omit<JournalEntry, 'id'>; indexes: { at: number } };
}

/** Beyond this number the oldest are dropped. */
const MOST = 1000;

/** A call with more text than this, such as the import of a large document, is kept in its tab only. */
const MOST_CHARACTERS = 1_000_000;

/** Under which key an entry of this tab is stored. */
const keys = new Map<number, Promise<number | undefined>>();

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('gatehouse-journal', 1, {
    upgrade(db) {
      db.createObjectStore('entries', { autoIncrement: true }).createIndex('at', 'at');
    },
  });
}

let database: Promise<IDBPDatabase<Schema>> | undefined;

function opened(): Promise<IDBPDatabase<Schema>> {
  database ??= open();
  return database;
}

/** Stores new entries, and those that have changed. Without storage nothing is kept, and nothing fails. */
export async function keepEntries(entries: readonly JournalEntry[]): Promise<void> {
  for (const { id, ...entry } of entries) {
    const known = id < 0 ? Promise.resolve(-id) : keys.get(id);
    const stored = known?.then((key) => (key === undefined ? undefined : put(entry, key))) ?? put(entry);
    keys.set(
      id,
      stored.catch(() => undefined),
    );
  }
  await Promise.all(keys.values());
  await dropOldest();
}

async function put(entry: Omit<JournalEntry, 'id'>, key?: number): Promise<number | undefined> {
  if (sizeOf(entry) > MOST_CHARACTERS) return undefined;
  return (await opened()).put('entries', entry, key);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum: number, member) => sum + sizeOf(member), 0);
}

async function dropOldest(): Promise<void> {
  const transaction = (await opened()).transaction('entries', 'readwrite');
  let excess = (await transaction.store.count()) - MOST;
  for (let cursor = await transaction.store.index('at').openCursor(); cursor && excess > 0; excess -= 1) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await transaction.done;
}

/** The entries of earlier pages and other tabs, oldest first; none where the browser does not keep anything. */
async function earlierEntries(): Promise<JournalEntry[]> {
  const own = new Set(await Promise.all(keys.values()));
  const entries: JournalEntry[] = [];
  const { store } = (await opened()).transaction('entries');
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue())
    if (!own.has(cursor.primaryKey)) entries.push({ ...cursor.value, id: -cursor.primaryKey });
  return entries.sort((one, other) => one.at - other.at);
}

let loading: Promise<void> | undefined;

/** Gives the entries of earlier pages to `add`, once. */
export function loadEarlierEntries(add: (entries: readonly JournalEntry[]) => void): Promise<void> {
  loading ??= earlierEntries().then(add, () => undefined);
  return loading;
}

/** Removes what this browser has kept. */
export async function clearStoredEntries(): Promise<void> {
  keys.clear();
  await (await opened()).clear('entries');
}
