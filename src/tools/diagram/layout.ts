import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from '@dagrejs/dagre';
import {
  COLUMNS,
  type Column,
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
} from '../../service/diagram/diagram';

/** The width of the boxes of each column, in units of the drawing. */
const WIDTHS: Readonly<Record<Column, number>> = {
  mapping: 180,
  stage: 120,
  api: 120,
  routes: 200,
  authorizer: 150,
  integration: 170,
  target: 170,
};
const HEIGHT = 44;
const MARGIN = 12;
/** The room above the boxes for the titles of the columns. */
const HEADER = 28;
/** An order found by sweeps has fewer crossings, but takes seconds in a larger diagram. */
const MAX_SWEPT = 200;

/** A node and where its box is: `x` and `y` are its upper left corner. */
export interface PlacedNode {
  node: DiagramNode;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An edge as a line through points. */
interface PlacedEdge {
  edge: DiagramEdge;
  points: readonly { x: number; y: number }[];
}

/** A diagram with the places of all its parts. */
export interface Placed {
  /** The left side of each column that has nodes. */
  columns: readonly { column: Column; x: number }[];
  nodes: readonly PlacedNode[];
  edges: readonly PlacedEdge[];
  width: number;
  height: number;
}

/** Places a diagram from left to right, each kind of node in a column of its own, with few crossings. */
export function place(diagram: Diagram): Placed {
  const used = COLUMNS.filter((column) => diagram.nodes.some((node) => node.column === column));
  const columnOf = new Map(diagram.nodes.map(({ id, column }) => [id, used.indexOf(column)]));
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 14,
    edgesep: 8,
    ranksep: 44,
    marginx: MARGIN,
    marginy: MARGIN,
    // Fast, and exact here: each edge says how many columns it spans.
    ranker: 'tight-tree',
  });
  const nodes = inOrder(diagram.nodes);
  const rowOf = new Map(nodes.map(({ id }, row) => [id, row]));
  for (const { id, column } of nodes) graph.setNode(id, { width: WIDTHS[column], height: HEIGHT });
  const edges = [...diagram.edges].sort(
    (a, b) =>
      (rowOf.get(a.from) ?? 0) - (rowOf.get(b.from) ?? 0) || (rowOf.get(a.to) ?? 0) - (rowOf.get(b.to) ?? 0),
  );
  for (const { id, from, to } of edges) {
    const span = (columnOf.get(to) ?? 0) - (columnOf.get(from) ?? 0);
    graph.setEdge(from, to, { minlen: span, weight: 1 }, id);
  }
  holdColumns(graph, diagram, columnOf);
  layout(graph, { disableOptimalOrderHeuristic: nodes.length > MAX_SWEPT });
  const { width = 0, height = 0 } = graph.graph();
  const placed = diagram.nodes.map((node): PlacedNode => {
    const box = graph.node(node.id);
    return {
      node,
      x: (box.x ?? 0) - box.width / 2,
      y: (box.y ?? 0) - box.height / 2 + HEADER,
      width: box.width,
      height: box.height,
    };
  });
  return {
    width,
    height: height + HEADER,
    columns: used.map((column) => ({ column, x: placed.find(({ node }) => node.column === column)?.x ?? 0 })),
    nodes: placed,
    edges: diagram.edges.map((edge) => ({
      edge,
      points: (graph.edge({ v: edge.from, w: edge.to, name: edge.id }).points ?? []).map(({ x, y }) => ({
        x,
        y: y + HEADER,
      })),
    })),
  };
}

/** Routes of the same authorization and integration beside each other, from which the layout begins. */
function inOrder(nodes: readonly DiagramNode[]): DiagramNode[] {
  const key = ({ authorization, group }: DiagramNode) => `${authorization ?? ''} ${group ?? ''}`;
  return [...nodes].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Keeps nodes that no edge reaches from the left in their column, by edges from the API's node that are not drawn. */
function holdColumns(graph: Graph, { nodes, edges }: Diagram, columnOf: ReadonlyMap<string, number>): void {
  const api = nodes.find(({ column }) => column === 'api');
  if (!api) return;
  const at = columnOf.get(api.id) ?? 0;
  const reached = new Set(edges.map(({ to }) => to));
  for (const { id } of nodes) {
    const span = (columnOf.get(id) ?? 0) - at;
    if (span > 0 && !reached.has(id))
      graph.setEdge(api.id, id, { minlen: span, weight: 0 }, `column of ${id}`);
  }
}

/** The line of an edge as the data of an SVG path: a curve that is level where it leaves and enters a box. */
export function curve(points: PlacedEdge['points']): string {
  return points
    .map((to, at) => {
      const from = points[at - 1];
      if (!from) return `M${round(to.x)} ${round(to.y)}`;
      const middle = round((from.x + to.x) / 2);
      return `C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
    })
    .join('');
}

const round = (value: number) => Math.round(value * 10) / 10;
