import { safeSessionStorage } from '../../lib/storage';

/** The code of this tab until the relay has answered it: a page that is left at once must not lose it. */
const UNSPENT = 'gatehouse.relayCode';

/** Why the code of the address opened no relay, as a sentence; undefined when it did, or when there was none. */
let registration: Promise<string | undefined> = Promise.resolve(undefined);

/**
 * Takes the one-time code out of the address that `npm start` prints, and registers a key of this page with it. Called
 * once, before the router reads the address; nothing waits for it but calls through the relay.
 */
export function spendPrintedCode(): void {
  const url = new URL(location.href);
  const given = url.pathname === '/' ? url.searchParams.get('code') : null;
  if (given !== null) {
    safeSessionStorage.setItem(UNSPENT, given);
    url.searchParams.delete('code');
    history.replaceState(history.state, '', url);
  }
  const code = given ?? safeSessionStorage.getItem(UNSPENT);
  if (code !== null) registration = register(code, given === null);
}

async function register(code: string, isRepeated: boolean): Promise<string | undefined> {
  const { registerRelayKey } = await import('./relay-key');
  const problem = await registerRelayKey(code, isRepeated);
  safeSessionStorage.removeItem(UNSPENT);
  return problem;
}

/** Settles when the code of this page's address is spent; with a sentence when that failed. */
export const relayRegistration = (): Promise<string | undefined> => registration;
