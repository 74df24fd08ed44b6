import { accountOfKey } from '../../service/access-key';
import type { Connection } from '../connection/connection';
import { credentialsOf } from '../connection/credentials';

/**
 * Whose lists can be the same: what a connection reaches, and who asks. Tabs may have credentials of different accounts
 * under one connection.
 */
export function scopeOf(connection: Connection): string {
  const { id, region, kind, endpoint, access, profile, role } = connection;
  return JSON.stringify([id, region, kind, endpoint, access, profile, role, credentialsOf(id)?.accessKeyId]);
}

/** As `scopeOf`, for what outlasts credentials: those that a role issues are others each time, of the same account. */
export function accountScopeOf(connection: Connection): string {
  const { id, region, kind, endpoint, access, profile, role } = connection;
  const key = credentialsOf(id)?.accessKeyId;
  return JSON.stringify([
    id,
    region,
    kind,
    endpoint,
    access,
    profile,
    role,
    key && (accountOfKey(key) ?? key),
  ]);
}
