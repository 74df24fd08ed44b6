import { delay } from '../../lib/delay';

/** The longest interval between two turns, milliseconds, however often calls are throttled. */
const MAX_INTERVAL_MS = 8000;

/** After so long without a throttled call, the pace is doubled again, milliseconds. */
const RECOVERY_MS = 60_000;

/** Turns at a steady rate, which is halved whenever a call was throttled, and recovers minute by minute. */
export class Pace {
  readonly #shortest: number;
  #interval: number;
  #next = 0;
  #throttledAt = 0;

  constructor(perSecond: number) {
    this.#shortest = 1000 / perSecond;
    this.#interval = this.#shortest;
  }

  /** Milliseconds between two turns at present. */
  get interval(): number {
    return this.#interval;
  }

  /** Waits for the next turn. */
  turn(): Promise<void> {
    const now = Date.now();
    if (this.#interval > this.#shortest && now - this.#throttledAt > RECOVERY_MS) {
      this.#interval = Math.max(this.#shortest, this.#interval / 2);
      this.#throttledAt = now;
    }
    const at = Math.max(now, this.#next);
    this.#next = at + this.#interval;
    return at > now ? delay(at - now) : Promise.resolve();
  }

  /** Halves the pace; calls that were underway together count once. */
  throttled(): void {
    const now = Date.now();
    if (now - this.#throttledAt < this.#interval) return;
    this.#throttledAt = now;
    this.#interval = Math.min(MAX_INTERVAL_MS, this.#interval * 2);
    this.#next = Math.max(this.#next, now + this.#interval);
  }
}
