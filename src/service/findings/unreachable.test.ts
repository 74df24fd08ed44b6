import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitRouteKey } from '../integration-name';
import { normalizeRouteKey } from '../rules/route-key';
import { selectRoute } from '../traffic/select-route';
import { route } from './examples';
import { shadowing, typicalRequests } from './routes';

const NUM_APIS = 500;
const REQUESTS = 200;

const segment = fc.constantFrom('a', 'b', '{x}');
const template = fc
  .tuple(fc.array(segment, { maxLength: 3 }), fc.constantFrom('', '', '{p+}'))
  .map(([segments, end]) => `/${[...segments, ...(end ? [end] : [])].join('/')}`);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const key = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(fc.constantFrom('ANY', ...METHODS), template).map((p) => p.join(' ')) },
  { weight: 1, arbitrary: fc.constant('$default') },
);
/** Each method of one path: ANY beside them has none left. */
const full = template.map((path) => METHODS.map((method) => `${method} ${path}`));
const keys = fc
  .tuple(fc.array(key, { minLength: 1, maxLength: 14 }), fc.option(full, { nil: [] }))
  .map((parts) => parts.flat())
  .map((all) => [...new Map(all.map((one) => [normalizeRouteKey(one), one])).values()]);

/** A request that matches the key, made of the literals that routes have and of others. */
function matching(routeKey: string): fc.Arbitrary<{ method: string; path: string }> {
  const value = fc.constantFrom('a', 'b', 'c', '');
  const { method, path } = splitRouteKey(routeKey === '$default' ? 'ANY /{p+}' : routeKey);
  const segments = path
    .split('/')
    .slice(1)
    .map((one) =>
      one.includes('+')
        ? fc.array(value, { minLength: 1, maxLength: 4 }).map((all) => all.join('/'))
        : one.startsWith('{')
          ? value
          : fc.constant(one),
    );
  return fc.record({
    method: method === 'ANY' ? fc.constantFrom(...METHODS) : fc.constant(method),
    path: fc.tuple(...segments).map((all) => `/${all.join('/')}`),
  });
}

it('A route called unreachable is selected by none of 200 requests that match it, and every other has a witness', () => {
  let unreachable = 0;
  fc.assert(
    fc.property(keys, fc.integer(), (all, seed) => {
      const routes = all.map((one) => route(one));
      for (const subject of routes) {
        const { RouteKey = '' } = subject;
        if (shadowing(subject, routes)) {
          unreachable += 1;
          for (const request of fc.sample(matching(RouteKey), { numRuns: REQUESTS, seed })) {
            const { verdicts } = selectRoute(routes, request);
            const verdict = verdicts.find((one) => one.route === subject)?.verdict;
            expect(['selected', 'tie'], `${RouteKey} for ${request.path}`).not.toContain(verdict);
          }
        } else {
          const witnesses = typicalRequests(subject, routes).filter((request) => {
            const { verdicts } = selectRoute(routes, request);
            return ['selected', 'tie'].includes(verdicts.find((one) => one.route === subject)?.verdict ?? '');
          });
          expect(witnesses, `${RouteKey} among ${all.join(', ')}`).not.toEqual([]);
        }
      }
    }),
    { numRuns: NUM_APIS },
  );
  // Without any, the test would say nothing.
  expect(unreachable).toBeGreaterThan(20);
}, 60_000);
