/** What an account may be asked: a token bucket for all calls, and the slower rates of single operations. */
export interface Rates {
  perSecond: number;
  burst: number;
  /** Seconds between two calls of an operation. */
  secondsPerCall: Readonly<Record<string, number>>;
}

/** What is kept of a budget, shared by the tabs of one browser. */
interface Kept {
  tokens: number;
  /** When `tokens` was true, milliseconds since 1970. */
  at: number;
  /** When an operation with a rate of its own may be called again. */
  next: Record<string, number>;
}

/** The calls that wait: how many, and how long the longest of them still will, milliseconds. */
export interface Waiting {
  readonly calls: number;
  readonly ms: number;
}

/** Nothing waits. */
export const NOBODY: Waiting = { calls: 0, ms: 0 };

/** 0: something a person has just asked for; 1: what a screen shows; 2: the rest of a long list. */
export type Priority = 0 | 1 | 2;

interface Ticket {
  operation: string;
  priority: Priority;
  pass: () => void;
  fail: (reason: unknown) => void;
}

/** What a budget needs of the browser; tests bring their own. */
interface Surroundings {
  now: () => number;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Runs `work` while no other tab does. */
  alone: <Result>(name: string, work: () => Result | Promise<Result>) => Promise<Result>;
  /** Ends after `ms`, or sooner when it is ended by hand. */
  sleep: (ms: number) => { done: Promise<void>; end: () => void };
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
  #waiting = NOBODY;

  constructor(
    private readonly name: string,
    private readonly rates: Rates,
    private readonly around: Surroundings,
  ) {}

  /** Waits for leave to send. @throws what `signal` was aborted with, or `reason` of `cancelAll` */
  take(operation: string, priority: Priority, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((pass, fail) => {
      const ticket = { operation, priority, pass, fail };
      this.#queue.push(ticket);
      signal?.addEventListener('abort', () => this.#drop(ticket, signal.reason), { once: true });
      this.#wake?.();
      void this.#pump();
    });
  }

  /** The service throttled a call: somebody else uses the account too, so the bucket is taken to be empty. */
  async exhausted(): Promise<void> {
    await this.#change((kept) => {
      kept.tokens = Math.min(kept.tokens, 0);
    });
  }

  /** Gives up on every call that has not been sent. */
  cancelAll(reason: unknown): void {
    for (const ticket of [...this.#queue]) this.#drop(ticket, reason);
  }

  getWaiting = (): Waiting => this.#waiting;

  /** Calls `listener` whenever what waits has changed. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      // Some hosts grant a free lock at once, browsers in a later task: what is asked for in one go competes on all.
      await Promise.resolve();
      while (this.#queue.length > 0) {
        const pause = await this.#letPass();
        this.#tell(pause);
        if (pause === 0) continue;
        const { done, end } = this.around.sleep(pause);
        this.#wake = end;
        await done;
        this.#wake = undefined;
      }
    } finally {
      this.#pumping = false;
      this.#tell(0);
    }
  }

  /**
   * Lets the most urgent call pass that may; else answers how long until one may, milliseconds. Which one it is, is decided
   * under the lock: what was asked for or given up while the lock was awaited counts.
   */
  #letPass(): Promise<number> {
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

  #change<Result>(work: (kept: Kept, now: number) => Result): Promise<Result> {
    const key = `gatehouse.budget.${this.name}`;
    return this.around.alone(key, () => {
      const now = this.around.now();
      const kept = this.#read(this.around.storage.getItem(key), now);
      const result = work(kept, now);
      this.around.storage.setItem(key, JSON.stringify(kept));
      return result;
    });
  }

  #read(text: string | null, now: number): Kept {
    const full: Kept = { tokens: this.rates.burst, at: now, next: {} };
    if (text === null) return full;
    const { tokens, at, next } = JSON.parse(text) as Kept;
    const grown = tokens + (Math.max(0, now - at) / 1000) * this.rates.perSecond;
    const open = Object.entries(next).filter(([, time]) => time > now);
    return { tokens: Math.min(this.rates.burst, grown), at: now, next: Object.fromEntries(open) };
  }

  #drop(ticket: Ticket, reason: unknown): void {
    if (!this.#queue.includes(ticket)) return;
    this.#queue = this.#queue.filter((one) => one !== ticket);
    ticket.fail(reason);
    this.#wake?.();
  }

  #tell(pause: number): void {
    const calls = this.#queue.length;
    // What stands behind the first one comes at the account's rate.
    const ms = calls === 0 ? 0 : pause + ((calls - 1) / this.rates.perSecond) * 1000;
    if (calls === this.#waiting.calls && ms === this.#waiting.ms) return;
    this.#waiting = calls === 0 ? NOBODY : { calls, ms };
    for (const listener of this.#listeners) listener();
  }
}
