import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurations } from '../configuration/configuration.test-support';
import { type Configuration, integrationKey, normalMembers, type RouteValue } from '../configuration/value';
import type { Protocol } from '../rules/rule';
import { COLUMNS, type Diagram } from './diagram';
import { diagramOf } from './diagram-of';
import { collapse, firstOpen, groupsOf, narrowTo, pathOf } from './narrow';
import { targetOf } from './target';

const FUNCTION = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const stages = { prod: { DeploymentId: 'd1' }, test: { AutoDeploy: true } };

const integration = (members: object) => {
  const value = { members: normalMembers('integration', 'HTTP', members), responses: {} };
  return { key: integrationKey(value), value };
};
const orders = integration({ IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION });
const web = integration({
  IntegrationType: 'HTTP_PROXY',
  IntegrationMethod: 'GET',
  IntegrationUri: 'https://web.example.com/page',
});

const route = (members: object, rest: Partial<RouteValue> = {}): RouteValue => ({
  members: normalMembers('route', 'HTTP', members),
  responses: {},
  ...rest,
});
const guarded = { AuthorizationType: 'JWT' };

const shop: Configuration = {
  protocol: 'HTTP',
  api: { Name: 'shop' },
  routes: {
    'GET /orders': route(guarded, { integration: orders.key, authorizer: 'customers' }),
    'POST /orders': route(guarded, { integration: orders.key, authorizer: 'customers' }),
    'GET /orders/{id}': route(guarded, { integration: orders.key, authorizer: 'customers' }),
    'GET /page': route(guarded, { integration: web.key, authorizer: 'customers' }),
    'GET /health': route({}, { integration: web.key }),
    'GET /admin': route({ AuthorizationType: 'AWS_IAM' }),
  },
  integrations: { [orders.key]: orders.value, [web.key]: web.value },
  authorizers: {
    customers: { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://i.example.com' } },
  },
  models: {},
  stages: {},
  tags: {},
};
const mapping = { domain: 'api.example.com', id: 'm1', address: 'api.example.com/shop', stage: 'prod' };

/** The edges as the titles of their ends. */
function lines({ nodes, edges }: Diagram): string[] {
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  return edges.map(({ from, to }) => `${titles.get(from)} → ${titles.get(to)}`).sort();
}

test('An API is drawn from its API mappings to its backends; routes of one path are one node.', () => {
  expect(lines(diagramOf(shop, { stages, domains: [mapping] }))).toEqual([
    '/page → web.example.com',
    'GET /admin → AWS_IAM',
    'GET /health → /page',
    'GET /orders/{id} → customers',
    'GET /page → customers',
    'GET POST /orders → customers',
    'Lambda orders → orders',
    'api.example.com/shop → prod',
    'customers → /page',
    'customers → Lambda orders',
    'prod → shop',
    'shop → GET /admin',
    'shop → GET /health',
    'shop → GET /orders/{id}',
    'shop → GET /page',
    'shop → GET POST /orders',
    'test → shop',
  ]);
});

test('The diagram of a stage has no other stage, and no API mapping to another one.', () => {
  const drawn = diagramOf(shop, { stage: 'test', stages, domains: [mapping] });
  expect(drawn.nodes.flatMap(({ column, title }) => (column === 'stage' ? [title] : []))).toEqual(['test']);
  expect(drawn.nodes.filter(({ column }) => column === 'mapping')).toEqual([]);
});

test('A route whose authorizer is missing is not called open.', () => {
  const drawn = diagramOf({ ...shop, authorizers: {} }, { stages });
  const node = drawn.nodes.find(({ title }) => title === 'GET /page');
  expect(node?.authorization).toBe('jwt');
  expect(lines(drawn)).toContain('GET /page → Missing authorizer');
});

test('Of a WebSocket API only $connect is open or authorized; its other routes go by the connection.', () => {
  const chat: Configuration = {
    ...shop,
    protocol: 'WEBSOCKET',
    routes: { $connect: route({}), say: route({}) },
  };
  const { nodes } = diagramOf(chat, { stages });
  expect(nodes.flatMap((one) => (one.column === 'routes' ? [[one.title, one.authorization]] : []))).toEqual([
    ['$connect', 'open'],
    ['say', 'connection'],
  ]);
});

test.each([
  [{ IntegrationType: 'AWS_PROXY', IntegrationUri: `${FUNCTION}:live` }, 'orders:live', 'Lambda function'],
  [
    { IntegrationType: 'AWS_PROXY', IntegrationUri: FUNCTION.replace('orders', '${stageVariables.f}') },
    '${stageVariables.f}',
    'Lambda function',
  ],
  [
    { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://Web.example.com:8443/a' },
    'Web.example.com:8443',
    'Host',
  ],
  [
    { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://${stageVariables.h}/a' },
    '${stageVariables.h}',
    'Host',
  ],
  [
    { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: 'abc123' },
    'abc123',
    'VPC link',
  ],
  [{ IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'SQS-SendMessage' }, 'SQS', 'AWS service'],
  [
    { IntegrationType: 'AWS', IntegrationUri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/GetItem' },
    'dynamodb',
    'AWS service',
  ],
])('The target of %j is %s.', (members, title, text) => {
  expect(targetOf(members)).toMatchObject({ title, text });
});

test('A mock has no target.', () => {
  expect(targetOf({ IntegrationType: 'MOCK' })).toBeUndefined();
});

const nodeOf = (drawn: Diagram, title: string) => drawn.nodes.find((one) => one.title === title)?.id ?? '';
const titlesOf = (drawn: Diagram, ids: ReadonlySet<string>) =>
  drawn.nodes.flatMap(({ id, title }) => (ids.has(id) ? [title] : [])).sort();

test('The path of a route passes the authorizer that others share, and only its own integration.', () => {
  const drawn = diagramOf(shop, { stages, domains: [mapping] });
  expect(titlesOf(drawn, pathOf(drawn, nodeOf(drawn, 'GET /page')).nodes)).toEqual(
    [
      '/page',
      'GET /page',
      'api.example.com/shop',
      'customers',
      'prod',
      'shop',
      'test',
      'web.example.com',
    ].sort(),
  );
});

test('The path of a target has the routes that lead to it; that of a stage has no other stage.', () => {
  const drawn = diagramOf(shop, { stages, domains: [mapping] });
  const target = titlesOf(drawn, pathOf(drawn, nodeOf(drawn, 'orders')).nodes);
  expect(target).toEqual(expect.arrayContaining(['GET POST /orders', 'GET /orders/{id}', 'customers']));
  for (const other of ['GET /page', '/page', 'GET /health']) expect(target).not.toContain(other);
  const stage = titlesOf(drawn, pathOf(drawn, nodeOf(drawn, 'test')).nodes);
  expect(stage).toContain('GET /admin');
  for (const other of ['prod', 'api.example.com/shop']) expect(stage).not.toContain(other);
});

test('An integration that no route uses is drawn, with its target as its path.', () => {
  const drawn = diagramOf({ ...shop, routes: {} }, { stages });
  expect(titlesOf(drawn, pathOf(drawn, nodeOf(drawn, 'Lambda orders')).nodes)).toEqual([
    'Lambda orders',
    'orders',
  ]);
});

test('Routes that share integration and authorization collapse into one node with their number.', () => {
  const drawn = collapse(diagramOf(shop, { stages }), new Set());
  expect(lines(drawn)).toEqual(expect.arrayContaining(['shop → 3 routes', '3 routes → customers']));
  const group = drawn.nodes.find(({ title }) => title === '3 routes');
  expect(group).toMatchObject({ text: '/orders/…', authorization: 'jwt' });
  expect(group?.resource).toBeUndefined();
});

test('Groups are open at first, but not where there are many boxes.', () => {
  const few = diagramOf(shop, { stages });
  expect(collapse(few, firstOpen(few))).toEqual(few);
  const routes = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [
      `GET /r${at}`,
      route({}, { integration: at % 2 ? orders.key : web.key }),
    ]),
  );
  const many = diagramOf({ ...shop, routes }, { stages });
  const first = collapse(many, firstOpen(many));
  expect(first.nodes.flatMap(({ column, title }) => (column === 'routes' ? [title] : []))).toEqual([
    '150 routes',
    '150 routes',
  ]);
});

test('A narrowed diagram has what the requests of the wanted routes pass, and nothing else.', () => {
  const drawn = narrowTo(diagramOf(shop, { stages, domains: [mapping] }), (key) => key.includes('/orders'));
  expect(drawn.nodes.map(({ title }) => title).sort()).toEqual(
    [
      'GET /orders/{id}',
      'GET POST /orders',
      'Lambda orders',
      'api.example.com/shop',
      'customers',
      'orders',
      'prod',
      'shop',
      'test',
    ].sort(),
  );
});

/** Each route once, each id once, and both ends of each edge; edges go to the right. */
function expectSound(drawn: Diagram, routeKeys: readonly string[]): void {
  expect(drawn.nodes.flatMap((node) => node.routeKeys).sort()).toEqual([...routeKeys].sort());
  const columns = new Map(drawn.nodes.map(({ id, column }) => [id, COLUMNS.indexOf(column)]));
  expect(columns.size).toBe(drawn.nodes.length);
  expect(new Set(drawn.edges.map(({ id }) => id)).size).toBe(drawn.edges.length);
  for (const { from, to, carries = [] } of drawn.edges) {
    expect(columns.get(from)).toBeLessThan(columns.get(to) ?? -1);
    for (const id of carries) expect(columns.get(id)).toBe(COLUMNS.indexOf('routes'));
  }
}

test.each<Protocol>(['HTTP', 'WEBSOCKET'])(
  'Of any %s API every route is in exactly one node and every edge has both ends, collapsed and narrowed too.',
  (protocol) => {
    fc.assert(
      fc.property(configurations(protocol), fc.boolean(), (configuration, isNarrow) => {
        const keys = Object.keys(configuration.routes);
        const whole = diagramOf(configuration, { stages: configuration.stages, domains: [mapping] });
        expect(diagramOf(configuration, { stages: configuration.stages, domains: [mapping] })).toEqual(whole);
        const wanted = isNarrow ? keys.slice(0, 1) : keys;
        const drawn = isNarrow ? narrowTo(whole, (key) => wanted.includes(key)) : whole;
        expectSound(whole, keys);
        expectSound(collapse(whole, new Set()), keys);
        expectSound(collapse(whole, new Set([...groupsOf(whole).keys()].slice(1))), keys);
        for (const { id } of whole.nodes) expect(pathOf(whole, id).nodes).toContain(id);
        for (const key of wanted)
          expect(drawn.nodes.filter(({ routeKeys }) => routeKeys.includes(key))).toHaveLength(1);
      }),
    );
  },
);
