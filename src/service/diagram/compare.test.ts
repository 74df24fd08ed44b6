import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurations } from '../configuration/configuration.test-support';
import { diff } from '../configuration/diff';
import type { Origin, Source } from '../configuration/source';
import type { Configuration } from '../configuration/value';
import type { Finding } from '../findings/rule';
import type { Protocol } from '../rules/rule';
import { compareForDiagram, countChanges, type DiagramChanges } from './compare';
import { diagramOf } from './diagram-of';
import { findingsOfNodes } from './findings';
import { collapse } from './narrow';

const PROTOCOLS: readonly Protocol[] = ['HTTP', 'WEBSOCKET'];

const source = (configuration: Configuration): Source => ({ configuration, lacks: [] });

const listed = ({ api, routes, integrations, authorizers }: DiagramChanges) =>
  [
    ...(api ? [`api ${api}`] : []),
    ...Object.values(routes).map((change) => `route ${change}`),
    ...Object.values(integrations).map((change) => `integration ${change}`),
    ...Object.values(authorizers).map((change) => `authorizer ${change}`),
  ].sort();

test.each(PROTOCOLS)(
  'The same is marked in the diagram of %s APIs as Changes lists, in any two configurations.',
  (protocol) => {
    fc.assert(
      fc.property(configurations(protocol), configurations(protocol), (before, after) => {
        const expected = diff(source(before), source(after))
          .changes.filter(({ kind }) => ['api', 'route', 'integration', 'authorizer'].includes(kind))
          .map(({ kind, status }) => `${kind} ${status}`)
          .sort();
        const { changes, configuration } = compareForDiagram(source(before), source(after));
        expect(listed(changes)).toEqual(expected);
        // Every box that differs is drawn, also when similar routes are drawn as one.
        const diagram = diagramOf(configuration, { stages: {}, changes });
        const drawn = countChanges(diagram);
        expect(drawn.added + drawn.changed + drawn.removed).toBe(expected.length);
        expect(countChanges(collapse(diagram, new Set()))).toEqual(drawn);
      }),
      { numRuns: 150 },
    );
  },
);

const key = 'i';
const integration = {
  members: { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://a.example.com' },
  responses: {},
};
const route = (AuthorizationType = 'NONE', OperationName?: string) => ({
  members: { AuthorizationType, ...(OperationName && { OperationName }) },
  responses: {},
  integration: key,
});
const shop = (routes: Configuration['routes']): Configuration => ({
  protocol: 'HTTP',
  api: { Name: 'shop' },
  routes,
  integrations: { [key]: integration },
  authorizers: {},
  models: {},
  stages: {},
  tags: {},
});

test('Routes that differ have boxes and edges of their own; those that are gone are still drawn.', () => {
  const before = shop({ 'GET /a': route(), 'GET /gone': route('NONE', 'old'), 'GET /b': route() });
  const after = shop({ 'GET /a': route(), 'POST /a': route(), 'GET /b': route('AWS_IAM') });
  const { configuration, changes } = compareForDiagram(source(before), source(after));
  const { nodes, edges } = diagramOf(configuration, { stages: {}, changes });
  expect(
    nodes.filter(({ column }) => column === 'routes').map(({ title, change }) => [title, change]),
  ).toEqual([
    ['GET /a', undefined],
    ['POST /a', 'added'],
    ['GET /b', 'changed'],
    ['GET /gone', 'removed'],
  ]);
  expect(edges.filter(({ change }) => change).map(({ id, change }) => [id, change])).toEqual([
    ['api → routes:POST /a', 'added'],
    ['routes:POST /a → integration:i', 'added'],
    ['api → routes:GET /gone', 'removed'],
    ['routes:GET /gone → integration:i', 'removed'],
  ]);
  // Without a comparison nothing is marked.
  expect(countChanges(diagramOf(after, { stages: {} }))).toEqual({ added: 0, changed: 0, removed: 0 });
});

test('Findings are at the boxes of their resources: of all routes of a box, and of the stage, the API and the integration.', () => {
  const original = (id: string) => ({ id, isManaged: false, resource: {}, responseIds: {} });
  const origin: Origin = {
    apiId: 'a1',
    isManaged: false,
    routes: { 'GET /a': original('r1'), 'POST /a': original('r2') },
    integrations: { [key]: [original('i1'), original('i2')] },
    authorizers: {},
    models: {},
    stages: {},
  };
  const finding = (kind: Finding['subject']['kind'], ...ids: string[]): Finding => ({
    rule: `${kind}.rule`,
    severity: 'warning',
    subject: { kind, ids, name: kind },
    evidence: '',
    remedy: { none: '' },
  });
  const diagram = diagramOf(shop({ 'GET /a': route(), 'POST /a': route() }), { stages: { prod: {} } });
  const found = findingsOfNodes(
    diagram,
    [
      finding('route', 'a1', 'r1'),
      finding('route', 'a1', 'r2'),
      finding('integration', 'a1', 'i2'),
      finding('stage', 'a1', 'prod'),
      finding('api', 'a1'),
      finding('route', 'another', 'r1'),
    ],
    'a1',
    origin,
  );
  expect(Object.fromEntries([...found].map(([id, all]) => [id, all.length]))).toEqual({
    'routes:GET /a': 2,
    'integration:i': 1,
    'stage:prod': 1,
    api: 1,
  });
  expect(findingsOfNodes(diagram, [finding('route', 'a1', 'r1')], 'a1', undefined).size).toBe(0);
});
