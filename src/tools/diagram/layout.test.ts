import { expect, test } from 'vitest';
import { integrationKey, normalMembers } from '../../service/configuration/value';
import { diagramOf } from '../../service/diagram/diagram-of';
import { curve, place } from './layout';

/** An API of so many routes, each with an integration of its own; the last integration has no route. */
function manyRoutes(count: number) {
  const integrations = Array.from({ length: count + 1 }, (_, at) => ({
    members: normalMembers('integration', 'HTTP', {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: `arn:aws:lambda:eu-west-1:123456789012:function:f${at}`,
    }),
    responses: {},
  }));
  return diagramOf(
    {
      protocol: 'HTTP',
      api: { Name: 'shop' },
      routes: Object.fromEntries(
        integrations.slice(0, count).map((value, at) => [
          `GET /r${at}`,
          {
            members: { AuthorizationType: at % 3 === 0 ? 'AWS_IAM' : 'NONE' },
            integration: integrationKey(value),
            responses: {},
          },
        ]),
      ),
      integrations: Object.fromEntries(integrations.map((value) => [integrationKey(value), value])),
      authorizers: { unused: { AuthorizerType: 'JWT' } },
      models: {},
      stages: {},
      tags: {},
    },
    { stages: { prod: {}, test: {} } },
  );
}

test('Each kind of node has a column of its own, used or not, and no two boxes overlap.', () => {
  const { nodes, edges, width, height } = place(manyRoutes(20));
  const centres = new Map<string, Set<number>>();
  for (const { node, x, width: own } of nodes) {
    const all = centres.get(node.column) ?? new Set();
    centres.set(node.column, all.add(Math.round(x + own / 2)));
  }
  expect([...centres].filter(([, all]) => all.size !== 1)).toEqual([]);
  const order = ['stage', 'api', 'routes', 'authorizer', 'integration', 'target'];
  const places = order.map((column) => [...(centres.get(column) ?? [])][0] ?? 0);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (const [at, one] of nodes.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.y + one.height).toBeLessThanOrEqual(height);
    expect(one.x + one.width).toBeLessThanOrEqual(width);
    for (const other of nodes.slice(at + 1)) {
      if (one.node.column === other.node.column)
        expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(one.height);
    }
  }
  expect(edges.every(({ points }) => points.length >= 2)).toBe(true);
});

test('A curve begins and ends at the ends of its edge.', () => {
  expect(
    curve([
      { x: 0, y: 1 },
      { x: 10, y: 5.04 },
    ]),
  ).toBe('M0 1C5 1 5 5 10 5');
  expect(curve([])).toBe('');
});

test('A diagram of 300 routes with an integration each has one row for each, and little more.', () => {
  const { height } = place(manyRoutes(300));
  expect(height).toBeLessThan(301 * 75);
});
