import { type Replacements, rewrite } from '../../service/configuration/rewrite';
import type { Configuration } from '../../service/configuration/value';
import { checkApi } from '../../service/rules/api';

/** What the form of a clone holds. */
export interface CloneValues {
  name: string;
  withStages: boolean;
  /** What the user has entered, by `referenceKey`. */
  replacements: Readonly<Record<string, string>>;
}

/** The configuration of the new API. */
export function clonedConfiguration(
  { stages, ...original }: Configuration,
  { name, withStages }: CloneValues,
  replacements: Replacements,
): Configuration {
  const named = { ...original, api: { ...original.api, Name: name }, stages: withStages ? stages : {} };
  return rewrite(named, replacements);
}

/** What the service has against the name; undefined when it takes it. */
export function nameProblem({ api, protocol }: Configuration, Name: string): string | undefined {
  return checkApi({ ...api, Name, ProtocolType: protocol }, { mode: 'create' }).find(
    ({ path }) => path[0] === 'Name',
  )?.message;
}
