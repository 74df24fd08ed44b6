import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { invariant } from '../lib/invariant';

/** How far the time of a request may be from the relay's clock, milliseconds. */
const REQUEST_LIFETIME_MS = 60_000;

/** Most keys at a time; each was registered with a printed code. The oldest is dropped. */
const MAX_KEYS = 32;

/** What a signature covers, besides its time and nonce. */
interface SignedContent {
  method: string;
  /** Path and query as they are in the request line. */
  path: string;
  body: Buffer;
}

/** The signature headers of a request, well-formed. */
export interface RequestSignature {
  /** Milliseconds since 1970. */
  time: string;
  nonce: string;
  signature: Buffer;
}

/** The registered public keys, and the nonces that were used with them. */
export interface RelaySessions {
  /** Registers a public key (`isPublicKey`); one that is registered already stays as it is. */
  register(publicKey: string): void;
  /**
   * Whether a request is signed by a registered key, in time and for the first time. The nonce of an accepted request is
   * used up; that of a refused one is not, so that no client without a key can fill the memory.
   */
  accepts(signature: RequestSignature, content: SignedContent): boolean;
  /** Whether the time of a request is within its lifetime. */
  isTimely(time: string): boolean;
}

/** @param now milliseconds since 1970 */
export function createRelaySessions(now: () => number = Date.now): RelaySessions {
  const keys: KeyObject[] = [];
  /** Nonces by when they stop to matter: the time of their request is then out of its lifetime. */
  const used = new Map<string, number>();
  const isTimely = (time: string) => Math.abs(Number(time) - now()) <= REQUEST_LIFETIME_MS;
  const dropOldNonces = () => {
    for (const [nonce, until] of used) if (until < now()) used.delete(nonce);
  };
  return {
    isTimely,
    register(publicKey) {
      const key = parsePublicKey(publicKey);
      invariant(key, 'Only a public key can be registered.');
      if (keys.some((one) => one.equals(key))) return;
      keys.push(key);
      if (keys.length > MAX_KEYS) keys.shift();
    },
    accepts({ time, nonce, signature }, content) {
      dropOldNonces();
      if (!isTimely(time) || used.has(nonce)) return false;
      const data = Buffer.from(stringToSign(time, nonce, content));
      const isSigned = keys.some((key) =>
        verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature),
      );
      if (isSigned) used.set(nonce, Number(time) + REQUEST_LIFETIME_MS);
      return isSigned;
    },
  };
}

/** The text whose UTF-8 bytes are signed (docs/relay.md). */
function stringToSign(time: string, nonce: string, { method, path, body }: SignedContent): string {
  const hash = createHash('sha256').update(body).digest('hex');
  return ['gatehouse-relay-1', time, nonce, method, path, hash].join('\n');
}

/** Whether a text is a public key: P-256, SubjectPublicKeyInfo in DER, base64url without padding. */
export const isPublicKey = (text: string): boolean => parsePublicKey(text) !== undefined;

function parsePublicKey(text: string): KeyObject | undefined {
  // 91 bytes; a private key would be longer, and must not be accepted in its place.
  if (!/^[\w-]{122}$/.test(text)) return undefined;
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    // The bytes are no key.
    return undefined;
  }
}
