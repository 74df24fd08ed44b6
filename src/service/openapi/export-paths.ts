import type { Route } from '@aws-sdk/client-apigatewayv2';
import { parseRouteKey, routeVariables } from '../rules/route-key';
import type { ExportedSchemes } from './export-authorizers';
import type { ExportedIntegrations } from './export-integrations';
import { ANY_METHOD, DEFAULT_FLAG, DEFAULT_PATH, METHODS } from './operations';
import { present } from './place';

/** The order of operations in a path item. */
const ORDER = Object.keys(METHODS);

const PLAIN_METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;

/** A route at its place in the document. */
interface Placed {
  route: Route;
  path: string;
  member: string;
  /** What `isDefaultRoute` says; undefined where the path leaves no doubt. */
  isDefault: boolean | undefined;
}

/** The routes in the document's order: by path, then by method. */
export function placeRoutes(routes: readonly Route[]): Placed[] {
  const keys = new Set(routes.map((route) => route.RouteKey));
  return routes
    .flatMap((route) => placed(route, keys))
    .sort((one, other) =>
      one.path === other.path
        ? ORDER.indexOf(one.member) - ORDER.indexOf(other.member)
        : one.path < other.path
          ? -1
          : 1,
    );
}

function placed(route: Route, keys: ReadonlySet<string | undefined>): Placed[] {
  const key = parseRouteKey(route.RouteKey ?? '');
  if ('special' in key) {
    if (key.special !== '$default') return [];
    // The path is free to choose, the flag is what counts; a route ANY /$default would be in the way.
    let path = DEFAULT_PATH;
    while (keys.has(`ANY ${path}`)) path += '_';
    return [{ route, path, member: ANY_METHOD, isDefault: true }];
  }
  const member = key.method === 'ANY' ? ANY_METHOD : key.method.toLowerCase();
  const doubtful = key.method === 'ANY' && key.path === DEFAULT_PATH;
  return [{ route, path: key.path, member, isDefault: doubtful ? false : undefined }];
}

interface Parts {
  schemes: ExportedSchemes;
  integrations: ExportedIntegrations;
  includeExtensions: boolean;
}

/**
 * The `paths` of an export (6.1). Without extensions there is no word for "any method": such a route is written as every
 * method that the path does not have otherwise, and the `$default` route, which has no path, is left out.
 */
export function exportPaths(routes: readonly Placed[], parts: Parts): Record<string, unknown> {
  const paths = new Map<string, Map<string, unknown>>();
  for (const { route, path, member, isDefault } of routes) {
    if (isDefault && !parts.includeExtensions) continue;
    const item = paths.get(path) ?? new Map<string, unknown>();
    paths.set(path, item);
    if (member !== ANY_METHOD || parts.includeExtensions)
      item.set(member, operation(route, isDefault, parts));
    else
      for (const method of PLAIN_METHODS)
        if (!item.has(method))
          // An operationId is unique in a document, so it cannot stand at each of them.
          item.set(method, operation({ ...route, OperationName: undefined }, isDefault, parts));
  }
  for (const [path, item] of paths) {
    const parameters = pathParameters(path);
    if (parameters.length > 0) item.set('parameters', parameters);
  }
  return Object.fromEntries([...paths].map(([path, item]) => [path, Object.fromEntries(item)]));
}

function operation(route: Route, isDefault: boolean | undefined, parts: Parts): Record<string, unknown> {
  const scheme = route.AuthorizerId === undefined ? undefined : parts.schemes.nameOf.get(route.AuthorizerId);
  const plain = {
    operationId: route.OperationName,
    security: scheme === undefined ? undefined : [{ [scheme]: route.AuthorizationScopes ?? [] }],
    responses: { default: { description: `Default response for ${route.RouteKey}` } },
  };
  if (!parts.includeExtensions) return present(plain);
  return present({
    ...plain,
    [DEFAULT_FLAG]: isDefault,
    'x-amazon-apigateway-auth': route.AuthorizationType === 'AWS_IAM' ? { type: 'AWS_IAM' } : undefined,
    'x-amazon-apigateway-integration': parts.integrations.ofRoute(route),
  });
}

/** On the path and not on its operations, as the service writes them; a greedy one keeps its plus sign (6.1, [OBS]). */
function pathParameters(path: string): unknown[] {
  return [...new Set(routeVariables(path))].map((name) => ({
    name,
    in: 'path',
    description: `Generated path parameter for ${name}`,
    required: true,
    schema: { type: 'string' },
  }));
}
