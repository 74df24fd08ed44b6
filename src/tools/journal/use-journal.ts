import { useSyncExternalStore } from 'react';
import { type JournalEntry, journal } from '../../plans/journal/journal';

/** The calls of this tab, newest last; updates when calls end. */
export function useJournal(): readonly JournalEntry[] {
  return useSyncExternalStore(journal.subscribe, journal.getSnapshot);
}
