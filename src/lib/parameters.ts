/** A map of parameter names to constraints, as the service has it. */
export type ParameterMap = Readonly<Record<string, { Required?: boolean | undefined }>>;

/** The map as rows for a form, sorted by name. */
export function toParameters(map: ParameterMap | undefined): { key: string; required: boolean }[] {
  return Object.entries(map ?? {})
    .map(([key, { Required }]) => ({ key, required: Required ?? false }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** Rows of a form as a map; a row without a name is one nobody filled in. */
export function fromParameters(
  rows: readonly { key: string; required: boolean }[],
): Record<string, { Required: boolean }> {
  return Object.fromEntries(
    rows.filter(({ key }) => key !== '').map(({ key, required }) => [key, { Required: required }]),
  );
}
