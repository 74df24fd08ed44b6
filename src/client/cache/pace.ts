/** The longest interval between two turns, milliseconds, however often calls are throttled. */
const MAX_INTERVAL_MS = 8000;

/** After so long without a throttled call, the pace is doubled again, milliseconds. */
const RECOVERY_MS = 60_000;

/** Turns at a steady rate, which is halved whenever a call was throttled, and recovers minute by minute. */
export class Pace {
  #perSecond: number;
  /** How many times slower than the rate it is, because calls were throttled. */
  #slowdown = 1;
  #throttledAt = 0;
  /** When the last turn was, milliseconds since 1970. */
  #last = Number.NEGATIVE_INFINITY;
  /** Before this time is no turn, milliseconds since 1970. */
  #notBefore = 0;
  readonly #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Milliseconds between two turns at present. */
  get interval(): number {
    return Math.min(
      Math.max(MAX_INTERVAL_MS, 1000 / this.#perSecond),
      (1000 / this.#perSecond) * this.#slowdown,
    );
  }

  /** Waits for the next turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#schedule();
    });
  }

  /** Changes the rate, also for those that wait; what was slowed down stays so. */
  setRate(perSecond: number): void {
    this.#perSecond = perSecond;
    this.#schedule();
  }

  /** Halves the pace; calls that were underway together count once. */
  throttled(): void {
    const now = Date.now();
    if (now - this.#throttledAt < this.interval) return;
    this.#throttledAt = now;
    if (this.interval < MAX_INTERVAL_MS) this.#slowdown *= 2;
    this.#notBefore = now + this.interval;
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.#recover();
    const now = Date.now();
    const at = Math.max(this.#last + this.interval, this.#notBefore);
    if (at <= now) this.#pass(now, Number.isFinite(this.#last) ? at : now);
    else this.#timer = setTimeout(() => this.#pass(Date.now(), at), at - now);
  }

  /** @param due when the turn was due: a late timer does not slow the rest down, a long rest does not hurry it */
  #pass(now: number, due: number): void {
    this.#last = now - due < this.interval ? due : now;
    this.#waiting.shift()?.();
    this.#schedule();
  }

  #recover(): void {
    if (this.#slowdown === 1 || Date.now() - this.#throttledAt <= RECOVERY_MS) return;
    this.#slowdown /= 2;
    this.#throttledAt = Date.now();
  }
}
