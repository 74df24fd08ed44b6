/** An entry of a map in a form: keys may repeat while the user types. */
export interface Entry {
  key: string;
  value: string;
}

/** A map as rows for a form, sorted by key. */
export function toEntries(map: Readonly<Record<string, string>> | undefined): Entry[] {
  return Object.entries(map ?? {})
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** Rows of a form as a map; an empty row is ignored. */
export function fromEntries(entries: readonly Entry[]): Record<string, string> {
  return Object.fromEntries(
    entries.filter(({ key, value }) => key !== '' || value !== '').map(({ key, value }) => [key, value]),
  );
}

/** Keys in more than one row: a map cannot hold both. */
export function repeatedKeys(entries: readonly { key: string }[]): string[] {
  const seen = new Set<string>();
  return entries.map(({ key }) => key).filter((key) => key !== '' && (seen.has(key) || !seen.add(key)));
}

/** An issue at each row whose key is in an earlier row too; `rule` is the id of the issues. */
export function repeatedIssues<M extends string>(
  values: Readonly<Record<M, readonly { key: string }[]>>,
  members: readonly M[],
  rule: string,
): { path: string[]; message: string; rule: string }[] {
  return members.flatMap((member) =>
    repeatedKeys(values[member]).map((key) => ({
      path: [member, key],
      message: `Duplicate key ${key}.`,
      rule,
    })),
  );
}
