import { relayRegistration } from './relay-registration';

/** The relay features of the server of this page. */
export type RelayInfo =
  | {
      /** `closed`: it has a relay that does not know this browser's key. */
      state: 'none' | 'closed';
      /** Why the address of this page opened no relay. */
      reason?: string;
    }
  | OpenRelay;

interface OpenRelay {
  state: 'open';
  profiles: { name: string; region?: string }[];
  /** The server's environment has credentials. */
  environment?: { region?: string };
  /** The URLs of endpoints besides AWS and this machine that it may reach. */
  endpoints: string[];
}

/** Requests the relay's profiles. Sends nothing when this browser has no key for one. */
export async function relayInfo(): Promise<RelayInfo> {
  const reason = await relayRegistration();
  const { relayKey } = await import('./relay-key');
  if (!(await relayKey())) return { state: 'none', ...(reason === undefined ? {} : { reason }) };
  const answer = await profiles();
  if (answer?.status === 403) return { state: 'closed', ...(reason === undefined ? {} : { reason }) };
  if (!answer?.ok || !/json/.test(answer.headers.get('content-type') ?? '')) return { state: 'none' };
  return { ...((await answer.json()) as Omit<OpenRelay, 'state'>), state: 'open' };
}

async function profiles(): Promise<Response | undefined> {
  const { learnRelayClock, relaySignature } = await import('./relay-signature');
  const path = '/__relay/profiles';
  const request = async () =>
    fetch(path, {
      cache: 'no-store',
      credentials: 'omit',
      headers: await relaySignature({ method: 'GET', path }),
    });
  try {
    const first = await request();
    return learnRelayClock(Object.fromEntries(first.headers)) ? await request() : first;
  } catch {
    // The server has stopped.
    return undefined;
  }
}

/** Why the relay is unavailable, as sentences; undefined if it is available or not known yet. */
export function relayReason(info: RelayInfo | undefined): string | undefined {
  if (!info || info.state === 'open') return undefined;
  if (info.reason !== undefined) return info.reason;
  return info.state === 'none'
    ? 'This page was not opened with a printed address. Press Enter in the terminal of npm start, and open the address that it prints.'
    : 'The server was restarted. Open the new address that it printed, or press Enter in its terminal for another one.';
}
