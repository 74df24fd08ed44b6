import type { Operation } from '../api/operations';

/** How a call ended: accepted, or refused with the service's error; status 0 when there was no answer. */
export type Outcome = 'ok' | { name: string; message: string; status: number };

/** One call, as it was sent. */
export interface CallRecord {
  /** When it was sent, milliseconds since 1970. */
  at: number;
  operation: Operation;
  /**
   * The input after its references were resolved. It is kept whole: no operation of API Gateway V2 takes a secret
   * as input (credentials travel in the signature, which is made below this layer), and hiding members by the look
   * of their names would falsify maps of the user's own, such as a stage variable called `token_url`.
   */
  input: Readonly<Record<string, unknown>>;
  outcome: Outcome;
  requestId?: string;
  /** From sending to the answer, milliseconds. */
  ms: number;
}

/** A call in the journal. */
interface JournalEntry extends CallRecord {
  /** Counts up from 1 in the order in which calls ended. */
  id: number;
}

/** What this tab has done, newest last; a store for `useSyncExternalStore`. */
export interface Journal {
  append(record: CallRecord): void;
  getSnapshot(): readonly JournalEntry[];
  /** @returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  clear(): void;
}

interface Limits {
  /** The most entries that are kept. */
  entries: number;
  /** The most text, in characters of all inputs together: one imported document may have 6 million. */
  characters: number;
}

/** An empty journal that forgets its oldest entries beyond `limits`; the newest entry is always kept. */
export function createJournal(limits: Limits = { entries: 1000, characters: 20_000_000 }): Journal {
  let entries: readonly JournalEntry[] = [];
  let lastId = 0;
  const sizes = new Map<number, number>();
  const listeners = new Set<() => void>();

  const publish = (next: readonly JournalEntry[]) => {
    entries = next;
    for (const listener of listeners) listener();
  };

  return {
    append(record) {
      lastId += 1;
      sizes.set(lastId, textIn(record.input));
      const next = [...entries, { ...record, id: lastId }];
      let total = 0;
      for (const { id } of next) total += sizes.get(id) ?? 0;
      while (next.length > 1 && (next.length > limits.entries || total > limits.characters)) {
        const dropped = next.shift();
        if (!dropped) break;
        total -= sizes.get(dropped.id) ?? 0;
        sizes.delete(dropped.id);
      }
      publish(next);
    },
    getSnapshot: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      sizes.clear();
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

/** The journal of this tab. It lives in memory only: what was done is nobody else's to read later. */
export const journal = createJournal();
