import { base64Url, relayKey } from './relay-key';
import { relayRegistration } from './relay-registration';

/** How far the relay's clock is ahead of this page's, milliseconds; learned from a refusal. */
let clockOffset = 0;

interface RelayRequest {
  method: string;
  /** Path and query as the browser sends them. */
  path: string;
  body?: string | Uint8Array<ArrayBuffer> | undefined;
}

/**
 * The signature headers of a request to the relay (docs/relay.md).
 * @returns none when this browser has no key: the relay will refuse with its reason
 */
export async function relaySignature({
  method,
  path,
  body = '',
}: RelayRequest): Promise<Record<string, string>> {
  await relayRegistration();
  const key = await relayKey();
  if (!key) return {};
  const time = String(Date.now() + clockOffset);
  const nonce = base64Url(crypto.getRandomValues(new Uint8Array(16)));
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const hash = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const text = ['gatehouse-relay-1', time, nonce, method, path, hash].join('\n');
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    new TextEncoder().encode(text),
  );
  return {
    'x-gatehouse-time': time,
    'x-gatehouse-nonce': nonce,
    'x-gatehouse-signature': base64Url(new Uint8Array(signature)),
  };
}

/**
 * Whether the relay refused a request for its time alone. Its clock is learned then, so that the request can be signed
 * again: nothing was sent on.
 */
export function learnRelayClock(headers: Readonly<Record<string, string | undefined>>): boolean {
  if (headers['x-amzn-errortype'] !== 'RelayTimeRefused') return false;
  const date = Date.parse(headers.date ?? '');
  if (Number.isNaN(date)) return false;
  clockOffset = date - Date.now();
  return true;
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
