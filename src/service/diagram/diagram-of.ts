import { own } from '../../lib/own';
import { type ByKey, type Configuration, compareText, type Members } from '../configuration/value';
import { integrationName, splitRouteKey } from '../integration-name';
import { authorizationOf } from './authorization';
import { type DiagramChanges, withEdgeChanges } from './compare';
import { type Authorization, type Diagram, DiagramBuilder, type DiagramChange } from './diagram';
import { integrationText, targetOf, text } from './target';

/** An API mapping that leads to the API. */
interface MappingOfApi {
  domain: string;
  /** The mapping's id. */
  id: string;
  /** `api.example.com/orders` */
  address: string;
  stage: string;
}

interface DiagramOptions {
  /** The stage whose configuration this is; undefined: the latest one, which all stages are drawn for. */
  stage?: string | undefined;
  /** The stages of the API as the service returned them, by name; a served configuration has none itself. */
  stages: ByKey<Members>;
  /** The API mappings to the API; undefined: not loaded. */
  domains?: readonly MappingOfApi[] | undefined;
  /** What differs from another configuration, see `compareForDiagram`. */
  changes?: DiagramChanges | undefined;
}

const API = 'api';

/**
 * An API as a graph: API mappings → stages → the API → routes → authorizers → integrations → targets. Each route is in
 * exactly one node, together with those of the same path, integration and authorization. Stages lead to routes by the
 * API's own node: one edge each instead of one for each route.
 */
export function diagramOf(
  configuration: Configuration,
  { stage, stages, domains = [], changes }: DiagramOptions,
): Diagram {
  const builder = new DiagramBuilder();
  builder.add({
    id: API,
    column: 'api',
    title: text(configuration.api.Name) ?? 'API',
    text: configuration.protocol === 'HTTP' ? 'HTTP API' : 'WebSocket API',
    resource: { kind: 'api', key: '' },
    routeKeys: [],
    ...changed(changes?.api),
    facts: [
      ['Default endpoint', configuration.api.DisableExecuteApiEndpoint === true ? 'Disabled' : 'Enabled'],
    ],
  });
  addStages(builder, { stage, stages, domains });
  addIntegrations(builder, configuration, changes);
  addAuthorizers(builder, configuration, changes);
  addRoutes(builder, configuration, changes);
  return changes ? withEdgeChanges(builder.build()) : builder.build();
}

const changed = (change: DiagramChange | undefined) => (change === undefined ? {} : { change });

function addStages(builder: DiagramBuilder, { stage, stages, domains = [] }: DiagramOptions): void {
  for (const name of Object.keys(stages).sort(compareText)) {
    if (stage !== undefined && stage !== name) continue;
    const deployment = text(stages[name]?.DeploymentId);
    const isAutomatic = stages[name]?.AutoDeploy === true;
    const id = `stage:${name}`;
    builder.add({
      id,
      column: 'stage',
      title: name,
      text: deployment === undefined ? 'No deployment' : isAutomatic ? 'Auto-deploy' : 'Manual deployment',
      resource: { kind: 'stage', key: name },
      routeKeys: [],
      facts: [
        ['Auto-deploy', isAutomatic ? 'On' : 'Off'],
        ['Deployment', deployment ?? 'None'],
      ],
    });
    builder.connect(id, API);
  }
  for (const mapping of domains) {
    const to = `stage:${mapping.stage}`;
    if (!Object.hasOwn(stages, mapping.stage) || (stage !== undefined && mapping.stage !== stage)) continue;
    const id = `mapping:${mapping.domain}/${mapping.id}`;
    builder.add({
      id,
      column: 'mapping',
      title: mapping.address,
      text: 'API mapping',
      resource: { kind: 'apiMapping', key: `${mapping.domain}/${mapping.id}` },
      routeKeys: [],
      facts: [['Domain name', mapping.domain]],
    });
    builder.connect(id, to);
  }
}

function addIntegrations(
  builder: DiagramBuilder,
  { integrations, protocol }: Configuration,
  changes: DiagramChanges | undefined,
): void {
  for (const [key, { members }] of Object.entries(integrations)) {
    const target = targetOf(members);
    const uri = text(members.IntegrationUri);
    const description = text(members.Description);
    builder.add({
      id: integrationId(key),
      column: 'integration',
      title: shortName(members),
      text: integrationText(members, protocol),
      resource: { kind: 'integration', key },
      routeKeys: [],
      ...changed(own(changes?.integrations ?? {}, key)),
      facts: [
        ...(description === undefined ? [] : [['Description', description] as const]),
        ...(uri === undefined ? [] : [['URI', uri] as const]),
        ...(members.TimeoutInMillis === undefined
          ? []
          : [['Timeout', `${Number(members.TimeoutInMillis).toLocaleString('en')} ms`] as const]),
      ],
    });
    if (!target) continue;
    builder.add({ ...target, column: 'target', routeKeys: [] });
    builder.connect(integrationId(key), target.id, []);
  }
}

/** A URL without its scheme and host, which the target shows; else the name that the lists show. */
function shortName(members: Members): string {
  const path = /^https?:\/\/[^/?#]+(\/[^?#]*)/i.exec(text(members.IntegrationUri) ?? '')?.[1];
  return path !== undefined && path !== '/' ? path : integrationName(members);
}

function addAuthorizers(
  builder: DiagramBuilder,
  { authorizers }: Configuration,
  changes: DiagramChanges | undefined,
): void {
  for (const [name, members] of Object.entries(authorizers)) {
    const isJwt = members.AuthorizerType === 'JWT';
    const { Issuer } = (members.JwtConfiguration ?? {}) as { Issuer?: string };
    const uri = text(members.AuthorizerUri);
    const sources = Array.isArray(members.IdentitySource) ? members.IdentitySource.join(', ') : undefined;
    builder.add({
      id: authorizerId(name),
      column: 'authorizer',
      title: name,
      text: isJwt ? 'JWT authorizer' : 'Lambda authorizer',
      authorization: isJwt ? 'jwt' : 'lambda',
      resource: { kind: 'authorizer', key: name },
      routeKeys: [],
      ...changed(own(changes?.authorizers ?? {}, name)),
      facts: [
        ...(Issuer === undefined ? [] : [['Issuer', Issuer] as const]),
        ...(uri === undefined ? [] : [['Function', uri] as const]),
        ...(sources ? [['Identity sources', sources] as const] : []),
      ],
    });
  }
}

function addRoutes(
  builder: DiagramBuilder,
  configuration: Configuration,
  changes: DiagramChanges | undefined,
): void {
  const { protocol, routes } = configuration;
  const shared = new Map<string, string[]>();
  for (const routeKey of Object.keys(routes).sort(byPath)) {
    const route = routes[routeKey];
    if (!route) continue;
    const { path } = splitRouteKey(routeKey);
    const authorization = authorizationOf(protocol, routeKey, route);
    const change = own(changes?.routes ?? {}, routeKey);
    // What differs is in a box of its own: a box has one colour.
    const group = JSON.stringify([route.integration, authorization, route.authorizer, change]);
    const key = JSON.stringify([path, group]);
    const keys = shared.get(key);
    if (keys) keys.push(routeKey);
    else shared.set(key, [routeKey]);
  }
  for (const [key, routeKeys] of shared) {
    const [path, group] = JSON.parse(key) as [string, string];
    const route = routes[routeKeys[0] ?? ''];
    if (!route) continue;
    const authorization = authorizationOf(protocol, routeKeys[0] ?? '', route);
    const methods = routeKeys.map((one) => splitRouteKey(one).method).filter(Boolean);
    const id = `routes:${routeKeys[0]}`;
    const [only] = routeKeys;
    builder.add({
      id,
      column: 'routes',
      title: [methods.join(' '), path].filter(Boolean).join(' '),
      text: route.integration === undefined ? 'No integration' : '',
      authorization,
      ...(routeKeys.length === 1 && only !== undefined && { resource: { kind: 'route', key: only } }),
      routeKeys,
      group,
      ...changed(own(changes?.routes ?? {}, routeKeys[0] ?? '')),
      facts: [],
    });
    builder.connect(API, id, [id]);
    const through = addAuthorization(builder, configuration, route, authorization, id);
    if (route.integration === undefined || !configuration.integrations[route.integration]) continue;
    const integration = integrationId(route.integration);
    builder.connect(through, integration, [id], authorization);
    const target = targetOf(configuration.integrations[route.integration]?.members ?? {});
    if (target) builder.connect(integration, target.id, [id]);
  }
}

/** What the requests of a route node pass before its integration: the node itself where that is nothing. */
function addAuthorization(
  builder: DiagramBuilder,
  configuration: Configuration,
  route: Configuration['routes'][string],
  authorization: Authorization,
  routesId: string,
): string {
  if (authorization === 'open' || authorization === 'connection') return routesId;
  const isKnown =
    route.authorizer !== undefined && Object.hasOwn(configuration.authorizers, route.authorizer);
  const id = isKnown ? authorizerId(route.authorizer ?? '') : `authorization:${authorization}`;
  if (!isKnown)
    builder.add({
      id,
      column: 'authorizer',
      title: authorization === 'iam' ? 'AWS_IAM' : 'Missing authorizer',
      text:
        authorization === 'iam'
          ? 'Signed requests'
          : `Routes ask for ${authorization === 'jwt' ? 'JWT' : 'Lambda'}`,
      authorization,
      routeKeys: [],
      facts: [],
    });
  builder.connect(routesId, id, [routesId], authorization);
  return id;
}

const integrationId = (key: string) => `integration:${key}`;
const authorizerId = (name: string) => `authorizer:${name}`;

/** By path, then by method: what belongs together stays together. */
function byPath(a: string, b: string): number {
  const [one, other] = [splitRouteKey(a), splitRouteKey(b)];
  return compareText(one.path, other.path) || compareText(one.method, other.method);
}
