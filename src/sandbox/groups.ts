/** Kinds whose records are read together, whatever their parent: there are few, and rules look at all of them. */
const WHOLE: ReadonlySet<string> = new Set(['apiMapping', 'routingRule']);

/** Kinds that are read one parent at a time, not with all that belongs to the same API: each is large, and rarely needed. */
const SEPARATE: ReadonlySet<string> = new Set(['deployed']);

/**
 * The name of what is read from a store together: `region|kind|owner`, where the owner is an API's id for what belongs to
 * it, directly or not, and empty for what belongs to the Region.
 */
export function groupOf(region: string, kind: string, parent: string): string {
  if (WHOLE.has(kind)) return `${region}|${kind}|`;
  const slash = SEPARATE.has(kind) ? -1 : parent.indexOf('/');
  return `${region}|${kind}|${slash < 0 ? parent : parent.slice(0, slash)}`;
}

/** The group of a record's key, `region|kind|parent|id`. */
export function groupOfKey(key: string): string {
  const [region = '', kind = '', parent = ''] = key.split('|', 3);
  return groupOf(region, kind, parent);
}

/** Where the keys of a group are, in the order of their UTF-16 units: from the first, up to but without the second. */
export function keyRanges(group: string): [from: string, before: string][] {
  const [, kind = ''] = group.split('|', 2);
  // `}` comes after `|`, and `0` after `/`.
  if (WHOLE.has(kind)) return [[group, `${group.slice(0, -1)}}`]];
  const own: [string, string] = [`${group}|`, `${group}}`];
  return SEPARATE.has(kind) || group.endsWith('|') ? [own] : [own, [`${group}/`, `${group}0`]];
}
