import type { Api, Authorizer, Deployment, Integration, Route, Stage } from '@aws-sdk/client-apigatewayv2';
import { paths } from '../../app/paths';
import { countOf } from '../../lib/format';
import { integrationName, splitRouteKey, targetId } from '../../service/integration-name';
import { orphanedSettings, rejectingRoutes, rejectsAll } from '../../service/throttling';

/** A route as the overview shows it. */
interface RouteEntry {
  id: string;
  key: string;
  /** "JWT: customers"; undefined when anyone may call it. */
  authorization: string | undefined;
}

/** The routes with the same target. */
export interface RouteGroup {
  /** Absent for routes without an integration. */
  integrationId?: string | undefined;
  name: string;
  routes: RouteEntry[];
}

/** How requests to the route are authorized; undefined when they are not. */
function authorizationOf(route: Route, authorizers: readonly Authorizer[]): string | undefined {
  const { AuthorizationType: type = 'NONE', AuthorizerId: id } = route;
  if (type === 'NONE') return undefined;
  if (type === 'AWS_IAM') return 'IAM';
  const name = authorizers.find(({ AuthorizerId }) => AuthorizerId === id)?.Name ?? id;
  return `${type === 'JWT' ? 'JWT' : 'Lambda'} authorizer ${name ?? ''}`.trim();
}

/** Routes by integration: the most routes first, those without an integration last; inside by path and method. */
export function routeGroups(
  routes: readonly Route[],
  integrations: readonly Integration[],
  authorizers: readonly Authorizer[],
): RouteGroup[] {
  const groups = new Map<string, RouteGroup>();
  for (const route of routes) {
    const id = targetId(route.Target);
    const integration = integrations.find(({ IntegrationId }) => IntegrationId === id);
    const name =
      id === undefined ? 'No integration' : integration ? integrationName(integration) : `Integration ${id}`;
    const group = groups.get(id ?? '') ?? { integrationId: id, name, routes: [] };
    group.routes.push({
      id: route.RouteId ?? '',
      key: route.RouteKey ?? '',
      authorization: authorizationOf(route, authorizers),
    });
    groups.set(id ?? '', group);
  }
  for (const group of groups.values()) group.routes.sort((a, b) => byPath(a.key, b.key));
  const rank = ({ integrationId, routes: own }: RouteGroup) => (integrationId === undefined ? 0 : own.length);
  return [...groups.values()].sort((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name));
}

function byPath(a: string, b: string): number {
  const [left, right] = [splitRouteKey(a), splitRouteKey(b)];
  return (
    left.path.localeCompare(right.path, 'en', { numeric: true }) || left.method.localeCompare(right.method)
  );
}

/** Something of an API that an operator should look at. */
export interface Attention {
  type: 'error' | 'warning' | 'info';
  text: string;
  href: string;
}

/** The lists of an API; a part that cannot be loaded is not judged. */
export interface ApiParts {
  routes?: readonly Route[] | undefined;
  integrations?: readonly Integration[] | undefined;
  stages?: readonly Stage[] | undefined;
  deployments?: readonly Deployment[] | undefined;
}

/** What needs attention, the most serious first; only from what the overview has loaded. */
export function attentionOf(api: Api, { routes, integrations, stages, deployments }: ApiParts): Attention[] {
  const apiId = api.ApiId ?? '';
  const found: Attention[] = [];
  const add = (type: Attention['type'], text: string, href: string) => found.push({ type, text, href });

  for (const stage of stages ?? []) {
    const name = stage.StageName ?? '';
    const href = paths.stage.detail(apiId, name);
    const rejecting = rejectingRoutes(stage.RouteSettings);
    if (rejectsAll(stage.DefaultRouteSettings))
      add('error', `Stage ${name} rejects all requests: its default limit is 0.`, `${href}?tab=throttling`);
    if (rejecting.length > 0)
      add(
        'error',
        `Stage ${name} rejects all requests to ${rejecting.join(', ')}.`,
        `${href}?tab=throttling`,
      );
    if (!stage.DeploymentId) add('warning', `Stage ${name} serves no deployment.`, href);
    const orphaned = routes
      ? orphanedSettings(
          stage.RouteSettings,
          routes.flatMap(({ RouteKey }) => RouteKey ?? []),
        )
      : [];
    if (orphaned.length > 0)
      add(
        'warning',
        `Stage ${name} has settings of deleted routes, and cannot be updated until they are removed: ${orphaned.join(', ')}.`,
        `${href}?tab=throttling`,
      );
  }
  const failed = (deployments ?? []).filter(({ DeploymentStatus }) => DeploymentStatus === 'FAILED').length;
  if (failed > 0) add('warning', `${countOf(failed, 'deployment')} failed.`, paths.deployment.list(apiId));
  if (routes && stages?.length === 0)
    add('info', 'No stage: clients cannot call this API.', paths.stage.create(apiId));

  const untargeted = (routes ?? []).filter(({ Target }) => targetId(Target) === undefined).length;
  if (untargeted > 0)
    add(
      'warning',
      `${countOf(untargeted, 'route')} without an integration.`,
      `${paths.route.list(apiId)}?integration=None`,
    );
  const open = (routes ?? []).filter(
    (route) => needsAuthorization(api, route) && (route.AuthorizationType ?? 'NONE') === 'NONE',
  ).length;
  if (open > 0)
    add(
      'info',
      `${countOf(open, 'route')} without authorization: anyone can call.`,
      `${paths.route.list(apiId)}?authorization=None`,
    );
  const used = new Set((routes ?? []).map(({ Target }) => targetId(Target)));
  const unused = routes
    ? (integrations ?? []).filter(({ IntegrationId }) => !used.has(IntegrationId)).length
    : 0;
  if (unused > 0)
    add('info', `${countOf(unused, 'integration')} that no route uses.`, paths.integration.list(apiId));
  const rank = { error: 0, warning: 1, info: 2 };
  return found.sort((a, b) => rank[a.type] - rank[b.type]);
}

/** A WebSocket API authorizes at `$connect` only. */
const needsAuthorization = (api: Api, { RouteKey }: Route) =>
  api.ProtocolType !== 'WEBSOCKET' || RouteKey === '$connect';

/** The CORS configuration of an HTTP API in one line. */
export function corsLine({ CorsConfiguration: cors }: Api): string {
  if (!cors) return 'Not configured: browsers block requests from other origins.';
  const origins = cors.AllowOrigins ?? [];
  const shown =
    origins.length > 3
      ? `${origins.slice(0, 3).join(', ')} and ${origins.length - 3} more`
      : origins.join(', ');
  const parts = [
    origins.length > 0 ? `Origins ${shown}` : 'No origins',
    (cors.AllowMethods ?? []).length > 0 ? `methods ${(cors.AllowMethods ?? []).join(', ')}` : 'no methods',
    ...(cors.AllowCredentials ? ['credentials'] : []),
  ];
  return `${parts.join('; ')}.`;
}
