import { createStore } from '../../lib/store';
import { kindOf, roleOf } from '../../service/operations';
import type { Kind } from '../../service/resources';
import { onCall } from '../calls/call-events';
import type { Connection } from './connection';

/** The lists that endpoints were seen to lack, until the page is loaded again. */
const missing = createStore<ReadonlySet<string>>(new Set());

const keyOf = ({ id, region, endpoint }: Connection, kind: Kind) => [id, region, endpoint, kind].join(' ');

onCall(({ connection, operation }) => ({ outcome }) => {
  const kind = kindOf(operation);
  if (kind && roleOf(operation) === 'list' && outcome !== 'ok' && outcome.name === 'OperationMissing')
    missing.set(new Set([...missing.getSnapshot(), keyOf(connection, kind)]));
  return undefined;
});

/** A store for `useSyncExternalStore`, read with `isKindMissing`. */
export const missingKindsStore = { getSnapshot: missing.getSnapshot, subscribe: missing.subscribe };

/** Whether the endpoint of a connection was seen to lack the list of a kind. */
export const isKindMissing = (connection: Connection, kind: Kind): boolean =>
  missing.getSnapshot().has(keyOf(connection, kind));
