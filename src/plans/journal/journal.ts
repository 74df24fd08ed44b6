import { type CachedBefore, cachedBefore } from '../../client/cache/cache-snapshot';
import { type CallResult, onCall, type StartedCall } from '../../client/calls/call-events';

/**
 * A completed call of this tab, unredacted: no operation of API Gateway V2 accepts or returns a secret
 * (credentials are in the signature, which a lower layer adds), and hiding members by name patterns
 * would falsify user-defined maps, such as a stage variable called `token_url`.
 */
export interface JournalEntry extends StartedCall, CallResult, CachedBefore {
  /** Counts up from 1 in the order in which calls ended. */
  id: number;
  /** It was undone later. */
  undone?: true;
}

/** The calls of this tab, newest last; a store for `useSyncExternalStore`. */
interface Journal {
  /** @returns the id of the new entry */
  append(record: Omit<JournalEntry, 'id' | 'undone'>): number;
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
  return Object.entries(value).reduce((sum, [key, member]) => sum + key.length + textIn(member), 0);
}

/** The journal of this tab. It lives in memory only, so that later users of the browser cannot read it. */
export const journal = createJournal();

// The app shell imports this module, so that it listens before anything is sent.
onCall((call) => {
  const before = cachedBefore(call.connection, call.operation, call.input);
  return (end) => journal.append({ ...call, ...before, ...end });
});
