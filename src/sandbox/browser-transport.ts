import type { ReadDocument } from './document-reader';
import type { PageSandbox } from './page-sandbox';
import { createSandbox, type SandboxOptions } from './sandbox';
import { type SandboxHandler, sdkHandler } from './sdk-handler';
import type { StorageProblem } from './storage-problem';
import { idbStore } from './store-idb';
import type { Sandbox } from './types';

/** The browser's own sandbox: kept in IndexedDB, shared with the other tabs of this origin. */
export async function createBrowserSandbox(
  options: SandboxOptions & { onProblem?: (problem: StorageProblem) => void } = {},
): Promise<{ handler: SandboxHandler; sandbox: Sandbox }> {
  const store = idbStore(undefined, undefined, options.onProblem);
  const sandbox = createSandbox({ store, settleMs: 3000, ...options });
  return { handler: sdkHandler(sandbox), sandbox };
}

/** The browser's own sandbox as a page uses it. */
export async function browserSandbox(
  onProblem: (problem: StorageProblem) => void,
  readDocument?: ReadDocument,
): Promise<PageSandbox> {
  const { sandbox } = await createBrowserSandbox({ onProblem, ...(readDocument && { readDocument }) });
  return {
    handle: (request) => sandbox.handle(request),
    reset: (to) => sandbox.reset(to),
    limits: async () => sandbox.limits,
    setLimits: async (limits) => {
      sandbox.limits = limits;
    },
  };
}
