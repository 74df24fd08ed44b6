import { dropQueries } from '../cache/drop-queries';
import { forgetLists } from '../cache/kept';
import { sandboxConnection } from './connection';
import { resetSandbox, sandboxLimits, setSandboxLimits } from './page-sandbox';

/** Resets the in-page sandbox and drops all cached data from it. */
export async function resetSandboxData(to: 'sample' | 'empty'): Promise<void> {
  await resetSandbox(to);
  await dropQueries(sandboxConnection.id);
  await forgetLists(sandboxConnection.id);
}

/** The account's limits of the in-page sandbox, as one switch. */
export const limitsSwitch = { read: sandboxLimits, set: setSandboxLimits };
