import { type Kind, kinds } from '../../service/kinds';
import type { Connection } from '../connection/connection';
import { isTagging, kindOfWrite } from './kind-of-call';
import { itemOptions, kindKey, type Params } from './queries';
import { queryClient } from './query-client';
import { tagsKey } from './tags';

/** What the cache knew of a resource before a call changed it. */
export interface CachedBefore {
  /** The resource as it was; absent where it was not loaded. For tags, only they. */
  before?: Readonly<Record<string, unknown>>;
  /** How many resources were below it and go with it; absent where that was not loaded. */
  below?: number;
}

/** The kind whose resources go when one of this kind is deleted, and that has no cascade of its own. */
const BELOW: Partial<Record<Kind, Kind>> = {
  route: 'routeResponse',
  integration: 'integrationResponse',
  domainName: 'apiMapping',
};

/** What the cache knows of the resource that a write is about to change; costs no call. Nothing for a read. */
export function cachedBefore(
  connection: Connection,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): CachedBefore {
  const params = input as Params;
  if (isTagging(operation)) return tagsOf(connection, params);
  // A deployment to a stage replaces what the stage served.
  const kind = operation === 'CreateDeployment' ? 'stage' : kindOfWrite(operation, input);
  if (!kind || params[kinds[kind].id] === undefined) return {};
  const before = itemAt(connection, kind, params);
  const below = operation.startsWith('Delete') ? countBelow(connection, kind, params) : undefined;
  return { ...(before && { before }), ...(below !== undefined && { below }) };
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

function countBelow(connection: Connection, kind: Kind, params: Params): number | undefined {
  const other = BELOW[kind];
  if (!other) return undefined;
  // HTTP APIs have neither route responses nor integration responses (service-rules 2.6, 2.10).
  if (kind !== 'domainName' && itemAt(connection, 'api', params)?.ProtocolType === 'HTTP') return 0;
  const list = queryClient.getQueryData<{ pages: { Items?: unknown[]; NextToken?: string }[] }>([
    ...kindKey(connection, other, params),
    'list',
  ]);
  if (!list || list.pages.at(-1)?.NextToken) return undefined;
  return list.pages.reduce((sum, page) => sum + (page.Items?.length ?? 0), 0);
}

/** The tags of a resource, as GetTags answered them or as the resource itself has them. */
function tagsOf(connection: Connection, { ResourceArn = '' }: Params): CachedBefore {
  const asked = queryClient.getQueryData(tagsKey(connection, ResourceArn));
  if (asked) return { before: { Tags: asked } };
  const [, folder, id = '', , stage = ''] = ResourceArn.split('::')[1]?.split('/') ?? [];
  const kind = kindOfWrite('TagResource', { ResourceArn });
  const ids: Partial<Record<string, Params>> = {
    apis: { ApiId: id, StageName: stage },
    domainnames: { DomainName: id },
    vpclinks: { VpcLinkId: id },
  };
  const resource = kind && itemAt(connection, kind, ids[folder ?? ''] ?? {});
  return resource ? { before: { Tags: resource.Tags ?? {} } } : {};
}
