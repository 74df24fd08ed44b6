import { countOf } from '../../lib/format';
import { KINDS, kinds } from '../kinds';
import type { Kind } from '../resources';
import { AUTHORIZATIONS, type SearchDocument } from './document';
import { FILTER_NAMES, FILTERS, type FilterName, filterText, tokensOf } from './query';

/** How a search can go on. */
export interface Suggestion {
  /** The whole text with it. */
  text: string;
  /** What it adds: `auth:none`. */
  label: string;
  /** What it keeps, or how many resources have the value. */
  description: string;
}

/** The values of a filter, and how many resources have each. */
export type Vocabulary = Readonly<Partial<Record<FilterName, ReadonlyMap<string, number>>>>;

const MAX_SUGGESTIONS = 8;

/** A kind as the value of a filter: `vpc-link`. */
export const kindWord = (kind: Kind) => kinds[kind].noun.replaceAll(' ', '-').toLowerCase();

/** The values that documents have for the filters whose values can be listed. */
export function vocabularyOf(documents: Iterable<SearchDocument>): Vocabulary {
  const found = {
    kind: new Map(),
    method: new Map(),
    auth: new Map(),
    fn: new Map(),
    api: new Map(),
    tag: new Map(),
  };
  const count = (values: Map<string, number>, value: string) =>
    values.set(value, (values.get(value) ?? 0) + 1);
  for (const kind of KINDS) found.kind.set(kindWord(kind), 0);
  for (const type of AUTHORIZATIONS) found.auth.set(type, 0);
  for (const { kind, name, owner, functions, route, tags } of documents) {
    count(found.kind, kindWord(kind));
    for (const one of functions) count(found.fn, one);
    for (const tag of tags) count(found.tag, tag);
    if (kind === 'api') count(found.api, name);
    else if (owner?.kind === 'api') count(found.api, owner.name);
    if (!route) continue;
    if (route.method !== '') count(found.method, route.method);
    // The type, and the name of the authorizer; not its ID.
    for (const one of route.auth.slice(0, 2)) count(found.auth, one);
  }
  return found;
}

/** How the last word or filter of a text can be completed; nothing behind a space. */
export function suggest(text: string, vocabulary: Vocabulary): Suggestion[] {
  const last = tokensOf(text).at(-1);
  if (!last || last.end !== text.length) return [];
  const before = text.slice(0, last.start);
  const typed = last.value.toLowerCase();
  const { filter } = last;
  if (filter === undefined)
    return FILTER_NAMES.filter((name) => name.startsWith(typed)).map((name) => ({
      text: `${before}${name}:`,
      label: `${name}:`,
      description: FILTERS[name],
    }));
  const values = [...(vocabulary[filter] ?? [])].filter(([value]) => {
    const found = value.toLowerCase();
    return found.includes(typed) && found !== typed;
  });
  const starts = ([value]: readonly [string, number]) => Number(value.toLowerCase().startsWith(typed));
  return values
    .sort((a, b) => starts(b) - starts(a) || b[1] - a[1])
    .slice(0, MAX_SUGGESTIONS)
    .map(([value, count]) => {
      const label = filterText({ name: filter, value });
      return { text: `${before}${label} `, label, description: countOf(count, 'resource') };
    });
}
