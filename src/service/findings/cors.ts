import type { Cors, Route } from '@aws-sdk/client-apigatewayv2';
import { splitRouteKey } from '../integration-name';
import { lintCors } from '../rules/cors';
import { apiFacts, httpApi, integration, jwtAuthorizer, route, WITH_JWT } from './examples';
import type { ApiFacts } from './facts';
import { select, typicalRequests } from './routes';
import { apiRule, type FindingRule, oneCall, type Remedy } from './rule';
import { apiSubject, isHttp, isOpen, listed, routeSubject } from './subjects';

/** A preflight request for requests that match the route, of those that one of the routes answers. */
function answeredPreflight(subject: Route, routes: readonly Route[], by: (selected?: Route) => boolean) {
  const paths = new Set(typicalRequests(subject, routes).map(({ path }) => path));
  return [...paths]
    .map((path) => ({ method: 'OPTIONS', path }))
    .find((request) => by(select(routes, request).route));
}

/** The sentence of the service's own advice to a member, by rule. */
function advice(cors: Cors, rule: string): { member: string; value: string; message: string }[] {
  return lintCors(cors)
    .filter((issue) => issue.rule === rule)
    .map(({ path: [member, at], message }) => ({
      member: String(member),
      value: typeof at === 'number' ? (cors.AllowOrigins?.[at] ?? '') : '*',
      message,
    }));
}

/** An open OPTIONS route at the path of a guarded one, to the same integration (traffic-rules 4.1). */
function openPreflight({ api }: ApiFacts, subject: Route): Remedy {
  const { RouteKey = '', RouteId = '', Target } = subject;
  const ApiId = api.ApiId ?? '';
  const { method, path } = splitRouteKey(RouteKey);
  if (method === 'OPTIONS')
    return oneCall('UpdateRoute', `Open ${RouteKey} to preflight requests`, {
      ApiId,
      RouteId,
      AuthorizationType: 'NONE',
    });
  if (!Target) return { none: 'The route has no integration that could answer a preflight request.' };
  const key = `OPTIONS ${RouteKey === '$default' ? '/{proxy+}' : path}`;
  return oneCall('CreateRoute', `Create route ${key} without authorization`, {
    ApiId,
    RouteKey: key,
    Target,
  });
}

/** A CORS configuration with one of its lists changed; the service keeps the other members. */
function changed(facts: ApiFacts, title: string, change: Partial<Cors>): Remedy {
  return oneCall('UpdateApi', title, {
    ApiId: facts.api.ApiId ?? '',
    CorsConfiguration: { ...facts.api.CorsConfiguration, ...change },
  });
}

const methodOf = ({ RouteKey = '' }: Route) => splitRouteKey(RouteKey).method;

const includes = (list: readonly string[] | undefined, name: string) =>
  (list ?? []).some((one) => one.toLowerCase() === name.toLowerCase());

/** Headers in which the authorizers of the routes look for credentials. */
function identityHeaders(facts: ApiFacts): string[] {
  const used = new Set(facts.routes?.map(({ AuthorizerId }) => AuthorizerId));
  const headers = (facts.authorizers ?? [])
    .filter(({ AuthorizerId }) => used.has(AuthorizerId))
    .flatMap(({ IdentitySource }) => IdentitySource ?? [])
    .flatMap((source) => /^\$request\.header\.(.+)$/.exec(source)?.[1]?.toLowerCase() ?? []);
  return [...new Set(headers)];
}

const CORS: Cors = {
  AllowOrigins: ['https://shop.example.com'],
  AllowMethods: ['GET'],
  AllowHeaders: ['authorization'],
};
const withCors = (change: Partial<Cors>, more: Partial<ApiFacts> = {}) =>
  apiFacts({
    api: httpApi({ CorsConfiguration: { ...CORS, ...change } }),
    integrations: [integration()],
    authorizers: [jwtAuthorizer()],
    ...more,
  });

/** Rules of CORS of HTTP APIs. */
export const corsRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'cors.preflight-authorized',
    severity: 'error',
    title: 'Preflight requests meet an authorizer',
    why: 'Browsers send preflight requests without credentials, so the authorizer rejects them and the browser blocks the call.',
    source: 'traffic-rules 4.1',
    needs: ['routes'],
    check: (facts) =>
      !isHttp(facts) || !facts.api.CorsConfiguration
        ? []
        : facts.routes
            .filter((one) => !isOpen(one) && ['OPTIONS', 'ANY', ''].includes(methodOf(one)))
            .flatMap((one) => {
              const request = answeredPreflight(one, facts.routes, (selected) => selected === one);
              if (!request) return [];
              return [
                {
                  subject: routeSubject(facts, one),
                  evidence: `OPTIONS ${request.path} is answered by this route, which requires ${one.AuthorizationType} authorization.`,
                  remedy: openPreflight(facts, one),
                },
              ];
            }),
    passing: withCors({}, { routes: [route('GET /orders', WITH_JWT)] }),
    failing: withCors({}, { routes: [route('ANY /orders/{proxy+}', WITH_JWT)] }),
  }),
  apiRule({
    id: 'cors.own-options',
    severity: 'warning',
    title: 'OPTIONS route beside a CORS configuration',
    why: 'The route answers preflight requests in place of API Gateway, so the allowed methods and headers are those of the backend.',
    source: 'traffic-rules 4.1',
    needs: ['routes'],
    check: (facts) =>
      !isHttp(facts) || !facts.api.CorsConfiguration
        ? []
        : facts.routes
            .filter(({ RouteKey = '' }) => splitRouteKey(RouteKey).method === 'OPTIONS')
            // Needed where another route would get the preflight request instead.
            .filter((one) => {
              const others = facts.routes.filter((other) => other !== one);
              return !answeredPreflight(one, others, (selected) => selected !== undefined);
            })
            .map((one) => ({
              subject: routeSubject(facts, one),
              evidence: 'Without this route API Gateway would answer its preflight requests.',
              remedy: oneCall('DeleteRoute', `Delete route ${one.RouteKey}`, {
                ApiId: facts.api.ApiId ?? '',
                RouteId: one.RouteId ?? '',
              }),
            })),
    passing: withCors({}, { routes: [route('ANY /{proxy+}', WITH_JWT), route('OPTIONS /{proxy+}')] }),
    failing: withCors({}, { routes: [route('GET /orders'), route('OPTIONS /orders')] }),
  }),
  apiRule({
    id: 'cors.origin-form',
    severity: 'warning',
    title: 'Allowed origin that no browser sends',
    why: 'An origin is a scheme, a host and a port; one with a path or with a wildcard inside never equals what a browser sends.',
    source: 'service-rules 2.8',
    needs: [],
    check: (facts) =>
      advice(facts.api.CorsConfiguration ?? {}, 'cors.origins.form').map(({ value }) => ({
        subject: apiSubject(facts.api),
        evidence: `The allowed origin ${value} is not of the form scheme://host[:port], *, https://* or http://*.`,
        remedy: { none: 'Which origin is meant is not known.' },
      })),
    passing: withCors({}),
    failing: withCors({ AllowOrigins: ['https://shop.example.com/'] }),
  }),
  apiRule({
    id: 'cors.credentials-wildcard',
    severity: 'warning',
    title: 'Wildcard together with credentials',
    why: 'For requests with credentials browsers read * in a list of methods or headers as the plain character.',
    source: 'service-rules 2.8',
    needs: [],
    check: (facts) =>
      advice(facts.api.CorsConfiguration ?? {}, 'cors.credentials.wildcards').map(({ member }) => ({
        subject: apiSubject(facts.api),
        evidence: `${member} is *, and credentials are allowed.`,
        remedy: { none: 'Which values clients need is not known.' },
      })),
    passing: withCors({ AllowCredentials: true }),
    failing: withCors({ AllowCredentials: true, AllowMethods: ['*'] }),
  }),
  apiRule({
    id: 'cors.identity-header',
    severity: 'warning',
    title: 'Header with credentials is not allowed',
    why: 'A browser sends only allowed headers, and * does not include Authorization, so calls from pages arrive without credentials or not at all.',
    source: 'Fetch standard, CORS non-wildcard request-header name',
    needs: ['routes', 'authorizers'],
    check: (facts) => {
      const cors = facts.api.CorsConfiguration;
      if (!cors) return [];
      const isAllowed = (name: string) =>
        includes(cors.AllowHeaders, name) ||
        (name !== 'authorization' && !cors.AllowCredentials && includes(cors.AllowHeaders, '*'));
      const missing = identityHeaders(facts).filter((name) => !isAllowed(name));
      if (missing.length === 0) return [];
      return [
        {
          subject: apiSubject(facts.api),
          evidence: `Authorizers of its routes read ${listed(missing)}, which AllowHeaders does not name.`,
          remedy: changed(facts, `Allow ${listed(missing)} in CORS`, {
            AllowHeaders: [...(cors.AllowHeaders ?? []), ...missing],
          }),
        },
      ];
    },
    passing: withCors({}, { routes: [route('GET /orders', WITH_JWT)] }),
    failing: withCors({ AllowHeaders: ['*'] }, { routes: [route('GET /orders', WITH_JWT)] }),
  }),
  apiRule({
    id: 'cors.methods',
    severity: 'info',
    title: 'Method of routes that CORS does not allow',
    why: 'Browsers block calls of other origins with this method; GET, HEAD and POST need no preflight request in simple cases.',
    source: 'Fetch standard, CORS-safelisted method',
    needs: ['routes'],
    check: (facts) => {
      const cors = facts.api.CorsConfiguration;
      if (!isHttp(facts) || !cors?.AllowMethods?.length || includes(cors.AllowMethods, '*')) return [];
      const used = new Set(facts.routes.map(({ RouteKey = '' }) => splitRouteKey(RouteKey).method));
      const missing = ['PUT', 'PATCH', 'DELETE'].filter(
        (method) => used.has(method) && !includes(cors.AllowMethods, method),
      );
      if (missing.length === 0) return [];
      return [
        {
          subject: apiSubject(facts.api),
          evidence: `Routes use ${listed(missing)}; AllowMethods is ${cors.AllowMethods.join(', ')}.`,
          remedy: changed(facts, `Allow ${listed(missing)} in CORS`, {
            AllowMethods: [...cors.AllowMethods, ...missing],
          }),
        },
      ];
    },
    passing: withCors({ AllowMethods: ['GET', 'PUT'] }, { routes: [route('PUT /orders')] }),
    failing: withCors({}, { routes: [route('PUT /orders')] }),
  }),
];
