import { kinds } from '../../service/kinds';
import { isRead, isTagging, kindOf, roleOf } from '../../service/operations';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { applyWritesToKept } from './kept';
import type { Write } from './kept-writes';
import { itemOptions, kindKey, type Params } from './queries';
import { queryClient, queryOf, removeQuery } from './query-client';
import { tagsKey } from './tags';

/**
 * Brings the cache up to date after successful writes: returned resources are stored, deleted ones are
 * dropped, and displayed lists that may have changed are reloaded, each once for all the writes.
 */
export async function applyWritesToCache(connection: Connection, changes: readonly Write[]): Promise<void> {
  const stale = new Map<string, readonly unknown[]>();
  const gone = new Set<string>();
  for (const change of changes) {
    for (const queryKey of touched(connection, change, gone)) stale.set(JSON.stringify(queryKey), queryKey);
  }
  // A key covers all keys that begin with it: invalidating one of those too would load it twice.
  const covered = ([...key]: readonly unknown[]) => {
    for (key.pop(); key.length > 0; key.pop()) if (stale.has(JSON.stringify(key))) return true;
    return false;
  };
  const keys = [...stale.values()].filter((key) => !covered(key));
  const isThere = ({ queryKey }: { queryKey: readonly unknown[] }) => !gone.has(JSON.stringify(queryKey));
  await Promise.all([
    ...keys.map((queryKey) => queryClient.invalidateQueries({ queryKey, predicate: isThere })),
    applyWritesToKept(connection, changes),
  ]);
}

/**
 * Stores or drops the resource of a write, and returns the keys of other data that it may have changed. Dropped keys are
 * added to `gone`.
 */
function touched(
  connection: Connection,
  { operation, input, output }: Write,
  gone: Set<string>,
): (readonly unknown[])[] {
  const drop = (queryKey: readonly unknown[]) => {
    gone.add(JSON.stringify(queryKey));
    forget(queryKey);
  };
  const kind = kindOf(operation, input);
  const role = roleOf(operation);
  // A plan may consist of a read, such as ExportApi: it changes nothing.
  if (!kind || role === 'reset' || isRead(operation)) return [];
  // Tags are addressed by ARN, not by the members that make a key.
  if (isTagging(operation))
    return [[connectionKey(connection), kind], tagsKey(connection, String(input.ResourceArn))];
  const stale: (readonly unknown[])[] = [];
  const params = { ...input, ...output } as Params;
  if (kind === 'api') {
    // Everything below an API may have changed (import) or been deleted.
    const below = queryClient.getQueryCache().findAll({
      predicate: ({ queryKey }) => queryKey[0] === connectionKey(connection) && queryKey[2] === params.ApiId,
    });
    for (const query of below) {
      if (role === 'delete') drop(query.queryKey);
      else stale.push(query.queryKey);
    }
  }
  const { id: idMember, children, affects } = kinds[kind];
  const id = params[idMember];
  if (role === 'delete' && id !== undefined) {
    drop(itemOptions(connection, kind, params).queryKey);
  } else if (id !== undefined && (role === 'create' || role === 'update')) {
    queryClient.setQueryData(itemOptions(connection, kind, params).queryKey, output as never);
  } else {
    stale.push(kindKey(connection, kind, params));
  }
  // Children are dropped too; reading them would only return 404.
  const removed = role === 'delete' ? children : [];
  for (const child of removed) {
    const queries = queryClient.getQueryCache().findAll({ queryKey: kindKey(connection, child, params) });
    for (const query of queries) drop(query.queryKey);
  }
  return [
    ...stale,
    [...kindKey(connection, kind, params), 'list'],
    ...affects.filter((other) => !removed.includes(other)).map((other) => kindKey(connection, other, params)),
  ];
}

/**
 * Drops deleted data. A screen that still shows it keeps its copy until it unmounts: a reload would only return 404.
 * Then the copy goes, or Back would show the deleted resource.
 */
function forget(queryKey: readonly unknown[]) {
  const shown = queryOf(queryKey);
  if (!shown?.isActive()) {
    removeQuery(queryKey);
    return;
  }
  void queryClient.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
  const stop = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (query !== shown) return;
    if (type === 'removed') stop();
    // A resource created again under the same name is stored meanwhile, and is no longer invalidated.
    else if (type === 'observerRemoved' && query.getObserversCount() === 0 && query.state.isInvalidated)
      queryClient.getQueryCache().remove(query);
  });
}
