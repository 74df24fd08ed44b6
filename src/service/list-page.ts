import { kinds } from './kinds';
import type { Kind, Resources } from './resources';

/** One page of a list. */
export interface ListPage<K extends Kind> {
  Items: Resources[K][];
  /** Undefined on the last page. */
  NextToken: string | undefined;
}

/** The input that asks for a page of a kind's list; `token` is what the page before it answered, if any. */
export function pageInput(
  kind: Kind,
  members: Readonly<Record<string, unknown>>,
  token = '',
): Record<string, unknown> {
  const { parents, pageSize } = kinds[kind];
  return {
    ...Object.fromEntries(parents.map((parent) => [parent, members[parent]])),
    MaxResults: pageSize,
    ...(token ? { NextToken: token } : {}),
  };
}

/** The response to a list of a kind as a page, whatever the operation calls its items. */
export function pageOf<K extends Kind>(kind: K, output: object): ListPage<K> {
  const { [kinds[kind].items]: items = [], NextToken } = output as Readonly<Record<string, unknown>>;
  return {
    Items: items as Resources[K][],
    NextToken: typeof NextToken === 'string' && NextToken !== '' ? NextToken : undefined,
  };
}
