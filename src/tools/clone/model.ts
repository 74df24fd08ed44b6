import { type Reference, type Replacements, rewrite } from '../../service/configuration/rewrite';
import type { Configuration } from '../../service/configuration/value';
import { checkApi } from '../../service/rules/api';

/** What the form of a clone holds. */
export interface CloneValues {
  name: string;
  withStages: boolean;
  /** What the user has entered, by `referenceKey`. */
  replacements: Readonly<Record<string, string>>;
}

/** Identifies a reference among all of an API. */
export const referenceKey = ({ kind, value }: Reference): string => `${kind} ${value}`;

/** What each reference becomes: as entered, else the Region of the target for that of the source, else as it is. */
export function suggestedReplacements(
  found: readonly Reference[],
  entered: CloneValues['replacements'],
  fromRegion: string,
  toRegion: string,
): Replacements {
  return found.map((reference) => {
    const isRegion = reference.kind === 'Region' && reference.value === fromRegion;
    const replacement = entered[referenceKey(reference)] ?? (isRegion ? toRegion : reference.value);
    return { ...reference, replacement };
  });
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
