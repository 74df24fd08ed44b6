/** One message above the screens. */
export interface Flash {
  id: number;
  type: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** When it was shown, milliseconds since 1970. */
  at: number;
}

let flashes: readonly Flash[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Flash[]) {
  flashes = next;
  for (const listener of listeners) listener();
}

/** Shows a message; the same text again replaces the earlier one. Successes leave with the next navigation. */
export function flash(type: Flash['type'], text: string): void {
  lastId += 1;
  publish(
    [{ id: lastId, type, text, at: Date.now() }, ...flashes.filter((other) => other.text !== text)].slice(
      0,
      4,
    ),
  );
}

/** The messages, as a store for `useSyncExternalStore`. */
export const flashStore = {
  getSnapshot: () => flashes,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  dismiss: (id: number) => publish(flashes.filter((one) => one.id !== id)),
  /** Successes have been read by the time a person goes on; problems stay until they are dismissed. */
  dismissOldSuccesses: (lastShown: number) =>
    publish(flashes.filter((one) => one.type !== 'success' || one.id > lastShown)),
};
