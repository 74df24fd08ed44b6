import type { Api } from '@aws-sdk/client-apigatewayv2';
import { kinds } from '../kinds';
import type { Call } from '../plan';
import type { Resources } from '../resources';
import { managedReason } from '../rules/managed';

// Plans over selected resources of several APIs. A selection is by ID, because lists may be read again between it and the
// plan: what is gone by then is skipped and named.

/** The kinds of which resources of several APIs can be selected. */
export type BulkKind = 'route' | 'integration' | 'authorizer' | 'stage';

/** A selected resource, as its row showed it. */
export interface Picked {
  apiId: string;
  /** The resource's own ID, of a stage its name. */
  id: string;
  name: string;
  /** The name of its API. */
  api: string;
}

/** What is known of an API: a list that is absent could not be read, or was not needed. */
export type ListsOfApi = {
  /** Undefined: the API no longer exists. */
  api: Api | undefined;
} & { readonly [K in BulkKind]?: readonly Resources[K][] | undefined };

/** A resource that a plan leaves out, and why. */
export interface Skipped {
  picked: Picked;
  reason: string;
}

/** The calls for a selection. */
export interface BulkCalls {
  calls: Call[];
  /** What the calls change. */
  changed: Picked[];
  skipped: Skipped[];
}

/**
 * The calls for each selected resource, in the order of the selection; each call's ID is made unique.
 * @param lists by the ID of the API
 * @param decide the calls for a resource that exists, or why there are none
 */
export function callsForEach<K extends BulkKind>(
  kind: K,
  picked: readonly Picked[],
  lists: ReadonlyMap<string, ListsOfApi>,
  decide: (item: Resources[K], one: Picked, lists: ListsOfApi & { api: Api }) => Call[] | string,
): BulkCalls {
  const result: BulkCalls = { calls: [], changed: [], skipped: [] };
  const found = new Map<string, Map<unknown, Resources[K]>>();
  for (const one of picked) {
    const outcome = decideOne(kind, one, lists.get(one.apiId), found, decide);
    if (typeof outcome === 'string') result.skipped.push({ picked: one, reason: outcome });
    else {
      result.changed.push(one);
      result.calls.push(...outcome.map((call) => ({ ...call, id: `${call.id} ${one.apiId}/${one.id}` })));
    }
  }
  return result;
}

/** @param found the resources of each API by ID, filled as APIs are asked for */
function decideOne<K extends BulkKind>(
  kind: K,
  one: Picked,
  lists: ListsOfApi | undefined,
  found: Map<string, Map<unknown, Resources[K]>>,
  decide: (item: Resources[K], one: Picked, lists: ListsOfApi & { api: Api }) => Call[] | string,
): Call[] | string {
  const api = lists?.api;
  if (!api) return 'Its API no longer exists.';
  if (api.ApiGatewayManaged) return managedReason('api');
  const items = lists[kind] as readonly Resources[K][] | undefined;
  if (!items) return unread(kind);
  const byId =
    found.get(one.apiId) ?? new Map(items.map((item) => [item[kinds[kind].id as keyof Resources[K]], item]));
  found.set(one.apiId, byId);
  const item = byId.get(one.id);
  return item ? decide(item, one, { ...lists, api }) : 'It no longer exists.';
}

/** The reason to leave out what depends on a list that could not be read. */
export const unread = (kind: BulkKind) =>
  `The ${kinds[kind].title.toLowerCase()} of its API could not be read.`;
