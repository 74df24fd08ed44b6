/** One message above the screens. */
export interface Notification {
  id: number;
  type: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** When it was shown, milliseconds since 1970. */
  at: number;
}

let notifications: readonly Notification[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Notification[]) {
  notifications = next;
  for (const listener of listeners) listener();
}

/** Shows a message; the same text again replaces the earlier one. Successes leave with the next navigation. */
export function notify(type: Notification['type'], text: string): void {
  lastId += 1;
  publish(
    [
      { id: lastId, type, text, at: Date.now() },
      ...notifications.filter((other) => other.text !== text),
    ].slice(0, 4),
  );
}

/** The messages, as a store for `useSyncExternalStore`. */
export const notificationStore = {
  getSnapshot: () => notifications,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  dismiss: (id: number) => publish(notifications.filter((one) => one.id !== id)),
  /** Successes have been read by the time a person goes on; problems stay until they are dismissed. */
  dismissOldSuccesses: (lastShown: number) =>
    publish(notifications.filter((one) => one.type !== 'success' || one.id > lastShown)),
};
