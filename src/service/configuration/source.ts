import type {
  Api,
  Authorizer,
  Integration,
  IntegrationResponse,
  Model,
  Route,
  RouteResponse,
  Stage,
} from '@aws-sdk/client-apigatewayv2';
import { targetId } from '../integration-name';
import type { ImportResult } from '../openapi/types';
import {
  type ByKey,
  type Configuration,
  emptyConfiguration,
  type IntegrationValue,
  integrationKey,
  type Members,
  normalMembers,
  ownTags,
  type RouteValue,
} from './value';

/**
 * What a source does not say: `stages`, `tags`, or a member of the API or of its integrations (`api.IpAddressType`,
 * `integration.Description`).
 */
export type Lack = 'stages' | 'tags' | `api.${string}` | `integration.${string}`;

/** A resource of the service behind a value. */
export interface Original {
  id: string;
  /** Made by quick create: it cannot be deleted (2.13). */
  isManaged: boolean;
  /** As the service returned it. */
  resource: Members;
  /** The ids of its responses, by key. */
  responseIds: ByKey<string>;
}

/** The ids of an API, by the natural keys of its value. */
export interface Origin {
  apiId: string;
  isManaged: boolean;
  routes: ByKey<Original>;
  /** Several where integrations have the same content. */
  integrations: ByKey<readonly Original[]>;
  authorizers: ByKey<Original>;
  models: ByKey<Original>;
  stages: ByKey<Original>;
}

/** A configuration, where it was read from, and what it lacks. */
export interface Source {
  configuration: Configuration;
  lacks: readonly Lack[];
  /** Undefined where the source has no ids, such as a document. */
  origin?: Origin;
}

/** The latest configuration: what the lists of an API return. */
export interface ApiLists {
  api: Api;
  routes: readonly Route[];
  integrations: readonly Integration[];
  authorizers: readonly Authorizer[];
  stages: readonly Stage[];
  models: readonly Model[];
  /** WebSocket APIs only, by the id of the parent. */
  routeResponses: ByKey<readonly RouteResponse[]>;
  integrationResponses: ByKey<readonly IntegrationResponse[]>;
}

/** The value of an API from its lists, with the ids that plans need. */
export function fromLists(lists: ApiLists): Source & { origin: Origin } {
  const { api } = lists;
  const protocol = api.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP';
  const authorizerNames = new Map(lists.authorizers.map((one) => [one.AuthorizerId, one.Name ?? '']));
  const keys = new Map<string, string>();
  const integrations = new Map<string, IntegrationValue>();
  const integrationOrigins = new Map<string, Original[]>();
  for (const one of lists.integrations) {
    const id = one.IntegrationId ?? '';
    const responses = lists.integrationResponses[id] ?? [];
    const value: IntegrationValue = {
      members: normalMembers('integration', protocol, one),
      responses: byKey(responses, 'IntegrationResponseKey', (response) =>
        normalMembers('integrationResponse', protocol, response),
      ),
    };
    const key = integrationKey(value);
    const responseIds = byKey(
      responses,
      'IntegrationResponseKey',
      (response) => response.IntegrationResponseId ?? '',
    );
    keys.set(id, key);
    integrations.set(key, value);
    integrationOrigins.set(key, [
      ...(integrationOrigins.get(key) ?? []),
      { ...original(one, id), responseIds },
    ]);
  }
  const routes = byKey(lists.routes, 'RouteKey', (one): RouteValue => {
    const integration = keys.get(targetId(one.Target) ?? '');
    const authorizer = authorizerNames.get(one.AuthorizerId);
    return {
      members: normalMembers('route', protocol, one),
      ...(integration !== undefined && { integration }),
      ...(authorizer !== undefined && { authorizer }),
      responses: byKey(lists.routeResponses[one.RouteId ?? ''] ?? [], 'RouteResponseKey', (response) =>
        normalMembers('routeResponse', protocol, response),
      ),
    };
  });
  return {
    lacks: [],
    configuration: {
      protocol,
      api: normalMembers('api', protocol, api),
      routes,
      integrations: Object.fromEntries(integrations),
      authorizers: byKey(lists.authorizers, 'Name', (one) => normalMembers('authorizer', protocol, one)),
      models: byKey(lists.models, 'Name', (one) => normalMembers('model', protocol, one)),
      stages: byKey(lists.stages, 'StageName', (one) => stageMembers(protocol, one, routes)),
      tags: ownTags(api.Tags),
    },
    origin: {
      apiId: api.ApiId ?? '',
      isManaged: api.ApiGatewayManaged === true,
      routes: byKey(lists.routes, 'RouteKey', (one) => ({
        ...original(one, one.RouteId),
        responseIds: byKey(
          lists.routeResponses[one.RouteId ?? ''] ?? [],
          'RouteResponseKey',
          (response) => response.RouteResponseId ?? '',
        ),
      })),
      integrations: Object.fromEntries(integrationOrigins),
      authorizers: byKey(lists.authorizers, 'Name', (one) => original(one, one.AuthorizerId)),
      models: byKey(lists.models, 'Name', (one) => original(one, one.ModelId)),
      stages: byKey(lists.stages, 'StageName', (one) => original(one, one.StageName)),
    },
  };
}

const original = (resource: object, id = ''): Original => ({
  id,
  isManaged: (resource as Members).ApiGatewayManaged === true,
  resource: resource as Members,
  responseIds: {},
});

function byKey<Item extends object, Value>(
  items: readonly Item[],
  member: keyof Item,
  toValue: (item: Item) => Value,
): Record<string, Value> {
  return Object.fromEntries(items.map((item) => [String(item[member]), toValue(item)]));
}

/** Settings of a route that is not there have no effect until one with that key is created (2.4). */
function stageMembers(protocol: Configuration['protocol'], stage: Stage, routes: ByKey<RouteValue>): Members {
  const settings = Object.entries(stage.RouteSettings ?? {}).filter(([key]) => Object.hasOwn(routes, key));
  return normalMembers('stage', protocol, { ...stage, RouteSettings: Object.fromEntries(settings) });
}

/** What an OpenAPI document cannot carry (6.1). */
export const DOCUMENT_LACKS = [
  'stages',
  'api.ApiKeySelectionExpression',
  'api.RouteSelectionExpression',
  'api.DisableSchemaValidation',
  'api.IpAddressType',
  'integration.Description',
] as const satisfies readonly Lack[];

/** The export of an API without a version has the time of the export in its place (6.1). */
const EXPORT_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dUTC$/;

/** The value of an HTTP API as an OpenAPI document describes it. */
function fromDocument(document: Extract<ImportResult, { ok: true }>): Source {
  const protocol = 'HTTP';
  const { Tags, ...members } = document.api;
  const hasTime = EXPORT_TIME.test(members.Version ?? '');
  const authorizers = new Map(document.authorizers.map((one) => [one.key, one.Name ?? one.key]));
  const keys = new Map<string, string>();
  const integrations: Record<string, IntegrationValue> = {};
  for (const { key: name, ...one } of document.integrations) {
    const value = { members: normalMembers('integration', protocol, one), responses: {} };
    const key = integrationKey(value);
    keys.set(name, key);
    integrations[key] = value;
  }
  const routes = byKey(document.routes, 'RouteKey', (one): RouteValue => {
    const integration = keys.get(one.integration ?? '');
    const authorizer = authorizers.get(one.authorizer ?? '');
    return {
      members: normalMembers('route', protocol, one),
      ...(integration !== undefined && { integration }),
      ...(authorizer !== undefined && { authorizer }),
      responses: {},
    };
  });
  return {
    lacks: DOCUMENT_LACKS,
    configuration: {
      protocol,
      api: normalMembers('api', protocol, { ...members, ...(hasTime && { Version: undefined }) }),
      routes,
      integrations,
      authorizers: Object.fromEntries(
        document.authorizers.map(({ key, ...one }) => [
          one.Name ?? key,
          normalMembers('authorizer', protocol, one),
        ]),
      ),
      models: {},
      stages: {},
      tags: ownTags(Tags),
    },
  };
}

/**
 * What an import of a document would make of an API: tags and the switch of the default endpoint stay as they are where
 * the document does not have them (6.2).
 */
export function fromOpenApi(document: Extract<ImportResult, { ok: true }>): Source {
  const source = fromDocument(document);
  const { Tags, DisableExecuteApiEndpoint } = document.api;
  const kept: Lack[] = [
    ...(Tags === undefined ? (['tags'] as const) : []),
    ...(DisableExecuteApiEndpoint === undefined ? (['api.DisableExecuteApiEndpoint'] as const) : []),
  ];
  return { ...source, lacks: [...source.lacks, ...kept] };
}

/** An HTTP API without anything: what a new API is compared with. */
export const emptyHttpSource: Source = {
  lacks: [],
  configuration: emptyConfiguration('HTTP'),
};

/** What a stage serves, from its export: tags are the API's own and not deployed. */
export function fromStageExport(document: Extract<ImportResult, { ok: true }>): Source {
  const source = fromDocument(document);
  return { ...source, lacks: [...source.lacks, 'tags'] };
}
