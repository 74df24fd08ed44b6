/** A value that components and modules subscribe to; a source for `useSyncExternalStore`. */
export interface Store<Value> {
  getSnapshot: () => Value;
  /** Sets the next value and calls the listeners; an equal value calls none. */
  set: (next: Value) => void;
  /** Calls `listener` after each change; returns an unsubscribe function. */
  subscribe: (listener: () => void) => () => void;
}

/** A store that begins with `initial`. Values are immutable: a change is a new value. */
export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
