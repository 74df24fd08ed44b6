/** A value that components and modules watch; what `useSyncExternalStore` takes. */
export interface Store<Value> {
  getSnapshot: () => Value;
  /** Sets the next value and calls the listeners; the same value calls nobody. */
  set: (next: Value) => void;
  /** Calls `listener` after each change; returns how to stop. */
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
