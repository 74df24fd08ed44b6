import { CONTROL_PLANE } from '../rules/quotas';
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

/** The account's rates (2.16): 10 requests a second with a burst of 40, and the slower ones of some operations. */
export class RateLimits {
  #buckets = new Map<string, Bucket>();

  /** @param now milliseconds. @throws ServiceError 429 with `limitType` and `retry-after`. */
  take(operation: string, now: number): void {
    const account = this.#bucket('account', CONTROL_PLANE.perSecond, CONTROL_PLANE.burst, now);
    const seconds = Object.hasOwn(SLOW, operation) ? SLOW[operation] : undefined;
    const own = seconds === undefined ? undefined : this.#bucket(operation, 1 / seconds, 1, now);
    const wait = Math.max(account.take(now), own?.take(now) ?? 0);
    if (wait > 0)
      throw new ServiceError(
        'TooManyRequestsException',
        'Too Many Requests',
        { limitType: 'ACCOUNT' },
        { 'retry-after': String(Math.ceil(wait)) },
      );
  }

  #bucket(name: string, perSecond: number, burst: number, now: number): Bucket {
    const bucket = this.#buckets.get(name) ?? new Bucket(perSecond, burst, now);
    this.#buckets.set(name, bucket);
    return bucket;
  }
}

/** Two writes at once on one API: the service refuses the second (2.14). */
export class WritesInFlight {
  #apis = new Set<string>();

  /** Runs `work` as the API's only write. @throws ServiceError 409 while another one runs. */
  async alone<Result>(apiId: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#apis.has(apiId))
      throw new ServiceError(
        'ConflictException',
        'Unable to complete operation due to concurrent modification. Please try again later.',
      );
    this.#apis.add(apiId);
    try {
      return await work();
    } finally {
      this.#apis.delete(apiId);
    }
  }
}
