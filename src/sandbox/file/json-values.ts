/**
 * A stored value as JSON text in one line. JSON has no dates: they are kept as `{ "$date": … }`, and a caller's map that
 * happens to have such a key as `{ "$map": [[key, value], …] }`.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, mark);
}

/** The value that {@link toJson} wrote. @throws SyntaxError for what is not JSON */
export function fromJson(text: string): unknown {
  return JSON.parse(text, revive);
}

/** Date.toJSON has run before, hence the look at the holder. */
function mark(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key];
  if (original instanceof Date) return { $date: original.toISOString() };
  return isObject(value) && ('$date' in value || '$map' in value) ? { $map: Object.entries(value) } : value;
}

function revive(_key: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  if (typeof value.$date === 'string') return new Date(value.$date);
  return Array.isArray(value.$map) ? Object.fromEntries(value.$map) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
