import { API_KEY_SELECTIONS, HTTP_ROUTE_SELECTION } from '../rules/api';
import { normalizeCors } from '../rules/cors';
import { MAX_TIMEOUT } from '../rules/integration';
import type { Protocol } from '../rules/rule';

/** Members of a resource by the SDK's names. */
export type Members = Readonly<Record<string, unknown>>;
/** Values by natural key. */
export type ByKey<Value> = Readonly<Record<string, Value>>;

/** A route: its own members, and what it refers to by natural key. */
export interface RouteValue {
  members: Members;
  /** The key of its integration: the integration's content. */
  integration?: string;
  /** The name of its authorizer. */
  authorizer?: string;
  /** Route responses by RouteResponseKey. */
  responses: ByKey<Members>;
}

/** An integration and its responses by IntegrationResponseKey. */
export interface IntegrationValue {
  members: Members;
  responses: ByKey<Members>;
}

/**
 * An API as one value without ids and dates. Members that have the service's default are filled in, or absent where the
 * default is "nothing": `false`, an empty text, list or map. Lists are sorted, because the service uses them as sets. Tags
 * under `aws:` are reserved and left out.
 */
export interface Configuration {
  protocol: Protocol;
  api: Members;
  /** By RouteKey. */
  routes: ByKey<RouteValue>;
  /** By content: two equal integrations are one. */
  integrations: ByKey<IntegrationValue>;
  /** By Name. */
  authorizers: ByKey<Members>;
  /** By Name. */
  models: ByKey<Members>;
  /** Settings by StageName, without what the stage serves. */
  stages: ByKey<Members>;
  tags: ByKey<string>;
}

/** An API without anything. */
export const emptyConfiguration = (protocol: Protocol): Configuration => ({
  protocol,
  api: {},
  routes: {},
  integrations: {},
  authorizers: {},
  models: {},
  stages: {},
  tags: {},
});

/** The kinds of resources that a configuration consists of. */
export type Part =
  | 'api'
  | 'route'
  | 'routeResponse'
  | 'integration'
  | 'integrationResponse'
  | 'authorizer'
  | 'model'
  | 'stage';

/** The members that belong to the value: those that both the create and the update of the kind accept. */
const MEMBERS: Readonly<Record<Part, readonly string[]>> = {
  api: [
    'Name',
    'Description',
    'Version',
    'RouteSelectionExpression',
    'ApiKeySelectionExpression',
    'DisableExecuteApiEndpoint',
    'DisableSchemaValidation',
    'IpAddressType',
    'CorsConfiguration',
  ],
  route: [
    'ApiKeyRequired',
    'AuthorizationScopes',
    'AuthorizationType',
    'ModelSelectionExpression',
    'OperationName',
    'RequestModels',
    'RequestParameters',
    'RouteResponseSelectionExpression',
  ],
  routeResponse: ['ModelSelectionExpression', 'ResponseModels', 'ResponseParameters'],
  integration: [
    'ConnectionId',
    'ConnectionType',
    'ContentHandlingStrategy',
    'CredentialsArn',
    'Description',
    'IntegrationMethod',
    'IntegrationSubtype',
    'IntegrationType',
    'IntegrationUri',
    'PassthroughBehavior',
    'PayloadFormatVersion',
    'RequestParameters',
    'RequestTemplates',
    'ResponseParameters',
    'TemplateSelectionExpression',
    'TimeoutInMillis',
    'TlsConfig',
  ],
  integrationResponse: [
    'ContentHandlingStrategy',
    'ResponseParameters',
    'ResponseTemplates',
    'TemplateSelectionExpression',
  ],
  authorizer: [
    'AuthorizerCredentialsArn',
    'AuthorizerPayloadFormatVersion',
    'AuthorizerResultTtlInSeconds',
    'AuthorizerType',
    'AuthorizerUri',
    'EnableSimpleResponses',
    'IdentitySource',
    'IdentityValidationExpression',
    'JwtConfiguration',
  ],
  model: ['ContentType', 'Description', 'Schema'],
  stage: [
    'AccessLogSettings',
    'AutoDeploy',
    'ClientCertificateId',
    'DefaultRouteSettings',
    'Description',
    'RouteSettings',
    'StageVariables',
    'Tags',
  ],
};

/** The defaults of the service (2.2, 2.3, 2.6, 2.10), as it returns them after a create without the member. */
function defaults(part: Part, protocol: Protocol, given: Members): Members {
  if (part === 'api')
    return {
      ApiKeySelectionExpression: API_KEY_SELECTIONS[0],
      IpAddressType: 'ipv4',
      ...(protocol === 'HTTP' && { RouteSelectionExpression: HTTP_ROUTE_SELECTION }),
    };
  if (part === 'route') return { AuthorizationType: 'NONE' };
  if (part === 'model') return { ContentType: 'application/json' };
  if (part !== 'integration') return {};
  const isFunction = given.IntegrationType === 'AWS_PROXY' && given.IntegrationSubtype === undefined;
  return {
    ConnectionType: 'INTERNET',
    PayloadFormatVersion: '1.0',
    TimeoutInMillis: MAX_TIMEOUT[protocol],
    ...(protocol === 'WEBSOCKET' && { PassthroughBehavior: 'WHEN_NO_MATCH' }),
    ...(isFunction && { IntegrationMethod: 'POST' }),
  };
}

/** The members of a resource as the value has them: with defaults, without what says nothing. */
export function normalMembers(part: Part, protocol: Protocol, resource: object): Members {
  const given = Object.fromEntries(
    Object.entries(resource).filter(([name, value]) => MEMBERS[part].includes(name) && !saysNothing(value)),
  );
  const all: Record<string, unknown> = { ...defaults(part, protocol, given), ...given };
  // HTTP APIs accept it and do not keep it (2.6).
  if (part === 'integration' && protocol === 'HTTP') delete all.PassthroughBehavior;
  const entries = Object.entries(all).map(([name, value]) => [name, normalValue(name, value)] as const);
  return Object.fromEntries(
    entries.filter(([, value]) => !saysNothing(value)).sort(([a], [b]) => compareText(a, b)),
  );
}

/** Tags without those that are reserved for AWS. */
export function ownTags(tags: Readonly<Record<string, string>> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags ?? {})
      .filter(([key]) => !/^aws:/i.test(key))
      .sort(([a], [b]) => compareText(a, b)),
  );
}

/** Whether a top-level member has the same meaning as its absence. */
function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

const withoutNothing = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => !saysNothing(one)));

function normalValue(name: string, value: unknown): unknown {
  const whole = sorted(name === 'CorsConfiguration' ? normalizeCors(value as object) : value);
  if (name === 'Tags') return ownTags(whole as Record<string, string>);
  if (!PRUNED.has(name)) return whole;
  const pruned = Object.entries(withoutNothing(whole as object));
  return Object.fromEntries(pruned.filter(([member, one]) => member !== 'LoggingLevel' || one !== 'OFF'));
}

/** Structures whose members, and maps whose entries, mean nothing when they are empty or off. */
const PRUNED: ReadonlySet<string> = new Set([
  'CorsConfiguration',
  'DefaultRouteSettings',
  'RouteSettings',
  'ResponseParameters',
]);

/** A copy with sorted keys and lists and without undefined members, so that equal values print equally. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => compareText(String(a), String(b)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** Order by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The natural key of an integration: its content as canonical JSON. */
export function integrationKey({ members, responses }: IntegrationValue): string {
  return JSON.stringify(sorted({ members, responses }));
}
