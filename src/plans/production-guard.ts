import { cachedNames, loadNames } from '../client/cache/resource-names';
import { activeConnection } from '../client/connection/active-connection';
import { matchesPattern } from '../lib/name-pattern';
import type { Plan } from '../service/plan';

/**
 * The name that has to be typed before a plan is run: the connection's when all of it is production, else that of the
 * first resource whose name or tags match the connection's pattern. Undefined for everything else.
 */
export function productionName(plan: Plan): string | undefined {
  const { isProduction, name, productionPattern } = activeConnection();
  if (plan.calls.length === 0) return undefined;
  if (isProduction) return name;
  if (productionPattern === '') return undefined;
  return plan.calls
    .flatMap(({ input }) => cachedNames(input as Record<string, unknown>))
    .find((named) => matchesPattern(productionPattern, [named.name, ...named.tags]))?.name;
}

/**
 * The same for a plan whose resources this tab may not have loaded: they are looked at first. What cannot be looked at is
 * taken for production, and the connection's name is asked for.
 */
export async function loadProductionName(plan: Plan): Promise<string | undefined> {
  const { name, isProduction, productionPattern } = activeConnection();
  if (isProduction || productionPattern === '') return productionName(plan);
  const known = await Promise.all(plan.calls.map(({ input }) => loadNames(input as Record<string, unknown>)));
  return productionName(plan) ?? (known.includes(false) ? name : undefined);
}
