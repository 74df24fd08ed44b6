import { sameValue } from '../lib/diff';
import type { Plan } from '../service/plan';

type Members = Readonly<Record<string, unknown>>;

/** A member that somebody else changed while it was being edited: three versions of it. */
export interface Conflict {
  member: string;
  /** When editing began. */
  base: unknown;
  /** At the service now. */
  theirs: unknown;
  /** What saving would send; undefined when this edit leaves the member alone. */
  mine: unknown;
}

/** Members that change by themselves, without anybody's edit. */
const SERVICE_MANAGED =
  /^(LastUpdatedDate|CreatedDate|LastDeploymentStatusMessage|DeploymentId|.*Status|.*StatusMessage|Warnings|ImportInfo)$/;

/**
 * What differs between the resource as an edit began with it and as it is now.
 * @param plan what saving would send: it says which members are the edit's own
 */
export function findConflicts(original: Members, now: Members, plan: Plan): Conflict[] {
  const mine: Members = Object.assign({}, ...plan.calls.map(({ input }) => input));
  return [...new Set([...Object.keys(original), ...Object.keys(now)])]
    .filter((member) => !SERVICE_MANAGED.test(member) && !sameValue(original[member], now[member]))
    .map((member) => ({ member, base: original[member], theirs: now[member], mine: mine[member] }));
}
