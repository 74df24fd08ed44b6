/** A sent call without a response yet. */
export interface PendingCall {
  readonly operation: string;
  /** When it was sent, milliseconds since 1970. */
  readonly since: number;
  /** Its timeout, milliseconds. */
  readonly longest: number;
}

let open: readonly PendingCall[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly PendingCall[]): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Tracks a sent call; the returned function must be called on its response or timeout. */
export function trackPending(call: PendingCall): () => void {
  publish([...open, call]);
  return () => publish(open.filter((one) => one !== call));
}

/** The pending calls, oldest first; a store for `useSyncExternalStore`. */
export const pendingCallsStore = {
  getSnapshot: (): readonly PendingCall[] => open,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
