import type { Kind } from '../resources';

/** The columns of a diagram, from the address to the backend; that of an API begins with its API mappings. */
export const COLUMNS = [
  'domain',
  'mapping',
  'stage',
  'api',
  'routes',
  'authorizer',
  'integration',
  'target',
] as const;
export type Column = (typeof COLUMNS)[number];

/**
 * What a request must present. `connection`: a message of a WebSocket API, of which only `$connect` is authorized.
 */
export type Authorization = 'open' | 'iam' | 'jwt' | 'lambda' | 'connection';

/** How a resource differs from what the diagram is compared with. */
export type DiagramChange = 'added' | 'changed' | 'removed';

/** A resource by its natural key, as in a configuration; an API mapping as `domain/id`. */
export interface DiagramResource {
  kind: Kind;
  key: string;
}

/** A box of the diagram. */
export interface DiagramNode {
  /** The same whenever the same configuration is drawn. */
  id: string;
  column: Column;
  title: string;
  /** The second line. */
  text: string;
  /** The resource that it is in the console; absent where there is none, such as for a host. */
  resource?: DiagramResource;
  /** Of the routes, or of those that an authorizer is for. */
  authorization?: Authorization;
  /** The route keys that it is made of; empty for everything but routes. */
  routeKeys: readonly string[];
  /** Routes that share their integration and authorization; several such nodes can be drawn as one. */
  group?: string;
  /** Present on a node that represents a whole group: the nodes in it. */
  members?: readonly string[];
  facts: readonly (readonly [label: string, value: string])[];
  /** Of a comparison; undefined where nothing differs. */
  change?: DiagramChange;
}

/** A line from left to right. */
export interface DiagramEdge {
  id: string;
  from: string;
  to: string;
  /** The route nodes whose requests take it; undefined: those of all routes. */
  carries?: readonly string[];
  /** Undefined: of several kinds, or not yet decided. */
  authorization?: Authorization;
  /** Of a comparison: all requests that take it are new, or none take it any more. */
  change?: DiagramChange;
}

/** An API as a graph: what leads to it, and where its requests go. */
export interface Diagram {
  nodes: readonly DiagramNode[];
  edges: readonly DiagramEdge[];
}

/** The nodes and edges of a diagram while it is made; a node or an edge that comes twice is there once. */
export class DiagramBuilder {
  private readonly nodes = new Map<string, DiagramNode>();
  private readonly edges = new Map<string, DiagramEdge>();

  add(node: DiagramNode): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, node);
  }

  /** @param carries the route nodes whose requests take the edge, besides those it carries already */
  connect(from: string, to: string, carries?: readonly string[], authorization?: Authorization): void {
    const id = `${from} → ${to}`;
    const known = this.edges.get(id);
    const isSame = known === undefined || known.authorization === authorization;
    const all = carries && [...new Set([...(known?.carries ?? []), ...carries])];
    this.edges.set(id, {
      id,
      from,
      to,
      ...(all && { carries: all }),
      ...(isSame && authorization && { authorization }),
    });
  }

  build(): Diagram {
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }
}
