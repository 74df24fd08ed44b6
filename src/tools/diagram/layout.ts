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
  domain: 200,
  mapping: 180,
  stage: 134,
  api: 110,
  routes: 220,
  authorizer: 136,
  integration: 184,
  target: 166,
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
    ranksep: 40,
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
  const boxes = diagram.nodes.map((node): PlacedNode => {
    const box = graph.node(node.id);
    return {
      node,
      x: (box.x ?? 0) - box.width / 2,
      y: (box.y ?? 0) - box.height / 2 + HEADER,
      width: box.width,
      height: box.height,
    };
  });
  const placed = entryInView(boxes);
  const boxOf = new Map(placed.map((one) => [one.node.id, one]));
  const columns = used.map((column) => {
    const x = placed.find(({ node }) => node.column === column)?.x ?? 0;
    return { column, x, end: x + WIDTHS[column] };
  });
  return {
    width,
    height: height + HEADER,
    columns,
    nodes: placed,
    edges: diagram.edges.map((edge) => {
      const points = graph.edge({ v: edge.from, w: edge.to, name: edge.id }).points ?? [];
      const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)];
      if (!from || !to) throw new Error(`An end of the edge ${edge.id} is not in the diagram.`);
      // Level through each column that the edge passes, between the boxes there.
      const passed = columns
        .filter(({ x }) => x > from.x && x < to.x)
        .flatMap(({ x, end }) => {
          const y = HEADER + heightAt(points, (x + end) / 2);
          return [
            { x, y },
            { x: end, y },
          ];
        });
      return {
        edge,
        points: [
          { x: from.x + from.width, y: from.y + from.height / 2 },
          ...passed,
          { x: to.x, y: to.y + to.height / 2 },
        ],
      };
    }),
  };
}

/** Of a high diagram the first screen would show the routes at its top, and nothing that leads to them. */
const ENTRY_Y = 260;

/** Moves the columns before the routes up to where the first look falls, all by the same distance. */
function entryInView(boxes: readonly PlacedNode[]): readonly PlacedNode[] {
  const isEntry = ({ node }: PlacedNode) => COLUMNS.indexOf(node.column) <= COLUMNS.indexOf('api');
  const entry = boxes.filter(isEntry);
  const api = entry.find(({ node }) => node.column === 'api');
  const room = Math.min(...entry.map(({ y }) => y)) - HEADER - MARGIN;
  const up = Math.min((api?.y ?? 0) - ENTRY_Y, room);
  return up <= 0 ? boxes : boxes.map((one) => (isEntry(one) ? { ...one, y: one.y - up } : one));
}

/** The height of a line through points at a place from left to right. */
function heightAt(points: readonly { x: number; y: number }[], x: number): number {
  const after = points.findIndex((point) => point.x >= x);
  const [to, from] = [points[after] ?? points.at(-1), points[after - 1]];
  if (!to || !from || to.x === from.x) return to?.y ?? 0;
  return from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
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
