import { parseRouteKey } from '../../service/rules/route-key';

/** A resource path below its parent, with the routes of exactly this path. */
export interface PathNode<R> {
  /** The whole path: `/orders/{id}`. */
  path: string;
  /** What the parent's path lacks: `/{id}`; of several segments where nothing branches between them. */
  name: string;
  routes: R[];
  children: PathNode<R>[];
}

/**
 * Routes as a tree of their paths, in alphabetical order. Keys without a path (`$default`) are roots of their own, after
 * the paths.
 */
export function routeTree<R extends { RouteKey?: string | undefined }>(routes: readonly R[]): PathNode<R>[] {
  const root: PathNode<R> = { path: '', name: '', routes: [], children: [] };
  const specials: PathNode<R>[] = [];
  for (const route of routes) {
    const key = parseRouteKey(route.RouteKey ?? '');
    if ('special' in key)
      specials.push({ path: key.special, name: key.special, routes: [route], children: [] });
    else nodeAt(root, key.path).routes.push(route);
  }
  return [...root.children.map(compact).sort(byPath), ...specials.sort(byPath)];
}

function nodeAt<R>(root: PathNode<R>, path: string): PathNode<R> {
  let node = root;
  for (const segment of path.split('/').slice(1)) {
    const name = `/${segment}`;
    let next = node.children.find((child) => child.name === name);
    if (!next) {
      next = { path: node.path + name, name, routes: [], children: [] };
      node.children.push(next);
    }
    node = next;
  }
  return node;
}

/** Joins a node that has one child and no route with that child. */
function compact<R>(node: PathNode<R>): PathNode<R> {
  const children = node.children.map(compact).sort(byPath);
  const [only] = children;
  if (only && children.length === 1 && node.routes.length === 0)
    return { ...only, name: node.name + only.name };
  return { ...node, children };
}

function byPath(a: PathNode<unknown>, b: PathNode<unknown>): number {
  return a.path < b.path ? -1 : 1;
}
