import { splitRouteKey } from '../integration-name';
import { COLUMNS, type Diagram, type DiagramEdge, type DiagramNode } from './diagram';

/** The id of the node that represents a group. */
const groupId = (group: string) => `group:${group}`;

/** More boxes of routes than this are too many to read: groups are then closed at first. */
const MANY = 24;

/** The groups that have several nodes, so that one can stand for them. */
export function groupsOf({ nodes }: Diagram): ReadonlyMap<string, readonly DiagramNode[]> {
  const groups = new Map<string, DiagramNode[]>();
  for (const node of nodes) {
    if (node.group !== undefined) groups.set(node.group, [...(groups.get(node.group) ?? []), node]);
  }
  return new Map([...groups].filter(([, members]) => members.length > 1));
}

/** The groups that are open until somebody chooses: all of them, or none where there are many boxes. */
export function firstOpen(diagram: Diagram): ReadonlySet<string> {
  const boxes = diagram.nodes.filter(({ column }) => column === 'routes').length;
  return new Set(boxes > MANY ? [] : groupsOf(diagram).keys());
}

/** The diagram with one node for each group that is not open: routes that share their integration and authorization. */
export function collapse(diagram: Diagram, open: ReadonlySet<string>): Diagram {
  const closed = new Map([...groupsOf(diagram)].filter(([group]) => !open.has(group)));
  if (closed.size === 0) return diagram;
  const standsFor = new Map(
    [...closed].flatMap(([group, members]) => members.map(({ id }) => [id, groupId(group)] as const)),
  );
  const shown = (id: string) => standsFor.get(id) ?? id;
  const nodes = diagram.nodes.flatMap((node): DiagramNode[] => {
    const members = closed.get(node.group ?? '');
    if (!members) return [node];
    return node === members[0] ? [groupNode(node, members)] : [];
  });
  const edges = new Map<string, DiagramEdge>();
  for (const edge of diagram.edges) {
    const [from, to] = [shown(edge.from), shown(edge.to)];
    const id = `${from} → ${to}`;
    // Edges become one only where a group is at an end: they carry that group, and have its authorization.
    const carries = edge.carries && [...new Set(edge.carries.map(shown))];
    edges.set(id, { ...edge, id, from, to, ...(carries && { carries }) });
  }
  return { nodes, edges: [...edges.values()] };
}

function groupNode(first: DiagramNode, members: readonly DiagramNode[]): DiagramNode {
  const routeKeys = members.flatMap((one) => one.routeKeys);
  const { resource: _, ...node } = first;
  return {
    ...node,
    id: groupId(first.group ?? ''),
    title: `${routeKeys.length.toLocaleString('en')} routes`,
    text: pathsOf(members),
    routeKeys,
    members: members.map(({ id }) => id),
  };
}

/** The folder that all paths of a group are in, `/orders/…`; else the first paths. */
function pathsOf(members: readonly DiagramNode[]): string {
  const paths = members.map(({ routeKeys: [key = ''] }) => splitRouteKey(key).path);
  const [first = [], ...others] = paths.map((path) => path.split('/'));
  const end = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  const shared = first.slice(0, end < 0 ? first.length : end).join('/');
  if (shared.startsWith('/')) return `${shared}/…`;
  return [...paths.slice(0, MAX_NAMED), ...(paths.length > MAX_NAMED ? ['…'] : [])].join(', ');
}

/** So many paths of a group are named. */
const MAX_NAMED = 3;

/** A node with all that its requests come by and go to. */
export interface DiagramPath {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

/**
 * What the requests that pass a node come by and go to. Where routes share an authorizer, only the integrations of the
 * routes in question belong to it: edges know whose requests they carry.
 */
export function pathOf(diagram: Diagram, nodeId: string): DiagramPath {
  const node = diagram.nodes.find(({ id }) => id === nodeId);
  const touching = diagram.edges.filter(({ from, to }) => from === nodeId || to === nodeId);
  if (node?.column === 'routes') return pathOfRoutes(diagram, new Set([nodeId]), nodeId);
  const column = node ? COLUMNS.indexOf(node.column) : 0;
  const carried = touching.flatMap(({ carries }) => carries ?? []);
  if (column > COLUMNS.indexOf('api')) return pathOfRoutes(diagram, new Set(carried), nodeId);
  // All routes; before the API, only what leads to the node and from it.
  const all = new Set(diagram.nodes.filter((one) => one.column === 'routes').map(({ id }) => id));
  return pathOfRoutes(diagram, all, nodeId, node?.column === 'api' ? undefined : nodeId);
}

/** What leads to a node, and where it leads, of a diagram in which every edge carries the same requests. */
export function reachOf({ edges }: Diagram, nodeId: string): DiagramPath {
  const nodes = new Set([nodeId]);
  const taken = new Set<string>();
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const seen = [nodeId];
    for (const id of seen)
      for (const edge of edges)
        if (edge[near] === id && !taken.has(edge.id)) {
          taken.add(edge.id);
          nodes.add(edge[far]);
          seen.push(edge[far]);
        }
  }
  return { nodes, edges: taken };
}

/** @param by the mapping or stage that the requests come by; undefined: any */
function pathOfRoutes(
  { edges }: Diagram,
  routes: ReadonlySet<string>,
  nodeId: string,
  by?: string,
): DiagramPath {
  const before = edges.filter(({ carries }) => carries === undefined);
  const entered = before.find(({ from }) => from === by)?.to;
  const taken = edges.filter(({ from, to, carries }) => {
    if (carries) return carries.some((id) => routes.has(id));
    if (routes.size === 0 && nodeId !== 'api' && by === undefined) return false;
    return by === undefined || from === by || to === by || from === entered;
  });
  // The last edge to a target that no route leads to belongs to what it connects.
  const touching = edges.filter(
    ({ from, to, carries }) => carries?.length === 0 && (from === nodeId || to === nodeId),
  );
  const all = [...taken, ...touching];
  return {
    nodes: new Set([nodeId, ...all.flatMap(({ from, to }) => [from, to])]),
    edges: new Set(all.map(({ id }) => id)),
  };
}

/** The part of a diagram that the requests of some routes pass. @param keeps whether a route key is wanted */
export function narrowTo(diagram: Diagram, keeps: (routeKey: string) => boolean): Diagram {
  const kept = new Set(diagram.nodes.filter(({ routeKeys }) => routeKeys.some(keeps)).map(({ id }) => id));
  const { nodes, edges } = pathOfRoutes(diagram, kept, 'api');
  return {
    nodes: diagram.nodes.filter(({ id }) => nodes.has(id)),
    edges: diagram.edges
      .filter(({ id }) => edges.has(id))
      .map((edge) => (edge.carries ? { ...edge, carries: edge.carries.filter((id) => kept.has(id)) } : edge)),
  };
}
