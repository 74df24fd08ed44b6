import { isVariable, type RoutePattern, routePattern, segmentRank, segmentsOf } from './route-pattern';
import type { RuleId } from './rules';
import type { RouteRequest, RouteSelection } from './select-route';

/** Why a route answers or does not, as a sentence, and the rule behind it. */
export interface RouteReason {
  routeKey: string;
  verdict: RouteSelection<unknown>['verdicts'][number]['verdict'];
  reason: string;
  rule: RuleId;
}

/** The reasons of the verdicts of `selectRoute`. @param selected the key of the route that answers */
export function routeReasons(
  verdicts: readonly { route: { RouteKey: string }; verdict: RouteReason['verdict'] }[],
  selected: string | undefined,
  { method, path }: RouteRequest,
): RouteReason[] {
  const request = { method, segments: segmentsOf(path) };
  return verdicts.map(({ route: { RouteKey: routeKey }, verdict }) => ({
    routeKey,
    verdict,
    ...explain(routeKey, verdict, selected, request),
  }));
}

/** A request with its path taken apart. */
interface Asked {
  method: string;
  segments: readonly string[];
}

function explain(
  routeKey: string,
  verdict: RouteReason['verdict'],
  selected: string | undefined,
  request: Asked,
): Pick<RouteReason, 'reason' | 'rule'> {
  const pattern = routePattern(routeKey);
  if (pattern.tier === 'default') {
    if (verdict === 'selected') return { reason: 'No other route matches', rule: 'route.tiers' };
    return {
      reason: `${selected} matches, and $default answers only what no other route does`,
      rule: 'route.tiers',
    };
  }
  if (verdict === 'path') return pathReason(pattern, request);
  if (verdict === 'method')
    return {
      reason: `The path matches; the route is for ${pattern.method}, the request is ${request.method}`,
      rule: 'route.method',
    };
  if (verdict === 'tie')
    return { reason: `Nothing documents whether it or ${selected} answers`, rule: 'route.tie' };
  if (verdict === 'selected')
    return { reason: 'Matches, and no other route is more specific', rule: 'route.tiers' };
  return lessSpecific(pattern, selected ?? '');
}

function pathReason(
  { tier, segments: own }: RoutePattern,
  { segments: request }: Asked,
): Pick<RouteReason, 'reason' | 'rule'> {
  const rule = 'route.segments';
  const at = own.findIndex(
    (segment, index) => index < request.length && !isVariable(segment) && segment !== request[index],
  );
  if (at >= 0) return { reason: `Segment ${at + 1} is “${own[at]}”, in the request “${request[at]}”`, rule };
  if (tier === 'greedy')
    return {
      reason: `The greedy variable needs a segment ${own.length}, the request has ${request.length}`,
      rule,
    };
  return {
    reason: `The path has ${own.length} ${own.length === 1 ? 'segment' : 'segments'}, the request ${request.length}`,
    rule,
  };
}

function lessSpecific(
  { tier, segments: own }: RoutePattern,
  selected: string,
): Pick<RouteReason, 'reason' | 'rule'> {
  const winner = routePattern(selected);
  if (winner.tier === 'default') return { reason: `${selected} is more specific`, rule: 'route.tiers' };
  if (tier === 'greedy' && winner.tier === 'full')
    return {
      reason: `${selected} matches the whole path, this route with a greedy variable`,
      rule: 'route.tiers',
    };
  const rank = (segment: string | undefined) => (segment === undefined ? 2 : segmentRank(segment));
  const at = own.findIndex((segment, index) => rank(segment) !== rank(winner.segments[index]));
  if (at < 0) return { reason: `${selected} has the same path and its own method`, rule: 'route.method' };
  if (tier === 'greedy')
    return { reason: `${selected} has the longer prefix before its greedy variable`, rule: 'route.greedy' };
  return { reason: `${selected} is more specific in segment ${at + 1}`, rule: 'route.literal' };
}
