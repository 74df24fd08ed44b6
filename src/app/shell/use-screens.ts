import { useMemo, useState } from 'react';
import { loadAll, type Params, useItemOptional } from '../../client/cache/queries';
import { queryClient } from '../../client/cache/query-client';
import { connections } from '../../client/connection/connections';
import { useConnection } from '../../client/connection/use-connection';
import { searchable } from '../../table/rows';
import { allAccountScreens, allApiScreens, searchableKinds } from '../navigation';
import { paths } from '../paths';
import { unloadedKinds } from './search-entries';

/** All screens and connections, those of the open API first; and how to load the lists that search would look through. */
export function useScreens(apiId: string | undefined) {
  const connection = useConnection();
  const protocol = useItemOptional(
    'api',
    { ApiId: apiId ?? '' },
    { enabled: apiId !== undefined },
  )?.ProtocolType;
  const params = useMemo((): Params => {
    if (apiId === undefined) return {};
    return { ApiId: apiId };
  }, [apiId]);
  const [loads, setLoads] = useState(0);
  const [isLoading, setIsLoading] = useState(false);
  const [problem, setProblem] = useState<string>();
  const found = useMemo(() => {
    const all = [
      ...(apiId === undefined ? [] : allApiScreens(apiId, protocol)).map((entry) => ({
        ...entry,
        hint: 'This API',
      })),
      ...allAccountScreens.map((entry) => ({ ...entry, hint: 'Screen' })),
      { text: 'Search with filters', href: paths.search, hint: 'Search' },
      ...connections
        .all()
        .filter(({ id }) => !connections.isBuiltIn(id))
        .map(({ id, name, region }) => ({
          text: name,
          hint: `Connection · ${region}`,
          href: paths.connection.edit(id),
        })),
    ];
    return {
      // A load adds to what is cached.
      loads,
      screens: searchable(all, ({ text, hint }) => `${text} ${hint}`),
      unloaded: unloadedKinds(queryClient, connection, searchableKinds(apiId, protocol), params),
    };
  }, [connection, apiId, protocol, params, loads]);

  const load = async () => {
    setIsLoading(true);
    setProblem(undefined);
    const results = await Promise.allSettled(found.unloaded.map((kind) => loadAll(connection, kind, params)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) setProblem((failed.reason as Error).message);
    setIsLoading(false);
    setLoads((before) => before + 1);
  };
  return { ...found, isLoading, problem, load };
}
