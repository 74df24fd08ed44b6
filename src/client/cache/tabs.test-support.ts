import type { Release } from './scan-tabs';
import type { Channel } from './shared-lists';

/** What a tab of a browser is to a scan: its channels to the other tabs, and its locks. */
export interface FakeTab {
  /** A channel of that name; messages come later, as copies, and not to the sender. */
  channel: (name: string) => Channel;
  tryLock: (name: string) => Promise<Release | undefined>;
  waitForLock: (name: string, signal: AbortSignal) => Promise<Release>;
  /** Its locks are free, and it hears and says nothing any more. */
  close: () => void;
  isClosed: () => boolean;
}

/** One for all, so that messages keep their order whatever the driven clock makes of no delay. */
const LATER_MS = 1;

interface Waiting {
  tab: object;
  grant: () => void;
}

/** A browser with locks that are granted in the order of asking, as the Web Locks API has it. */
export function fakeBrowser(): { newTab: () => FakeTab } {
  const channels: { name: string; tab: object; channel: Channel }[] = [];
  const held = new Map<string, object>();
  const queues = new Map<string, Waiting[]>();
  const closed = new Set<object>();

  const free = (name: string) => {
    held.delete(name);
    const queue = (queues.get(name) ?? []).filter(({ tab }) => !closed.has(tab));
    const next = queue.shift();
    queues.set(name, queue);
    next?.grant();
  };
  const take = (name: string, tab: object): Release => {
    held.set(name, tab);
    let isFree = false;
    return async () => {
      // A lock is free in a later task than the one that lets it go.
      await new Promise((resolve) => setTimeout(resolve, LATER_MS));
      if (isFree) return;
      isFree = true;
      free(name);
    };
  };

  const newTab = (): FakeTab => {
    const tab = {};
    return {
      channel: (name) => {
        const channel: Channel = {
          onmessage: null,
          postMessage: (message) => {
            if (closed.has(tab)) return;
            const data = structuredClone(message);
            for (const other of channels)
              if (other.name === name && other.tab !== tab)
                setTimeout(() => {
                  if (!closed.has(other.tab)) other.channel.onmessage?.({ data } as MessageEvent);
                }, LATER_MS);
          },
        };
        channels.push({ name, tab, channel });
        return channel;
      },
      tryLock: async (name) => (held.has(name) ? undefined : take(name, tab)),
      waitForLock: (name, signal) => {
        if (!held.has(name)) return Promise.resolve(take(name, tab));
        return new Promise((resolve, reject) => {
          const waiting = { tab, grant: () => resolve(take(name, tab)) };
          queues.set(name, [...(queues.get(name) ?? []), waiting]);
          signal.addEventListener('abort', () => {
            queues.set(
              name,
              (queues.get(name) ?? []).filter((one) => one !== waiting),
            );
            reject(signal.reason);
          });
        });
      },
      close: () => {
        closed.add(tab);
        for (const [name, owner] of held) if (owner === tab) free(name);
      },
      isClosed: () => closed.has(tab),
    };
  };
  return { newTab };
}
