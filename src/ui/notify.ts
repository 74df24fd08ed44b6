import { createStore } from '../lib/store';

/** One message above the screens. */
export interface Notification {
  id: number;
  type: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** The journal entries of what it reports: what it offers to undo. */
  entryIds: readonly number[];
}

/** What a change has to say besides the message. */
export interface Outcome {
  entryIds?: readonly number[];
  /** Sentences about calls whose response was lost. */
  reconciled?: readonly string[];
}

const MAX_SHOWN = 4;

const notifications = createStore<readonly Notification[]>([]);
let lastId = 0;

/** Shows a message; the same text again replaces the earlier one. Successes leave with the next navigation. */
export function notify(type: Notification['type'], text: string, outcome: Outcome = {}): void {
  for (const sentence of outcome.reconciled ?? []) notify('info', sentence);
  lastId += 1;
  const next = { id: lastId, type, text, entryIds: outcome.entryIds ?? [] };
  const others = notifications.getSnapshot().filter((other) => other.text !== text);
  notifications.set([next, ...others].slice(0, MAX_SHOWN));
}

const keep = (isKept: (one: Notification) => boolean) =>
  notifications.set(notifications.getSnapshot().filter(isKept));

/** The messages, as a store for `useSyncExternalStore`. */
export const notificationStore = {
  getSnapshot: notifications.getSnapshot,
  subscribe: notifications.subscribe,
  dismiss: (id: number) => keep((one) => one.id !== id),
  /** Successes have been read by the time the user goes elsewhere; problems stay until they are dismissed. */
  dismissOldSuccesses: (lastShown: number) => keep((one) => one.type !== 'success' || one.id > lastShown),
};
