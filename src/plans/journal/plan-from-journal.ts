import { KINDS, kinds } from '../../service/kinds';
import { isCreate, isRead, kindOf } from '../../service/operations';
import type { Call, Plan } from '../../service/plan';
import { ref } from '../refs';
import { describeCall } from './describe-call';
import type { JournalEntry } from './journal';

type JournaledCall = Pick<JournalEntry, 'operation' | 'input' | 'output' | 'before' | 'outcome'>;

/** Members by which a later call names what an earlier one made; a stage and a domain name keep the name they are given. */
const ID_MEMBERS: readonly string[] = KINDS.map((kind) => kinds[kind].id);

/** Inputs that hold such an id under another name or behind a prefix. */
const HOLDERS: Readonly<Record<string, readonly [member: string, prefix: string]>> = {
  Target: ['IntegrationId', 'integrations/'],
  ConnectionId: ['VpcLinkId', ''],
};

/**
 * Calls of the journal as a plan that does them again, in their order. What one of them made is named by a reference, so
 * that the printed script works with the ids that its own calls are answered. Only accepted calls: one that was refused
 * did nothing.
 * @param reads whether calls that only asked are part of it
 */
export function planFromJournal(entries: readonly JournaledCall[], { reads = false } = {}): Plan {
  /** Which call made the thing with this id, by `<member> <id>`. */
  const creators = new Map<string, string>();
  const calls: Call[] = [];
  for (const entry of entries) {
    const { operation, input, output, outcome } = entry;
    if (outcome !== 'ok' || (!reads && isRead(operation))) continue;
    const id = nameOf(operation, calls);
    // The journal has inputs as they were sent; that name and input go together was checked then.
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
  return { title: 'Calls of the journal', calls };
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
