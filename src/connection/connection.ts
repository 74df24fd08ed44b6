/** Whom the console talks to. */
export interface Connection {
  id: string;
  /** `sandbox`: the control plane inside this page. `aws`: the service itself. `custom`: any endpoint that speaks its protocol. */
  kind: 'sandbox' | 'aws' | 'custom';
  name: string;
  region: string;
  /** Only for `custom`: the base URL. */
  endpoint?: string;
  /** Held in memory; never written anywhere by this module. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** The default: nothing to set up, nothing to break. */
const sandboxConnection: Connection = {
  id: 'sandbox',
  kind: 'sandbox',
  name: 'Sandbox',
  region: 'us-east-1',
};

/** Where a connection of this tab is handed over; sessionStorage ends with the tab. */
const HANDOVER_KEY = 'gatehouse.connection';

/**
 * The connection this tab starts with: the one handed over in sessionStorage, else the sandbox.
 * @throws Error when something is handed over that is not a connection: starting on another one in silence
 *   would show the user the wrong account.
 */
export function initialConnection(storage: Pick<Storage, 'getItem'>): Connection {
  const text = storage.getItem(HANDOVER_KEY);
  if (text === null) return sandboxConnection;
  const value: unknown = JSON.parse(text);
  if (!isConnection(value)) throw new Error('The connection kept for this tab cannot be read.');
  return value;
}

function isConnection(value: unknown): value is Connection {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, name, region } = value as Record<string, unknown>;
  return (
    [id, name, region].every((text) => typeof text === 'string' && text !== '') &&
    (kind === 'sandbox' || kind === 'aws' || kind === 'custom')
  );
}
