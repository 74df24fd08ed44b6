import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import type { Call, Plan } from '../../service/plan';
import { MAX_PRIORITY } from '../../service/rules/routing-rule';
import { subjectOf } from './model';

/** Sorts rules in evaluation order. */
export const byPriority = (a: RoutingRule, b: RoutingRule) => (a.Priority ?? 0) - (b.Priority ?? 0);

/** The gap after the last rule, if there is room. */
const STEP = 10;

/**
 * The plan that moves a rule one position up or down. With a free priority beyond its neighbour, one call is enough.
 * Otherwise the two swap priorities; because priorities are unique, the moved rule takes a free one in between.
 * Undefined without a neighbour on that side.
 * @param rules all rules of the domain
 */
export function movePlan(
  domainName: string,
  rules: readonly RoutingRule[],
  rule: RoutingRule,
  direction: 'up' | 'down',
): Plan | undefined {
  const ordered = rules.toSorted(byPriority);
  const at = ordered.findIndex(({ RoutingRuleId }) => RoutingRuleId === rule.RoutingRuleId);
  const step = direction === 'up' ? -1 : 1;
  const [neighbour, beyond] = [ordered[at + step], ordered[at + 2 * step]];
  const [own, other] = [rule.Priority, neighbour?.Priority];
  if (!neighbour || own === undefined || other === undefined) return undefined;

  const put = (
    id: string,
    { RoutingRuleId, Actions, Conditions, ...one }: RoutingRule,
    to: number,
  ): Call => ({
    id,
    operation: 'PutRoutingRule',
    label: `Set the priority of ${subjectOf(one)} to ${to}`,
    input: { DomainName: domainName, RoutingRuleId, Actions, Conditions, Priority: to },
  });
  const title = `Move ${subjectOf(rule)} ${direction}`;
  const free = between(other, beyond?.Priority, direction);
  if (free !== undefined) return { title, calls: [put('move', rule, free)] };
  const spare = nearestFree(new Set(ordered.map(({ Priority }) => Priority)), own);
  if (spare === undefined) return undefined;
  return { title, calls: [put('aside', rule, spare), put('swap', neighbour, own), put('move', rule, other)] };
}

/** A free priority beyond `near` in the given direction and before `far`, which is undefined without a rule there. */
function between(near: number, far: number | undefined, direction: 'up' | 'down'): number | undefined {
  const limit = far ?? (direction === 'up' ? 0 : Math.min(near + 2 * STEP, MAX_PRIORITY + 1));
  const middle = Math.floor((near + limit) / 2);
  return middle === near || middle === limit ? undefined : middle;
}

/** The free priority nearest to `start`, so that the temporary order changes as little as possible. */
function nearestFree(taken: ReadonlySet<number | undefined>, start: number): number | undefined {
  for (let distance = 1; distance < MAX_PRIORITY; distance++) {
    for (const priority of [start + distance, start - distance]) {
      if (priority >= 1 && priority <= MAX_PRIORITY && !taken.has(priority)) return priority;
    }
  }
  return undefined;
}
