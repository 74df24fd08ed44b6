import { here } from '../api/here';
import { namesIn } from '../api/known-names';
import { matchesPattern } from '../lib/name-pattern';
import type { Plan } from './types';

/**
 * The name that has to be typed before a plan is run: the connection's when all of it is production, else that of the
 * first resource whose name or tags match the connection's pattern. Undefined for everything else.
 */
export function guardedName(plan: Plan): string | undefined {
  const { isProduction, name, productionPattern } = here();
  if (plan.calls.length === 0) return undefined;
  if (isProduction) return name;
  if (productionPattern === '') return undefined;
  return plan.calls
    .flatMap(({ input }) => namesIn(input as Record<string, unknown>))
    .find((named) => matchesPattern(productionPattern, [named.name, ...named.tags]))?.name;
}
