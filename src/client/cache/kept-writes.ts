import { kinds } from '../../service/kinds';
import { isRead, isTagging, kindOf, roleOf } from '../../service/operations';
import type { Kind } from '../../service/resources';

/** A successful write. */
export interface Write {
  operation: string;
  input: Record<string, unknown>;
  output: Record<string, unknown>;
}

interface Effect {
  role: string | undefined;
  idMember: string;
  id: unknown;
  /** The list that has the resource. */
  own: string;
  /** Beginnings of the lists that are no longer what they were. */
  gone: string[][];
  output: Record<string, unknown>;
}

/** The beginning of lists: their kind, and parents. */
const isBelow = (list: readonly string[], beginning: readonly string[]) =>
  beginning.every((part, at) => part === '*' || part === list[at]);

/** What a write does to lists; tags of lists that were kept are as old as these are. */
function effectOf({ operation, input, output }: Write): Effect | undefined {
  const kind = kindOf(operation, input);
  const role = roleOf(operation);
  if (!kind || role === 'reset' || isRead(operation) || isTagging(operation)) return undefined;
  const members = { ...input, ...output };
  const text = (name: string) => String(members[name] ?? '');
  const parentsOf = (of: Kind) => kinds[of].parents.map(text);
  const { id: idMember, affects, children } = kinds[kind];
  const isKnown = role === 'create' || role === 'update' || role === 'delete';
  const gone = affects.map((other): string[] => [other, ...parentsOf(other)]);
  // An import may have changed everything below an API; what was below a deleted resource is gone.
  if (kind === 'api' && role !== 'create') gone.push(['*', text('ApiId')]);
  if (role === 'delete') for (const child of children) gone.push([child, ...parentsOf(kind), text(idMember)]);
  const own = [kind, ...parentsOf(kind)];
  if (!isKnown && kind !== 'api') gone.push(own);
  return { role, idMember, id: members[idMember], own: JSON.stringify(own), gone, output };
}

/** What writes do to lists. */
export const effectsOf = (writes: readonly Write[]): Effect[] =>
  writes.flatMap((write) => effectOf(write) ?? []);

/** Whether one of the effects concerns a list, which is its kind and parents as JSON. */
export function isTouched(list: string, effects: readonly Effect[]): boolean {
  const parts = JSON.parse(list) as string[];
  return effects.some(({ own, gone }) => own === list || gone.some((beginning) => isBelow(parts, beginning)));
}

/** The items of a list after writes of this browser; undefined where only the service knows them. */
export function changedList(
  list: string,
  items: readonly object[],
  effects: readonly Effect[],
): readonly object[] | undefined {
  const parts = JSON.parse(list) as string[];
  let changed = items;
  for (const effect of effects) {
    if (effect.gone.some((beginning) => isBelow(parts, beginning))) return undefined;
    if (effect.own === list) changed = changedItems(changed, effect);
  }
  return changed;
}

function changedItems(items: readonly object[], { role, idMember, id, output }: Effect): readonly object[] {
  const at = items.findIndex((item) => (item as Record<string, unknown>)[idMember] === id);
  if (role === 'delete') return items.filter((_, index) => index !== at);
  if (id === undefined) return items;
  return at < 0 ? [...items, output] : items.with(at, { ...items[at], ...output });
}
