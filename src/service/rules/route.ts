import type { Route } from '@aws-sdk/client-apigatewayv2';
import { managedReason } from './managed';
import { quota } from './quotas';
import {
  isHttpRouteKey,
  normalizeRouteKey,
  parseRouteKey,
  routeVariables,
  variableFault,
  WEBSOCKET_ROUTE_KEYS,
} from './route-key';
import { checkAll, type Issue, type Protocol, type Rule } from './rule';
import {
  anyString,
  booleanValue,
  type Draft,
  isPresent,
  oneOf,
  requiredRule,
  shapeRule,
  stringList,
  stringMap,
  stringValue,
  structure,
} from './shape';

export type RouteState = Draft<Route>;

interface RouteOfApi {
  RouteId?: string | undefined;
  RouteKey?: string | undefined;
}

export interface RouteFacts {
  protocol?: Protocol;
  mode?: 'create' | 'update';
  /** Routes of the same API; one with the state's own `RouteId` is passed over. */
  otherRoutes?: readonly RouteOfApi[];
  /**
   * The routes of the same API whose key is `normalizedKey` once normalized, in place of `otherRoutes`: with an index,
   * checking each route of an import takes time in proportion to their number, not to its square.
   */
  routesWithKey?: (normalizedKey: string) => Iterable<RouteOfApi>;
  /** All authorizers of the API. */
  authorizers?: readonly {
    AuthorizerId?: string | undefined;
    AuthorizerType?: string | undefined;
    Name?: string | undefined;
  }[];
  /** Ids of all integrations of the API. */
  integrationIds?: Pick<ReadonlySet<string>, 'has'>;
  /** The route is `ApiGatewayManaged`. */
  managed?: boolean;
  /** The key before the update. */
  formerKey?: string;
  /** For an update: the members that the request itself has. */
  sent?: RouteState;
}

/** Authorization types by protocol (2.3). */
export const AUTHORIZATION_TYPES: Record<Protocol, readonly string[]> = {
  HTTP: ['NONE', 'AWS_IAM', 'JWT', 'CUSTOM'],
  WEBSOCKET: ['NONE', 'AWS_IAM', 'CUSTOM'],
};

/** The id in a target, or undefined where the target has another form. */
export function targetIntegration(target: string | undefined): string | undefined {
  return target === undefined ? undefined : /^integrations\/([a-z0-9]+)$/.exec(target)?.[1];
}

const WEBSOCKET_MEMBERS = [
  'RequestModels',
  'RequestParameters',
  'ModelSelectionExpression',
  'RouteResponseSelectionExpression',
] as const;

const authorized = (route: RouteState) =>
  route.AuthorizationType !== undefined && route.AuthorizationType !== 'NONE';

export const routeRules: readonly Rule<RouteState, RouteFacts>[] = [
  requiredRule('route', 'CreateRoute', ['RouteKey']),
  shapeRule(
    'route',
    structure({
      RouteKey: anyString,
      ApiKeyRequired: booleanValue,
      AuthorizationScopes: stringList(1, 64),
      AuthorizationType: oneOf(['NONE', 'AWS_IAM', 'CUSTOM', 'JWT']),
      AuthorizerId: anyString,
      ModelSelectionExpression: anyString,
      OperationName: stringValue(1, 64),
      RequestModels: stringMap(1, 128),
      RouteResponseSelectionExpression: anyString,
      Target: stringValue(1, 128),
    }),
  ),
  {
    id: 'route.update.authorizationType',
    mark: 'OBS',
    source: '2.3; hashicorp/terraform-provider-aws#35821',
    check: (_route, { sent }) =>
      isPresent(sent?.AuthorizerId) && !isPresent(sent?.AuthorizationType)
        ? [
            {
              path: ['AuthorizationType'],
              message: 'Unable to update route. Authorizer type is invalid or null.',
            },
          ]
        : [],
  },
  {
    id: 'route.managed.key',
    mark: 'SEED',
    source: '2.13',
    check: (route, facts) =>
      facts.managed && facts.formerKey !== undefined && facts.formerKey !== route.RouteKey
        ? [{ path: ['RouteKey'], message: managedReason('route') }]
        : [],
  },
  {
    id: 'route.key.http',
    mark: 'AWS',
    source: '2.3',
    check: (route, facts) =>
      facts.protocol !== 'HTTP' || route.RouteKey === undefined || isHttpRouteKey(route.RouteKey)
        ? []
        : [
            {
              path: ['RouteKey'],
              message:
                'The provided route key is not formatted properly for HTTP protocol. Format should be "<HTTP METHOD> /<RESOURCE PATH>" or "$default"',
            },
          ],
  },
  {
    // The service's sentence for misplaced variables is not known; the rule itself is documented.
    id: 'route.key.variables',
    mark: 'DOC',
    source: '2.3',
    check(route, facts) {
      if (facts.protocol !== 'HTTP' || route.RouteKey === undefined) return [];
      const key = parseRouteKey(route.RouteKey);
      const fault = 'path' in key ? variableFault(key.path) : undefined;
      return fault === undefined ? [] : [{ path: ['RouteKey'], message: fault }];
    },
  },
  {
    id: 'route.key.websocket',
    mark: 'DOC',
    source: '2.3',
    check: (route, facts) =>
      facts.protocol === 'WEBSOCKET' &&
      route.RouteKey !== undefined &&
      (route.RouteKey === '' ||
        (route.RouteKey.startsWith('$') &&
          !(WEBSOCKET_ROUTE_KEYS as readonly string[]).includes(route.RouteKey)))
        ? [
            {
              path: ['RouteKey'],
              message: `Route keys starting with $ are reserved for predefined routes: ${WEBSOCKET_ROUTE_KEYS.join(', ')}`,
            },
          ]
        : [],
  },
  {
    id: 'route.key.duplicate',
    mark: 'OBS',
    source: '2.3',
    check: (route, facts) =>
      route.RouteKey !== undefined && others(route, facts).some((other) => other.RouteKey === route.RouteKey)
        ? [alreadyExists(route.RouteKey)]
        : [],
  },
  {
    id: 'route.key.twin',
    mark: 'INF',
    source: '2.3',
    check(route, facts) {
      if (facts.protocol !== 'HTTP' || route.RouteKey === undefined) return [];
      const key = normalizeRouteKey(route.RouteKey);
      // Most routes differ before their first variable, which is cheaper to see than to normalize.
      const start = key.split('{', 1)[0] ?? '';
      const twin = others(route, facts).find(
        (other) =>
          other.RouteKey?.startsWith(start) &&
          other.RouteKey !== route.RouteKey &&
          normalizeRouteKey(other.RouteKey) === key,
      );
      return twin?.RouteKey === undefined ? [] : [alreadyExists(twin.RouteKey)];
    },
  },
  {
    id: 'route.apiKey.http',
    mark: 'AWS',
    source: '2.3',
    check: (route, facts) =>
      facts.protocol === 'HTTP' && route.ApiKeyRequired === true
        ? [
            {
              path: ['ApiKeyRequired'],
              message:
                'ApiKeyRequired is not currently supported for HTTP APIs. Please set ApiKeyRequired to false for route null',
            },
          ]
        : [],
  },
  {
    id: 'route.apiKey.connect',
    mark: 'DOC',
    source: '2.3',
    check: (route, facts) =>
      facts.protocol === 'WEBSOCKET' && route.ApiKeyRequired === true && route.RouteKey !== '$connect'
        ? [{ path: ['ApiKeyRequired'], message: 'An API key can be required on the $connect route only' }]
        : [],
  },
  {
    id: 'route.members.websocket',
    mark: 'SEED',
    source: '2.3',
    check: (route, facts) =>
      facts.protocol !== 'HTTP'
        ? []
        : WEBSOCKET_MEMBERS.filter(
            (member) => isPresent(route[member]) && Object.keys(route[member] ?? {}).length > 0,
          ).map((member) => ({ path: [member], message: `${member} is supported only for WebSocket APIs` })),
  },
  {
    id: 'route.target.form',
    mark: 'AWS',
    source: '2.3',
    check: (route) =>
      !isPresent(route.Target) || targetIntegration(route.Target) !== undefined
        ? []
        : [
            {
              path: ['Target'],
              message:
                'Unexpected or malformed target in route null. Correct format should be integrations/<integration_id>.',
            },
          ],
  },
  {
    id: 'route.target.exists',
    mark: 'MEM',
    source: '2.14',
    check(route, facts) {
      const id = targetIntegration(route.Target);
      return id === undefined || !facts.integrationIds || facts.integrationIds.has(id)
        ? []
        : [{ path: ['Target'], message: `Invalid Integration identifier specified ${id}`, status: 404 }];
    },
  },
  {
    id: 'route.auth.type',
    mark: 'SEED',
    source: '2.3',
    check(route, facts) {
      if (!facts.protocol || route.AuthorizationType === undefined) return [];
      const types = AUTHORIZATION_TYPES[facts.protocol];
      return types.includes(route.AuthorizationType)
        ? []
        : [
            {
              path: ['AuthorizationType'],
              message: `Authorization type ${route.AuthorizationType} is not supported for ${facts.protocol} APIs; valid values are ${types.join(', ')}`,
            },
          ];
    },
  },
  {
    id: 'route.auth.connect',
    mark: 'AWS',
    source: '2.3',
    check: (route, facts) =>
      facts.protocol === 'WEBSOCKET' && authorized(route) && route.RouteKey !== '$connect'
        ? [
            {
              path: ['AuthorizationType'],
              message: 'Currently, authorization is restricted to the $connect route only',
            },
          ]
        : [],
  },
  {
    id: 'route.auth.jwt',
    mark: 'AWS',
    source: '2.3',
    check: (route, facts) =>
      route.AuthorizationType === 'JWT' && !hasAuthorizer(route, facts, 'JWT')
        ? [
            {
              path: ['AuthorizerId'],
              message:
                'Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer.',
            },
          ]
        : [],
  },
  {
    id: 'route.auth.custom',
    mark: 'INF',
    source: '2.3',
    check: (route, facts) =>
      route.AuthorizationType === 'CUSTOM' && !hasAuthorizer(route, facts, 'REQUEST')
        ? [
            {
              path: ['AuthorizerId'],
              message:
                'Invalid authorizer ID specified. Setting the authorization type to CUSTOM requires a valid REQUEST authorizer.',
            },
          ]
        : [],
  },
  {
    id: 'route.auth.scopes',
    mark: 'AWS',
    source: '2.3; cdk-preflight pf-apigwv2-route-authorization-scopes-jwt',
    check: (route) =>
      isPresent(route.AuthorizationScopes) && route.AuthorizationType !== 'JWT'
        ? [
            {
              path: ['AuthorizationScopes'],
              message:
                'Invalid Route authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT authorization types',
            },
          ]
        : [],
  },
  {
    id: 'route.auth.scopeCount',
    mark: 'DOC',
    source: '2.3',
    check: (route) =>
      (route.AuthorizationScopes ?? []).length > quota('scopesPerRoute')
        ? [{ path: ['AuthorizationScopes'], message: 'A route can have at most 10 authorization scopes' }]
        : [],
  },
];

/** The other routes that may have the same key. */
function others(route: RouteState, facts: RouteFacts): RouteOfApi[] {
  const candidates =
    facts.routesWithKey && route.RouteKey !== undefined
      ? [...facts.routesWithKey(normalizeRouteKey(route.RouteKey))]
      : (facts.otherRoutes ?? []);
  return candidates.filter((other) => route.RouteId === undefined || other.RouteId !== route.RouteId);
}

function alreadyExists(key: string): Omit<Issue, 'rule'> {
  return { path: ['RouteKey'], message: `Route with key ${key} already exists for this API`, status: 409 };
}

function hasAuthorizer(route: RouteState, facts: RouteFacts, type: string): boolean {
  if (!isPresent(route.AuthorizerId)) return false;
  if (!facts.authorizers) return true;
  return facts.authorizers.some(
    (authorizer) => authorizer.AuthorizerId === route.AuthorizerId && authorizer.AuthorizerType === type,
  );
}

/** What the service has against this route (2.1, 2.3, 2.13). A rule whose facts are missing stays silent. */
export function checkRoute(route: RouteState, facts: RouteFacts = {}): Issue[] {
  return checkAll(routeRules, route, facts);
}

export const routeAdvice: readonly Rule<RouteState, RouteFacts>[] = [
  {
    id: 'route.key.sameVariable',
    mark: 'MEM',
    source: '2.3',
    check(route) {
      const names = routeVariables(route.RouteKey ?? '').map((name) => name.replace(/\+$/, ''));
      const twice = names.find((name, at) => names.indexOf(name) !== at);
      return twice === undefined
        ? []
        : [
            {
              path: ['RouteKey'],
              message: `Duplicate variable {${twice}} in the path; how the service reads it is not known`,
            },
          ];
    },
  },
];

/** What is accepted but probably not meant; never blocks (2.3). */
export function lintRoute(route: RouteState): Issue[] {
  return checkAll(routeAdvice, route, {});
}
