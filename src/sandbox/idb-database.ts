import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { keyRanges } from './groups';
import { type Change, type Head, highestSeq, type Layout, type Snapshot, type StoredRecord } from './store';
import { groupsOf, REMEMBERED_WRITES } from './write-log';

interface Schema extends DBSchema {
  records: { key: string; value: StoredRecord };
  meta: { key: 'version' | 'seq'; value: number };
  /** The groups that each of the last writes touched, by its version. */
  writes: { key: number; value: string[] };
}

/** How long the browser may take to open the database, in milliseconds. */
const OPEN_MS = 10_000;

/** How long another tab may keep an older version open before this one does without, in milliseconds. */
const BLOCKED_MS = 3000;

/** Why a database could not be opened. */
export class OpenError extends Error {
  constructor(
    readonly reason: 'absent' | 'refused' | 'blocked' | 'newer',
    cause?: unknown,
  ) {
    super(`The database could not be opened: ${reason}`, { cause });
  }
}

/** What a connection reports that ends by itself. */
export interface ConnectionEvents {
  /** Another tab deletes or upgrades the database; it waits until this has ended, after which the connection is closed. */
  closing(db: SandboxDatabase, deleted: boolean): Promise<void>;
  /** The browser has closed it. */
  closed(): void;
}

/** The sandbox's records in IndexedDB. */
export class SandboxDatabase {
  constructor(private readonly db: IDBPDatabase<Schema>) {}

  async head(): Promise<Head> {
    const meta = this.db.transaction('meta').store;
    const [version = 0, seq = 0] = await Promise.all([meta.get('version'), meta.get('seq')]);
    return { version, seq };
  }

  async read(groups: readonly string[]): Promise<StoredRecord[]> {
    const records = this.db.transaction('records').store;
    const found = await Promise.all(
      groups.flatMap(keyRanges).map(([from, to]) => records.getAll(IDBKeyRange.bound(from, to, false, true))),
    );
    return found.flat();
  }

  async writtenSince(version: number): Promise<string[] | undefined> {
    const tx = this.db.transaction(['meta', 'writes']);
    const [head = 0, writes] = await Promise.all([
      tx.objectStore('meta').get('version'),
      tx.objectStore('writes').getAll(IDBKeyRange.lowerBound(version, true)),
    ]);
    return writes.length === head - version ? [...new Set(writes.flat())] : undefined;
  }

  async load(): Promise<Snapshot> {
    const tx = this.db.transaction(['records', 'meta']);
    const [records, version = 0, seq = 0] = await Promise.all([
      tx.objectStore('records').getAll(),
      tx.objectStore('meta').get('version'),
      tx.objectStore('meta').get('seq'),
    ]);
    return { records, version, seq };
  }

  async commit(changes: readonly Change[], version: number): Promise<void> {
    const tx = this.db.transaction(['records', 'meta', 'writes'], 'readwrite', { durability: 'strict' });
    const [records, meta, writes] = [
      tx.objectStore('records'),
      tx.objectStore('meta'),
      tx.objectStore('writes'),
    ];
    const highest = highestSeq(changes.flatMap(({ record }) => record ?? []));
    const countUp = async () => {
      if (highest > ((await meta.get('seq')) ?? 0)) await meta.put(highest, 'seq');
    };
    await whole(tx, [
      ...changes.map(
        ({ key, record }) =>
          () =>
            record ? records.put(record) : records.delete(key),
      ),
      () => meta.put(version, 'version'),
      countUp,
      () => writes.put(groupsOf(changes), version),
      () => writes.delete(version - REMEMBERED_WRITES),
    ]);
  }

  async replace(all: readonly StoredRecord[], version: number): Promise<void> {
    const tx = this.db.transaction(['records', 'meta', 'writes'], 'readwrite', { durability: 'strict' });
    const [records, meta] = [tx.objectStore('records'), tx.objectStore('meta')];
    await whole(tx, [
      () => tx.objectStore('writes').clear(),
      () => records.clear(),
      ...all.map((record) => () => records.put(record)),
      () => meta.put(version, 'version'),
      () => meta.put(highestSeq(all), 'seq'),
    ]);
  }

  close(): void {
    this.db.close();
  }
}

/** Makes the requests of a transaction, and waits for it: all of them or none. */
async function whole(
  tx: { error: DOMException | null; done: Promise<void>; abort(): void },
  requests: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const made: Promise<unknown>[] = [tx.done];
  // All of them are waited for below, but not where one of them throws at once.
  const watch = (request: Promise<unknown>) => request.catch(() => undefined);
  watch(tx.done);
  try {
    for (const request of requests) {
      const one = request();
      watch(one);
      made.push(one);
    }
    await Promise.all(made);
  } catch (error) {
    // The requests only say that they were aborted; the transaction says why. One that goes on would write a part.
    const reason = tx.error ?? error;
    if (!tx.error) tx.abort();
    throw reason;
  }
}

/**
 * Opens the database, and brings one of an older layout up to `layout`.
 * @throws OpenError
 */
export async function openSandboxDatabase(
  name: string,
  layout: Layout,
  events: ConnectionEvents,
): Promise<SandboxDatabase> {
  if (typeof indexedDB === 'undefined') throw new OpenError('absent');
  let abandon: (reason: OpenError['reason']) => void = () => {};
  let abandoned = false;
  const abandonment = new Promise<never>((_resolve, reject) => {
    abandon = (reason) => {
      abandoned = true;
      reject(new OpenError(reason));
    };
  });
  const timers = [setTimeout(() => abandon('refused'), OPEN_MS)];
  let opened: SandboxDatabase | undefined;
  try {
    const opening = openDB<Schema>(name, layout.version, {
      upgrade: (db, from, _to, tx) => upgrade(db, tx, layout, from),
      blocked: () => timers.push(setTimeout(() => abandon('blocked'), BLOCKED_MS)),
      blocking(_current, next) {
        if (opened) void events.closing(opened, next === null);
      },
      terminated: () => events.closed(),
    });
    opening.then(
      // Nothing waits for it any more, and open it would only block other tabs.
      (db) => abandoned && db.close(),
      () => undefined,
    );
    opened = new SandboxDatabase(await Promise.race([opening, abandonment]));
    return opened;
  } catch (error) {
    if (error instanceof OpenError) throw error;
    const newer = error instanceof DOMException && error.name === 'VersionError';
    throw new OpenError(newer ? 'newer' : 'refused', error);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

type Upgrade = IDBPTransaction<Schema, ('records' | 'meta' | 'writes')[], 'versionchange'>;

async function upgrade(db: IDBPDatabase<Schema>, tx: Upgrade, layout: Layout, from: number): Promise<void> {
  const isOurs = db.objectStoreNames.contains('records') && db.objectStoreNames.contains('meta');
  if (!db.objectStoreNames.contains('records')) db.createObjectStore('records', { keyPath: 'key' });
  if (!db.objectStoreNames.contains('meta')) db.createObjectStore('meta');
  if (!db.objectStoreNames.contains('writes')) db.createObjectStore('writes');
  if (!isOurs) return;
  const records = tx.objectStore('records');
  const upgraded = layout.upgrade(await records.getAll(), from);
  await records.clear();
  for (const record of upgraded) await records.put(record);
  await tx.objectStore('meta').put(highestSeq(upgraded), 'seq');
}
