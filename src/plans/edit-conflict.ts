import { sameValue } from '../lib/diff';
import type { Plan } from '../service/plan';

type Members = Readonly<Record<string, unknown>>;

/** A member that somebody else changed while it was being edited: three versions of it. */
export interface Difference {
  member: string;
  /** When editing began. */
  was: unknown;
  /** At the service now. */
  now: unknown;
  /** What saving would send; undefined when this edit leaves the member alone. */
  mine: unknown;
}

/** Members that change by themselves, without anybody's edit. */
const OWN_LIFE =
  /^(LastUpdatedDate|CreatedDate|LastDeploymentStatusMessage|DeploymentId|.*Status|.*StatusMessage|Warnings|ImportInfo)$/;

/**
 * What differs between the resource as an edit began with it and as it is now.
 * @param plan what saving would send: it says which members are the edit's own
 */
export function differences(original: Members, now: Members, plan: Plan): Difference[] {
  const mine: Members = Object.assign({}, ...plan.calls.map(({ input }) => input));
  return [...new Set([...Object.keys(original), ...Object.keys(now)])]
    .filter((member) => !OWN_LIFE.test(member) && !sameValue(original[member], now[member]))
    .map((member) => ({ member, was: original[member], now: now[member], mine: mine[member] }));
}
