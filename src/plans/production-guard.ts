import { cachedNames, loadNames } from '../client/cache/resource-names';
import type { Connection } from '../client/connection/connection';
import { isPattern, matchesPattern } from '../lib/name-pattern';
import type { Plan } from '../service/plan';

/**
 * The name that the user must type before a plan runs: the connection's when all of it is production, else that of the
 * first resource whose name or tags match the connection's pattern. Undefined for everything else.
 */
export function productionName(connection: Connection, plan: Plan): string | undefined {
  const { isProduction, name, productionPattern } = connection;
  if (plan.calls.length === 0) return undefined;
  if (isProduction) return name;
  if (productionPattern === '') return undefined;
  // An invalid pattern may mean anything, so it guards everything.
  if (!isPattern(productionPattern)) return name;
  return plan.calls
    .flatMap(({ input }) => cachedNames(connection, input as Record<string, unknown>))
    .find((named) => matchesPattern(productionPattern, [named.name, ...named.tags]))?.name;
}

/**
 * The same for a plan whose resources this tab may not have loaded: they are read first. What cannot be read is
 * treated as production, and the prompt asks for the connection's name.
 */
export async function loadProductionName(connection: Connection, plan: Plan): Promise<string | undefined> {
  const { name, isProduction, productionPattern } = connection;
  if (isProduction || !isPattern(productionPattern) || productionPattern === '')
    return productionName(connection, plan);
  const known = await Promise.all(
    plan.calls.map(({ input }) => loadNames(connection, input as Record<string, unknown>)),
  );
  return productionName(connection, plan) ?? (known.includes(false) ? name : undefined);
}
