import type { Authorizer, Route } from '@aws-sdk/client-apigatewayv2';
import {
  apiFacts,
  integration,
  jwtAuthorizer,
  lambdaAuthorizer,
  route,
  WITH_JWT,
  WITH_LAMBDA,
} from './examples';
import type { ApiFacts } from './facts';
import { apiRule, type FindingRule, oneCall } from './rule';
import { authorizerSubject, isHttp, listed, routeSubject } from './subjects';

const routesOf = ({ AuthorizerId }: Authorizer, routes: readonly Route[]) =>
  routes.filter((one) => AuthorizerId !== undefined && one.AuthorizerId === AuthorizerId);

const isScoped = ({ AuthorizationScopes }: Route) => (AuthorizationScopes ?? []).length > 0;

const CACHED = { AuthorizerResultTtlInSeconds: 300 };
const GUARDED = [route('GET /orders', WITH_LAMBDA), route('POST /orders', WITH_LAMBDA)];
const parts = { integrations: [integration()] };

/** Rules of authorizers. */
export const authorizerRules: readonly FindingRule<ApiFacts>[] = [
  apiRule({
    id: 'authorizer.unused',
    severity: 'info',
    title: 'Authorizer that no route uses',
    why: 'It counts towards the quota of ten, and suggests a protection that is not there.',
    source: 'service-rules 2.16',
    needs: ['routes', 'authorizers'],
    check: (facts) =>
      facts.authorizers
        .filter((one) => routesOf(one, facts.routes).length === 0)
        .map((one) => ({
          subject: authorizerSubject(facts, one),
          evidence: `None of ${facts.routes.length} routes uses it.`,
          remedy: oneCall('DeleteAuthorizer', `Delete authorizer ${one.Name}`, {
            ApiId: facts.api.ApiId ?? '',
            AuthorizerId: one.AuthorizerId ?? '',
          }),
        })),
    passing: apiFacts({ ...parts, authorizers: [jwtAuthorizer()], routes: [route('GET /orders', WITH_JWT)] }),
    failing: apiFacts({ ...parts, authorizers: [jwtAuthorizer()], routes: [route('GET /orders')] }),
  }),
  apiRule({
    id: 'authorizer.no-scopes',
    severity: 'info',
    title: 'JWT route without scopes beside routes with scopes',
    why: 'Any valid token of the issuer is accepted, also one that was granted for something else.',
    source: 'traffic-rules 5.1',
    needs: ['routes', 'authorizers'],
    check: (facts) =>
      facts.authorizers.flatMap((authorizer) => {
        const used = routesOf(authorizer, facts.routes);
        const scoped = used.filter(isScoped);
        if (authorizer.AuthorizerType !== 'JWT' || scoped.length === 0) return [];
        return used
          .filter((one) => !isScoped(one))
          .map((one) => ({
            subject: routeSubject(facts, one),
            evidence: `It requires no scope; ${scoped.length} other routes of authorizer ${authorizer.Name} do, such as ${listed(
              scoped.map(({ RouteKey }) => RouteKey),
              2,
            )}.`,
            remedy: { none: 'Which scopes it should require is not known.' },
          }));
      }),
    passing: apiFacts({
      ...parts,
      authorizers: [jwtAuthorizer()],
      routes: [route('GET /orders', { ...WITH_JWT, AuthorizationScopes: ['orders/read'] })],
    }),
    failing: apiFacts({
      ...parts,
      authorizers: [jwtAuthorizer()],
      routes: [
        route('GET /orders', { ...WITH_JWT, AuthorizationScopes: ['orders/read'] }),
        route('DELETE /orders', WITH_JWT),
      ],
    }),
  }),
  apiRule({
    id: 'authorizer.cache-key',
    severity: 'warning',
    title: 'Cached simple responses without the route in their key',
    why: 'A simple response is kept by the identity sources alone, so a caller who is allowed on one route is allowed on all of them until it expires.',
    source: 'traffic-rules 5.3',
    needs: ['routes', 'authorizers'],
    check: (facts) =>
      facts.authorizers.flatMap((one) => {
        const { AuthorizerResultTtlInSeconds: ttl = 0, IdentitySource = [] } = one;
        const used = routesOf(one, facts.routes);
        const hasRoute = IdentitySource.some((source) => /^\$context\.(routeKey|path)$/.test(source));
        if (!isHttp(facts) || !one.EnableSimpleResponses || ttl === 0 || hasRoute || used.length < 2)
          return [];
        return [
          {
            subject: authorizerSubject(facts, one),
            evidence: `Responses are kept for ${ttl} s by ${IdentitySource.join(', ')}, and ${used.length} routes share them.`,
            remedy: oneCall('UpdateAuthorizer', `Add $context.routeKey to the cache key of ${one.Name}`, {
              ApiId: facts.api.ApiId ?? '',
              AuthorizerId: one.AuthorizerId ?? '',
              IdentitySource: [...IdentitySource, '$context.routeKey'],
            }),
          },
        ];
      }),
    passing: apiFacts({
      ...parts,
      routes: GUARDED,
      authorizers: [
        lambdaAuthorizer({ ...CACHED, IdentitySource: ['$request.header.x-partner', '$context.routeKey'] }),
      ],
    }),
    failing: apiFacts({ ...parts, routes: GUARDED, authorizers: [lambdaAuthorizer(CACHED)] }),
  }),
  apiRule({
    id: 'authorizer.no-identity-source',
    severity: 'info',
    title: 'Lambda authorizer without an identity source',
    why: 'Requests without credentials invoke the function too, where an identity source would have them rejected with 401 at no cost.',
    source: 'traffic-rules 5.3',
    needs: ['routes', 'authorizers'],
    check: (facts) =>
      facts.authorizers
        .filter(
          (one) =>
            isHttp(facts) &&
            one.AuthorizerType === 'REQUEST' &&
            (one.IdentitySource ?? []).length === 0 &&
            routesOf(one, facts.routes).length > 0,
        )
        .map((one) => ({
          subject: authorizerSubject(facts, one),
          evidence: `It has no identity source, and ${routesOf(one, facts.routes).length} routes use it.`,
          remedy: { none: 'Where the function finds the credentials is not known.' },
        })),
    passing: apiFacts({ ...parts, routes: GUARDED, authorizers: [lambdaAuthorizer()] }),
    failing: apiFacts({
      ...parts,
      routes: GUARDED,
      authorizers: [lambdaAuthorizer({ IdentitySource: undefined })],
    }),
  }),
];
