import { KINDS, kinds } from '../kinds';
import type { Kind } from '../resources';
import { AUTHORIZATIONS, type SearchDocument } from './document';
import type { Filter, FilterName } from './query';

/** Filters of which a resource has one value: of several one is enough. Of the others, all must keep it. */
const ONE_OF: ReadonlySet<FilterName> = new Set(['kind', 'method', 'auth', 'api', 'fn']);

const lower = (text: string) => text.toLowerCase();

/** "domain-name", "Domain names" and "domainName" are one kind. */
const plain = (text: string) => lower(text).replace(/[^a-z]/g, '');

/** The kinds that a value of `kind:` names: one by its noun, in singular or plural; while it is typed, those that begin with it. */
export function kindsNamed(value: string): Kind[] {
  const wanted = plain(value);
  const names = (kind: Kind) => [kind, kinds[kind].noun, kinds[kind].plural].map(plain);
  const exact = KINDS.filter((kind) => names(kind).includes(wanted));
  return exact.length > 0
    ? exact
    : KINDS.filter((kind) => wanted !== '' && names(kind).some((name) => name.startsWith(wanted)));
}

/** Whether a document is kept, by a filter of each name. */
const KEEPS: Readonly<Record<FilterName, (value: string) => (document: SearchDocument) => boolean>> = {
  kind: (value) => {
    const wanted = new Set(kindsNamed(value));
    return ({ kind }) => wanted.has(kind);
  },
  path: (value) => {
    const wanted = lower(value);
    return ({ route }) => route !== undefined && lower(route.path).includes(wanted);
  },
  method: (value) => {
    const wanted = lower(value);
    return ({ route }) =>
      route !== undefined && route.method !== '' && lower(route.method).startsWith(wanted);
  },
  auth: (value) => {
    const wanted = lower(value);
    const isType = (AUTHORIZATIONS as readonly string[]).includes(wanted);
    return ({ route }) =>
      route !== undefined &&
      (isType
        ? lower(route.auth[0] ?? '') === wanted
        : route.auth.some((one) => lower(one).startsWith(wanted)));
  },
  fn: (value) => {
    const wanted = lower(value);
    return ({ functions }) => functions.some((one) => lower(one).includes(wanted));
  },
  api: (value) => {
    const wanted = lower(value);
    const isIt = (id: string, name: string) => lower(id) === wanted || lower(name).includes(wanted);
    return ({ kind, ids, name, owner }) =>
      kind === 'api' ? isIt(ids[0] ?? '', name) : owner?.kind === 'api' && isIt(owner.id, owner.name);
  },
  tag: (value) => {
    const wanted = lower(value);
    const at = wanted.indexOf('=');
    // A pair is the whole pair: team=shop is not team=shopping.
    if (at >= 0 && at < wanted.length - 1) return ({ tags }) => tags.some((tag) => lower(tag) === wanted);
    return ({ tags }) => tags.some((tag) => lower(tag).startsWith(wanted));
  },
};

/**
 * Whether filters keep a document. Of several of `kind:`, `method:`, `auth:`, `api:` and `fn:` one is enough; every `path:` and
 * `tag:` must keep it.
 */
export function keeps(filters: readonly Filter[]): (document: SearchDocument) => boolean {
  const byName = new Map<FilterName, ((document: SearchDocument) => boolean)[]>();
  for (const { name, value } of filters) byName.set(name, [...(byName.get(name) ?? []), KEEPS[name](value)]);
  const groups = [...byName];
  return (document) =>
    groups.every(([name, tests]) =>
      ONE_OF.has(name) ? tests.some((test) => test(document)) : tests.every((test) => test(document)),
    );
}
