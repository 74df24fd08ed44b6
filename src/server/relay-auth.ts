import type { IncomingMessage } from 'node:http';
import { isLoopbackHost } from './loopback';
import { createRelayCode } from './relay-code';
import { notSent, type RelayError } from './relay-error';
import { createRelaySessions, isPublicKey, type RequestSignature } from './relay-sessions';

/** Admits only requests that are signed by a key which was registered with a printed code (docs/relay.md). */
export interface RelayAuth {
  /** A new one-time code, which replaces the one before. */
  newCode(): string;
  /** Registers the key of a session from the body of its request. @returns why not, undefined when it is registered */
  register(body: Buffer): RelayError | undefined;
  /** Why this page may not call the relay at all, whatever it signs. */
  originRefusal(request: IncomingMessage): RelayError | undefined;
  /** The signature headers of a request, checked as far as that goes before its body is read. */
  signatureOf(request: IncomingMessage): RequestSignature | RelayError;
  /** Checks the signature over the whole request. */
  signatureRefusal(
    signature: RequestSignature,
    request: IncomingMessage,
    body: Buffer,
  ): RelayError | undefined;
}

const refused = (message: string) => notSent(403, 'RelayRefused', message);

const NOT_SIGNED =
  'This request is not signed by a page that was opened by an address which this server has printed.';

/**
 * @param clocks `monotonic` in milliseconds for the code, `now` in milliseconds since 1970 for signatures
 */
export function createRelayAuth(clocks: { monotonic?: () => number; now?: () => number } = {}): RelayAuth {
  const code = createRelayCode(clocks.monotonic);
  const sessions = createRelaySessions(clocks.now);
  return {
    newCode: code.renew,
    register(body) {
      const { code: given, publicKey } = parseObject(body);
      if (typeof given !== 'string' || typeof publicKey !== 'string')
        return notSent(400, 'RelayRefused', 'A session takes JSON with the strings code and publicKey.');
      // A page whose key is not usable must not lose its code for it.
      if (!isPublicKey(publicKey)) {
        return notSent(
          400,
          'RelayRefused',
          'publicKey must be a P-256 key: SubjectPublicKeyInfo (DER) in base64url without padding.',
        );
      }
      if (!code.spend(given, publicKey)) {
        return notSent(
          403,
          'RelayCodeRefused',
          'This address was used already or has expired. Press Enter in the terminal of the server for a new one.',
        );
      }
      sessions.register(publicKey);
      return undefined;
    },
    originRefusal({ headers: { host, origin, 'sec-fetch-site': site } }) {
      if (!isLoopbackHost(host))
        return refused('The relay accepts requests to 127.0.0.1 and localhost only.');
      if (origin !== undefined && origin !== `http://${host}`)
        return refused('The relay accepts requests of the console that it serves, and of no other page.');
      if (site !== undefined && site !== 'same-origin')
        return refused('The relay accepts requests of the console that it serves, and of no other site.');
      return undefined;
    },
    signatureOf({ headers }) {
      const time = String(headers['x-gatehouse-time'] ?? '');
      const nonce = String(headers['x-gatehouse-nonce'] ?? '');
      const signature = String(headers['x-gatehouse-signature'] ?? '');
      if (!/^\d{1,15}$/.test(time) || !/^[\w-]{22,64}$/.test(nonce) || !/^[\w-]{86}$/.test(signature))
        return refused(NOT_SIGNED);
      if (!sessions.isTimely(time)) {
        const message = 'The time of this request is more than a minute from the clock of the relay.';
        return notSent(403, 'RelayTimeRefused', message);
      }
      return { time, nonce, signature: Buffer.from(signature, 'base64url') };
    },
    signatureRefusal(signature, { method = '', url: path = '' }, body) {
      return sessions.accepts(signature, { method, path, body }) ? undefined : refused(NOT_SIGNED);
    },
  };
}

function parseObject(body: Buffer): Record<string, unknown> {
  try {
    return Object(JSON.parse(String(body))) as Record<string, unknown>;
  } catch {
    // Not JSON: it has no members.
    return {};
  }
}
