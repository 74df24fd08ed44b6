import { createStore } from '../../lib/store';
import type { Connection } from './connection';
import { initialConnection, rememberCurrent } from './definitions';

// The active connection of this tab's screens. Lower layers do not read it: calls, queries and plans
// get their connection as a parameter.

interface Active {
  connection: Connection;
  problem?: string;
}

let started: ReturnType<typeof createStore<Active>> | undefined;

/** Created on first use: storage is read when the page needs it. */
const store = () => {
  started ??= createStore<Active>(initialConnection());
  return started;
};

/** The connection of this tab's screens. */
export const activeConnection = (): Connection => store().getSnapshot().connection;

/** Why this tab did not start on the connection that it was opened with, as a sentence. */
export const startProblem = (): string | undefined => store().getSnapshot().problem;

/** A store for `useSyncExternalStore`. */
export const activeConnectionStore = {
  getSnapshot: activeConnection,
  subscribe: (listener: () => void): (() => void) => store().subscribe(listener),
};

/** Switches this tab's screens to another connection, or to the same one with another Region or other members. */
export function switchTo(connection: Connection): void {
  rememberCurrent(connection);
  store().set({ connection });
}
