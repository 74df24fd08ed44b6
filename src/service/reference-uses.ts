import type { Api, Authorizer, DomainName, Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { compareText } from './configuration/value';
import { integrationName } from './integration-name';
import { dependencyOccurrences, type Reference } from './references';

/** What something is referred to by: an authorizer's value is `apiId/authorizerId`, because names repeat across APIs. */
interface UsedReference {
  kind: Reference['kind'] | 'Authorizer';
  value: string;
  /** How it is shown: the value, or the name of an authorizer. */
  name: string;
}

/** A resource that refers to something. */
interface ReferenceUser {
  kind: 'integration' | 'authorizer' | 'stage' | 'route' | 'domainName';
  /** Its API; undefined for a domain name. */
  api?: { id: string; name: string } | undefined;
  id: string;
  name: string;
}

/** That a resource refers to something, once however many of its members do. */
export interface ReferenceUse {
  reference: UsedReference;
  user: ReferenceUser;
  /** Paths of the members that name it: `JwtConfiguration.Issuer`. */
  members: readonly string[];
}

/** What at least one resource refers to, with all that do. */
export interface IndexedReference {
  reference: UsedReference;
  uses: readonly ReferenceUse[];
}

/** The lists of an API that refer to something; one that was not read is undefined and gives no use. */
export interface ReferringLists {
  api: Api;
  routes?: readonly Route[] | undefined;
  integrations?: readonly Integration[] | undefined;
  authorizers?: readonly Authorizer[] | undefined;
  stages?: readonly Stage[] | undefined;
}

/** Identifies a reference among all of them. */
export const referenceKey = ({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`;

/** What the integrations, authorizers and stages of an API refer to, and which of its routes use which authorizer. */
export function usesOfApi({
  api,
  routes,
  integrations,
  authorizers,
  stages,
}: ReferringLists): ReferenceUse[] {
  const { ApiId = '', Name = ApiId } = api;
  const own = { api: { id: ApiId, name: Name } };
  return [
    ...(integrations ?? []).flatMap((one) =>
      usesIn(one, { kind: 'integration', ...own, id: one.IntegrationId ?? '', name: integrationName(one) }),
    ),
    ...(authorizers ?? []).flatMap((one) => {
      const { AuthorizerId: id = '', Name: name = id } = one;
      return usesIn(one, { kind: 'authorizer', ...own, id, name });
    }),
    ...(stages ?? []).flatMap((one) => {
      const { StageName: id = '' } = one;
      return usesIn(one, { kind: 'stage', ...own, id, name: id });
    }),
    ...authorizerUses(own.api, routes ?? [], authorizers ?? []),
  ];
}

function authorizerUses(
  api: { id: string; name: string },
  routes: readonly Route[],
  authorizers: readonly Authorizer[],
): ReferenceUse[] {
  const names = new Map(authorizers.map(({ AuthorizerId, Name }) => [AuthorizerId, Name]));
  return routes.flatMap(({ RouteId: id = '', RouteKey: name = id, AuthorizerId }) => {
    if (AuthorizerId === undefined) return [];
    const value = `${api.id}/${AuthorizerId}`;
    const reference = { kind: 'Authorizer' as const, value, name: names.get(AuthorizerId) ?? AuthorizerId };
    return { reference, user: { kind: 'route', api, id, name }, members: ['AuthorizerId'] };
  });
}

/** What a domain name refers to: its certificates. */
export function usesOfDomain(domain: DomainName): ReferenceUse[] {
  const { DomainName: id = '', DomainNameConfigurations } = domain;
  return usesIn({ DomainNameConfigurations }, { kind: 'domainName', id, name: id });
}

function usesIn(resource: unknown, user: ReferenceUser): ReferenceUse[] {
  const found = new Map<string, ReferenceUse & { members: string[] }>();
  for (const { kind, value, path } of dependencyOccurrences(resource)) {
    const key = referenceKey({ kind, value });
    const known = found.get(key);
    if (!known) found.set(key, { reference: { kind, value, name: value }, user, members: [path] });
    else if (!known.members.includes(path)) known.members.push(path);
  }
  return [...found.values()];
}

/** Uses by what they refer to: by name, then by kind, so that an order of what was read does not show. */
export function groupUses(uses: readonly ReferenceUse[]): IndexedReference[] {
  const found = new Map<string, { reference: UsedReference; uses: ReferenceUse[] }>();
  for (const use of uses) {
    const key = referenceKey(use.reference);
    const known = found.get(key);
    if (known) known.uses.push(use);
    else found.set(key, { reference: use.reference, uses: [use] });
  }
  return [...found.values()].sort(
    ({ reference: a }, { reference: b }) =>
      compareText(a.name, b.name) || compareText(a.kind, b.kind) || compareText(a.value, b.value),
  );
}
