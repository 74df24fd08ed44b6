import { createContext, use, useSyncExternalStore } from 'react';
import { activeConnection, activeConnectionStore } from './active-connection';
import type { Connection } from './connection';
import { isReadOnly, readOnlyReason, unlockedStore } from './read-only';

/** The connection of the subtree; undefined: the active one of this tab. */
export const ConnectionContext = createContext<Connection | undefined>(undefined);

/** The connection that a component reads from and writes to; it renders again when another one becomes active. */
export function useConnection(): Connection {
  const active = useSyncExternalStore(activeConnectionStore.subscribe, activeConnection, activeConnection);
  return use(ConnectionContext) ?? active;
}

/** Whether the component's connection is read-only until it is unlocked. */
export function useIsReadOnly(): boolean {
  useSyncExternalStore(unlockedStore.subscribe, unlockedStore.getSnapshot, unlockedStore.getSnapshot);
  return isReadOnly(useConnection());
}

/** Why writes are disabled, as a sentence; undefined when they are not. */
export function useReadOnlyReason(): string | undefined {
  useSyncExternalStore(unlockedStore.subscribe, unlockedStore.getSnapshot, unlockedStore.getSnapshot);
  return readOnlyReason(useConnection());
}
