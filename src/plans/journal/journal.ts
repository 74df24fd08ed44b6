import { cachedBefore } from '../../client/cache/cache-snapshot';
import { onCall } from '../../client/calls/call-events';
import { isRead } from '../../service/operations';
import type { JournalEntry } from './journal-entry';

/** The calls of this tab and, once they were asked for, those of earlier ones; newest last. A store for `useSyncExternalStore`. */
interface Journal {
  /** @returns the id of the new entry */
  append(record: Omit<JournalEntry, 'id' | 'undone' | 'change'>): number;
  /** Puts calls of earlier pages before all others; those that are there already stay as they are. */
  addEarlier(entries: readonly JournalEntry[]): void;
  /** Notes that entries are the calls of one change. */
  noteChange(ids: readonly number[], title: string): void;
  /** Notes that an entry has been undone. */
  markUndone(id: number): void;
  getSnapshot(): readonly JournalEntry[];
  /** @returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  clear(): void;
}

interface Limits {
  /** Maximum number of entries. */
  entries: number;
  /** Maximum total characters of all inputs and responses: one imported document may have 6 million. */
  characters: number;
}

/** An empty journal that drops its oldest entries beyond `limits` but always keeps the newest. */
export function createJournal(limits: Limits = { entries: 1000, characters: 20_000_000 }): Journal {
  let entries: readonly JournalEntry[] = [];
  let lastId = 0;
  let total = 0;
  const sizes = new Map<number, number>();
  const listeners = new Set<() => void>();

  const publish = (next: readonly JournalEntry[]) => {
    entries = next;
    for (const listener of listeners) listener();
  };

  return {
    append(record) {
      lastId += 1;
      const size = textIn([record.input, record.output]);
      sizes.set(lastId, size);
      total += size;
      const next = [...entries, { ...record, id: lastId }];
      while (next.length > 1 && (next.length > limits.entries || total > limits.characters)) {
        const dropped = next.shift();
        if (!dropped) break;
        total -= sizes.get(dropped.id) ?? 0;
        sizes.delete(dropped.id);
      }
      publish(next);
      return lastId;
    },
    addEarlier(earlier) {
      const known = new Set(entries.map(({ id }) => id));
      const added = earlier.filter(({ id }) => !known.has(id));
      if (added.length > 0) publish([...added, ...entries]);
    },
    noteChange(ids, title) {
      const change = { id: crypto.randomUUID(), title };
      publish(entries.map((entry) => (ids.includes(entry.id) ? { ...entry, change } : entry)));
    },
    markUndone(id) {
      publish(entries.map((entry) => (entry.id === id ? { ...entry, undone: true } : entry)));
    },
    getSnapshot: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      sizes.clear();
      total = 0;
      publish([]);
    },
  };
}

function textIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  // Of each response, before anybody sees it: without a copy of its members.
  for (const key in value) sum += key.length + textIn((value as Record<string, unknown>)[key]);
  return sum;
}

/** The journal of this tab. Its changes are also kept in this browser, per connection. */
export const journal = createJournal();

// The app shell imports this module, so that it listens before anything is sent.
onCall((call) => {
  const before = cachedBefore(call.connection, call.operation, call.input);
  return (end) => journal.append({ ...call, ...before, ...end });
});

// What keeps the changes is loaded with the first one.
let kept: readonly JournalEntry[] = [];
journal.subscribe(() => {
  const known = new Set(kept);
  const changed = journal.getSnapshot().filter((entry) => !known.has(entry) && !isRead(entry.operation));
  kept = journal.getSnapshot();
  if (changed.length > 0)
    // The journal of this tab goes on without storage.
    void import('./stored-journal').then(({ keepEntries }) => keepEntries(changed)).catch(() => undefined);
});
