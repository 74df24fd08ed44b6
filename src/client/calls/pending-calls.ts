import { createStore } from '../../lib/store';

/** A call that waits: for another change of the same resource, or for its response. */
export interface PendingCall {
  readonly operation: string;
  /** `lock`: another change of the same API or domain name is underway, in this tab or another. */
  readonly waitsFor: 'lock' | 'response';
  /** Since when, milliseconds since 1970. */
  readonly since: number;
  /** Ends the wait: a call that was not sent is cancelled; of one that was sent, the outcome is looked up. */
  stop(): void;
}

const store = createStore<readonly PendingCall[]>([]);

/** Tracks a wait; the returned function must be called at its end. */
export function trackPending(call: PendingCall): () => void {
  store.set([...store.getSnapshot(), call]);
  return () => store.set(store.getSnapshot().filter((one) => one !== call));
}

/** The pending calls, oldest first; a store for `useSyncExternalStore`. */
export const pendingCallsStore = { getSnapshot: store.getSnapshot, subscribe: store.subscribe };
