import { parseRouteKey } from '../rules/route-key';

/** A route key as route selection compares it. `default`: `$default`, and keys of WebSocket APIs, which have no path. */
export interface RoutePattern {
  tier: 'full' | 'greedy' | 'default';
  /** `ANY`, or the one that the route is for. */
  method: string;
  segments: readonly string[];
}

/** How many are kept: taking keys apart is most of the work of selecting a route among hundreds. */
const KEPT = 5000;
const kept = new Map<string, RoutePattern>();

/** Takes a route key apart. */
export function routePattern(routeKey: string): RoutePattern {
  const known = kept.get(routeKey);
  if (known) return known;
  const key = parseRouteKey(routeKey);
  const segments = 'special' in key ? [] : segmentsOf(key.path);
  const tier = 'special' in key ? 'default' : isGreedy(segments.at(-1) ?? '') ? 'greedy' : 'full';
  const pattern: RoutePattern = { tier, method: 'special' in key ? 'ANY' : key.method, segments };
  if (kept.size >= KEPT) kept.clear();
  kept.set(routeKey, pattern);
  return pattern;
}

/** An empty last segment is a segment: `/` has one, `/a/` has two (traffic-rules 1.6). */
export function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

/** `{proxy+}` */
export const isGreedy = (segment: string) => segment.startsWith('{') && segment.endsWith('+}');

/** `{id}` or `{proxy+}` */
export const isVariable = (segment: string) => segment.startsWith('{');

/** How specific a segment is: 0 for a literal, 1 for a variable, 2 for a greedy one (traffic-rules 1.4). */
export function segmentRank(segment: string): 0 | 1 | 2 {
  if (isGreedy(segment)) return 2;
  return isVariable(segment) ? 1 : 0;
}
