import { readJson, safeSessionStorage } from '../../lib/storage';

/** Credentials as AWS issues them: in this module's memory and, only where the user chose so, in sessionStorage. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When they expire, as ISO 8601; unknown for credentials that were typed in. */
  expiration?: string;
}

const memory = new Map<string, Credentials>();

const storageKey = (connectionId: string) => `gatehouse.keys.${connectionId}`;

/** The credentials of a connection in this tab. */
export function credentialsOf(connectionId: string): Credentials | undefined {
  const cached = memory.get(connectionId);
  if (cached) return cached;
  const stored = readJson(safeSessionStorage, storageKey(connectionId), parseCredentials);
  if (stored) memory.set(connectionId, stored);
  return stored;
}

/**
 * Sets the credentials of a connection, in this tab only.
 * @param persist also in sessionStorage, which ends with the tab, so that a reload does not prompt again
 */
export function setCredentials(connectionId: string, credentials: Credentials, persist: boolean): void {
  memory.set(connectionId, credentials);
  if (persist) safeSessionStorage.setItem(storageKey(connectionId), JSON.stringify(credentials));
  else safeSessionStorage.removeItem(storageKey(connectionId));
}

/** Removes the credentials of a connection from memory and storage. */
export function clearCredentials(connectionId: string): void {
  memory.delete(connectionId);
  safeSessionStorage.removeItem(storageKey(connectionId));
}

/** Whether the credentials of a connection are in sessionStorage. */
export function isPersisted(connectionId: string): boolean {
  return safeSessionStorage.getItem(storageKey(connectionId)) !== null;
}

/** A stored value as credentials; undefined when it is invalid. */
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
