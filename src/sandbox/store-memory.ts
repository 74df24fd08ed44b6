import { serial } from '../lib/serial';
import type { Change, Snapshot, Store, StoredRecord } from './store';

/** A store that lasts as long as the object does. */
export function memoryStore(): Store {
  const records = new Map<string, StoredRecord>();
  let version = 0;
  return {
    exclusive: serial(),
    version: async () => version,
    load: async (): Promise<Snapshot> => ({ version, records: [...records.values()] }),
    commit: async (changes: readonly Change[], next) => {
      for (const { key, record } of changes) {
        if (record) records.set(key, record);
        else records.delete(key);
      }
      version = next;
    },
    replace: async (all, next) => {
      records.clear();
      for (const record of all) records.set(record.key, record);
      version = next;
    },
  };
}
