/** A call that left and has no answer yet. */
export interface Unanswered {
  readonly operation: string;
  /** When it left, milliseconds since 1970. */
  readonly since: number;
  /** How long it is waited for at all, milliseconds. */
  readonly longest: number;
}

let open: readonly Unanswered[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Unanswered[]): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Notes that a call leaves; what it returns is called when its answer is there, or when it is given up. */
export function leaves(call: Unanswered): () => void {
  publish([...open, call]);
  return () => publish(open.filter((one) => one !== call));
}

/** The calls without an answer, oldest first; a store for `useSyncExternalStore`. */
export const unansweredStore = {
  getSnapshot: (): readonly Unanswered[] => open,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
