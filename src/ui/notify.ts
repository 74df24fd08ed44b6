import { createStore } from '../lib/store';

/** A notification above the screens. */
export interface Notification {
  id: number;
  type: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** The journal entries that it reports and offers to undo. */
  entryIds: readonly number[];
}

/** The result of a plan, as far as notifications report it. */
export interface Outcome {
  /** The journal entries of its writes. */
  entryIds: readonly number[];
  /** Sentences about calls without a response that were found applied. */
  reconciled: readonly string[];
}

const MAX_SHOWN = 4;

const notifications = createStore<readonly Notification[]>([]);
let lastId = 0;

/** Shows a notification; it replaces one with the same text. Successes disappear on the next navigation. */
export function notify(type: Notification['type'], text: string): void {
  show({ type, text, entryIds: [] });
}

/**
 * Shows the success of a plan, with Undo for its writes and with the calls whose response was not received. The result is
 * required: a screen that forgets it does not compile.
 */
export function notifyResult(result: Outcome, type: Notification['type'], text: string): void {
  notifyReconciled(result);
  show({ type, text, entryIds: result.entryIds });
}

/** Shows which calls without a response were found applied, where a screen shows the success itself. */
export function notifyReconciled({ reconciled }: Outcome): void {
  for (const sentence of reconciled) notify('info', sentence);
}

function show(notification: Omit<Notification, 'id'>): void {
  lastId += 1;
  const others = notifications.getSnapshot().filter(({ text }) => text !== notification.text);
  notifications.set([{ id: lastId, ...notification }, ...others].slice(0, MAX_SHOWN));
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
