import { queryClient } from '../cache/query-client';
import { resetSandbox, sandboxLimits, setSandboxLimits } from './client';

/** Puts the in-page sandbox back to a start state, and forgets everything that was loaded from it. */
export async function resetSandboxData(to: 'sample' | 'empty'): Promise<void> {
  await resetSandbox(to);
  await queryClient.resetQueries();
}

/** The account's limits of the in-page sandbox, as one switch. */
export const limitsSwitch = { read: sandboxLimits, set: setSandboxLimits };
