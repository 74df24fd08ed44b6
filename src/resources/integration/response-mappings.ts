/** A response parameter mapping for one status code, as a form row. */
export interface ResponseMapping {
  status: string;
  key: string;
  value: string;
}

type ByStatus = Record<string, Record<string, string>>;

/** The mappings of an integration as rows, by status and key. */
export function toResponseMappings(map: Readonly<ByStatus> | undefined): ResponseMapping[] {
  return Object.entries(map ?? {})
    .flatMap(([status, entries]) => Object.entries(entries).map(([key, value]) => ({ status, key, value })))
    .sort((a, b) => a.status.localeCompare(b.status) || a.key.localeCompare(b.key));
}

/** Form rows as the service's map of maps; empty rows are ignored. */
export function fromResponseMappings(rows: readonly ResponseMapping[]): ByStatus {
  const result: ByStatus = {};
  for (const { status, key, value } of rows) {
    if (status === '' && key === '') continue;
    result[status] = { ...result[status], [key]: value };
  }
  return result;
}

/**
 * The patch from one map to another: a changed status is sent completely, a removed one as an empty map. Empty when the
 * maps are equal.
 */
export function responseMappingPatch(before: Readonly<ByStatus>, after: ByStatus): ByStatus {
  const same = (status: string) =>
    JSON.stringify(sorted(before[status])) === JSON.stringify(sorted(after[status]));
  return Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((status) => !same(status))
      .map((status) => [status, after[status] ?? {}]),
  );
}

const sorted = (map: Record<string, string> | undefined) =>
  map && Object.entries(map).sort(([a], [b]) => a.localeCompare(b));
