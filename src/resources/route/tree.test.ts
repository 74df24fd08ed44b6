import { expect, it } from 'vitest';
import { type PathNode, routeTree } from './tree';

/** One line per node, indented: the name, then its methods. */
function outline(nodes: readonly PathNode<{ RouteKey: string }>[], indent = ''): string[] {
  return nodes.flatMap(({ name, routes, children }) => [
    [indent + name, ...routes.map(({ RouteKey }) => RouteKey.split(' ')[0])].join(' '),
    ...outline(children, `${indent}  `),
  ]);
}

const tree = (...keys: string[]) => outline(routeTree(keys.map((RouteKey) => ({ RouteKey }))));

it('Routes of one path are one node, below the path that theirs begins with', () => {
  expect(tree('POST /orders', '$default', 'GET /orders/{id}', 'GET /orders', 'GET /')).toEqual([
    '/ GET',
    '/orders POST GET',
    '  /{id} GET',
    '$default $default',
  ]);
});

it('A path that only leads to one other is not a node of its own', () => {
  expect(tree('GET /v1/a/{id}', 'GET /v1/b', 'GET /x/y/z')).toEqual([
    '/v1',
    '  /a/{id} GET',
    '  /b GET',
    '/x/y/z GET',
  ]);
});

it('Names that only begin alike are no parents', () => {
  expect(tree('GET /order', 'GET /orders')).toEqual(['/order GET', '/orders GET']);
});
