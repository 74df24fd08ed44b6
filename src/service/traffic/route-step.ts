import { uncapitalized } from '../../lib/format';
import type { ByKey, RouteValue } from '../configuration/value';
import { type Stop, stopWith } from './gateway-response';
import { decodePercent } from './request';
import { type RouteReason, routeReasons } from './route-reason';
import type { RuleId } from './rules';
import { type RouteRequest, selectRoute } from './select-route';
import { type Step, step } from './step';

/** What route selection came to. */
export interface RouteAnswer {
  /** The key of the route that answers; undefined: none, with `stop`. */
  routeKey: string | undefined;
  parameters: Record<string, string>;
  /** One for each route, the matching ones first. */
  reasons: readonly RouteReason[];
  step: Step;
  /** A step for each thing that no documentation decides. */
  undocumented: readonly Step[];
  stop?: Stop;
}

/** Which route answers, why each other one does not, and what else might be (traffic-rules 1.1 to 1.7). */
export function answerRoute(routes: ByKey<RouteValue>, request: RouteRequest): RouteAnswer {
  const all = Object.keys(routes).map((RouteKey) => ({ RouteKey }));
  const { route, parameters, verdicts, uncertain } = selectRoute(all, request);
  const routeKey = route?.RouteKey;
  const reasons = routeReasons(verdicts, routeKey, request);
  const line = `${request.method} ${request.path}`;
  const undocumented = [
    ...ties(reasons, routeKey),
    ...uncertain.flatMap((what) => pathDoubt(what, all, request, routeKey)),
  ];
  if (routeKey === undefined)
    return {
      routeKey,
      parameters,
      reasons,
      undocumented,
      step: step({
        id: 'route',
        title: `No route matches ${line}`,
        verdict: 'stopped',
        facts: [{ label: 'Closest routes', value: closest(reasons) }],
        rules: ['route.none'],
      }),
      stop: stopWith(404, `no route matches ${line}`),
    };
  const losing = reasons.filter(({ verdict }) => verdict === 'less-specific');
  return {
    routeKey,
    parameters,
    reasons,
    undocumented,
    step: step({
      id: 'route',
      title: `The route ${routeKey} answers`,
      verdict: 'passed',
      facts: [
        { label: 'Route', value: routeKey, resource: { kind: 'route', key: routeKey } },
        ...Object.entries(parameters).map(([name, value]) => ({ label: `{${name}}`, value })),
        ...losing.map(({ routeKey: value, reason }) => ({ label: value, value: reason })),
      ],
      rules: [...new Set<RuleId>(['route.tiers', ...losing.map(({ rule }) => rule)])],
    }),
  };
}

/** The routes that fail for their method, else the first ones. */
function closest(reasons: readonly RouteReason[]): string {
  const byMethod = reasons.filter(({ verdict }) => verdict === 'method');
  const shown = (byMethod.length > 0 ? byMethod : reasons).slice(0, 3);
  if (shown.length === 0) return 'The API has no routes';
  return shown.map(({ routeKey, reason }) => `${routeKey}: ${uncapitalized(reason)}`).join('; ');
}

function ties(reasons: readonly RouteReason[], selected: string | undefined): Step[] {
  const tied = reasons.filter(({ verdict }) => verdict === 'tie').map(({ routeKey }) => routeKey);
  if (selected === undefined || tied.length === 0) return [];
  return [
    step({
      id: 'undocumented',
      title: 'Nothing documents which of these routes answers',
      verdict: 'unknown',
      facts: [],
      rules: ['route.tie'],
      outcomes: [selected, ...tied].map((key) => `${key} answers`),
    }),
  ];
}

const DOUBTS = {
  'trailing-slash': {
    rule: 'route.trailing-slash',
    other: (path: string) => path.replace(/\/+$/, '') || '/',
  },
  'empty-segment': { rule: 'route.empty-segment', other: (path: string) => path.replace(/\/{2,}/g, '/') },
  'percent-encoding': { rule: 'route.percent-encoding', other: decodePercent },
} as const;

/** A step where the other reading of the path selects another route. */
function pathDoubt(
  what: keyof typeof DOUBTS,
  routes: readonly { RouteKey: string }[],
  request: RouteRequest,
  selected: string | undefined,
): Step[] {
  const { rule, other } = DOUBTS[what];
  const path = other(request.path);
  const otherwise = selectRoute(routes, { ...request, path }).route?.RouteKey;
  if (otherwise === selected) return [];
  const outcome = (key: string | undefined) =>
    key === undefined ? '404: no route answers' : `${key} answers`;
  return [
    step({
      id: 'undocumented',
      title: 'Sources do not agree on how this path is read',
      verdict: 'unknown',
      facts: [
        { label: 'As sent', value: request.path },
        { label: 'Read otherwise', value: path },
      ],
      rules: [rule],
      outcomes: [outcome(selected), outcome(otherwise)],
    }),
  ];
}
