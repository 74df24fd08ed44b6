import { sameValue } from '../lib/diff';
import type { Plan } from '../service/plan';

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
 */
export function findConflicts(original: Members, now: Members, plan: Plan): Conflict[] {
  const mine: Members = Object.assign({}, ...plan.calls.map(({ input }) => input));
  return [...new Set([...Object.keys(original), ...Object.keys(now)])]
    .filter((member) => !SERVICE_MANAGED.test(member) && !sameValue(original[member], now[member]))
    .map((member) => ({ member, base: original[member], theirs: now[member], mine: mine[member] }));
}
