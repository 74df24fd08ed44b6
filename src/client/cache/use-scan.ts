import { useEffect, useState, useSyncExternalStore } from 'react';
import { connectionKey } from '../connection/clients';
import { useConnection } from '../connection/use-connection';
import { restoreLists } from './kept';
import { queryClient } from './query-client';
import { type Scan, scanOf } from './scan';
import type { ScanState } from './scan-state';

/** How often what is in the cache is looked at while it grows, milliseconds. */
const LOOK_MS = 400;

const LISTS = new Set<unknown>(['list', 'restored']);

/** The scan of the component's connection, and its state; what an earlier page has kept comes into the cache. */
export function useScan(): { scan: Scan; state: ScanState } {
  const connection = useConnection();
  const scan = scanOf(connection);
  useEffect(() => void restoreLists(connection), [connection]);
  return { scan, state: useSyncExternalStore(scan.subscribe, scan.getState) };
}

/** A number that changes, not too often, when a list of the component's connection was read, changed or dropped. */
export function useCachedLists(): number {
  const key = connectionKey(useConnection());
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = queryClient.getQueryCache().subscribe((event) => {
      const { queryKey } = event.query;
      const isChange =
        event.type === 'removed' || (event.type === 'updated' && event.action.type === 'success');
      if (!isChange || queryKey[0] !== key || !LISTS.has(queryKey.at(-1))) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setVersion((before) => before + 1);
      }, LOOK_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [key]);
  return version;
}
