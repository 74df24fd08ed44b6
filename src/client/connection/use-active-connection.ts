import { useSyncExternalStore } from 'react';
import { type ActiveConnection, activeConnection } from './active-connection';
import { connectionStore } from './current';

/** The current connection, drawn anew when it changes or is locked or unlocked. */
export function useActiveConnection(): ActiveConnection {
  useSyncExternalStore(connectionStore.subscribe, connectionStore.getSnapshot);
  return activeConnection();
}
