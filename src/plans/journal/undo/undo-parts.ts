import { presentMembers } from '../../../lib/diff';
import type { Call, Plan } from '../../../service/plan';
import type { KnownOperation, Operation } from '../../../service/sdk';
import { describeCall, type Named } from '../describe-call';
import type { JournalEntry } from '../journal';

type Members = Readonly<Record<string, unknown>>;

/** A call as the journal keeps it; ids, times and the connection do not matter here. */
export type JournaledWrite = Pick<
  JournalEntry,
  'operation' | 'input' | 'output' | 'outcome' | 'before' | 'below'
>;

/** The exact inverse of a call, or in plain words why it has none. */
export type UndoResult = Undo | { reason: string };

/** A value of a resource and where it stands: `['StageVariables', 'table']`. */
interface Place {
  path: readonly string[];
  value: unknown;
}

/** One value that an undo sets back. */
export interface Change {
  path: readonly string[];
  /** As the call left it; undefined where there was nothing. */
  from: unknown;
  to: unknown;
}

/** How to bring back the state before a call. */
export interface Undo {
  plan: Plan;
  /** What it does and what it cannot bring back, in sentences. */
  says: string;
  /** The values that it sets back; none where a whole resource comes or goes. */
  changes: readonly Change[];
  /** The read that tells whether the resource is still as the call left it. */
  check?: { operation: KnownOperation; input: Members; left: readonly Place[] };
  /** For what takes more with it than the call made: the name to type first. */
  typedName?: string;
}

/** An undo of that entry. */
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

/** A member as a client sends it: without what the service itself puts into it. */
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

/** The value at a path of a resource, in the form in which a client could send it. */
export function valueAt(resource: Members, path: readonly string[]): unknown {
  const [member = '', ...rest] = path;
  let value: unknown = writable(member, resource[member]);
  for (const key of rest) value = (value as Members | undefined)?.[key];
  return value;
}

/** A call of a plan, where its input is put together from recorded members. */
export function call(operation: Operation, input: Members, label: string): Call {
  return { id: operation, operation, input, label } as Call;
}
