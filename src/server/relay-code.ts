import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a printed code is valid, milliseconds. */
const CODE_LIFETIME_MS = 2 * 60_000;

/** The one-time code of the printed address. */
export interface RelayCode {
  /** Makes a new code, which replaces the one before: 256 random bits in base64url. */
  renew(): string;
  /**
   * Whether this is the current code; if so, it is spent. A wrong one spends nothing. The same caller may repeat itself
   * while the code lasts: a page that was left before it had the answer.
   */
  spend(code: string, caller: string): boolean;
}

/** @param now milliseconds of a clock that never goes back */
export function createRelayCode(now: () => number = () => performance.now()): RelayCode {
  let current: { hash: Buffer; until: number; spentBy?: string } | undefined;
  return {
    renew() {
      const code = randomBytes(32).toString('base64url');
      current = { hash: hashOf(code), until: now() + CODE_LIFETIME_MS };
      return code;
    },
    spend(code, caller) {
      if (!current || now() >= current.until || !timingSafeEqual(current.hash, hashOf(code))) return false;
      current.spentBy ??= caller;
      return current.spentBy === caller;
    },
  };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest();
