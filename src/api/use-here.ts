import { useSyncExternalStore } from 'react';
import { connectionStore } from '../connection/current';
import { type Here, here } from './here';

/** The current connection, drawn anew when it changes or is locked or unlocked. */
export function useHere(): Here {
  useSyncExternalStore(connectionStore.subscribe, connectionStore.getSnapshot);
  return here();
}
