/** A parameter that a route or a response names, and whether it must be there; a row of a form. */
export interface Parameter {
  key: string;
  required: boolean;
}

/** A map of parameter names to constraints, as the service has it. */
export type ParameterMap = Readonly<Record<string, { Required?: boolean | undefined }>>;

/** The map as rows for a form, sorted by name. */
export function toParameters(map: ParameterMap | undefined): Parameter[] {
  return Object.entries(map ?? {})
    .map(([key, { Required }]) => ({ key, required: Required ?? false }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** Rows of a form as a map; a row without a name is left out. */
export function fromParameters(rows: readonly Parameter[]): Record<string, { Required: boolean }> {
  return Object.fromEntries(
    rows.filter(({ key }) => key !== '').map(({ key, required }) => [key, { Required: required }]),
  );
}
