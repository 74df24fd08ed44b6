/** A call that left and has no answer yet. */
export interface PendingCall {
  readonly operation: string;
  /** When it left, milliseconds since 1970. */
  readonly since: number;
  /** How long it is waited for at all, milliseconds. */
  readonly longest: number;
}

let open: readonly PendingCall[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly PendingCall[]): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Notes that a call leaves; what it returns is called when its answer is there, or when it is given up. */
export function trackPending(call: PendingCall): () => void {
  publish([...open, call]);
  return () => publish(open.filter((one) => one !== call));
}

/** The calls without an answer, oldest first; a store for `useSyncExternalStore`. */
export const pendingCallsStore = {
  getSnapshot: (): readonly PendingCall[] => open,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
