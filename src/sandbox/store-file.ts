import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { serial } from '../lib/serial';
import { LAYOUT, type Snapshot, type Store, type StoredRecord } from './store';

/**
 * A store in one JSON file, written whole to a neighbour and renamed, so that a crash leaves the old or the new state.
 * For one process; two on the same file would overwrite each other. A file of an older layout is brought up to `layout`
 * as it is read, and written so with the next change.
 * @throws Error from the first use when the file is not one that this store wrote, or is of a newer layout.
 */
export function fileStore(path: string, layout = LAYOUT): Store {
  const records = new Map<string, StoredRecord>();
  let version: number | undefined;

  async function read(): Promise<number> {
    if (version !== undefined) return version;
    await removeLeftovers(path);
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) {
      version = 0;
      return version;
    }
    const data: unknown = JSON.parse(text, revive);
    if (!isData(data)) throw new Error(`${path} is not a sandbox data file`);
    const { format } = data;
    if (format > layout.version)
      throw new Error(
        `${path} is of format ${format}, of a newer Gatehouse: this one reads up to ${layout.version}`,
      );
    const current = format < layout.version ? layout.upgrade(data.records, format) : data.records;
    for (const record of current) records.set(record.key, record);
    version = data.version;
    return version;
  }

  async function write(next: number): Promise<void> {
    const temporary = `${path}.${process.pid}.tmp`;
    try {
      const data: Data = { format: layout.version, version: next, records: [...records.values()] };
      await writeFile(temporary, JSON.stringify(data, mark), { flush: true });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    version = next;
  }

  /** Puts the changed records back when the disk refuses, so that memory never runs ahead of the file. */
  async function change(work: () => void, next: number): Promise<void> {
    await read();
    const before = new Map(records);
    work();
    try {
      await write(next);
    } catch (error) {
      records.clear();
      for (const [key, record] of before) records.set(key, record);
      throw error;
    }
  }

  return {
    exclusive: serial(),
    version: read,
    load: async (): Promise<Snapshot> => ({ version: await read(), records: [...records.values()] }),
    commit: (changes, next) =>
      change(() => {
        for (const { key, record } of changes) {
          if (record) records.set(key, record);
          else records.delete(key);
        }
      }, next),
    replace: (all, next) =>
      change(() => {
        records.clear();
        for (const record of all) records.set(record.key, record);
      }, next),
  };
}

/** What a process left behind that was ended while it wrote. */
async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const [start, end] = [`${basename(path)}.`, '.tmp'];
  for (const name of names)
    if (name.startsWith(start) && name.endsWith(end) && /^\d+$/.test(name.slice(start.length, -end.length)))
      await rm(join(folder, name), { force: true });
}

interface Data {
  format: number;
  version: number;
  records: StoredRecord[];
}

function isData(data: unknown): data is Data {
  return (
    typeof data === 'object' &&
    data !== null &&
    'format' in data &&
    typeof data.format === 'number' &&
    'version' in data &&
    typeof data.version === 'number' &&
    'records' in data &&
    Array.isArray(data.records)
  );
}

/**
 * JSON has no dates: they are kept as `{ "$date": … }`, and a caller's map that happens to have such a key as
 * `{ "$map": [[key, value], …] }`. Date.toJSON has run before, hence the look at the holder.
 */
function mark(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key];
  if (original instanceof Date) return { $date: original.toISOString() };
  return isObject(value) && ('$date' in value || '$map' in value) ? { $map: Object.entries(value) } : value;
}

function revive(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  if (typeof value.$date === 'string') return new Date(value.$date);
  return Array.isArray(value.$map) ? Object.fromEntries(value.$map) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
