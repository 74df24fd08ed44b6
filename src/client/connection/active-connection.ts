import { createStore } from '../../lib/store';
import type { Connection } from './connection';
import { initialConnection, rememberCurrent } from './definitions';

// Which connection the screens of this tab are on. Nothing below the screens asks for it: calls, queries and plans are
// given the connection that they belong to.

interface Active {
  connection: Connection;
  problem?: string;
}

let started: ReturnType<typeof createStore<Active>> | undefined;

/** Made at the first use: storage is read when the page needs it. */
const store = () => {
  started ??= createStore<Active>(initialConnection());
  return started;
};

/** The connection that the screens of this tab are on. */
export const activeConnection = (): Connection => store().getSnapshot().connection;

/** Why this tab did not start on the connection that it was handed, as a sentence. */
export const startProblem = (): string | undefined => store().getSnapshot().problem;

/** A store for `useSyncExternalStore`. */
export const activeConnectionStore = {
  getSnapshot: activeConnection,
  subscribe: (listener: () => void): (() => void) => store().subscribe(listener),
};

/** Puts the screens of this tab on another connection, or on the same one in another Region or with other members. */
export function switchTo(connection: Connection): void {
  rememberCurrent(connection);
  store().set({ connection });
}
