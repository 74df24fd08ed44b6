import type { StageMapping } from '../../service/configuration/create-api';
import { type Replacements, rewrite } from '../../service/configuration/rewrite';
import type { Configuration } from '../../service/configuration/value';
import { checkApi } from '../../service/rules/api';
import { type ApiMappingFacts, checkApiMapping } from '../../service/rules/api-mapping';
import type { Protocol } from '../../service/rules/rule';

/** What the form of a clone holds. */
export interface CloneValues {
  name: string;
  withStages: boolean;
  /** One deployment, which the stages without automatic deployment serve. */
  isDeployed: boolean;
  mappings: readonly StageMapping[];
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

/** What is wrong with an API mapping, beside the member that is. */
export interface MappingProblem {
  member: keyof StageMapping;
  message: string;
}

/** The API mappings of each domain name of the target. */
export type TakenKeys = ReadonlyMap<string, NonNullable<ApiMappingFacts['otherMappings']>>;

/**
 * Checks one of the API mappings of the new API.
 * @param facts `taken` is undefined until it is read
 */
export function mappingProblem(
  mappings: readonly StageMapping[],
  index: number,
  facts: { protocol: Protocol; stages: readonly string[]; taken: TakenKeys | undefined },
): MappingProblem | undefined {
  const mapping = mappings[index];
  if (!mapping) return undefined;
  const { DomainName, ApiMappingKey, Stage } = mapping;
  if (DomainName === '') return { member: 'DomainName', message: 'Choose a domain name.' };
  if (facts.taken && !facts.taken.has(DomainName))
    return { member: 'DomainName', message: `The target connection has no domain name ${DomainName}.` };
  const earlier = mappings.slice(0, index).filter((one) => one.DomainName === DomainName);
  const [issue] = checkApiMapping(
    { ApiId: 'new', ApiMappingKey, Stage },
    {
      protocol: facts.protocol,
      stages: new Set(facts.stages),
      otherMappings: [...(facts.taken?.get(DomainName) ?? []), ...earlier],
    },
  );
  if (!issue) return undefined;
  return { member: issue.path[0] === 'Stage' ? 'Stage' : 'ApiMappingKey', message: issue.message };
}
