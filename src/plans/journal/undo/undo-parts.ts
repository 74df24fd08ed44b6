import { presentMembers } from '../../../lib/diff';
import type { Call, Plan } from '../../../service/plan';
import type { KnownOperation, Operation } from '../../../service/sdk';
import { describeCall, type Named } from '../describe-call';
import type { JournalEntry } from '../journal-entry';

type Members = Readonly<Record<string, unknown>>;

/** A call of the journal, without its id, times and connection. */
export type JournaledWrite = Pick<
  JournalEntry,
  'operation' | 'input' | 'output' | 'outcome' | 'before' | 'below'
>;

/** The plan that undoes a call, or the reason why it cannot be undone. */
export type UndoResult = Undo | { reason: string };

/** A value of a resource and its path: `['StageVariables', 'table']`. */
interface Place {
  path: readonly string[];
  value: unknown;
}

/** One value that an undo reverts. */
export interface Change {
  path: readonly string[];
  /** The value after the call; undefined when it was absent. */
  from: unknown;
  to: unknown;
}

/** How to restore the state before a call. */
export interface Undo {
  plan: Plan;
  /** What it does and what it cannot restore, in sentences. */
  summary: string;
  /** The values that it reverts; none when it creates or deletes a whole resource. */
  changes: readonly Change[];
  /** The read that checks whether the resource is unchanged since the call. */
  check?: { operation: KnownOperation; input: Members; expected: readonly Place[] };
  /** For an undo that deletes more than the call created: the name to type first. */
  typedName?: string;
}

/** The plan that undoes an entry. */
export function undoing(
  entry: Named,
  {
    calls,
    changes = [],
    ...rest
  }: Omit<Undo, 'plan' | 'changes'> & { calls: Call[]; changes?: readonly Change[] },
): Undo {
  return { plan: { title: `Undo ${entry.operation}: ${describeCall(entry)}`, calls }, changes, ...rest };
}

const CONFIGURATION = [
  'CertificateArn',
  'CertificateName',
  'EndpointType',
  'IpAddressType',
  'OwnershipVerificationCertificateArn',
  'SecurityPolicy',
];

/** A member as a client sends it, without values that the service adds. */
export function writable(member: string, value: unknown): unknown {
  if (member === 'DomainNameConfigurations' && Array.isArray(value)) {
    return value.map((one) => only(CONFIGURATION, one as Members));
  }
  if (member === 'MutualTlsAuthentication' && value) {
    return only(['TruststoreUri', 'TruststoreVersion'], value as Members);
  }
  return value;
}

/** The named members that have a value. */
export function only(names: readonly string[], from: Members): Record<string, unknown> {
  return presentMembers(Object.fromEntries(names.map((name) => [name, from[name]])));
}

/** The value at a path of a resource, in a form that a client can send. */
export function valueAt(resource: Members, path: readonly string[]): unknown {
  const [member = '', ...rest] = path;
  let value: unknown = writable(member, resource[member]);
  for (const key of rest) value = (value as Members | undefined)?.[key];
  return value;
}

/** A call whose input consists of recorded members. */
export function call(operation: Operation, input: Members, label: string): Call {
  return { id: operation, operation, input, label } as Call;
}
