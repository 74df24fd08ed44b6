import { KINDS, kinds } from '../../service/kinds';
import { isCreate, isRead, kindOf } from '../../service/operations';
import type { Call, Plan } from '../../service/plan';
import { ref } from '../refs';
import { describeCall } from './describe-call';
import type { JournalEntry } from './journal-entry';

type JournaledCall = Pick<JournalEntry, 'operation' | 'input' | 'output' | 'before' | 'outcome'>;

/** Members by which a later call refers to a created resource; stages and domain names have user-chosen names. */
const ID_MEMBERS: readonly string[] = KINDS.map((kind) => kinds[kind].id);

/** Inputs with such an id under another name or after a prefix. */
const HOLDERS: Readonly<Record<string, readonly [member: string, prefix: string]>> = {
  Target: ['IntegrationId', 'integrations/'],
  ConnectionId: ['VpcLinkId', ''],
};

/**
 * Calls of the journal as a plan that repeats them in order. A created resource becomes a reference, so
 * that the printed script uses the ids from its own responses. Rejected calls are omitted, because
 * they changed nothing.
 * @param reads whether to include calls that only read
 */
export function planFromJournal(entries: readonly JournaledCall[], { reads = false } = {}): Plan {
  /** The call that created the resource with this id, by `<member> <id>`. */
  const creators = new Map<string, string>();
  const calls: Call[] = [];
  for (const entry of entries) {
    const { operation, input, output, outcome } = entry;
    if (outcome !== 'ok' || (!reads && isRead(operation))) continue;
    const id = nameOf(operation, calls);
    // The journal holds inputs as sent; operation and input were checked together then.
    calls.push({
      id,
      operation,
      input: withRefs(input, creators),
      label: `${operation}: ${describeCall(entry)}`,
    } as Call);
    if (!isCreate(operation)) continue;
    const own = ID_MEMBERS.filter(
      (member) => output?.[member] !== undefined && output[member] !== input[member],
    );
    for (const member of own) creators.set(`${member} ${String(output?.[member])}`, id);
  }
  return { title: 'Calls from the journal', calls };
}

/** `integration` for the first CreateIntegration, `integration2` for the next: what the printed variable is called. */
function nameOf(operation: string, calls: readonly Call[]): string {
  const name = kindOf(operation) ?? 'tags';
  const same = calls.filter(({ id }) => id === name || id.replace(/\d+$/, '') === name).length;
  return same === 0 ? name : `${name}${same + 1}`;
}

function withRefs(
  input: JournaledCall['input'],
  makers: ReadonlyMap<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      const [member, prefix] = HOLDERS[name] ?? [name, ''];
      const maker = value.startsWith(prefix) && makers.get(`${member} ${value.slice(prefix.length)}`);
      return [name, maker ? ref(maker, member, prefix || undefined) : value];
    }),
  );
}
