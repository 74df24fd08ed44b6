import type { JournalEntry } from './journal';

/** What the name of a kind is in operations, and in sentences. */
const KIND_LABELS: readonly (readonly [part: string, noun: string])[] = [
  ['ApiMapping', 'API mapping'],
  ['RouteResponse', 'route response'],
  ['IntegrationResponse', 'integration response'],
  ['RouteSettings', 'stage'],
  ['RouteRequestParameter', 'route'],
  ['AccessLogSettings', 'stage'],
  ['CorsConfiguration', 'API'],
  ['DomainName', 'domain name'],
  ['VpcLink', 'VPC link'],
  ['Integration', 'integration'],
  ['AuthorizersCache', 'stage'],
  ['Authorizer', 'authorizer'],
  ['Deployment', 'deployment'],
  ['Route', 'route'],
  ['Stage', 'stage'],
  ['Model', 'model'],
  ['Tags', 'tags'],
  ['Resource', 'tags'],
  ['Api', 'API'],
];

/** The members that name a resource, the one that says most first; for calls on the part of another, its parent's. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  API: ['Name', 'ApiId'],
  'API mapping': ['ApiMappingKey', 'ApiMappingId', 'DomainName'],
  'route response': ['RouteResponseKey', 'RouteResponseId', 'RouteId'],
  'integration response': ['IntegrationResponseKey', 'IntegrationResponseId', 'IntegrationId'],
  'domain name': ['DomainName'],
  'VPC link': ['Name', 'VpcLinkId'],
  integration: ['IntegrationId', 'ApiId'],
  authorizer: ['Name', 'AuthorizerId', 'ApiId'],
  deployment: ['DeploymentId', 'StageName', 'ApiId'],
  route: ['RouteKey', 'RouteId', 'ApiId'],
  stage: ['StageName', 'ApiId'],
  model: ['Name', 'ModelId', 'ApiId'],
  tags: ['ResourceArn'],
};

/** What of an entry names the thing it was about. */
export type Named = Pick<JournalEntry, 'operation' | 'input' | 'output' | 'before'>;

/** What kind of resource an operation is about, as a noun: "route response". */
export function kindLabel(operation: string): string {
  return KIND_LABELS.find(([part]) => operation.includes(part))?.[1] ?? 'resource';
}

/** What a call was about: "route GET /pets", "API orders"; a list names its parent: "routes of a1b2c3". */
export function describeCall({ operation, input, output, before }: Named): string {
  const noun = kindLabel(operation);
  const isList = /^Get\w+s$/.test(operation) && operation !== 'GetTags';
  // The settings of one route name it by its key, but are the stage's.
  const sources = noun === 'stage' ? [input] : [output, before, input];
  const found = (NAMES[noun] ?? [])
    .flatMap((member) => sources.map((source) => source?.[member]))
    .find((value) => typeof value === 'string' && value !== '');
  if (isList) {
    const parent = input.RouteId ?? input.IntegrationId ?? input.ApiId ?? input.DomainName;
    return parent === undefined ? `${noun}s` : `${noun}s of ${String(parent)}`;
  }
  return found === undefined ? noun : `${noun} ${String(found)}`;
}

/** Whether a call changed nothing by its kind: it only asked. */
export function isRead(operation: string): boolean {
  return /^(Get|List|Export)/.test(operation);
}
