import { detailPath, whereUsedPath } from '../../app/paths';
import { type IndexedReference, type ReferenceUse, referenceKey } from '../../service/reference-uses';
import type { Row } from './rows';

const USER_TYPES = {
  integration: 'Integration',
  authorizer: 'Authorizer',
  stage: 'Stage',
  route: 'Route',
  domainName: 'Domain name',
} as const;

/** A resource that refers to something. */
export function rowOfUse({ reference, user, members }: ReferenceUse): Row {
  const { kind, id, name, api } = user;
  return {
    id: `${referenceKey(reference)} ${kind} ${api?.id ?? ''}/${id}`,
    href: api ? detailPath(kind, api.id, id) : detailPath(kind, id),
    apiId: api?.id,
    values: {
      value: reference.name,
      kind: reference.kind,
      user: name,
      type: USER_TYPES[kind],
      members: members.join(', '),
      api: api?.name,
    },
    terms: [reference.value, id].join(' '),
  };
}

/** What is referred to, by how many resources, and in which APIs. */
export function rowOfReference({ reference, uses }: IndexedReference): Row {
  const { kind, value, name } = reference;
  const apis = new Map(uses.flatMap(({ user }) => (user.api ? [[user.api.id, user.api.name]] : [])));
  return {
    id: referenceKey(reference),
    href: whereUsedPath(kind, value),
    values: { value: name, kind, used: uses.length, apis: [...apis.values()].join(', ') || undefined },
    terms: [value, ...apis.keys(), ...uses.map(({ user }) => user.name)].join(' '),
  };
}
