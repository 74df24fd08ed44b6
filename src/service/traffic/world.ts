import { partitionOf } from '../arn';
import type { Origin } from '../configuration/source';
import type { ByKey, Configuration, Members } from '../configuration/value';
import type { DomainRouting } from './select-mapping';

/** A stage as far as requests depend on it. */
interface StageState {
  /** Its settings by the SDK's names: StageVariables, DefaultRouteSettings, AccessLogSettings … */
  settings: Members;
  /** What was deployed to it; undefined: the latest configuration is taken as deployed. */
  served?: Configuration;
  /** False: it has no deployment. */
  isDeployed?: boolean;
}

/** A custom domain name and what of it decides about requests. */
export interface DomainState extends DomainRouting {
  domainName: string;
  hasMutualTls: boolean;
}

/** All that answers a request: an API, its stages, and the domain names in front of it. */
export interface World {
  apiId: string;
  region: string;
  /** Twelve digits; undefined: not known, and an example is used. */
  accountId?: string;
  /** The host of the API's default endpoint; undefined: AWS's. */
  endpointHost?: string;
  /** The latest configuration. */
  configuration: Configuration;
  /** Keeps the order of identity sources, which the configuration sorts. */
  origin?: Pick<Origin, 'authorizers'>;
  /** By name. */
  stages: ByKey<StageState>;
  domains?: readonly DomainState[];
}

/** The account that is used where it is not known. */
export const EXAMPLE_ACCOUNT = '123456789012';

/** The host of an API's default endpoint. */
export function endpointHost(apiId: string, region: string): string {
  return `${apiId}.execute-api.${region}.amazonaws.com${partitionOf(region) === 'aws-cn' ? '.cn' : ''}`;
}

/** What a stage serves: what was deployed to it, where that is known, else the latest configuration. */
export function servedBy(world: World, stage: string): Configuration {
  return (Object.hasOwn(world.stages, stage) && world.stages[stage]?.served) || world.configuration;
}
