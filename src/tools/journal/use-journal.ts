import { useEffect, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../../client/connection/use-connection';
import { journal } from '../../plans/journal/journal';
import type { JournalEntry } from '../../plans/journal/journal-entry';
import { loadEarlierEntries } from '../../plans/journal/stored-journal';

/** The journal as far as it is known. */
interface LoadedJournal {
  /** The calls of this tab, and the earlier changes on its connection; newest last. Updates when calls end. */
  entries: readonly JournalEntry[];
  /** The changes of earlier pages are being loaded. */
  isLoading: boolean;
}

export function useJournal(): LoadedJournal {
  const { id: connectionId } = useConnection();
  const all = useSyncExternalStore(journal.subscribe, journal.getSnapshot);
  const [isLoading, setIsLoading] = useState(true);
  useEffect(() => {
    void loadEarlierEntries(journal.addEarlier).then(() => setIsLoading(false));
  }, []);
  return { entries: all.filter(({ id, connection }) => id > 0 || connection.id === connectionId), isLoading };
}
