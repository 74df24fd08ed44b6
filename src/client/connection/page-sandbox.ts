import type { SdkHandler } from './relay-transport';

/** The sandbox as the SDK's transport. Its code is a lazy chunk: an AWS user never loads it. */
export function sandboxHandler(): SdkHandler {
  const handler: Pick<BrowserSandbox['handler'], 'handle'> = {
    handle: async (...args) => (await browserSandbox()).handler.handle(...args),
  };
  return handler as unknown as SdkHandler;
}

type BrowserSandbox = Awaited<
  ReturnType<typeof import('../../sandbox/browser-transport')['createBrowserSandbox']>
>;

let started: Promise<BrowserSandbox> | undefined;

function browserSandbox(): Promise<BrowserSandbox> {
  started ??= import('../../sandbox/browser-transport').then((host) => host.createBrowserSandbox());
  return started;
}

/** Whether the in-page sandbox has the account's limits: rates, quotas, one write at a time for an API. */
export async function sandboxLimits(): Promise<boolean> {
  return (await browserSandbox()).sandbox.limits === 'aws';
}

/** Switches the account's limits on or off, for this page. */
export async function setSandboxLimits(on: boolean): Promise<void> {
  (await browserSandbox()).sandbox.limits = on ? 'aws' : 'off';
}

/** Resets the in-page sandbox: to sample data or to empty. */
export async function resetSandbox(to: 'sample' | 'empty'): Promise<void> {
  const { sandbox } = await browserSandbox();
  await sandbox.reset(to);
}
