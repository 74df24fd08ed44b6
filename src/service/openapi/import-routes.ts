import type { AuthorizationType } from '@aws-sdk/client-apigatewayv2';
import { checkRoute } from '../rules/route';
import { normalizeRouteKey } from '../rules/route-key';
import { withPrefix } from './base-path';
import type { Schemes } from './import-authorizers';
import { importIntegration } from './import-integrations';
import { refuseIssues } from './issues';
import { noteParameters, type Operation } from './operations';
import { member, type Place, present } from './place';
import type { ImportedIntegration, ImportedRoute } from './types';

const INTEGRATION = 'x-amazon-apigateway-integration';
const AUTH = 'x-amazon-apigateway-auth';

const NAMES = {
  OperationName: 'operationId',
  AuthorizationScopes: 'security',
  AuthorizationType: 'security',
  AuthorizerId: 'security',
};

/** What an operation may hold without a word: it is read, or documents what is not checked anyway. */
const READ: ReadonlySet<string> = new Set([
  'operationId',
  'security',
  'responses',
  'parameters',
  'isDefaultRoute',
  INTEGRATION,
  AUTH,
]);

/** What routes refer to. */
interface ImportContext {
  schemes: Schemes;
  /** The document's root `security`, for operations without their own. */
  security: Place;
  /** The integrations under `components`, by name; a name with nothing behind it is left out or refused. */
  shared: ReadonlyMap<string, ImportedIntegration | undefined>;
  /** The prefix of each path. */
  prefix: string;
}

interface Authorization {
  AuthorizationType: AuthorizationType;
  AuthorizationScopes?: string[];
  authorizer?: string;
}

const OPEN: Authorization = { AuthorizationType: 'NONE' };

/** The routes of the operations, and the integrations that stand inside them (6.2). */
export function importRoutes(
  operations: readonly Operation[],
  surroundings: ImportContext,
): { routes: ImportedRoute[]; integrations: ImportedIntegration[] } {
  const routes: ImportedRoute[] = [];
  const integrations: ImportedIntegration[] = [];
  const byKey = new Map<string, string>();
  for (const { where, method, path, place } of operations) {
    const RouteKey = path === undefined ? '$default' : `${method} ${withPrefix(surroundings.prefix, path)}`;
    noteIgnored(place);
    const integration = targetOf(place, where, surroundings, integrations);
    const before = place.report.errorCount;
    const authorization = authorizationOf(place, surroundings);
    const { authorizer, ...authorized } = authorization;
    const operationName = place.at('operationId').text();
    const route: ImportedRoute = present({
      where,
      RouteKey,
      OperationName: operationName === '' ? undefined : operationName,
      ...authorized,
      integration,
      authorizer,
    });
    routes.push(route);
    if (place.report.errorCount > before) continue;
    const { where: _where, integration: _integration, authorizer: _authorizer, ...state } = route;
    const twin = byKey.get(normalizeRouteKey(RouteKey));
    byKey.set(normalizeRouteKey(RouteKey), RouteKey);
    const facts = { protocol: 'HTTP' as const, otherRoutes: twin === undefined ? [] : [{ RouteKey: twin }] };
    refuseIssues(place, checkRoute({ ...state, AuthorizerId: authorizer }, facts), {
      ...NAMES,
      RouteKey: 'path',
    });
  }
  return { routes, integrations };
}

/** The key of the operation's integration: its own, or one under `components`. */
function targetOf(
  operation: Place,
  where: string,
  { shared }: ImportContext,
  own: ImportedIntegration[],
): string | undefined {
  const place = operation.at(INTEGRATION);
  if (!place.present) {
    operation.report.warn(`${where} has no ${INTEGRATION}: the route is created without a target`);
    return undefined;
  }
  if (member(place.value, '$ref') === undefined) {
    const integration = importIntegration(where, place);
    if (integration) own.push(integration);
    return integration?.key;
  }
  const name = sharedIntegrationName(place.value);
  if (name !== undefined && shared.has(name)) return shared.get(name)?.key;
  const pointer = place.at('$ref').text();
  if (pointer !== undefined)
    operation.report.warn(
      `Parse issue: attribute ${place.name}.${pointer} is missing: the route is created without a target`,
    );
  return undefined;
}

/** The name in `{ "$ref": "#/components/x-amazon-apigateway-integrations/name" }`, or undefined. */
export function sharedIntegrationName(integration: unknown): string | undefined {
  const pointer = member(integration, '$ref');
  const prefix = '#/components/x-amazon-apigateway-integrations/';
  if (typeof pointer !== 'string' || !pointer.startsWith(prefix)) return undefined;
  return pointer.slice(prefix.length).replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * The schemes that an operation requires, by its own `security` or the document's; undefined where the requirement is
 * not one object in a list.
 */
export function requiredSchemes(operation: unknown, root: unknown): string[] {
  const own = member(operation, 'security') ?? root;
  if (!Array.isArray(own)) return [];
  return own.flatMap((requirement) =>
    typeof requirement === 'object' && requirement !== null ? Object.keys(requirement) : [],
  );
}

function authorizationOf(operation: Place, surroundings: ImportContext): Authorization {
  const own = operation.at('security');
  const bySecurity = own.present
    ? required(own, surroundings.schemes)
    : required(surroundings.security.inheritedBy(operation.name, 'security'), surroundings.schemes);
  const auth = operation.at(AUTH);
  if (!auth.object()) return bySecurity;
  const type = auth.at('type').text()?.toUpperCase();
  if (type === 'AWS_IAM') {
    if (own.present && bySecurity.authorizer !== undefined)
      auth.refuse('contradicts security: an operation is authorized by IAM or by an authorizer, not by both');
    return { AuthorizationType: 'AWS_IAM' };
  }
  if (type === 'NONE') return OPEN;
  if (type !== undefined) auth.at('type').refuse(`is ${JSON.stringify(type)}; AWS_IAM and NONE are known`);
  return bySecurity;
}

function required(security: Place, { byName }: Schemes): Authorization {
  const schemes = security.items().flatMap((requirement) => requirement.entries());
  const count = Math.max(schemes.length, security.items().length);
  if (count > 1) {
    const names = schemes.map(([name]) => name).join(', ');
    security.refuse(`has ${count} security requirements (${names}); HTTP APIs take one for an operation`);
    return OPEN;
  }
  const [first] = schemes;
  if (!first) return OPEN;
  const [name, scopes] = first;
  const scheme = byName.get(name);
  if (!scheme) {
    security.refuse(`requires ${JSON.stringify(name)}, which components.securitySchemes does not define`);
    return OPEN;
  }
  const AuthorizationScopes = scopes.texts() ?? [];
  const scoped = AuthorizationScopes.length > 0 ? { AuthorizationScopes } : {};
  switch (scheme.kind) {
    case 'authorizer':
      return { AuthorizationType: scheme.type, ...scoped, authorizer: name };
    case 'iam':
      return { AuthorizationType: 'AWS_IAM', ...scoped };
    default:
      return OPEN;
  }
}

/** Names what the operation says and HTTP APIs do not take (6.2). */
function noteIgnored(operation: Place): void {
  for (const [key, value] of operation.entries()) {
    if (key === 'parameters') noteParameters(value, operation.name);
    else if (key === 'responses') noteResponses(value, operation.name);
    else if (!READ.has(key)) operation.report.ignored(key, operation.name);
  }
}

function noteResponses(responses: Place, where: string): void {
  const { value } = responses;
  if (typeof value !== 'object' || value === null) return;
  const more = Object.values(value).some((response) =>
    ['content', 'headers', 'links', '$ref'].some((part) => member(response, part) !== undefined),
  );
  if (more) responses.report.ignored('content and headers of responses', where);
}
