/** A prompt to the user that a running call waits for. */
export type Prompt =
  | {
      kind: 'keys';
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
    };

/** A displayed prompt and its reply function; `false` cancels. */
export interface PendingPrompt {
  question: Prompt;
  answer(go: boolean): void;
}

let queue: readonly PendingPrompt[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly PendingPrompt[]): void {
  queue = next;
  for (const listener of listeners) listener();
}

/** Prompts the user and waits for the reply; prompts are shown one at a time. */
export function prompt(question: Prompt): Promise<boolean> {
  return new Promise((resolve) => {
    const asked: PendingPrompt = {
      question,
      answer(go) {
        publish(queue.filter((one) => one !== asked));
        resolve(go);
      },
    };
    publish([...queue, asked]);
  });
}

/** The displayed prompt, as a store for `useSyncExternalStore`. */
export const promptStore = {
  getSnapshot: (): PendingPrompt | undefined => queue[0],
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
