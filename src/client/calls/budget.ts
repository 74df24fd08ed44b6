import { readJson, type SafeStorage } from '../../lib/storage';

/** The request rates of an account: a token bucket for all calls, and slower rates of single operations. */
export interface Rates {
  perSecond: number;
  burst: number;
  /** Seconds between two calls of an operation. */
  secondsPerCall: Readonly<Record<string, number>>;
}

/** The stored state of a budget, shared by the tabs of one browser. */
interface StoredBudget {
  tokens: number;
  /** The time of `tokens`, milliseconds since 1970. */
  at: number;
  /** When an operation with a rate of its own may be called again. */
  next: Record<string, number>;
}

/** The queued calls: how many, and the longest remaining wait, milliseconds. */
export interface QueuedCalls {
  readonly calls: number;
  readonly ms: number;
}

export const NO_QUEUED_CALLS: QueuedCalls = { calls: 0, ms: 0 };

/** 0: a user action; 1: what a screen shows; 2: the rest of a long list; 3: reads in the background. */
export type Priority = 0 | 1 | 2 | 3;

interface Ticket {
  operation: string;
  priority: Priority;
  pass: () => void;
  fail: (reason: unknown) => void;
}

/** The browser features that a budget uses; tests replace them. */
interface BudgetEnv {
  now: () => number;
  storage: Pick<SafeStorage, 'getItem'> & { setItem(key: string, value: string): unknown };
  /** Runs `work` while no other tab does. */
  withLock: <Result>(name: string, work: () => Result | Promise<Result>) => Promise<Result>;
  /** Ends after `ms`, or sooner when it is ended by its handle. */
  cancellableDelay: (ms: number) => { done: Promise<void>; end: () => void };
}

/**
 * The request budget of one account and Region (service-rules 2.16), shared by all tabs: a call is queued here until the
 * control plane will accept it. The most urgent call goes first; among equals, the oldest.
 */
export class Budget {
  #queue: Ticket[] = [];
  #pumping = false;
  #wake: (() => void) | undefined;
  #listeners = new Set<() => void>();
  #waiting = NO_QUEUED_CALLS;

  constructor(
    private readonly name: string,
    private readonly rates: Rates,
    private readonly env: BudgetEnv,
  ) {}

  /** Waits until the call may be sent. @throws what `signal` was aborted with, or `reason` of `cancelAll` */
  acquire(operation: string, priority: Priority, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    let abort: (() => void) | undefined;
    const released = new Promise<void>((pass, fail) => {
      const ticket = { operation, priority, pass, fail };
      this.#queue.push(ticket);
      abort = () => this.#drop(ticket, signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.#wake?.();
      void this.#run();
    });
    // A signal may live as long as a screen, so the call removes its listener.
    return released.finally(() => {
      if (abort) signal?.removeEventListener('abort', abort);
    });
  }

  /** The service throttled a call: another client uses the account too, so the bucket counts as empty. */
  async drain(): Promise<void> {
    await this.#change((kept) => {
      kept.tokens = Math.min(kept.tokens, 0);
    });
  }

  /** Cancels every call that has not been sent. */
  cancelAll(reason: unknown): void {
    for (const ticket of [...this.#queue]) this.#drop(ticket, reason);
  }

  getQueued = (): QueuedCalls => this.#waiting;

  /** Calls `listener` whenever the queue has changed. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async #run(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      // Some hosts grant a free lock at once, browsers in a later task: calls of one task compete on all hosts.
      await Promise.resolve();
      while (this.#queue.length > 0) {
        const pause = await this.#tryRelease();
        this.#notify(pause);
        if (pause === 0) continue;
        const { done, end } = this.env.cancellableDelay(pause);
        this.#wake = end;
        await done;
        this.#wake = undefined;
      }
    } catch (error) {
      // Without the lock no call would be released: fail clearly instead of hanging.
      for (const ticket of [...this.#queue]) this.#drop(ticket, error);
    } finally {
      this.#pumping = false;
      this.#notify(0);
    }
  }

  /**
   * Releases the most urgent permitted call; else resolves to the wait until one is, milliseconds. The choice is made
   * under the lock, so that it includes calls added or cancelled while the lock was awaited.
   */
  #tryRelease(): Promise<number> {
    return this.#change((kept, now) => {
      if (this.#queue.length === 0) return 0;
      const ready = (ticket: Ticket) => Math.max(0, (kept.next[ticket.operation] ?? 0) - now);
      const inOrder = this.#queue.toSorted((a, b) => a.priority - b.priority);
      const ticket = inOrder.find((one) => ready(one) === 0);
      if (!ticket) return Math.max(1, Math.min(...inOrder.map(ready)));
      if (kept.tokens < 1) return Math.max(1, ((1 - kept.tokens) / this.rates.perSecond) * 1000);
      kept.tokens -= 1;
      const seconds = this.rates.secondsPerCall[ticket.operation];
      if (seconds !== undefined) kept.next[ticket.operation] = now + seconds * 1000;
      this.#queue = this.#queue.filter((one) => one !== ticket);
      ticket.pass();
      return 0;
    });
  }

  #change<Result>(work: (kept: StoredBudget, now: number) => Result): Promise<Result> {
    const key = `gatehouse.budget.${this.name}`;
    return this.env.withLock(key, () => {
      const now = this.env.now();
      const kept = this.#read(key, now);
      const result = work(kept, now);
      this.env.storage.setItem(key, JSON.stringify(kept));
      return result;
    });
  }

  /** The stored state, refilled for the time since. Invalid data is a full bucket; other programs share the storage. */
  #read(key: string, now: number): StoredBudget {
    const { perSecond, burst, secondsPerCall } = this.rates;
    const stored = readJson(this.env.storage, key, parseStored);
    if (!stored) return { tokens: burst, at: now, next: {} };
    const grown = stored.tokens + (Math.max(0, now - stored.at) / 1000) * perSecond;
    // At most one interval of the operation's rate ahead, even after a clock change.
    const next = Object.entries(stored.next)
      .map(([operation, time]) => {
        const longest = now + (secondsPerCall[operation] ?? 0) * 1000;
        return [operation, Math.min(time, longest)] as const;
      })
      .filter(([, time]) => time > now);
    // The debt is at most that of one drain and one burst.
    return { tokens: Math.max(-burst, Math.min(burst, grown)), at: now, next: Object.fromEntries(next) };
  }

  #drop(ticket: Ticket, reason: unknown): void {
    if (!this.#queue.includes(ticket)) return;
    this.#queue = this.#queue.filter((one) => one !== ticket);
    ticket.fail(reason);
    this.#wake?.();
  }

  #notify(pause: number): void {
    const calls = this.#queue.length;
    // Calls after the first one pass at the account's rate.
    const ms = calls === 0 ? 0 : pause + ((calls - 1) / this.rates.perSecond) * 1000;
    if (calls === this.#waiting.calls && ms === this.#waiting.ms) return;
    this.#waiting = calls === 0 ? NO_QUEUED_CALLS : { calls, ms };
    for (const listener of this.#listeners) listener();
  }
}

function parseStored(value: unknown): StoredBudget | undefined {
  const { tokens, at, next } = (value ?? {}) as Partial<Record<keyof StoredBudget, unknown>>;
  if (typeof tokens !== 'number' || typeof at !== 'number') return undefined;
  if (!Number.isFinite(tokens) || !Number.isFinite(at) || typeof next !== 'object') return undefined;
  const times = Object.entries(next ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
  );
  return { tokens, at, next: Object.fromEntries(times) };
}
