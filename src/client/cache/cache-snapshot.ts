import { resourceOfArn } from '../../service/arn-resource';
import { kinds } from '../../service/kinds';
import { isRead, isTagging, kindOf, roleOf } from '../../service/operations';
import type { Kind } from '../../service/resources';
import type { Connection } from '../connection/connection';
import { itemOptions, kindKey, type Params } from './queries';
import { queryClient } from './query-client';
import { tagsKey } from './tags';

/** How many resources of each kind are below another; a kind whose list is not loaded is absent. */
type ChildCounts = Readonly<Partial<Record<Kind, number>>>;

/** The cached state of a resource before a call changed it. */
export interface CachedBefore {
  /** The resource; absent when it was not loaded. For tag calls, only the tags. */
  before?: Readonly<Record<string, unknown>>;
  /** Before a delete: the numbers of children that are deleted with the resource. */
  below?: ChildCounts;
}

/** The cached state of the resource that a write is about to change, without a call. Empty for a read. */
export function cachedBefore(
  connection: Connection,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): CachedBefore {
  if (isRead(operation)) return {};
  const params = input as Params;
  if (isTagging(operation)) return tagsOf(connection, params);
  // A deployment to a stage replaces the deployment of the stage.
  const kind = operation === 'CreateDeployment' ? 'stage' : kindOf(operation);
  if (!kind || params[kinds[kind].id] === undefined) return {};
  const before = itemAt(connection, kind, params);
  return {
    ...(before && { before }),
    ...(roleOf(operation) === 'delete' && { below: countChildren(connection, kind, params) }),
  };
}

function itemAt(
  connection: Connection,
  kind: Kind,
  params: Params,
): Readonly<Record<string, unknown>> | undefined {
  return queryClient.getQueryData(itemOptions(connection, kind, params).queryKey) as
    | Record<string, unknown>
    | undefined;
}

function countChildren(connection: Connection, kind: Kind, params: Params): ChildCounts {
  return Object.fromEntries(
    kinds[kind].children.flatMap((child) => {
      const count = countOf(connection, child, params);
      return count === undefined ? [] : [[child, count]];
    }),
  );
}

function countOf(connection: Connection, kind: Kind, params: Params): number | undefined {
  const { protocol } = kinds[kind];
  if (protocol) {
    const actual = itemAt(connection, 'api', params)?.ProtocolType;
    if (actual !== undefined && actual !== protocol) return 0;
  }
  const list = queryClient.getQueryData<{ pages: { Items: unknown[]; NextToken?: string }[] }>([
    ...kindKey(connection, kind, params),
    'list',
  ]);
  if (!list || list.pages.at(-1)?.NextToken) return undefined;
  return list.pages.reduce((sum, page) => sum + page.Items.length, 0);
}

/** The tags of a resource, from GetTags or from the resource itself. */
function tagsOf(connection: Connection, { ResourceArn = '' }: Params): CachedBefore {
  const asked = queryClient.getQueryData(tagsKey(connection, ResourceArn));
  if (asked) return { before: { Tags: asked } };
  const named = resourceOfArn(ResourceArn);
  const resource = named && itemAt(connection, named.kind, named.params);
  return resource ? { before: { Tags: resource.Tags ?? {} } } : {};
}
