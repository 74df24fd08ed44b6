import { type Reference, type ReferenceKind, referencesIn } from '../references';
import { type Configuration, type IntegrationValue, integrationKey } from './value';

/** The new values of references; one that is absent stays. */
export type Replacements = readonly (Reference & { replacement: string })[];

/** Identifies a reference among all of an API. */
export const referenceKey = ({ kind, value }: Reference): string => `${kind} ${value}`;

/**
 * What each reference becomes: as entered, else the Region of the target for that of the source, else as it is.
 * @param entered by `referenceKey`
 */
export function suggestedReplacements(
  found: readonly Reference[],
  entered: Readonly<Record<string, string>>,
  fromRegion: string,
  toRegion: string,
): Replacements {
  return found.map((reference) => {
    const isRegion = reference.kind === 'Region' && reference.value === fromRegion;
    const replacement = entered[referenceKey(reference)] ?? (isRegion ? toRegion : reference.value);
    return { ...reference, replacement };
  });
}

/** What the configuration names outside of itself, each once. */
export const references = ({ integrations, authorizers, stages }: Configuration): Reference[] =>
  referencesIn(integrations, authorizers, stages);

/** The configuration with references replaced, all at once: a replacement is not replaced again. */
export function rewrite(configuration: Configuration, replacements: Replacements): Configuration {
  const active = replacements.filter(({ value, replacement }) => replacement !== '' && replacement !== value);
  if (active.length === 0) return configuration;
  const values = new Map(
    active.map(({ kind, value, replacement }) => [prefix(kind) + value, prefix(kind) + replacement]),
  );
  const patterns = active
    .map(({ kind, value }) => prefix(kind) + value)
    .sort((a, b) => b.length - a.length)
    .map((text) => `${/^\w/.test(text) ? '(?<![\\w-])' : ''}${escaped(text)}(?![\\w-])`);
  const pattern = new RegExp(patterns.join('|'), 'g');
  const replaced = <Value>(value: Value): Value => {
    if (typeof value === 'string')
      return value.replaceAll(pattern, (text) => values.get(text) ?? text) as Value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(replaced) as Value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one)])) as Value;
  };
  const keys = new Map<string, string>();
  const integrations: Record<string, IntegrationValue> = {};
  for (const [key, value] of Object.entries(configuration.integrations)) {
    const changed = replaced(value);
    const newKey = integrationKey(changed);
    keys.set(key, newKey);
    integrations[newKey] = changed;
  }
  const routes = Object.fromEntries(
    Object.entries(configuration.routes).map(([key, route]) => {
      const integration = route.integration === undefined ? undefined : keys.get(route.integration);
      return [key, { ...route, ...(integration !== undefined && { integration }) }];
    }),
  );
  return {
    ...configuration,
    routes,
    integrations,
    authorizers: replaced(configuration.authorizers),
    stages: replaced(configuration.stages),
  };
}

/** The text before a name that says what it names. */
function prefix(kind: ReferenceKind): string {
  return kind === 'Function' ? ':function:' : kind === 'Role' ? ':role/' : '';
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
