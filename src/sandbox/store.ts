import { DEFAULT_REGION } from '../service/region';

/** One stored record: its key is `region|kind|parent|id`, its sequence number keeps the order of creation. */
export interface StoredRecord {
  key: string;
  seq: number;
  value: unknown;
}

/** One change of a transaction; without a record, the key is deleted. */
export interface Change {
  key: string;
  record?: StoredRecord;
}

/** How far a store has come. */
export interface Head {
  /** The number of the last write; 0: nothing was ever written. */
  version: number;
  /** The highest sequence number that was ever given. */
  seq: number;
}

/** What a store holds. */
export interface Snapshot extends Head {
  records: StoredRecord[];
}

/** Where a sandbox keeps its state. All calls but `exclusive` are made inside `exclusive`. */
export interface Store {
  /** Runs `work` while no other holder of this store does. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Another holder of the store may have moved it. */
  head(): Promise<Head>;
  /** All records of some groups (see `groupOf`). */
  read(groups: readonly string[]): Promise<StoredRecord[]>;
  /** The groups that were written after `version`; undefined where that is not known any more. */
  writtenSince(version: number): Promise<readonly string[] | undefined>;
  /** Everything. */
  load(): Promise<Snapshot>;
  /** Writes all changes and the new version, or nothing at all. Costs as much as the changes, whatever else there is. */
  commit(changes: readonly Change[], version: number): Promise<void>;
  /** Forgets every record and writes these instead. */
  replace(records: readonly StoredRecord[], version: number): Promise<void>;
}

/** How records are laid out. A store keeps the number beside them, and brings older records up to it. */
export interface Layout {
  /** 1 or more. */
  version: number;
  /** The records of layout `from`, which is older, as `version` has them. */
  upgrade(records: readonly StoredRecord[], from: number): StoredRecord[];
}

/**
 * The layout of this version; raise its number, with a branch in `upgrade`, whenever a kept value changes its form.
 * Layout 1 held one Region, and its keys did not name it. Layout 2 kept what deployments froze under their API, so that all
 * of it was read for any of it.
 * @param region the Region of records of layout 1
 */
export function layoutOf(region: string): Layout {
  return {
    version: 3,
    upgrade(records, from) {
      const named =
        from < 2 ? records.map((record) => ({ ...record, key: `${region}|${record.key}` })) : records;
      if (from >= 3) return [...named];
      return named.map((record) => ({
        ...record,
        key: record.key.replace(/^([^|]*\|deployed\|[^|]*)\|(.*)$/s, '$1/$2|'),
      }));
    },
  };
}

/** The layout where nothing says another Region. */
export const LAYOUT = layoutOf(DEFAULT_REGION);

/** The highest sequence number of some records, or `least`. */
export function highestSeq(records: readonly StoredRecord[], least = 0): number {
  return records.reduce((highest, { seq }) => Math.max(highest, seq), least);
}
