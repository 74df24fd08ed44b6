import { createStore } from '../lib/store';

/** A notification above the screens. */
export interface Notification {
  id: number;
  type: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** The journal entries that it reports and offers to undo. */
  entryIds: readonly number[];
}

/** Details of a change besides the message. */
export interface Outcome {
  entryIds?: readonly number[];
  /** Sentences about calls without a response that were found applied. */
  reconciled?: readonly string[];
}

const MAX_SHOWN = 4;

const notifications = createStore<readonly Notification[]>([]);
let lastId = 0;

/** Shows a notification; it replaces one with the same text. Successes disappear on the next navigation. */
export function notify(type: Notification['type'], text: string, outcome: Outcome = {}): void {
  notifyReconciled(outcome);
  lastId += 1;
  const next = { id: lastId, type, text, entryIds: outcome.entryIds ?? [] };
  const others = notifications.getSnapshot().filter((other) => other.text !== text);
  notifications.set([next, ...others].slice(0, MAX_SHOWN));
}

/** Shows which calls without a response were found applied, where a screen shows the success itself. */
export function notifyReconciled({ reconciled = [] }: Outcome): void {
  for (const sentence of reconciled) notify('info', sentence);
}

const keep = (isKept: (one: Notification) => boolean) =>
  notifications.set(notifications.getSnapshot().filter(isKept));

/** The notifications, as a store for `useSyncExternalStore`. */
export const notificationStore = {
  getSnapshot: notifications.getSnapshot,
  subscribe: notifications.subscribe,
  dismiss: (id: number) => keep((one) => one.id !== id),
  /** Clears successes on navigation; problems stay until they are dismissed. */
  dismissOldSuccesses: (lastShown: number) => keep((one) => one.type !== 'success' || one.id > lastShown),
};
