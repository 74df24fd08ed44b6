import { accountOfKey } from '../../service/access-key';
import type { Connection } from '../connection/connection';
import { credentialsOf } from '../connection/credentials';

/** @param asker who asks, as far as its credentials say */
function scopeWith(connection: Connection, asker: string | undefined): string {
  const { id, region, kind, endpoint, access, profile, role } = connection;
  return JSON.stringify([id, region, kind, endpoint, access, profile, role, asker]);
}

/**
 * Whose lists can be the same: what a connection reaches, and who asks. Tabs may have credentials of different accounts
 * under one connection.
 */
export const scopeOf = (connection: Connection): string =>
  scopeWith(connection, credentialsOf(connection.id)?.accessKeyId);

/** As `scopeOf`, for what outlasts credentials: those that a role issues are others each time, of the same account. */
export function accountScopeOf(connection: Connection): string {
  const key = credentialsOf(connection.id)?.accessKeyId;
  return scopeWith(connection, key && (accountOfKey(key) ?? key));
}
