import { useSyncExternalStore } from 'react';
import { type Here, here } from './active-connection';
import { connectionStore } from './current';

/** The current connection, drawn anew when it changes or is locked or unlocked. */
export function useHere(): Here {
  useSyncExternalStore(connectionStore.subscribe, connectionStore.getSnapshot);
  return here();
}
