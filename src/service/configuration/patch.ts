import { sameValue } from '../../lib/diff';
import { own } from '../../lib/own';
import type { Members, Part } from './value';

/** The members of an update, and those that an update cannot bring about. */
export interface Patch {
  set: Record<string, unknown>;
  /** They have a value that the service only replaces, never removes (2.14). */
  cannot: string[];
}

/** Structures that are sent whole, because the service never has them in part. */
const WHOLE: ReadonlySet<string> = new Set(['JwtConfiguration', 'AccessLogSettings']);

/** Texts that an empty one leaves as they are (2.4). */
const KEPT: ReadonlySet<string> = new Set(['stage.Description']);

/** What a member is set to that another value has and this one has not: its default where it is not "nothing". */
const OFF: Readonly<Record<string, unknown>> = { LoggingLevel: 'OFF' };

/**
 * The update that turns the members `before` into `after` where the service merges (2.14): absent stays, an empty text
 * clears, lists are replaced, maps merge by key.
 */
export function patch(part: Part, before: Members, after: Members): Patch {
  const result: Patch = { set: {}, cannot: [] };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [own(before, name), own(after, name)];
    if (sameValue(was, is)) continue;
    const value = KEPT.has(`${part}.${name}`) && is === undefined ? undefined : replacement(name, was, is);
    if (value === undefined) result.cannot.push(name);
    else result.set[name] = value;
  }
  return result;
}

/** The value that an update sends; undefined where none has the effect. */
function replacement(name: string, was: unknown, is: unknown): unknown {
  const shape = is ?? was;
  if (typeof shape === 'boolean') return is ?? false;
  if (typeof shape === 'string') return is ?? own(OFF, name) ?? '';
  if (Array.isArray(shape)) return is ?? [];
  if (typeof shape !== 'object' || shape === null) return is;
  if (WHOLE.has(name)) return is;
  if (name === 'TlsConfig') return is ?? {};
  return mapReplacement(toMap(was), toMap(is));
}

const toMap = (value: unknown) => (value ?? {}) as Members;

function mapReplacement(was: Members, is: Members): Members | undefined {
  const entries: [string, unknown][] = [];
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [one, other] = [own(was, key), own(is, key)];
    if (sameValue(one, other)) continue;
    // An empty text as an entry would remove it.
    if (other === '') return undefined;
    const removed =
      typeof one === 'string'
        ? (own(OFF, key) ?? '')
        : typeof one === 'boolean'
          ? false
          : isMap(one)
            ? {}
            : undefined;
    const value = other ?? removed;
    if (value === undefined) return undefined;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
