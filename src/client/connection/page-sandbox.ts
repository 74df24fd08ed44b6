import { createStore } from '../../lib/store';
import type { SdkHandler } from './relay-transport';
import { storageProblem } from './storage-problem';

/** The sandbox's code is a lazy chunk: an AWS user never loads it. */
export const loadSandbox = () =>
  Promise.all([import('../../sandbox/sdk-handler'), import('../../sandbox/open-page-sandbox')]);

/** The sandbox as the SDK's transport. */
export function sandboxHandler(): SdkHandler {
  const handler: Pick<SandboxHandler, 'handle'> = {
    handle: async (...args) => {
      const [[{ sdkHandler }], sandbox] = await Promise.all([loadSandbox(), pageSandbox()]);
      return sdkHandler(sandbox).handle(...args);
    },
  };
  return handler as unknown as SdkHandler;
}

type SandboxHandler = import('../../sandbox/sdk-handler').SandboxHandler;
type PageSandbox = import('../../sandbox/page-sandbox').PageSandbox;

let started: Promise<PageSandbox> | undefined;

function pageSandbox(): Promise<PageSandbox> {
  started ??= loadSandbox().then(([, host]) =>
    host.openPageSandbox(storageProblem.set, () => {
      started = undefined;
    }),
  );
  return started;
}

/** Whether the in-page sandbox has the account's limits: rates, quotas, one write at a time for an API. */
export async function sandboxLimits(): Promise<boolean> {
  return (await (await pageSandbox()).limits()) === 'aws';
}

/** Switches the account's limits on or off, for this page. */
export async function setSandboxLimits(on: boolean): Promise<void> {
  await (await pageSandbox()).setLimits(on ? 'aws' : 'off');
}

/** How often this page has reset its sandbox. */
export const sandboxResets = createStore(0);

/** Resets the in-page sandbox: to sample data or to empty. */
export async function resetSandbox(to: 'sample' | 'empty'): Promise<void> {
  await (await pageSandbox()).reset(to);
  sandboxResets.set(sandboxResets.getSnapshot() + 1);
}
