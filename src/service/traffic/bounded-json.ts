/** More levels than any sensible text has; deeper ones could exhaust the stack of whoever walks them. */
const MAX_DEPTH = 200;

/** The value of a JSON text, in a wrapper since `undefined` and null are not the same; undefined for any other text. */
export function parseJson(text: string): { value: unknown } | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Not JSON: the caller says what that means.
    return undefined;
  }
}

/** The value of a JSON text that is an object; undefined for any other text. */
export function parseJsonObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text)?.value;
  return isObject(value) ? value : undefined;
}

/** Whether a value is a JSON object: no list, not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Counts brackets outside of strings. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') {
      if (++depth > MAX_DEPTH) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}
