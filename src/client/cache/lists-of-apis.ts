import { useEffect, useState } from 'react';
import type { BulkKind, ListsOfApi } from '../../service/bulk/selection';
import { ApiError } from '../calls/errors';
import type { Connection } from '../connection/connection';
import { useConnection } from '../connection/use-connection';
import { loadAll } from './queries';

/** APIs whose lists are read together. */
const WORKERS = 4;

/** The lists of some APIs for a plan over them, and how many of the APIs were read. */
export interface LoadedLists {
  /** By the ID of the API; undefined until all were read. It does not change afterwards: nor must the plan. */
  lists: ReadonlyMap<string, ListsOfApi> | undefined;
  done: number;
  total: number;
}

/**
 * Reads lists of some APIs once, for a plan over resources of several APIs; what was read within the last minute is not
 * read again. A list that is refused is absent; other errors are thrown to the screen's error page.
 */
export function useListsOfApis(apiIds: readonly string[], kinds: readonly BulkKind[]): LoadedLists {
  const connection = useConnection();
  // Those of the first render: a dialog is about what was selected when it opened.
  const [wanted] = useState(() => ({ ids: [...new Set(apiIds)], kinds }));
  const [lists, setLists] = useState<ReadonlyMap<string, ListsOfApi>>();
  const [done, setDone] = useState(0);
  useEffect(() => {
    let isOpen = true;
    const read = new Map<string, ListsOfApi>();
    const queue = wanted.ids.values();
    const work = async (apis: Readonly<Record<string, ListsOfApi['api']>>) => {
      for (const id of queue) {
        if (!isOpen) return;
        read.set(id, await listsOf(connection, id, apis[id], wanted.kinds));
        if (isOpen) setDone(read.size);
      }
    };
    const run = async () => {
      const apis = Object.fromEntries(
        (await loadAll(connection, 'api', {})).map((api) => [api.ApiId ?? '', api]),
      );
      await Promise.all(Array.from({ length: WORKERS }, () => work(apis)));
      if (isOpen) setLists(read);
    };
    run().catch((error: unknown) => {
      if (!isOpen) return;
      setLists(() => {
        throw error;
      });
    });
    return () => {
      isOpen = false;
    };
  }, [connection, wanted]);
  return { lists, done, total: wanted.ids.length };
}

async function listsOf(
  connection: Connection,
  ApiId: string,
  api: ListsOfApi['api'],
  kinds: readonly BulkKind[],
): Promise<ListsOfApi> {
  if (!api) return { api };
  const entries: [BulkKind, unknown][] = [];
  for (const kind of kinds)
    try {
      entries.push([kind, await loadAll(connection, kind, { ApiId })]);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.details.status === 404) return { api: undefined };
    }
  return { api, ...Object.fromEntries(entries) };
}
