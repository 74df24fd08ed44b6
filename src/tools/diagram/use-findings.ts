import { useMemo, useSyncExternalStore } from 'react';
import { cachedApiFacts } from '../../client/cache/facts';
import { useItemOptional } from '../../client/cache/queries';
import { useCachedLists } from '../../client/cache/use-scan';
import { useConnection } from '../../client/connection/use-connection';
import type { Finding } from '../../service/findings/rule';
import { reportOf } from '../../views/account-report';
import { findingKey, silencesOf } from '../../views/silences';

/** The findings of an API, over the lists that are in the cache; those that were silenced are left out. Makes no call. */
export function useCachedFindings(apiId: string): readonly Finding[] {
  const connection = useConnection();
  const api = useItemOptional('api', { ApiId: apiId });
  const version = useCachedLists();
  const store = silencesOf(connection);
  const silences = useSyncExternalStore(store.subscribe, store.getSnapshot);
  // The version changes with what the cache holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useMemo(() => {
    if (!api) return [];
    const silenced = new Set(silences.map(({ key }) => key));
    return reportOf(connection, cachedApiFacts(connection, api)).findings.filter(
      (one) => !silenced.has(findingKey(one)),
    );
  }, [connection, api, version, silences]);
}
