import { type DBSchema, openDB } from 'idb';

interface KeyStore extends DBSchema {
  keys: { key: string; value: CryptoKeyPair };
}

/** One key for an origin, which includes the port: all tabs and windows of the browser sign with it. */
const CURRENT = 'current';

/** The key that was registered last, from before its registration is answered: the page may be left at any moment. */
const PENDING = 'pending';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Where the browser keeps no IndexedDB, the key lasts as long as the page. */
let unsaved: CryptoKey | undefined;

/**
 * Makes a key whose private half no script can read, registers its public half with a printed code, and keeps it. It is
 * a new one: what the storage holds may be of another server that had this address before.
 * @param isRepeated the page before was left while it registered a key with this code: that key, if it was stored
 * @returns why the relay did not take it, as a sentence; undefined when it did
 */
export async function registerRelayKey(code: string, isRepeated: boolean): Promise<string | undefined> {
  const left = isRepeated ? await withKeys((keys) => keys.get(PENDING)) : undefined;
  const pair = left ?? (await crypto.subtle.generateKey(ALGORITHM, false, ['sign']));
  await withKeys((keys) => keys.put(PENDING, pair));
  const exported = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const problem = await openSession(code, base64Url(exported));
  if (problem !== undefined) {
    await withKeys((keys) => keys.delete(PENDING));
    return problem;
  }
  unsaved = pair.privateKey;
  const isKept = await withKeys(async (keys) => {
    // The pending key stays: a page that is left right now registers it once more, which the relay accepts of the same key.
    await keys.put(CURRENT, pair);
    return true;
  });
  if (isKept) unsaved = undefined;
  return undefined;
}

async function openSession(code: string, publicKey: string): Promise<string | undefined> {
  const answer = await fetch('/__relay/session', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey }),
    // It arrives even when the page is left: the code is spent with the key that is pending.
    keepalive: true,
  }).catch(() => undefined);
  if (answer?.status === 201) return undefined;
  const { message } = ((await answer?.json().catch(() => undefined)) ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : 'The server of this page did not open its relay.';
}

/** The key of this origin, which another tab may have renewed; undefined when there is none. */
export async function relayKey(): Promise<CryptoKey | undefined> {
  if (unsaved) return unsaved;
  return withKeys(async (keys) => (await keys.get(CURRENT))?.privateKey);
}

interface Keys {
  get(name: string): Promise<CryptoKeyPair | undefined>;
  put(name: string, pair: CryptoKeyPair): Promise<unknown>;
  delete(name: string): Promise<unknown>;
}

/** Works on the stored keys; undefined where the browser has no IndexedDB, or refuses it. */
async function withKeys<Result>(work: (keys: Keys) => Promise<Result>): Promise<Result | undefined> {
  try {
    const opened = await openDB<KeyStore>('gatehouse-relay', 1, {
      upgrade: (created) => void created.createObjectStore('keys'),
    });
    try {
      return await work({
        get: async (name) => {
          const found = (await opened.get('keys', name)) as Partial<CryptoKeyPair> | undefined;
          const { privateKey, publicKey } = found ?? {};
          return privateKey instanceof CryptoKey && publicKey instanceof CryptoKey
            ? { privateKey, publicKey }
            : undefined;
        },
        put: (name, pair) => opened.put('keys', pair, name),
        delete: (name) => opened.delete('keys', name),
      });
    } finally {
      opened.close();
    }
  } catch {
    // Blocked or full: this tab has its key in memory, and others need an address of their own.
    return undefined;
  }
}

/** base64url without padding. */
export function base64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
