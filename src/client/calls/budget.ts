import { readJson, type SafeStorage } from '../../lib/storage';

/** What an account may be asked: a token bucket for all calls, and the slower rates of single operations. */
export interface Rates {
  perSecond: number;
  burst: number;
  /** Seconds between two calls of an operation. */
  secondsPerCall: Readonly<Record<string, number>>;
}

/** What is kept of a budget, shared by the tabs of one browser. */
interface StoredBudget {
  tokens: number;
  /** When `tokens` was true, milliseconds since 1970. */
  at: number;
  /** When an operation with a rate of its own may be called again. */
  next: Record<string, number>;
}

/** The calls that wait: how many, and how long the longest of them still will, milliseconds. */
export interface QueuedCalls {
  readonly calls: number;
  readonly ms: number;
}

/** Nothing waits. */
export const NO_QUEUED_CALLS: QueuedCalls = { calls: 0, ms: 0 };

/** 0: something a person has just asked for; 1: what a screen shows; 2: the rest of a long list. */
export type Priority = 0 | 1 | 2;

interface Ticket {
  operation: string;
  priority: Priority;
  pass: () => void;
  fail: (reason: unknown) => void;
}

/** What a budget needs of the browser; tests bring their own. */
interface BudgetEnv {
  now: () => number;
  storage: Pick<SafeStorage, 'getItem'> & { setItem(key: string, value: string): unknown };
  /** Runs `work` while no other tab does. */
  withLock: <Result>(name: string, work: () => Result | Promise<Result>) => Promise<Result>;
  /** Ends after `ms`, or sooner when it is ended by hand. */
  cancellableDelay: (ms: number) => { done: Promise<void>; end: () => void };
}

/**
 * The request budget of one account and Region (service-rules 2.16), shared by all tabs: a call waits here until the
 * control plane will take it. Who waits longest behind the most urgent goes first.
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

  /** Waits for leave to send. @throws what `signal` was aborted with, or `reason` of `cancelAll` */
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
    // A signal may live as long as a screen: nothing of the call stays on it.
    return released.finally(() => {
      if (abort) signal?.removeEventListener('abort', abort);
    });
  }

  /** The service throttled a call: somebody else uses the account too, so the bucket is taken to be empty. */
  async drain(): Promise<void> {
    await this.#change((kept) => {
      kept.tokens = Math.min(kept.tokens, 0);
    });
  }

  /** Gives up on every call that has not been sent. */
  cancelAll(reason: unknown): void {
    for (const ticket of [...this.#queue]) this.#drop(ticket, reason);
  }

  getQueued = (): QueuedCalls => this.#waiting;

  /** Calls `listener` whenever what waits has changed. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async #run(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      // Some hosts grant a free lock at once, browsers in a later task: what is asked for in one go competes on all.
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
      // Without the lock nobody would ever be released: a clear failure instead of calls that hang.
      for (const ticket of [...this.#queue]) this.#drop(ticket, error);
    } finally {
      this.#pumping = false;
      this.#notify(0);
    }
  }

  /**
   * Lets the most urgent call pass that may; else resolves to how long until one may, milliseconds. Which one it is, is decided
   * under the lock: what was asked for or given up while the lock was awaited counts.
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

  /** What is stored, grown by the time since. What cannot be read is a full bucket; other programs share the storage. */
  #read(key: string, now: number): StoredBudget {
    const { perSecond, burst, secondsPerCall } = this.rates;
    const stored = readJson(this.env.storage, key, parseStored);
    if (!stored) return { tokens: burst, at: now, next: {} };
    const grown = stored.tokens + (Math.max(0, now - stored.at) / 1000) * perSecond;
    // Never further away than the operation's own rate allows, whatever the clock did.
    const next = Object.entries(stored.next)
      .map(([operation, time]) => {
        const longest = now + (secondsPerCall[operation] ?? 0) * 1000;
        return [operation, Math.min(time, longest)] as const;
      })
      .filter(([, time]) => time > now);
    // A debt is at most what one drain and one burst can leave.
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
    // What stands behind the first one comes at the account's rate.
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
