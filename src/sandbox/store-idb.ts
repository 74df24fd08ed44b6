import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { LAYOUT, type Store, type StoredRecord } from './store';

interface Schema extends DBSchema {
  records: { key: string; value: StoredRecord };
  meta: { key: 'version'; value: number };
}

/**
 * A store in the browser's IndexedDB, shared by all tabs of the origin: each piece of work holds a Web Lock, and the
 * version shows a tab that another one wrote. A database of an older layout is brought up to `layout` as it is opened.
 * @throws Error from the first use when the database is of a newer layout.
 */
export function idbStore(name = 'gatehouse-sandbox', layout = LAYOUT): Store {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, layout.version, {
      async upgrade(db, from, _to, tx) {
        if (from < 1) {
          db.createObjectStore('records', { keyPath: 'key' });
          db.createObjectStore('meta');
          return;
        }
        const records = tx.objectStore('records');
        const upgraded = layout.upgrade(await records.getAll(), from);
        await records.clear();
        for (const record of upgraded) await records.put(record);
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
      if (error instanceof DOMException && error.name === 'VersionError')
        throw new Error('The sandbox kept in this browser is of a newer Gatehouse: reload the page', {
          cause: error,
        });
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
