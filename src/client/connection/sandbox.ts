import { runDeferredWrites } from '../cache/deferred-writes';
import { forgetLists } from '../cache/kept';
import { queryClient } from '../cache/query-client';
import { sandboxConnection } from './connection';
import { resetSandbox, sandboxLimits, setSandboxLimits } from './page-sandbox';

/** Resets the in-page sandbox and drops all cached data from it. */
export async function resetSandboxData(to: 'sample' | 'empty'): Promise<void> {
  await resetSandbox(to);
  const ofSandbox = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    typeof queryKey[0] === 'string' && queryKey[0].startsWith(`${sandboxConnection.id}/`);
  runDeferredWrites();
  queryClient.removeQueries({ predicate: ofSandbox, type: 'inactive' });
  await queryClient.resetQueries({ predicate: ofSandbox });
  await forgetLists(sandboxConnection.id);
}

/** The account's limits of the in-page sandbox, as one switch. */
export const limitsSwitch = { read: sandboxLimits, set: setSandboxLimits };
