import { groupOfKey } from './groups';
import type { Change } from './store';

/** How many writes are remembered; a holder that is further behind reads everything it needs again. */
export const REMEMBERED_WRITES = 200;

/** The groups that some changes touch. */
export function groupsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ key }) => groupOfKey(key)))];
}

/** Which groups the last writes touched, by version. */
export class WriteLog {
  #writes = new Map<number, readonly string[]>();

  add(version: number, changes: readonly Change[]): void {
    this.#writes.set(version, groupsOf(changes));
    this.#writes.delete(version - REMEMBERED_WRITES);
  }

  /** Nothing is known of earlier writes. */
  clear(): void {
    this.#writes.clear();
  }

  /** The groups written after `version` and up to `head`; undefined where one of these writes is not remembered. */
  since(version: number, head: number): string[] | undefined {
    const groups = new Set<string>();
    for (let at = version + 1; at <= head; at += 1) {
      const write = this.#writes.get(at);
      if (!write) return undefined;
      for (const group of write) groups.add(group);
    }
    return version <= head ? [...groups] : undefined;
  }
}
