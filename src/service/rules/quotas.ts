import type { Protocol } from './rule';

/** One limit of the service (2.16). */
export interface Quota {
  label: string;
  limit: number;
  /** Whether AWS raises it on request. */
  adjustable: boolean;
  /** What it is counted in. */
  per: 'api' | 'route' | 'authorizer' | 'stage' | 'resource' | 'domain' | 'link' | 'region' | 'request';
  /** The protocols it holds for; both unless said. */
  protocol?: Protocol;
}

/** The quotas of the developer guide (2.16, [DOC]). */
export const QUOTAS = {
  apisPerRegion: { label: 'APIs per Region', limit: 600, adjustable: false, per: 'region' },
  routesPerApi: { label: 'Routes per API', limit: 300, adjustable: true, per: 'api' },
  integrationsPerApi: {
    label: 'Integrations per API',
    limit: 300,
    adjustable: false,
    per: 'api',
    protocol: 'HTTP',
  },
  integrationsPerWebSocketApi: {
    label: 'Integrations per API',
    limit: 300,
    adjustable: true,
    per: 'api',
    protocol: 'WEBSOCKET',
  },
  stagesPerApi: { label: 'Stages per API', limit: 10, adjustable: true, per: 'api' },
  authorizersPerApi: { label: 'Authorizers per API', limit: 10, adjustable: true, per: 'api' },
  audiencesPerAuthorizer: {
    label: 'Audiences per authorizer',
    limit: 50,
    adjustable: false,
    per: 'authorizer',
    protocol: 'HTTP',
  },
  scopesPerRoute: { label: 'Scopes per route', limit: 10, adjustable: false, per: 'route', protocol: 'HTTP' },
  variablesPerStage: { label: 'Stage variables per stage', limit: 100, adjustable: false, per: 'stage' },
  tagsPerResource: { label: 'Tags per resource', limit: 50, adjustable: false, per: 'resource' },
  domainNamesPerRegion: {
    label: 'Custom domain names per Region',
    limit: 120,
    adjustable: true,
    per: 'region',
  },
  vpcLinksPerRegion: { label: 'VPC links per Region', limit: 10, adjustable: true, per: 'region' },
  subnetsPerVpcLink: { label: 'Subnets per VPC link', limit: 10, adjustable: true, per: 'link' },
  multiLevelMappingsPerDomain: {
    label: 'Multi-level API mappings per domain',
    limit: 200,
    adjustable: false,
    per: 'domain',
  },
  accessLogFormatBytes: {
    label: 'Access log template size in bytes',
    limit: 3072,
    adjustable: false,
    per: 'stage',
  },
  payloadBytes: {
    label: 'Payload size in bytes',
    limit: 10 * 1024 * 1024,
    adjustable: false,
    per: 'request',
    protocol: 'HTTP',
  },
} as const satisfies Record<string, Quota>;

export type QuotaName = keyof typeof QUOTAS;

/** The number of a quota. */
export function quota(name: QuotaName): number {
  return QUOTAS[name].limit;
}

/** The control plane's token bucket for a whole account, and the slower rates of single operations in seconds per call (2.16). */
export const CONTROL_PLANE = {
  perSecond: 10,
  burst: 40,
  secondsPerCall: {
    CreateDeployment: 5,
    CreateVpcLink: 15,
    DeleteVpcLink: 30,
    CreateDomainName: 30,
    UpdateDomainName: 30,
    DeleteDomainName: 30,
  },
} as const;
