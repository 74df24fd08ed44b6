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

/** What a store holds, with the number of the last write. 0: nothing was ever written. */
export interface Snapshot {
  version: number;
  records: StoredRecord[];
}

/** Where a sandbox keeps its state. All calls but `exclusive` are made inside `exclusive`. */
export interface Store {
  /** Runs `work` while no other holder of this store does. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The number of the last write; another holder of the store may have written it. */
  version(): Promise<number>;
  load(): Promise<Snapshot>;
  /** Writes all changes and the new version, or nothing at all. */
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
 * Layout 1 held one Region, and its keys did not name it.
 * @param region the Region of records of layout 1
 */
export function layoutOf(region: string): Layout {
  return {
    version: 2,
    upgrade: (records, from) =>
      from < 2 ? records.map((record) => ({ ...record, key: `${region}|${record.key}` })) : [...records],
  };
}

/** The layout where nothing says another Region. */
export const LAYOUT = layoutOf(DEFAULT_REGION);
