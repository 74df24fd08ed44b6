import { serial } from '../lib/serial';
import { groupOfKey } from './groups';
import { type Head, highestSeq, type Store, type StoredRecord } from './store';
import { WriteLog } from './write-log';

/** A store that lasts as long as the object does. */
export function memoryStore(): Store {
  const groups = new Map<string, Map<string, StoredRecord>>();
  const writes = new WriteLog();
  let head: Head = { version: 0, seq: 0 };
  const put = (record: StoredRecord) => {
    const group = groupOfKey(record.key);
    const records = groups.get(group);
    if (records) records.set(record.key, record);
    else groups.set(group, new Map([[record.key, record]]));
  };
  const remove = (key: string) => {
    const group = groupOfKey(key);
    groups.get(group)?.delete(key);
    if (groups.get(group)?.size === 0) groups.delete(group);
  };
  return {
    exclusive: serial(),
    head: async () => head,
    read: async (wanted) => wanted.flatMap((group) => [...(groups.get(group)?.values() ?? [])]),
    writtenSince: async (version) => writes.since(version, head.version),
    load: async () => ({
      ...head,
      records: [...groups.values()].flatMap((records) => [...records.values()]),
    }),
    commit: async (changes, version) => {
      for (const { key, record } of changes) {
        if (record) put(record);
        else remove(key);
      }
      writes.add(version, changes);
      head = {
        version,
        seq: highestSeq(
          changes.flatMap(({ record }) => record ?? []),
          head.seq,
        ),
      };
    },
    replace: async (all, version) => {
      groups.clear();
      writes.clear();
      for (const record of all) put(record);
      head = { version, seq: highestSeq(all, head.seq) };
    },
  };
}
