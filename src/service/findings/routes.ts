import type { Route } from '@aws-sdk/client-apigatewayv2';
import { splitRouteKey, targetId } from '../integration-name';
import { ROUTE_METHODS } from '../rules/route-key';
import { type RouteRequest, selectRoute } from '../traffic/select-route';
import { apiFacts, integration, jwtAuthorizer, route, stage, WITH_JWT } from './examples';
import type { ApiFacts } from './facts';
import { apiRule, type FindingRule, oneCall, type Remedy } from './rule';
import { integrationOf, isHttp, isOpen, listed, routeSubject } from './subjects';

/** Methods that clients can send: ANY means all of them. */
const METHODS = ROUTE_METHODS.filter((method) => method !== 'ANY');

/** A segment that is the literal of no route, and the number of segments of the longest one. */
interface Measures {
  segment: string;
  longest: number;
}

const measured = new WeakMap<readonly Route[], Measures>();

function measure(routes: readonly Route[]): Measures {
  const known = measured.get(routes);
  if (known) return known;
  const used = routes.map(({ RouteKey = '' }) => RouteKey);
  let segment = 'x';
  while (used.some((key) => key.includes(segment))) segment += 'x';
  const made = { segment, longest: Math.max(...used.map((key) => key.split('/').length)) };
  measured.set(routes, made);
  return made;
}

/**
 * Requests that stand for all that match the route: one for each of its methods, with a value in place of each variable
 * that no literal equals, and for a greedy one each number of segments up to one more than any route has. Whatever wins over
 * the route for these wins for every request that matches it, because rules of precedence compare route keys alone
 * (traffic-rules 1.2 to 1.5).
 */
export function typicalRequests({ RouteKey = '' }: Route, routes: readonly Route[]): RouteRequest[] {
  const { segment, longest } = measure(routes);
  const { method, path } = splitRouteKey(RouteKey === '$default' ? 'ANY /{rest+}' : RouteKey);
  const lengths = path.includes('+}') ? Array.from({ length: longest + 1 }, (_, at) => at + 1) : [1];
  const methods = METHODS.filter((one) => method === 'ANY' || method === one);
  return lengths.flatMap((length) => {
    const rest = Array<string>(length).fill(segment).join('/');
    const typical = path.replace(/\{[^}]*\+\}/, rest).replace(/\{[^}]*\}/g, segment);
    return methods.map((one) => ({ method: one, path: typical }));
  });
}

const keys = new WeakMap<Route, { method: string; first: string }>();

/** The method and the first segment of a route, for which its key is taken apart once. */
function keyOf(one: Route): { method: string; first: string } {
  const known = keys.get(one);
  if (known) return known;
  const { method, path } = splitRouteKey(one.RouteKey ?? '');
  const made = { method, first: path.split('/')[1] ?? '{' };
  keys.set(one, made);
  return made;
}

/** Selects a route; those that cannot match are passed over before their keys are read in full. */
export function select(routes: readonly Route[], request: RouteRequest) {
  const segment = request.path.split('/')[1];
  const near = routes.filter((one) => {
    const { method, first } = keyOf(one);
    const isMethod = method === request.method || method === 'ANY' || method === '';
    return isMethod && (first === segment || first.startsWith('{'));
  });
  return selectRoute(near, request);
}

/** The routes that answer in place of this one whatever the request; undefined where a request reaches it. */
export function shadowing(subject: Route, routes: readonly Route[]): Route[] | undefined {
  const winners = new Set<Route>();
  for (const request of typicalRequests(subject, routes)) {
    const { route: selected, verdicts } = select(routes, request);
    const own = verdicts.find((one) => one.route === subject)?.verdict;
    // Of a tie nothing says which route answers.
    if (own === 'selected' || own === 'tie' || selected === undefined) return undefined;
    winners.add(selected);
  }
  return [...winners];
}

/** Routes whose paths begin with the same segment; a variable is no common ground. */
function siblings(subject: Route, routes: readonly Route[]): Route[] {
  const first = firstSegment(subject);
  return first === undefined ? [] : routes.filter((one) => one !== subject && firstSegment(one) === first);
}

function firstSegment({ RouteKey = '' }: Route): string | undefined {
  const segment = splitRouteKey(RouteKey).path.split('/')[1];
  return segment && !segment.startsWith('{') ? segment : undefined;
}

/** The authorization that all guarded siblings have in common. */
function sameAuthorization(facts: ApiFacts, subject: Route, guarded: readonly Route[]): Remedy {
  const [first] = guarded;
  const isSame = guarded.every(
    (one) => one.AuthorizationType === first?.AuthorizationType && one.AuthorizerId === first?.AuthorizerId,
  );
  if (!first || !isSame) return { none: 'The routes beside it are authorized in different ways.' };
  const scopes = new Set(guarded.map((one) => (one.AuthorizationScopes ?? []).toSorted().join(' ')));
  return oneCall('UpdateRoute', `Authorize ${subject.RouteKey} as the routes beside it`, {
    ApiId: facts.api.ApiId ?? '',
    RouteId: subject.RouteId ?? '',
    AuthorizationType: first.AuthorizationType,
    ...(first.AuthorizerId && { AuthorizerId: first.AuthorizerId }),
    ...(scopes.size === 1 && first.AuthorizationScopes && { AuthorizationScopes: first.AuthorizationScopes }),
  });
}

const methodOf = ({ RouteKey = '' }: Route) => splitRouteKey(RouteKey).method;

/** `$default`, or a greedy variable right below the root. */
const isCatchAll = ({ RouteKey = '' }: Route) =>
  RouteKey === '$default' || /^\S+ \/\{[^}]*\+\}$/.test(RouteKey);

const ORDERS = [route('GET /orders', WITH_JWT), route('POST /orders', WITH_JWT)];
const parts = { integrations: [integration()], authorizers: [jwtAuthorizer()] };

/** Rules of routes of HTTP APIs. */
export const routeRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'route.open-sibling',
    severity: 'warning',
    title: 'Open route beside guarded ones',
    why: 'A route without authorization among routes that have one is often open by mistake, and anyone can call it.',
    source: 'traffic-rules 5.1',
    needs: ['routes'],
    check: (facts) =>
      facts.routes
        .filter((one) => isHttp(facts) && isOpen(one) && methodOf(one) !== 'OPTIONS')
        .flatMap((one) => {
          const others = siblings(one, facts.routes).filter((other) => methodOf(other) !== 'OPTIONS');
          const guarded = others.filter((other) => !isOpen(other));
          if (guarded.length === 0 || guarded.length * 2 < others.length) return [];
          return [
            {
              subject: routeSubject(facts, one),
              evidence: `It has no authorization; of ${others.length} other routes below /${firstSegment(one)}, ${guarded.length} have: ${listed(guarded.map(({ RouteKey }) => RouteKey))}.`,
              remedy: sameAuthorization(facts, one, guarded),
            },
          ];
        }),
    passing: apiFacts({ ...parts, routes: [...ORDERS, route('GET /status')] }),
    failing: apiFacts({ ...parts, routes: [...ORDERS, route('GET /orders/{id}')] }),
  }),
  apiRule({
    id: 'route.open-catch-all',
    severity: 'warning',
    title: 'Open catch-all route beside guarded routes',
    why: 'Requests that match no other route, such as a guarded path with a slash at its end, reach the backend without authorization.',
    source: 'traffic-rules 1.2, 1.6',
    needs: ['routes'],
    check: (facts) => {
      const guarded = facts.routes.filter((one) => !isOpen(one));
      if (!isHttp(facts) || guarded.length === 0) return [];
      return facts.routes
        .filter((one) => isCatchAll(one) && isOpen(one) && methodOf(one) !== 'OPTIONS')
        .map((one) => ({
          subject: routeSubject(facts, one),
          evidence: `It has no authorization and answers what no other route does; ${guarded.length} of ${facts.routes.length} routes are authorized.`,
          remedy: { none: 'Whether unknown paths should be authorized, and how, is a decision.' },
        }));
    },
    passing: apiFacts({ ...parts, routes: [...ORDERS, route('$default', WITH_JWT)] }),
    failing: apiFacts({ ...parts, routes: [...ORDERS, route('$default')] }),
  }),
  apiRule({
    id: 'route.no-target',
    severity: 'error',
    title: 'Route without an integration',
    why: 'Clients that call it get an error from API Gateway, because nothing is behind it.',
    source: 'traffic-rules 6.8',
    needs: ['routes', 'integrations'],
    check: (facts) =>
      facts.routes
        // A connection needs none, nor does its end.
        .filter(({ RouteKey = '' }) => !['$connect', '$disconnect'].includes(RouteKey))
        .filter((one) => !integrationOf(one, facts.integrations))
        .map((one) => ({
          subject: routeSubject(facts, one),
          evidence:
            targetId(one.Target) === undefined
              ? 'It has no integration.'
              : `Its target ${one.Target} does not exist.`,
          remedy: { none: 'Which integration answers it is not known.' },
        })),
    passing: apiFacts({ integrations: [integration()], routes: [route('GET /orders')] }),
    failing: apiFacts({
      integrations: [integration()],
      routes: [{ RouteId: 'orders', RouteKey: 'GET /orders', AuthorizationType: 'NONE' }],
    }),
  }),
  apiRule({
    id: 'route.unreachable',
    severity: 'warning',
    title: 'Route that can never be reached',
    why: 'For every request that matches it another route is selected, so its settings have no effect.',
    source: 'traffic-rules 1.2, 1.3, 1.4',
    needs: ['routes'],
    check: (facts) =>
      !isHttp(facts)
        ? []
        : facts.routes.flatMap((one) => {
            const winners = shadowing(one, facts.routes);
            if (!winners) return [];
            return [
              {
                subject: routeSubject(facts, one),
                evidence: `Every request that matches it is answered by ${listed(winners.map(({ RouteKey }) => RouteKey))}.`,
                remedy: oneCall('DeleteRoute', `Delete route ${one.RouteKey}`, {
                  ApiId: facts.api.ApiId ?? '',
                  RouteId: one.RouteId ?? '',
                }),
              },
            ];
          }),
    passing: apiFacts({ ...parts, routes: [route('ANY /api/{proxy+}'), route('$default')] }),
    failing: apiFacts({ ...parts, routes: [route('ANY /{proxy+}'), route('$default')] }),
  }),
  apiRule({
    id: 'route.stage-name',
    severity: 'warning',
    title: 'Path that begins with the name of a stage',
    why: 'A first segment that is the name of a stage selects that stage and is removed, so at the default endpoint the route of $default is not reached.',
    source: 'traffic-rules 3.2',
    needs: ['routes', 'stages'],
    check: (facts) => {
      const names = new Set(facts.stages.map(({ StageName }) => StageName));
      if (!isHttp(facts) || !names.has('$default')) return [];
      return facts.routes.flatMap((one) => {
        const first = firstSegment(one);
        if (first === undefined || !names.has(first)) return [];
        return [
          {
            subject: routeSubject(facts, one),
            evidence: `Requests to /${first} at the default endpoint go to stage ${first}, not to this route of stage $default.`,
            remedy: { none: 'A stage cannot be renamed, and clients know the path.' },
          },
        ];
      });
    },
    passing: apiFacts({
      ...parts,
      routes: [route('GET /pets')],
      stages: [stage({ StageName: '$default' }), stage()],
    }),
    failing: apiFacts({
      ...parts,
      routes: [route('GET /pets')],
      stages: [stage({ StageName: '$default' }), stage({ StageName: 'pets' })],
    }),
  }),
];
