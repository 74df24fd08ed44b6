import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a run of the tests notes what left the browser; the script of the same name reads it. */
const FOLDER = 'test-results/wire';

const noted = new Set<string>();

/**
 * Notes that the page called an operation with these members, each once for a worker: `CreateApi Tags.*`. Keys of maps
 * are `*`, items of lists `[]`.
 */
export function noteCall(operation: string, input: Readonly<Record<string, unknown>>): void {
  note([operation, ...membersOf(input).map((member) => `${operation} ${member}`)]);
}

/** Notes that a page was loaded by its address: `LOAD /apis/create`. */
export const noteLoad = (path: string): void => note([`LOAD ${path}`]);

function note(lines: readonly string[]): void {
  const fresh = lines.filter((line) => !noted.has(line));
  if (fresh.length === 0) return;
  for (const line of fresh) noted.add(line);
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(join(FOLDER, `${process.pid}.txt`), `${fresh.join('\n')}\n`);
}

/** Every path into the input: whether a level's names are members or keys of a map is left to the reader of the notes. */
function membersOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => membersOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) {
    return [];
  }
  return Object.entries(value).flatMap(([key, member]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [at, ...membersOf(member, at)];
  });
}
