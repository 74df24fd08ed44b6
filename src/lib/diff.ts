/** Whether two plain values (JSON, dates) are equal; a member that is undefined counts as absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && a.getTime() === b.getTime();
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  return [...keys].every((key) => sameValue(left[key], right[key]));
}

/** The members of `after` that differ from `before`: exactly what an update must send. */
export function changedMembers<T extends object>(before: T, after: T): Partial<T> {
  const entries = Object.entries(after).filter(
    ([name, value]) => !sameValue((before as Record<string, unknown>)[name], value),
  );
  return Object.fromEntries(entries) as Partial<T>;
}

/** The members of a create call: empty strings, lists and maps count as not set. */
export function presentMembers<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isBlank(value))) as Partial<T>;
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return (
    typeof value === 'object' && value !== null && !(value instanceof Date) && Object.keys(value).length === 0
  );
}

/**
 * The patch that turns one map into another where the service merges by key: changed and new entries, and `""` for
 * those to remove (service-rules 2.14). Empty when they are equal.
 */
export function mapPatch(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Record<string, string> {
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return Object.fromEntries([
    ...Object.entries(after).filter(([key, value]) => before[key] !== value),
    ...removed.map((key) => [key, ''] as const),
  ]);
}

/**
 * The update that changes some members to others: `""` for a removed string, maps by key except those named in
 * `whole`, everything else as a whole.
 */
export function memberPatch(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  whole: readonly string[] = [],
): Record<string, unknown> {
  const changed = Object.keys({ ...before, ...after }).filter(
    (name) => !sameValue(before[name], after[name]),
  );
  return Object.fromEntries(
    changed.map((name) => {
      const [was, is] = [before[name], after[name]];
      const isMap = [was, is].some((value) => typeof value === 'object' && !Array.isArray(value));
      if (!isMap) return [name, is ?? ''];
      if (whole.includes(name)) return [name, is ?? {}];
      return [name, mapPatch((was ?? {}) as Record<string, string>, (is ?? {}) as Record<string, string>)];
    }),
  );
}
