import { METHODS } from './operations';

/** The operation that a message of an import is about: `GET /pets`, or `$default`. */
const OPERATION = new RegExp(`\\b(${Object.values(METHODS).join('|')}) (/[^\\s,;)]*)`);

const POSITION = /^Line (\d+), column \d+: /;

/** The route that a message of an import names, as the document spells it; undefined where it names none. */
export function routeOfMessage(message: string): string | undefined {
  const found = OPERATION.exec(message);
  // `GET /pets: x-amazon-…`: the colon belongs to the message.
  if (found) return `${found[1]} ${found[2]?.replace(/:$/, '')}`;
  return /(^|[\s(])\$default\b/.test(message) ? '$default' : undefined;
}

/**
 * Finds the lines of a document, JSON or YAML, that the messages of its import are about. The document has been parsed
 * without positions, so a line is found by its key; of a document on one line everything is on line 1.
 */
export class DocumentLines {
  private readonly lines: readonly string[];

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  /** The line of a message, from 1; undefined where the message names nothing that has a line. */
  of(message: string): number | undefined {
    const position = POSITION.exec(message);
    if (position) return Number(position[1]);
    const route = routeOfMessage(message);
    return route === undefined ? this.ofMember(message) : this.ofRoute(route);
  }

  private ofRoute(route: string): number | undefined {
    const [method = '', path = '$default'] = route.split(' ');
    const at = this.find(path, 0) ?? (path === '$default' ? this.find('/$default', 0) : undefined);
    if (at === undefined) return undefined;
    const key = Object.entries(METHODS).find(([, name]) => name === method)?.[0];
    return (key === undefined ? undefined : this.find(key, at)) ?? at;
  }

  /** `components.schemas: not supported …`, `info.title is missing`: the deepest member that has a line. */
  private ofMember(message: string): number | undefined {
    const path = /^(?:The )?([\w$-]+(?:\.[\w$-]+)*)/.exec(message)?.[1]?.split('.') ?? [];
    let line: number | undefined;
    for (const key of path) {
      const next = this.find(key, line ?? 0);
      if (next === undefined) break;
      line = next;
    }
    return line;
  }

  /** The first line from `from` (counted from 1; 0 is the start) that has the key. */
  private find(key: string, from: number): number | undefined {
    const start = Math.max(0, from - 1);
    const index = this.lines.findIndex((line, at) => at >= start && hasKey(line, key));
    return index === -1 ? undefined : index + 1;
  }
}

/** Whether a line has `key` as a key: `key:`, `"key":` or `'key' :`. */
function hasKey(line: string, key: string): boolean {
  for (let at = line.indexOf(key); at !== -1; at = line.indexOf(key, at + 1)) {
    const before = line.slice(0, at).trimEnd().at(-1);
    const after = line.slice(at + key.length);
    const isStart = before === undefined || ['"', "'", '{', ',', '-'].includes(before);
    if (isStart && /^["']?\s*:/.test(after)) return true;
  }
  return false;
}
