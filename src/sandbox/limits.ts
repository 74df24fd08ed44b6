import { delay } from '../lib/delay';
import { CONTROL_PLANE } from '../service/rules/quotas';
import { ServiceError } from './errors';

/** Tokens that grow back with time, up to `burst`. */
class Bucket {
  #tokens: number;
  #at: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes a token, or says in how many seconds there will be one. */
  take(now: number): number {
    this.#tokens = Math.min(this.burst, this.#tokens + ((now - this.#at) / 1000) * this.perSecond);
    this.#at = now;
    if (this.#tokens < 1) return (1 - this.#tokens) / this.perSecond;
    this.#tokens -= 1;
    return 0;
  }
}

const SLOW: Readonly<Record<string, number>> = CONTROL_PLANE.secondsPerCall;

const TOO_OFTEN = 'Too Many Requests';
const CONCURRENT = 'Unable to complete operation due to concurrent modification. Please try again later.';

/**
 * How long a write holds its API, in milliseconds: the sandbox is done in less than one, and two writes that a client sends
 * together would never meet. How long AWS takes is not documented; [MEM].
 */
const WRITE_MS = 50;

/**
 * What an account is held to: 10 requests a second with a burst of 40, the slower rates of some operations (2.16), and
 * one write at a time on an API (2.14).
 */
export class AccountLimits {
  #buckets = new Map<string, Bucket>();
  #written = new Set<string>();

  /** @param now milliseconds. @throws ServiceError 429 with `limitType` and `retry-after`. */
  take(operation: string, now: number): void {
    const account = this.#bucket('account', CONTROL_PLANE.perSecond, CONTROL_PLANE.burst, now);
    const seconds = Object.hasOwn(SLOW, operation) ? SLOW[operation] : undefined;
    const own = seconds === undefined ? undefined : this.#bucket(operation, 1 / seconds, 1, now);
    const wait = account.take(now) || (own?.take(now) ?? 0);
    if (wait === 0) return;
    const retryAfter = { 'retry-after': String(Math.ceil(wait)) };
    throw new ServiceError('TooManyRequestsException', TOO_OFTEN, { limitType: 'ACCOUNT' }, retryAfter);
  }

  /** Runs `work` as the API's only write, for at least WRITE_MS. @throws ServiceError 409 while another one runs. */
  async alone<Result>(apiId: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#written.has(apiId)) throw new ServiceError('ConflictException', CONCURRENT);
    this.#written.add(apiId);
    try {
      const [result] = await Promise.all([work(), delay(WRITE_MS)]);
      return result;
    } finally {
      this.#written.delete(apiId);
    }
  }

  #bucket(name: string, perSecond: number, burst: number, now: number): Bucket {
    const bucket = this.#buckets.get(name) ?? new Bucket(perSecond, burst, now);
    this.#buckets.set(name, bucket);
    return bucket;
  }
}
