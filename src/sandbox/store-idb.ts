import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Store, StoredRecord } from './store';

interface Schema extends DBSchema {
  records: { key: string; value: StoredRecord };
  meta: { key: 'version'; value: number };
}

/** Raise it with a branch in `upgrade` whenever the records' layout changes. */
const SCHEMA_VERSION = 1;

/**
 * A store in the browser's IndexedDB, shared by all tabs of the origin: each piece of work holds a Web Lock, and the
 * version tells a tab that another one wrote.
 */
export function idbStore(name = 'gatehouse-sandbox'): Store {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, SCHEMA_VERSION, {
      upgrade(db, from) {
        if (from < 1) {
          db.createObjectStore('records', { keyPath: 'key' });
          db.createObjectStore('meta');
        }
      },
      // A newer tab wants to upgrade, or the browser closed the connection: open again on the next use.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        opened = undefined;
      },
      terminated: () => {
        opened = undefined;
      },
    }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  return {
    exclusive: (work) => navigator.locks.request(name, work),
    version: async () => (await (await database()).get('meta', 'version')) ?? 0,
    load: async () => {
      const tx = (await database()).transaction(['records', 'meta']);
      const [records, version] = await Promise.all([
        tx.objectStore('records').getAll(),
        tx.objectStore('meta').get('version'),
      ]);
      await tx.done;
      return { version: version ?? 0, records };
    },
    commit: async (changes, version) => {
      const tx = (await database()).transaction(['records', 'meta'], 'readwrite', { durability: 'strict' });
      const records = tx.objectStore('records');
      await Promise.all([
        ...changes.map(({ key, record }) => (record ? records.put(record) : records.delete(key))),
        tx.objectStore('meta').put(version, 'version'),
        tx.done,
      ]);
    },
    replace: async (all, version) => {
      const tx = (await database()).transaction(['records', 'meta'], 'readwrite', { durability: 'strict' });
      const records = tx.objectStore('records');
      await records.clear();
      await Promise.all([
        ...all.map((record) => records.put(record)),
        tx.objectStore('meta').put(version, 'version'),
        tx.done,
      ]);
    },
  };
}
