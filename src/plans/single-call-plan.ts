import type { Call, Plan } from '../service/plan';
import type { Operation } from '../service/sdk';

type InputOfCall<O extends Operation> = Extract<Call, { operation: O }>['input'];

/**
 * A plan of one call.
 * @param id the call's id in its plan, such as the kind's name
 * @param title of the plan and its call: "Create model pet"
 */
export function singleCallPlan<O extends Operation>(
  operation: O,
  id: string,
  title: string,
  input: InputOfCall<O>,
): Plan {
  return { title, calls: [{ id, operation, label: title, input } as unknown as Call] };
}

/** A plan of one update call, or of none when no members change. */
export function updatePlan<O extends Operation>(
  operation: O,
  id: string,
  title: string,
  ids: object,
  change: object,
): Plan {
  if (Object.keys(change).length === 0) return { title, calls: [] };
  return singleCallPlan(operation, id, title, { ...ids, ...change } as InputOfCall<O>);
}
