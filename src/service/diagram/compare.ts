import { sameValue } from '../../lib/diff';
import { own } from '../../lib/own';
import { type Matches, mapped, match } from '../configuration/match';
import { commonLacks, type Projected, project } from '../configuration/project';
import type { Source } from '../configuration/source';
import type { ByKey, Configuration, RouteValue } from '../configuration/value';
import type { Diagram, DiagramChange } from './diagram';

/** What differs, by the natural key of the configuration that is drawn. */
export interface DiagramChanges {
  api: DiagramChange | undefined;
  routes: ByKey<DiagramChange>;
  integrations: ByKey<DiagramChange>;
  authorizers: ByKey<DiagramChange>;
}

/** One configuration with all that either of two has, and what differs between them. */
export interface Compared {
  configuration: Configuration;
  changes: DiagramChanges;
}

/**
 * What turns `before` into `after`, to be drawn: what `after` has, and what only `before` had. Resources are the same as
 * `diff` takes them for; what either source lacks is not compared.
 */
export function compareForDiagram(before: Source, after: Source): Compared {
  const lacks = commonLacks(before, after);
  const [one, other] = [project(before, lacks), project(after, lacks)];
  const matches = match(one, other);
  const [a, b] = [renamed(one, matches), other.configuration];
  const routes = changesOf(a.routes, b.routes, matches.routes);
  const integrations = changesOf(a.integrations, b.integrations, matches.integrations);
  const authorizers = changesOf(a.authorizers, b.authorizers, matches.authorizers);
  return {
    configuration: {
      ...b,
      routes: { ...a.routes, ...b.routes },
      integrations: { ...a.integrations, ...b.integrations },
      authorizers: { ...a.authorizers, ...b.authorizers },
    },
    changes: { api: sameValue(a.api, b.api) ? undefined : 'changed', routes, integrations, authorizers },
  };
}

/** The configuration before with the keys of the one after. */
function renamed(
  { configuration }: Projected,
  { routes, integrations, authorizers }: Matches,
): Configuration {
  const reroute = (route: RouteValue): RouteValue => {
    const integration = mapped(integrations, route.integration);
    const authorizer = mapped(authorizers, route.authorizer);
    return {
      ...route,
      ...(integration !== undefined && { integration }),
      ...(authorizer !== undefined && { authorizer }),
    };
  };
  const rename = <Value>(
    values: ByKey<Value>,
    keys: ReadonlyMap<string, string>,
    of: (value: Value) => Value,
  ) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [mapped(keys, key) ?? key, of(value)]));
  return {
    ...configuration,
    routes: rename(configuration.routes, routes, reroute),
    integrations: rename(configuration.integrations, integrations, (value) => value),
    authorizers: rename(configuration.authorizers, authorizers, (value) => value),
  };
}

/** @param matches keys before and after of the same resource; another key is a change too */
function changesOf<Value>(
  before: ByKey<Value>,
  after: ByKey<Value>,
  matches: ReadonlyMap<string, string>,
): ByKey<DiagramChange> {
  const rekeyed = new Set([...matches].filter(([from, to]) => from !== to).map(([, to]) => to));
  const found: Record<string, DiagramChange> = {};
  for (const key of Object.keys(after)) {
    const was = own(before, key);
    if (was === undefined) found[key] = 'added';
    else if (rekeyed.has(key) || !sameValue(was, own(after, key))) found[key] = 'changed';
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) found[key] = 'removed';
  return found;
}

/** The diagram with the edges marked whose requests are all new, or all gone. */
export function withEdgeChanges(diagram: Diagram): Diagram {
  const changeOf = new Map(diagram.nodes.map(({ id, change }) => [id, change]));
  return {
    nodes: diagram.nodes,
    edges: diagram.edges.map((edge) => {
      const [first, ...others] = new Set(edge.carries?.map((id) => changeOf.get(id)));
      const isMarked = others.length === 0 && (first === 'added' || first === 'removed');
      return isMarked ? { ...edge, change: first } : edge;
    }),
  };
}

/** How many boxes of each change a diagram has; of routes, the routes. */
export function countChanges({ nodes }: Diagram): Readonly<Record<DiagramChange, number>> {
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const { change, routeKeys } of nodes) if (change) counts[change] += Math.max(1, routeKeys.length);
  return counts;
}
