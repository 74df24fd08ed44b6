import type { Call, Ref } from '../../../service/plan';
import { isRef } from '../../refs';
import type { JournalEntry } from '../journal-entry';
import type { Undo, UndoResult } from './undo-parts';

/** How to restore the state before several calls: the latest is undone first. */
export type GroupUndo = Omit<Undo, 'check'> & { checks: readonly NonNullable<Undo['check']>[] };

/**
 * The undo of all calls of a change, in reverse order, as one plan; or why it cannot be undone as a whole.
 * @param undoOf the undo of one call
 */
export function undoGroup(
  title: string,
  entries: readonly JournalEntry[],
  undoOf: (entry: JournalEntry) => UndoResult,
): GroupUndo | { reason: string } {
  const left = entries.filter(({ undone, outcome }) => !undone && outcome === 'ok');
  if (left.length === 0) return { reason: 'Already undone.' };
  const undos: Undo[] = [];
  for (const entry of left.toReversed()) {
    const undo = undoOf(entry);
    if ('reason' in undo) return { reason: `${entry.operation} cannot be undone. ${undo.reason}` };
    undos.push(undo);
  }
  const typed = undos.find(({ typedName }) => typedName !== undefined)?.typedName;
  return {
    plan: {
      title: `Undo: ${title}`,
      calls: undos.flatMap(({ plan }, at) => plan.calls.map((call) => numbered(call, `${at + 1} `))),
    },
    summary: [...new Set(undos.map(({ summary }) => summary))].join(' '),
    changes: undos.flatMap(({ changes }) => changes),
    // What a later call of the same change did is no change by somebody else: only the state after the last one counts.
    checks: lastPerResource(undos.flatMap(({ check }) => (check ? [check] : []))),
    ...(typed !== undefined && { typedName: typed }),
  };
}

function lastPerResource(checks: readonly NonNullable<Undo['check']>[]): NonNullable<Undo['check']>[] {
  const seen = new Set<string>();
  return checks.filter(({ operation, input }) => {
    const resource = JSON.stringify([operation, input]);
    if (seen.has(resource)) return false;
    seen.add(resource);
    return true;
  });
}

/** A call whose id, and the references to it, begin with `prefix`: plans that are joined have equal ids. */
function numbered(call: Call, prefix: string): Call {
  return { ...call, id: prefix + call.id, input: renamed(call.input, prefix) } as Call;
}

function renamed(value: unknown, prefix: string): unknown {
  if (isRef(value)) return { ...value, $ref: prefix + value.$ref } satisfies Ref;
  if (Array.isArray(value)) return value.map((item) => renamed(item, prefix));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, renamed(member, prefix)]));
}
