import { readJson, safeSessionStorage } from '../../lib/storage';
import { createStore } from '../../lib/store';
import type { Connection } from './connection';

/** Connections that were unlocked in this tab; it ends with the tab. */
const KEY = 'gatehouse.unlocked';

let started: ReturnType<typeof createStore<readonly string[]>> | undefined;

const unlocked = () => {
  started ??= createStore<readonly string[]>(
    readJson(safeSessionStorage, KEY, (value) => (Array.isArray(value) ? value.map(String) : undefined)) ??
      [],
  );
  return started;
};

/** The ids of connections that this tab has unlocked; a store for `useSyncExternalStore`. */
export const unlockedStore = {
  getSnapshot: (): readonly string[] => unlocked().getSnapshot(),
  subscribe: (listener: () => void): (() => void) => unlocked().subscribe(listener),
};

/** Whether a connection is read-only until it is unlocked. */
export function isReadOnly({ id, readOnly }: Connection): boolean {
  return readOnly && !unlocked().getSnapshot().includes(id);
}

/** Why writes on a connection are disabled, as a sentence; undefined when they are not. */
export function readOnlyReason(connection: Connection): string | undefined {
  return isReadOnly(connection)
    ? `${connection.name} is read-only. Unlock it for this tab in the connection menu.`
    : undefined;
}

/** Unlocks a connection for changes in this tab, or locks it again. */
export function setReadOnly(id: string, readOnly: boolean): void {
  const others = unlocked()
    .getSnapshot()
    .filter((one) => one !== id);
  const next = readOnly ? others : [...others, id];
  safeSessionStorage.setItem(KEY, JSON.stringify(next));
  unlocked().set(next);
}
