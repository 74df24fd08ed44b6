/** What an import said, kept with the address of its result while the tab lives. */
export interface ImportResultState {
  title: 'API imported' | 'API reimported';
  warnings: readonly string[];
  /** Parts of the document that HTTP APIs do not use. */
  notes: readonly string[];
}

/** @param response of ImportApi or ReimportApi */
export function importResultOf(
  response: Readonly<Record<string, unknown>>,
  done: 'imported' | 'reimported',
): ImportResultState {
  return { title: `API ${done}`, warnings: texts(response.Warnings), notes: texts(response.ImportInfo) };
}

/** Reads the state of a history entry, which may be anything. */
export function readImportResult(state: unknown): ImportResultState | undefined {
  if (typeof state !== 'object' || state === null || !('title' in state)) return undefined;
  const { title, warnings, notes } = state as Record<string, unknown>;
  return {
    title: title === 'API reimported' ? title : 'API imported',
    warnings: texts(warnings),
    notes: texts(notes),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.map(String))] : [];
}
