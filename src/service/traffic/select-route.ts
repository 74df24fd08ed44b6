import {
  isGreedy,
  isVariable,
  type RoutePattern,
  routePattern,
  segmentRank,
  segmentsOf,
} from './route-pattern';

/** What selects a route of an HTTP API: a method, and the path after the stage, percent-encoded, without its query. */
export interface RouteRequest {
  method: string;
  path: string;
}

/**
 * Why a route does not answer, or that it does. `tie`: no documentation says whether it or the selected one answers
 * (traffic-rules 1.5). `method`, `path`: it does not match the request. `less-specific`: it matches, and another wins.
 */
type RouteVerdict = 'selected' | 'tie' | 'less-specific' | 'method' | 'path';

/** The outcome of a request: the route that answers, and why each of the others does not. */
export interface RouteSelection<R> {
  /** Undefined: the response is 404 `{"message":"Not Found"}` (traffic-rules 1.1). */
  route: R | undefined;
  /** Values of its path variables, decoded (traffic-rules 1.7). */
  parameters: Record<string, string>;
  /** One for each route, the matching ones first. */
  verdicts: { route: R; verdict: RouteVerdict }[];
  /** What of the path is answered differently by public sources (traffic-rules 1.6, 1.7). */
  uncertain: ('trailing-slash' | 'empty-segment' | 'percent-encoding')[];
}

interface Pattern<R> extends RoutePattern {
  route: R;
}

const TIERS: readonly RoutePattern['tier'][] = ['full', 'greedy', 'default'];

/**
 * The route of an HTTP API that answers a request (docs/traffic-rules.md). The order of the routes does not matter.
 * Where the rules leave a tie, the more specific path is selected and the others have the verdict `tie`.
 */
export function selectRoute<R extends { RouteKey?: string | undefined }>(
  routes: readonly R[],
  request: RouteRequest,
): RouteSelection<R> {
  const segments = segmentsOf(request.path);
  const patterns = routes.map(toPattern);
  const onPath = patterns.filter((pattern) => matchesPath(pattern, segments));
  const candidates = onPath
    .filter(({ method }) => method === 'ANY' || method === request.method)
    .sort(byPrecedence);
  const [selected] = candidates;
  const verdictOf = (pattern: Pattern<R>): RouteVerdict => {
    if (pattern === selected) return 'selected';
    if (!candidates.includes(pattern)) return onPath.includes(pattern) ? 'method' : 'path';
    return candidates.some((other) => beats(other, pattern)) ? 'less-specific' : 'tie';
  };
  const rest = patterns.filter((pattern) => !candidates.includes(pattern));
  return {
    route: selected?.route,
    parameters: selected ? parametersOf(selected, segments) : {},
    verdicts: [...candidates, ...rest].map((pattern) => ({
      route: pattern.route,
      verdict: verdictOf(pattern),
    })),
    uncertain: uncertainties(request.path),
  };
}

function toPattern<R extends { RouteKey?: string | undefined }>(route: R): Pattern<R> {
  // Named one by one: spreading is a quarter of the time of a trace with hundreds of routes.
  const { tier, method, segments } = routePattern(route.RouteKey ?? '');
  return { route, tier, method, segments };
}

function matchesPath({ tier, segments }: Pattern<unknown>, request: readonly string[]): boolean {
  if (tier === 'default') return true;
  // A greedy variable takes one segment or more.
  if (tier === 'full' ? segments.length !== request.length : segments.length > request.length) return false;
  return segments.every((segment, at) => isVariable(segment) || segment === request[at]);
}

/** Negative when `a` has the more specific segment where the two differ first, 0 for the same resource path. */
function comparePaths(a: Pattern<unknown>, b: Pattern<unknown>): number {
  const at = a.segments.findIndex(
    (segment, index) => segmentRank(segment) !== segmentRank(b.segments[index] ?? ''),
  );
  return at < 0 ? 0 : segmentRank(a.segments[at] ?? '') - segmentRank(b.segments[at] ?? '');
}

const anyLast = ({ method }: Pattern<unknown>) => (method === 'ANY' ? 1 : 0);

/** A total order over matching routes: tier, then path, then method (traffic-rules 1.2 to 1.5). */
function byPrecedence(a: Pattern<unknown>, b: Pattern<unknown>): number {
  return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || comparePaths(a, b) || anyLast(a) - anyLast(b);
}

/** Whether a rule says that `a` wins over `b` when both match; false for both directions is a tie. */
function beats(a: Pattern<unknown>, b: Pattern<unknown>): boolean {
  if (a.tier !== b.tier) return TIERS.indexOf(a.tier) < TIERS.indexOf(b.tier);
  const path = comparePaths(a, b);
  // The same resource path: its own method before ANY (traffic-rules 1.3).
  if (path === 0) return anyLast(a) < anyLast(b);
  // The better path and the worse method: nothing says which counts (traffic-rules 1.5).
  if (path > 0 || anyLast(a) > anyLast(b)) return false;
  // Full matches: each has a literal where the other has a variable (traffic-rules 1.5).
  return (
    a.tier === 'greedy' ||
    a.segments.every((segment, at) => segmentRank(segment) <= segmentRank(b.segments[at] ?? ''))
  );
}

function parametersOf({ segments }: Pattern<unknown>, request: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    segments.flatMap((segment, at) => {
      if (!isVariable(segment)) return [];
      const value = isGreedy(segment) ? request.slice(at).join('/') : (request[at] ?? '');
      return [[segment.replace(/^\{|\+?\}$/g, ''), decoded(value)]];
    }),
  );
}

/** The decoded text; a text that is not valid percent-encoding is kept as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function uncertainties(path: string): RouteSelection<unknown>['uncertain'] {
  const found: RouteSelection<unknown>['uncertain'] = [];
  if (path.length > 1 && path.endsWith('/')) found.push('trailing-slash');
  if (path.includes('//')) found.push('empty-segment');
  if (path.includes('%')) found.push('percent-encoding');
  return found;
}

/**
 * A typed request line: `GET /orders/5`, or a path alone, which is a GET. A query is cut off. Undefined: not a
 * method and a path.
 */
export function parseRequestLine(line: string): RouteRequest | undefined {
  const [, method = 'GET', path] = /^\s*(?:([A-Za-z]+)\s+)?(\/[^\s?#]*)\S*\s*$/.exec(line) ?? [];
  return path === undefined ? undefined : { method: method.toUpperCase(), path };
}
