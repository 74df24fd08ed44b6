import { groupOfKey } from '../groups';

/** Where a record's line is in the file, its line break included. */
export interface Position {
  start: number;
  end: number;
  seq: number;
}

/** Where the records of a data file are, by group and key. */
export class RecordIndex {
  #groups = new Map<string, Map<string, Position>>();
  /** The bytes of all lines that are in use. */
  liveBytes = 0;

  set(key: string, position: Position): void {
    const group = groupOfKey(key);
    let records = this.#groups.get(group);
    if (!records) {
      records = new Map();
      this.#groups.set(group, records);
    }
    const before = records.get(key);
    this.liveBytes += position.end - position.start - (before ? before.end - before.start : 0);
    records.set(key, position);
  }

  delete(key: string): void {
    const group = groupOfKey(key);
    const records = this.#groups.get(group);
    const before = records?.get(key);
    if (!records || !before) return;
    this.liveBytes -= before.end - before.start;
    records.delete(key);
    if (records.size === 0) this.#groups.delete(group);
  }

  clear(): void {
    this.#groups.clear();
    this.liveBytes = 0;
  }

  get(key: string): Position | undefined {
    return this.#groups.get(groupOfKey(key))?.get(key);
  }

  group(name: string): [key: string, position: Position][] {
    return [...(this.#groups.get(name) ?? [])];
  }

  groups(): string[] {
    return [...this.#groups.keys()];
  }
}
