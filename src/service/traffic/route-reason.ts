import { parseRouteKey } from '../rules/route-key';
import type { RuleId } from './rules';
import type { RouteRequest, RouteSelection } from './select-route';

/** Why a route answers or does not, as a sentence, and the rule behind it. */
export interface RouteReason {
  routeKey: string;
  verdict: RouteSelection<unknown>['verdicts'][number]['verdict'];
  reason: string;
  rule: RuleId;
}

/** The reason of one verdict of `selectRoute`. @param selected the key of the route that answers */
export function routeReason(
  routeKey: string,
  verdict: RouteReason['verdict'],
  selected: string | undefined,
  request: RouteRequest,
): RouteReason {
  return { routeKey, verdict, ...explain(routeKey, verdict, selected, request) };
}

function explain(
  routeKey: string,
  verdict: RouteReason['verdict'],
  selected: string | undefined,
  request: RouteRequest,
): Pick<RouteReason, 'reason' | 'rule'> {
  const key = parseRouteKey(routeKey);
  if ('special' in key) {
    if (verdict === 'selected') return { reason: 'No other route matches', rule: 'route.tiers' };
    return {
      reason: `${selected} matches, and $default answers only what no other route does`,
      rule: 'route.tiers',
    };
  }
  if (verdict === 'path') return pathReason(key.path, request.path);
  if (verdict === 'method')
    return {
      reason: `The path matches; the route is for ${key.method}, the request is ${request.method}`,
      rule: 'route.method',
    };
  if (verdict === 'tie')
    return { reason: `Nothing documents whether it or ${selected} answers`, rule: 'route.tie' };
  if (verdict === 'selected')
    return { reason: 'Matches, and no other route is more specific', rule: 'route.tiers' };
  return lessSpecific(key, selected ?? '');
}

const segmentsOf = (path: string) => path.split('/').slice(1);
const isGreedy = (segment = '') => segment.startsWith('{') && segment.endsWith('+}');
const isVariable = (segment = '') => segment.startsWith('{');

function pathReason(template: string, path: string): Pick<RouteReason, 'reason' | 'rule'> {
  const own = segmentsOf(template);
  const request = segmentsOf(path);
  const at = own.findIndex(
    (segment, index) => index < request.length && !isVariable(segment) && segment !== request[index],
  );
  if (at >= 0)
    return {
      reason: `Segment ${at + 1} is “${own[at]}”, in the request “${request[at]}”`,
      rule: 'route.segments',
    };
  if (isGreedy(own.at(-1)))
    return {
      reason: `The greedy variable needs a segment ${own.length}, the request has ${request.length}`,
      rule: 'route.segments',
    };
  return {
    reason: `The path has ${own.length} ${own.length === 1 ? 'segment' : 'segments'}, the request ${request.length}`,
    rule: 'route.segments',
  };
}

function lessSpecific(
  key: { method: string; path: string },
  selected: string,
): Pick<RouteReason, 'reason' | 'rule'> {
  const winner = parseRouteKey(selected);
  if ('special' in winner) return { reason: `${selected} is more specific`, rule: 'route.tiers' };
  const own = segmentsOf(key.path);
  const other = segmentsOf(winner.path);
  if (isGreedy(own.at(-1)) && !isGreedy(other.at(-1)))
    return {
      reason: `${selected} matches the whole path, this route with a greedy variable`,
      rule: 'route.tiers',
    };
  const rank = (segment: string | undefined) =>
    segment === undefined || isGreedy(segment) ? 2 : isVariable(segment) ? 1 : 0;
  const at = own.findIndex((segment, index) => rank(segment) !== rank(other[index]));
  if (at < 0) return { reason: `${selected} has the same path and its own method`, rule: 'route.method' };
  if (isGreedy(own.at(-1)))
    return { reason: `${selected} has the longer prefix before its greedy variable`, rule: 'route.greedy' };
  return { reason: `${selected} is more specific in segment ${at + 1}`, rule: 'route.literal' };
}
