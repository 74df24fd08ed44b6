import { parseJson } from './bounded-json';

/** Bodies are read to this length for JSON paths (traffic-rules 7.2). */
const MAX_BODY = 100 * 1024;

/**
 * The value at a JSON path without filters and recursive descent (traffic-rules 7.2): `user.names[0]`, `user['first name']`.
 * Undefined: nothing is there, the path has another form, or the text is no JSON.
 */
export function valueAtJsonPath(text: string, path: string): unknown {
  const parts = partsOf(path);
  if (!parts) return undefined;
  const parsed = parseJson(text.slice(0, MAX_BODY));
  if (!parsed) return undefined;
  let { value } = parsed;
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** The names and indexes of a path, or undefined for one of another form. */
function partsOf(path: string): string[] | undefined {
  const parts: string[] = [];
  let rest = path.replace(/^\$?\.?/, '');
  while (rest !== '') {
    const found = /^\.?([^.[\]'"]+)|^\[(\d+)\]|^\[(?:'([^']*)'|"([^"]*)")\]/.exec(rest);
    if (!found) return undefined;
    parts.push(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '');
    rest = rest.slice(found[0].length);
  }
  return parts.some((part) => part === '*') ? undefined : parts;
}
