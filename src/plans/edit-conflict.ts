import { ApiError } from '../client/calls/errors';
import { sameValue } from '../lib/diff';
import { kinds } from '../service/kinds';
import { kindOf } from '../service/operations';
import type { Call, Plan } from '../service/plan';
import type { KnownOperation } from '../service/sdk';

type Members = Readonly<Record<string, unknown>>;

/** A member that someone else changed during an edit, in three versions. */
export interface Conflict {
  member: string;
  /** The value when the edit began. */
  base: unknown;
  /** The current value at the service. */
  theirs: unknown;
  /** What saving would send; undefined when this edit does not change the member. */
  mine: unknown;
}

/** Members that the service changes, without any edit. */
const SERVICE_MANAGED =
  /^(LastUpdatedDate|CreatedDate|LastDeploymentStatusMessage|DeploymentId|.*Status|.*StatusMessage|Warnings|ImportInfo)$/;

/**
 * The differences between the base of an edit and the current resource.
 * @param plan what saving would send: determines which members the edit changes
 * @param done calls of this edit that were already sent: what they changed is no difference
 */
export function findConflicts(
  original: Members,
  now: Members,
  plan: Plan,
  done: readonly Call[] = [],
): Conflict[] {
  const mine: Members = Object.assign({}, ...plan.calls.map(({ input }) => input));
  const own = new Set(done.flatMap(changedBy));
  return [...new Set([...Object.keys(original), ...Object.keys(now)])]
    .filter((member) => !SERVICE_MANAGED.test(member) && !own.has(member))
    .filter((member) => !sameValue(original[member], now[member]))
    .map((member) => ({ member, base: original[member], theirs: now[member], mine: mine[member] }));
}

/** The members of a resource that a call changes. */
function changedBy({ operation, input }: Call): string[] {
  const kind = kindOf(operation, input as Members);
  const other = kind && kinds[kind].others[operation as KnownOperation];
  return [
    ...Object.keys(input),
    ...(other?.role === 'clear' ? [other.member] : []),
    ...('ResourceArn' in input ? ['Tags'] : []),
  ];
}

/** The error of a call that was not sent, because the resource was changed elsewhere. */
const CHANGED_ELSEWHERE = 'ChangedElsewhere';

export function changedElsewhere(operation: string): ApiError {
  return new ApiError('The resource was changed elsewhere while you edited it.', {
    code: CHANGED_ELSEWHERE,
    status: 0,
    operation,
    notSent: true,
  });
}

export function isChangedElsewhere(error: ApiError | undefined): boolean {
  return error?.details.code === CHANGED_ELSEWHERE;
}
