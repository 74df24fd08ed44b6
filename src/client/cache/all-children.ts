import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { kinds } from '../../service/kinds';
import { nameOf } from '../../service/kinds/names';
import { pageInput, pageOf } from '../../service/list-page';
import type { Kind, Resources } from '../../service/resources';
import { send } from '../calls/send';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { useConnection } from '../connection/use-connection';
import { idOf, MAX_PAGES, type Params } from './queries';

/** A resource, and what list items do not contain: the identifiers of its parents, and the name of the nearest. */
interface ParentedChild<Below extends Kind> {
  parent: Params;
  parentName: string;
  item: Resources[Below];
}

/** The progress of a scan of all parents. */
export interface ScanProgress<Below extends Kind> {
  /** Everything found; undefined until the last parent is read. */
  found: ParentedChild<Below>[] | undefined;
  /** Number of parents read, and of all parents once known. */
  done: number;
  total: number | undefined;
  /** A call failed: the children are unknown. */
  failed: boolean;
}

/**
 * All resources of the kind `below` in the account, read parent by parent and never from the cache: for
 * a dialog that must know what blocks a delete. It costs a call per parent, so `enabled` is the user's choice.
 */
export function useAllChildren<Below extends Kind>(
  parents: Kind,
  below: Below,
  enabled = true,
): ScanProgress<Below> {
  const connection = useConnection();
  const [progress, setProgress] = useState<{ asked: number; total?: number }>({ asked: 0 });
  const query = useQuery({
    queryKey: [connectionKey(connection), below, 'of every', parents],
    enabled,
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    queryFn: async ({ signal }) => {
      const found: ParentedChild<Below>[] = [];
      const all = await listAll(connection, parents, {}, signal);
      for (const [index, one] of all.entries()) {
        setProgress({ asked: index, total: all.length });
        const parent = { [kinds[parents].id]: idOf(parents, one) };
        const parentName = nameOf(parents, one);
        for (const item of await listAll(connection, below, parent, signal))
          found.push({ parent, parentName, item });
      }
      return found;
    },
  });
  return { found: query.data, done: progress.asked, total: progress.total, failed: query.isError };
}

async function listAll<K extends Kind>(
  connection: Connection,
  kind: K,
  parent: Params,
  signal: AbortSignal,
): Promise<Resources[K][]> {
  const rows: Resources[K][] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const input = pageInput(kind, parent, token) as never;
    const { output } = await send(connection, kinds[kind].operations.list, input, signal);
    const { Items, NextToken } = pageOf(kind, output);
    rows.push(...Items);
    if (!NextToken || NextToken === token) break;
    token = NextToken;
  }
  return rows;
}
