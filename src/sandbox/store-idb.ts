import { serial } from '../lib/serial';
import { OpenError, openSandboxDatabase, type SandboxDatabase } from './idb-database';
import type { StorageProblem } from './storage-problem';
import { type Change, type Head, LAYOUT, type Snapshot, type Store, type StoredRecord } from './store';
import { memoryStore } from './store-memory';

/** How many times a request opens a database again that was closed meanwhile. */
const ATTEMPTS = 3;

/**
 * A store in the browser's IndexedDB, shared by all tabs of the origin: each piece of work holds a Web Lock, and the
 * version shows a tab that another one wrote. Where the browser does not keep the data, or not any more, the store goes on in
 * memory with all that can still be read, and never begins again by itself.
 * @param onProblem called once, when the store goes on in memory
 */
export function idbStore(
  name = 'gatehouse-sandbox',
  layout = LAYOUT,
  onProblem: (problem: StorageProblem) => void = () => undefined,
): Store {
  return new BrowserStore(name, layout, onProblem);
}

class BrowserStore implements Store {
  #opened: Promise<SandboxDatabase> | undefined;
  /** In place of the database once that fails. */
  #memory: Promise<Store> | undefined;
  #inTurn = serial();
  /** How far the database had come when it was last read: one that is behind is not the same one. */
  #last: Head = { version: 0, seq: 0 };

  constructor(
    private readonly name: string,
    private readonly layout: typeof LAYOUT,
    private readonly onProblem: (problem: StorageProblem) => void,
  ) {}

  exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      // Without locks two tabs would write over each other.
      if (!('locks' in navigator) && !this.#memory) this.#goOn('absent', this.#last);
      if (this.#memory) return work();
      // As idb's types have it, the lock's callback may not return a promise of a promise.
      return (await navigator.locks.request(this.name, work)) as Result;
    });
  }

  async head(): Promise<Head> {
    const head = await this.#use((database) => database.head());
    this.#last = head;
    return head;
  }

  read: Store['read'] = (groups) => this.#use((database) => database.read(groups));

  writtenSince: Store['writtenSince'] = (version) => this.#use((database) => database.writtenSince(version));

  load: Store['load'] = () => this.#use((database) => database.load());

  async commit(changes: readonly Change[], version: number): Promise<void> {
    await this.#use((database) => database.commit(changes, version));
    this.#last = { ...this.#last, version };
  }

  async replace(records: readonly StoredRecord[], version: number): Promise<void> {
    await this.#use((database) => database.replace(records, version));
    this.#last = { ...this.#last, version };
  }

  /** Works with the database, and where that fails for good, with what takes its place. */
  async #use<Result>(work: (database: Pick<Store, Exclude<keyof Store, 'exclusive'>>) => Promise<Result>) {
    for (let attempt = 1; !this.#memory; attempt += 1) {
      let database: SandboxDatabase;
      try {
        database = await this.#database();
      } catch (error) {
        if (!(error instanceof OpenError)) throw error;
        this.#goOn(error.reason, this.#last);
        break;
      }
      try {
        return await work(database);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        if (error.name === 'QuotaExceededError') this.#goOn('full', database.load());
        else if (error.name === 'InvalidStateError' && attempt < ATTEMPTS) this.#opened = undefined;
        else if (!this.#memory) this.#goOn('refused', database.load());
      }
    }
    return work(await (this.#memory as Promise<Store>));
  }

  #database(): Promise<SandboxDatabase> {
    this.#opened ??= this.#open().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async #open(): Promise<SandboxDatabase> {
    const database = await openSandboxDatabase(this.name, this.layout, {
      closing: async (closing, deleted) => {
        // Whoever deletes or upgrades it waits until all of it is in memory.
        const all = closing.load();
        this.#goOn(deleted ? 'deleted' : 'replaced', all);
        await all.catch(() => undefined);
        closing.close();
      },
      closed: () => {
        this.#opened = undefined;
      },
    });
    const head = await database.head();
    if (head.version >= this.#last.version) return database;
    database.close();
    this.#goOn('lost', this.#last);
    throw new OpenError('refused');
  }

  /** From here on in memory. @param all what there is: everything, or how far it had come where nothing can be read */
  #goOn(problem: StorageProblem, all: Promise<Snapshot> | Head): void {
    if (this.#memory) return;
    this.onProblem(problem);
    this.#memory = this.#inMemory(all);
  }

  async #inMemory(all: Promise<Snapshot> | Head): Promise<Store> {
    const memory = memoryStore();
    const { version, records }: { version: number; records: Snapshot['records'] } =
      'then' in all
        ? await all.catch(() => ({ version: this.#last.version, records: [] }))
        : { version: all.version, records: [] };
    await memory.replace(records, version);
    return memory;
  }
}
