import type { Api, Authorizer, DomainName, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import { splitRouteKey, targetId } from '../integration-name';
import { kinds } from '../kinds';
import { nameOf } from '../kinds/names';
import { dependencyOccurrences } from '../references';
import type { Kind, Resources } from '../resources';
import { type Member, membersOf, tagsOf } from './members';

/** What a resource is found by and what filters look at; plain data, so that it can be sent to a worker. */
export interface SearchDocument {
  /** Among all of a connection. */
  id: string;
  kind: Kind;
  /** Of its parents and its own, as addresses take them. */
  ids: readonly string[];
  name: string;
  /** Its API or domain name; undefined for a resource of the account. */
  owner: { kind: 'api' | 'domainName'; id: string; name: string } | undefined;
  members: readonly Member[];
  /** `team=shop`: its own and those of its API or domain name. */
  tags: readonly string[];
  /** Names of functions that it invokes, or its target and authorizer do. */
  functions: readonly string[];
  /** Of a route only. */
  route: { path: string; method: string; auth: readonly string[] } | undefined;
}

/** Lists that are below one API or one domain name, or in neither; only what was read. */
export interface SearchSource {
  owner:
    | { kind: 'api'; id: string; resource: Api | undefined }
    | { kind: 'domainName'; id: string; resource: DomainName | undefined }
    | undefined;
  lists: readonly { kind: Kind; parents: readonly string[]; items: readonly unknown[] }[];
}

/** Everything of a source that can be found. */
export function documentsOf(source: SearchSource): SearchDocument[] {
  const { owner, lists } = source;
  const context: Context = {
    owner: owner && {
      kind: owner.kind,
      id: owner.id,
      name: owner.resource ? nameOf(owner.kind, owner.resource) : owner.id,
    },
    tags: tagsOf(owner?.resource),
    integrations: byId(lists, 'integration', ({ IntegrationId }: Integration) => IntegrationId),
    authorizers: byId(lists, 'authorizer', ({ AuthorizerId }: Authorizer) => AuthorizerId),
    functions: functionFinder(),
  };
  const alone = { ...context, owner: undefined };
  return [
    ...(owner?.resource ? [documentOf(owner.kind, [], owner.resource, alone)] : []),
    ...lists.flatMap(({ kind, parents, items }) =>
      items.map((item) => documentOf(kind, parents, item as Resources[Kind], context)),
    ),
  ];
}

interface Context {
  owner: SearchDocument['owner'];
  tags: readonly string[];
  integrations: ReadonlyMap<string | undefined, Integration>;
  authorizers: ReadonlyMap<string | undefined, Authorizer>;
  functions: (resource: unknown) => readonly string[];
}

function byId<Item>(
  lists: SearchSource['lists'],
  wanted: Kind,
  id: (item: Item) => string | undefined,
): ReadonlyMap<string | undefined, Item> {
  const items = lists.filter(({ kind }) => kind === wanted).flatMap((list) => list.items as Item[]);
  return new Map(items.map((item) => [id(item), item]));
}

function documentOf(
  kind: Kind,
  parents: readonly string[],
  item: Resources[Kind],
  context: Context,
): SearchDocument {
  const ownId = String((item as unknown as Record<string, unknown>)[kinds[kind].id] ?? '');
  const ids = [...parents, ownId];
  const route = kind === 'route' ? (item as Route) : undefined;
  const target = context.integrations.get(targetId(route?.Target));
  const authorizer = context.authorizers.get(route?.AuthorizerId);
  return {
    id: [kind, ...ids].join('/'),
    kind,
    ids,
    name: nameOf(kind, item),
    owner: context.owner,
    members: membersOf(item),
    tags: [...new Set([...tagsOf(item), ...context.tags])],
    functions: route
      ? [...new Set([target, authorizer].flatMap(context.functions))]
      : context.functions(item),
    route: route && {
      ...splitRouteKey(route.RouteKey ?? ''),
      auth: [authorizationOf(route), ...[authorizer?.Name, route.AuthorizerId].filter(isText)],
    },
  };
}

const isText = (text: string | undefined): text is string => text !== undefined;

/** The words of the filter `auth:` for what a route demands by itself. */
export const AUTHORIZATIONS = ['none', 'iam', 'jwt', 'lambda'] as const;

function authorizationOf({ AuthorizationType: type }: Route): (typeof AUTHORIZATIONS)[number] {
  if (type === 'AWS_IAM') return 'iam';
  if (type === 'JWT') return 'jwt';
  return type === 'CUSTOM' ? 'lambda' : 'none';
}

/** The names of the functions that a resource mentions; looked for once, because many routes have the same target. */
function functionFinder(): Context['functions'] {
  const known = new Map<unknown, readonly string[]>([[undefined, []]]);
  return (resource) => {
    const before = known.get(resource);
    if (before) return before;
    const found = dependencyOccurrences(resource).flatMap(({ kind, value }) =>
      kind === 'Function' ? [value] : [],
    );
    const functions = [...new Set(found)];
    known.set(resource, functions);
    return functions;
  };
}
