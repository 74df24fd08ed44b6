import { resourceOfArn } from '../../service/arn-resource';
import { kinds } from '../../service/kinds';
import { isRead, isTagging, kindOf, roleOf } from '../../service/operations';
import type { Kind } from '../../service/resources';
import { itemOptions, kindKey, type Params } from './queries';
import { queryClient } from './query-client';
import { tagsKey } from './tags';

/** How many resources of each kind are below another; a kind whose list is not loaded is absent. */
type ChildCounts = Readonly<Partial<Record<Kind, number>>>;

/** What the cache knew of a resource before a call changed it. */
export interface CachedBefore {
  /** The resource as it was; absent where it was not loaded. For tags, only they. */
  before?: Readonly<Record<string, unknown>>;
  /** Before a delete: what was below the resource and goes with it. */
  below?: ChildCounts;
}

/** What the cache knows of the resource that a write is about to change; costs no call. Nothing for a read. */
export function cachedBefore(operation: string, input: Readonly<Record<string, unknown>>): CachedBefore {
  if (isRead(operation)) return {};
  const params = input as Params;
  if (isTagging(operation)) return tagsOf(params);
  // A deployment to a stage replaces what the stage served.
  const kind = operation === 'CreateDeployment' ? 'stage' : kindOf(operation);
  if (!kind || params[kinds[kind].id] === undefined) return {};
  const before = itemAt(kind, params);
  return {
    ...(before && { before }),
    ...(roleOf(operation) === 'delete' && { below: countChildren(kind, params) }),
  };
}

function itemAt(kind: Kind, params: Params): Readonly<Record<string, unknown>> | undefined {
  return queryClient.getQueryData(itemOptions(kind, params).queryKey) as Record<string, unknown> | undefined;
}

function countChildren(kind: Kind, params: Params): ChildCounts {
  return Object.fromEntries(
    kinds[kind].children.flatMap((child) => {
      const count = countOf(child, params);
      return count === undefined ? [] : [[child, count]];
    }),
  );
}

function countOf(kind: Kind, params: Params): number | undefined {
  const { protocol } = kinds[kind];
  if (protocol) {
    const actual = itemAt('api', params)?.ProtocolType;
    if (actual !== undefined && actual !== protocol) return 0;
  }
  const list = queryClient.getQueryData<{ pages: { Items: unknown[]; NextToken?: string }[] }>([
    ...kindKey(kind, params),
    'list',
  ]);
  if (!list || list.pages.at(-1)?.NextToken) return undefined;
  return list.pages.reduce((sum, page) => sum + page.Items.length, 0);
}

/** The tags of a resource, as GetTags answered them or as the resource itself has them. */
function tagsOf({ ResourceArn = '' }: Params): CachedBefore {
  const asked = queryClient.getQueryData(tagsKey(ResourceArn));
  if (asked) return { before: { Tags: asked } };
  const named = resourceOfArn(ResourceArn);
  const resource = named && itemAt(named.kind, named.params);
  return resource ? { before: { Tags: resource.Tags ?? {} } } : {};
}
