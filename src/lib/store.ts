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

/** Something that happens, and whoever wants to know. */
export interface Signal<Event> {
  emit: (event: Event) => void;
  /** Calls `listener` for each event from now on; returns how to stop. */
  on: (listener: (event: Event) => void) => () => void;
}

export function createSignal<Event>(): Signal<Event> {
  const listeners = new Set<(event: Event) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
