import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { withDatabase } from '../../lib/with-database';
import { noteKept } from './kept-key';

// What scans have read, over reloads: lists without secrets, by account and Region. Other programs of the same origin share
// the storage, so that what is found in it is checked.

/** The account and Region of kept lists. */
export interface KeptAccount {
  /** What the connection reaches and who asks, see `scopeOf`; the key. */
  account: string;
  connectionId: string;
  region: string;
}

/** A whole list as it was read. */
export interface KeptList {
  /** Its kind and the IDs of its parents, as JSON. */
  list: string;
  items: readonly object[];
  /** When it was read, milliseconds since 1970. */
  updatedAt: number;
  /** Values that may be secrets were left out. */
  isPartial: boolean;
}

/** Where lists are kept; tests have one in memory. */
export interface KeptStore {
  /** Keeps lists in place of older ones, as far as there is room. */
  put(account: KeptAccount, lists: readonly KeptList[]): Promise<void>;
  /** Gives the lists of an account to `add`, some at a time. */
  load(account: string, add: (lists: readonly KeptList[]) => void): Promise<void>;
  /** Replaces each list for which `change` returns another one, and removes it where that is undefined. */
  change(
    account: string,
    isConcerned: (list: string) => boolean,
    change: (list: KeptList) => KeptList | undefined,
  ): Promise<void>;
  forget(matches: (account: KeptAccount) => boolean): Promise<void>;
}

interface Schema extends DBSchema {
  lists: { key: [account: string, list: string]; value: KeptList & { account: string; size: number } };
  accounts: { key: string; value: KeptAccount & { usedAt: number; size: number } };
}

/** Characters that are kept of an account, about twice the quotas of one, and accounts; the one that was used least goes first. */
const MOST_CHARACTERS = 60_000_000;
const MOST_ACCOUNTS = 8;

/** Lists that are taken from the storage together, between which the page is looked after. */
const BATCH = 200;

/** Rejected as its requests are, which are what is awaited: without this also as a promise that nothing handles. */
function watched<T extends { done: Promise<void> }>(transaction: T): T {
  transaction.done.catch(() => undefined);
  return transaction;
}

const withStore = <Result>(work: (db: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result> =>
  withDatabase(
    () =>
      openDB<Schema>('gatehouse-lists', 1, {
        upgrade(opened) {
          opened.createObjectStore('lists', { keyPath: ['account', 'list'] });
          opened.createObjectStore('accounts', { keyPath: 'account' });
        },
      }).catch((cause: unknown) => {
        throw new Error('This browser does not let the page keep what was read.', { cause });
      }),
    work,
  );

/** All lists of an account, after the one named. */
const rangeOf = (account: string, after?: string) =>
  after === undefined
    ? IDBKeyRange.bound([account], [account, []])
    : IDBKeyRange.bound([account, after], [account, []], true);

/** In the IndexedDB of this browser. */
export const browserStore: KeptStore = {
  put: (account, lists) =>
    withStore(async (db) => {
      noteKept(true);
      const transaction = watched(db.transaction(['lists', 'accounts'], 'readwrite'));
      const accounts = transaction.objectStore('accounts');
      const store = transaction.objectStore('lists');
      let size = (await accounts.get(account.account))?.size ?? 0;
      for (const list of lists) {
        const before = await store.get([account.account, list.list]);
        if (before && before.updatedAt >= list.updatedAt) continue;
        const own = JSON.stringify(list.items).length;
        const after = size + own - (before?.size ?? 0);
        if (after > MOST_CHARACTERS) continue;
        size = after;
        await store.put({ ...list, account: account.account, size: own });
      }
      await accounts.put({ ...account, size, usedAt: Date.now() });
      const all = (await accounts.getAll()).sort((a, b) => b.usedAt - a.usedAt);
      for (const { account: oldest } of all.slice(MOST_ACCOUNTS)) {
        await accounts.delete(oldest);
        await store.delete(rangeOf(oldest));
      }
      await transaction.done;
    }),

  load: (account, add) =>
    withStore(async (db) => {
      let last: string | undefined;
      for (;;) {
        const lists = await db.getAll('lists', rangeOf(account, last), BATCH);
        add(lists.filter(isKeptList));
        last = lists.at(-1)?.list;
        if (lists.length < BATCH || last === undefined) break;
      }
      const known = await db.get('accounts', account);
      if (known) await db.put('accounts', { ...known, usedAt: Date.now() });
    }),

  change: (account, isConcerned, change) =>
    withStore(async (db) => {
      const keys = (await db.getAllKeys('lists', rangeOf(account))).filter(([, list]) => isConcerned(list));
      const transaction = watched(db.transaction('lists', 'readwrite'));
      for (const key of keys) {
        const before = await transaction.store.get(key);
        const after = before && isKeptList(before) ? change(before) : undefined;
        if (before && after) await transaction.store.put({ ...before, ...after });
        else await transaction.store.delete(key);
      }
      await transaction.done;
    }),

  forget: (matches) =>
    withStore(async (db) => {
      const transaction = watched(db.transaction(['lists', 'accounts'], 'readwrite'));
      const accounts = transaction.objectStore('accounts');
      const all = await accounts.getAll();
      for (const one of all.filter(matches)) {
        await accounts.delete(one.account);
        await transaction.objectStore('lists').delete(rangeOf(one.account));
      }
      await transaction.done;
      if (all.every(matches)) noteKept(false);
    }),
};

function isKeptList(value: unknown): value is KeptList {
  const { list, items, updatedAt } = (value ?? {}) as Partial<Record<keyof KeptList, unknown>>;
  return (
    typeof list === 'string' &&
    Number.isFinite(updatedAt) &&
    Array.isArray(items) &&
    items.every((item) => typeof item === 'object' && item !== null)
  );
}
