import { createStore } from '../lib/store';
import type { Kind } from '../service/resources';

/** A prompt to the user that a running change waits for. */
export type PromptRequest =
  | {
      kind: 'credentials';
      /** `missing`: this tab has none, as after a reload. `expired`: the service rejected them as expired. */
      reason: 'missing' | 'expired';
      connectionId: string;
    }
  | {
      kind: 'production';
      /** The text that the user must type. */
      name: string;
      /** The effect of the change. */
      title: string;
    }
  | {
      kind: 'duplicates';
      /** The kind of what a single call has created more than once. */
      of: Kind;
      /** The input of the call: it names the parents. */
      input: Readonly<Record<string, unknown>>;
      created: Readonly<Record<string, unknown>>;
      others: readonly Readonly<Record<string, unknown>>[];
    };

/** A displayed prompt; `reply(false)` cancels what waits for it. */
export interface PendingPrompt {
  request: PromptRequest;
  reply(confirmed: boolean): void;
}

const queue = createStore<readonly PendingPrompt[]>([]);

/** Prompts the user and waits for the reply; prompts are shown one at a time. */
export function prompt(request: PromptRequest): Promise<boolean> {
  return new Promise((resolve) => {
    const pending: PendingPrompt = {
      request,
      reply(confirmed) {
        queue.set(queue.getSnapshot().filter((one) => one !== pending));
        resolve(confirmed);
      },
    };
    queue.set([...queue.getSnapshot(), pending]);
  });
}

/** The displayed prompt, as a store for `useSyncExternalStore`. */
export const promptStore = {
  getSnapshot: (): PendingPrompt | undefined => queue.getSnapshot()[0],
  subscribe: queue.subscribe,
};
