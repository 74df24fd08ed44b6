import type { Lack, Origin, Original, Source } from './source';
import { type ByKey, type Configuration, type IntegrationValue, integrationKey, type Members } from './value';

/** A source without what is not to be compared. */
export interface Projected {
  configuration: Configuration;
  origin?: Origin;
}

/** What either of two sources lacks. */
export function commonLacks(one: Source, other: Source): readonly Lack[] {
  return [...new Set([...one.lacks, ...other.lacks])];
}

/** The source without what `lacks` names, so that it is neither compared nor changed. */
export function project({ configuration, origin }: Source, lacks: readonly Lack[]): Projected {
  if (lacks.length === 0) return { configuration, ...(origin && { origin }) };
  const lacked = (part: 'api' | 'integration') =>
    lacks.flatMap((lack) => (lack.startsWith(`${part}.`) ? [lack.slice(part.length + 1)] : []));
  const keys = new Map<string, string>();
  const integrations: Record<string, IntegrationValue> = {};
  for (const [key, value] of Object.entries(configuration.integrations)) {
    const kept = { ...value, members: omit(value.members, lacked('integration')) };
    const reduced = integrationKey(kept);
    keys.set(key, reduced);
    integrations[reduced] = kept;
  }
  const routes = Object.fromEntries(
    Object.entries(configuration.routes).map(([key, route]) => {
      const integration = route.integration === undefined ? undefined : keys.get(route.integration);
      return [key, { ...route, ...(integration !== undefined && { integration }) }];
    }),
  );
  return {
    configuration: {
      ...configuration,
      api: omit(configuration.api, lacked('api')),
      routes,
      integrations,
      stages: lacks.includes('stages') ? {} : configuration.stages,
      tags: lacks.includes('tags') ? {} : configuration.tags,
    },
    ...(origin && { origin: { ...origin, integrations: merged(origin.integrations, keys) } }),
  };
}

function merged(
  integrations: Origin['integrations'],
  keys: ReadonlyMap<string, string>,
): ByKey<readonly Original[]> {
  const result: Record<string, Original[]> = {};
  for (const [key, originals] of Object.entries(integrations)) {
    const reduced = keys.get(key) ?? key;
    result[reduced] = [...(result[reduced] ?? []), ...originals];
  }
  return result;
}

function omit(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}
