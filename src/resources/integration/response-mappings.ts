/** A change to the answer for one status code, as a row of a form. */
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

/** Rows of a form as the service's map of maps; a row without status and key is one nobody filled in. */
export function fromResponseMappings(rows: readonly ResponseMapping[]): ByStatus {
  const result: ByStatus = {};
  for (const { status, key, value } of rows) {
    if (status === '' && key === '') continue;
    result[status] = { ...result[status], [key]: value };
  }
  return result;
}

/**
 * The patch that turns one map into another: a status that changed is sent whole, one that goes is sent empty. Empty when
 * they are the same.
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
