let problem: string | undefined;
const listeners = new Set<() => void>();

/** Why the in-page sandbox is not kept (any more), as sentences; undefined as long as it is. */
export const storageProblem = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  getSnapshot: () => problem,
  set(next: string): void {
    problem = next;
    for (const listener of listeners) listener();
  },
};
