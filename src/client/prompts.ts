/** What a running call has to ask a person before it goes on. */
export type Prompt =
  | {
      kind: 'keys';
      /** `missing`: this tab has none, as after a reload. `expired`: the service refused them as ended. */
      reason: 'missing' | 'expired';
      connectionId: string;
    }
  | {
      kind: 'production';
      /** What a person has to type. */
      name: string;
      /** What the change does. */
      title: string;
    };

/** A question on screen and how it is answered: `false` gives up. */
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

/** Asks, and waits for the answer; questions are shown one at a time. */
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

/** The question that is on screen, as a store for `useSyncExternalStore`. */
export const promptStore = {
  getSnapshot: (): PendingPrompt | undefined => queue[0],
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
