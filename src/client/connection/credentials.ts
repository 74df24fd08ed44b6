/** Keys as AWS gives them out. They live in this module's memory and, only where a person asked for it, in sessionStorage. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When they end, as ISO 8601; unknown for keys that were typed in. */
  expiration?: string;
}

const memory = new Map<string, Credentials>();

const storageKey = (connectionId: string) => `gatehouse.keys.${connectionId}`;

/** The keys that this tab has for a connection. */
export function credentialsOf(connectionId: string): Credentials | undefined {
  const held = memory.get(connectionId);
  if (held) return held;
  const kept = read(connectionId);
  if (kept) memory.set(connectionId, kept);
  return kept;
}

/**
 * Gives keys to a connection, in this tab only.
 * @param keep also in sessionStorage, which ends with the tab: a reload does not ask again then
 */
export function setCredentials(connectionId: string, keys: Credentials, keep: boolean): void {
  memory.set(connectionId, keys);
  if (keep) sessionStorage.setItem(storageKey(connectionId), JSON.stringify(keys));
  else sessionStorage.removeItem(storageKey(connectionId));
}

/** Drops the keys of a connection, wherever this tab has them. */
export function clearCredentials(connectionId: string): void {
  memory.delete(connectionId);
  sessionStorage.removeItem(storageKey(connectionId));
}

/** Whether the keys of a connection are in sessionStorage. */
export function isPersisted(connectionId: string): boolean {
  return sessionStorage.getItem(storageKey(connectionId)) !== null;
}

function read(connectionId: string): Credentials | undefined {
  const text = sessionStorage.getItem(storageKey(connectionId));
  if (text === null) return undefined;
  return parseCredentials(JSON.parse(text));
}

/** A stored value as keys; undefined when it is none. */
export function parseCredentials(value: unknown): Credentials | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = value as Record<string, unknown>;
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
  return {
    accessKeyId,
    secretAccessKey,
    ...(typeof sessionToken === 'string' ? { sessionToken } : {}),
    ...(typeof expiration === 'string' ? { expiration } : {}),
  };
}
