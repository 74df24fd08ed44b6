import { benchApi } from './bench-api.mjs';

// The part of `npm run bench` about requests to APIs: how many traces a second this process makes, one after the other.

const ROUTES = 300;
const TRACES = 20_000;

/**
 * @param {{
 *   trace: typeof import('../service/traffic/trace').trace,
 *   fromLists: typeof import('../service/configuration/source').fromLists,
 * }} modules
 * @returns {{ what: string, rate: number, p99: number }} traces a second, and the milliseconds that 99 of 100 stay below
 */
export function benchTraffic({ trace, fromLists }) {
  const { configuration, origin } = benchApi(fromLists, ROUTES, 0);
  const world = {
    apiId: 'a1b2c3d4e5',
    region: 'us-east-1',
    configuration,
    origin,
    stages: { prod: { settings: configuration.stages.prod ?? {} } },
  };
  const token = [
    '{"alg":"RS256","kid":"k"}',
    '{"iss":"https://issuer.example.com","aud":"a","exp":9000000000}',
    'signature',
  ]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const once = (/** @type {number} */ at) => {
    const start = performance.now();
    const { response } = trace(
      world,
      {
        method: 'GET',
        target: `/prod/things/${at % ROUTES}/5?page=2`,
        headers: [['authorization', `Bearer ${token}`]],
        receivedAt: Date.UTC(2026, 0, 1),
      },
      { integration: { type: 'http', status: 200, body: '{}' } },
    );
    return { took: performance.now() - start, status: response?.status };
  };
  for (let at = 0; at < ROUTES; at += 1) once(at);
  const all = Array.from({ length: TRACES }, (_none, at) => once(at));
  // A twelfth of the routes is in the other version of the API only, so that a 404 is measured too.
  const answered = all.filter(({ status }) => status === 200).length;
  if (answered < TRACES / 2) throw new Error(`Only ${answered} of ${TRACES} requests reached a route.`);
  const times = all.map(({ took }) => took).sort((a, b) => a - b);
  const total = times.reduce((sum, took) => sum + took, 0);
  return {
    what: `Traces of requests to an API with ${ROUTES} routes and a JWT authorizer`,
    rate: Math.round((TRACES / total) * 1000),
    p99: Math.round((times[Math.floor(TRACES * 0.99)] ?? 0) * 100) / 100,
  };
}
