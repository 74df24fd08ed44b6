import { createContext, use, useSyncExternalStore } from 'react';
import { activeConnection, activeConnectionStore } from './active-connection';
import type { Connection } from './connection';
import { isReadOnly, readOnlyReason, unlockedStore } from './read-only';

/** The connection of the screens below; undefined: the one that is active in this tab. */
export const ConnectionContext = createContext<Connection | undefined>(undefined);

/** The connection that a component reads from and writes to; it renders again when another one becomes active. */
export function useConnection(): Connection {
  const active = useSyncExternalStore(activeConnectionStore.subscribe, activeConnection, activeConnection);
  return use(ConnectionContext) ?? active;
}

/** Whether the component's connection lets nothing be changed until it is unlocked. */
export function useIsReadOnly(): boolean {
  useSyncExternalStore(unlockedStore.subscribe, unlockedStore.getSnapshot, unlockedStore.getSnapshot);
  return isReadOnly(useConnection());
}

/** Why nothing can be changed now, as a sentence; undefined when it can. */
export function useReadOnlyReason(): string | undefined {
  useSyncExternalStore(unlockedStore.subscribe, unlockedStore.getSnapshot, unlockedStore.getSnapshot);
  return readOnlyReason(useConnection());
}
