import { changedKind, isTagging } from './changed';
import { type Kind, kinds } from './kinds';
import { itemOptions, kindKey, type Params } from './queries';
import { queryClient } from './query-client';
import { tagsKey } from './tags';

/**
 * Brings the cache up to date after a successful write: the resource it answered is stored, what was deleted is
 * dropped, and the lists that may have changed are loaded anew where they are on screen.
 */
export async function settle(
  operation: string,
  input: Record<string, unknown>,
  output: Record<string, unknown>,
): Promise<void> {
  const kind = changedKind(operation, input);
  if (!kind) return;
  if (isTagging(operation)) {
    // Tags are addressed by ARN, not by the members that make a key.
    await queryClient.invalidateQueries({ queryKey: [kind] });
    await queryClient.invalidateQueries({
      queryKey: tagsKey(String(input.ResourceArn)),
      refetchType: 'none',
    });
    return;
  }
  const params = { ...input, ...output } as Params;
  if (kind === 'api') {
    // Everything below an API may have changed (import) or be gone (delete).
    const below = queryClient
      .getQueryCache()
      .findAll({ predicate: ({ queryKey }) => queryKey[1] === params.ApiId });
    for (const query of below) {
      if (operation === 'DeleteApi') forget(query.queryKey);
      else void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
  }
  const id = params[kinds[kind].id];
  if (operation.startsWith('Delete') && id !== undefined && isDelete(operation, kind)) {
    forget(itemOptions(kind, params).queryKey);
  } else if (id !== undefined && /^(Create|Update)/.test(operation)) {
    queryClient.setQueryData(itemOptions(kind, params).queryKey, output as never);
  } else {
    await queryClient.invalidateQueries({ queryKey: kindKey(kind, params) });
  }
  // What went with its parent is forgotten too; asking for it would only answer 404.
  const isGone = (other: Kind) => isDelete(operation, kind) && kinds[other].parents.includes(kinds[kind].id);
  for (const other of kinds[kind].affects.filter(isGone)) {
    const queries = queryClient.getQueryCache().findAll({ queryKey: kindKey(other, params) });
    for (const query of queries) forget(query.queryKey);
  }
  const touched = [
    [...kindKey(kind, params), 'list'],
    ...kinds[kind].affects.filter((other) => !isGone(other)).map((other) => kindKey(other, params)),
  ];
  await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
}

/**
 * Drops what is gone. A screen that still shows it keeps its data until it leaves: loading it anew would only answer 404.
 */
function forget(queryKey: readonly unknown[]) {
  queryClient.removeQueries({ queryKey, exact: true, type: 'inactive' });
  void queryClient.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
}

function isDelete(operation: string, kind: Kind): boolean {
  return operation.toLowerCase() === `delete${kind.toLowerCase()}`;
}
