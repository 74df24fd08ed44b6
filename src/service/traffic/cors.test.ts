import { describe, expect, it } from 'vitest';
import { type Described, traceOf } from './world.test-support';

const CorsConfiguration = {
  AllowOrigins: ['https://app.example', 'http://*'],
  AllowMethods: ['GET', 'PUT'],
  AllowHeaders: ['authorization', 'x-trial'],
  ExposeHeaders: ['x-total'],
  MaxAge: 300,
  AllowCredentials: true,
};
const world = (...routes: Described['routes']): Described => ({ routes, api: { CorsConfiguration } });

const preflight = (described: Described, origin = 'https://app.example') =>
  traceOf(described, 'OPTIONS /a', {
    headers: [
      ['Origin', origin],
      ['Access-Control-Request-Method', 'PUT'],
    ],
  });

const corsOf = (result: ReturnType<typeof traceOf>) =>
  Object.fromEntries((result.response?.headers ?? []).filter(([name]) => /^access-control/i.test(name)));

describe('A preflight request', () => {
  it('is answered by API Gateway where no route matches it', () => {
    const result = preflight(world('GET /a'));
    expect([result.response?.status, result.response?.body.length, result.summary]).toEqual([
      204,
      0,
      'OPTIONS /a → CORS configuration → 204',
    ]);
    expect(corsOf(result)).toEqual({
      'Access-Control-Allow-Origin': 'https://app.example',
      'Access-Control-Allow-Methods': 'GET,PUT',
      'Access-Control-Allow-Headers': 'authorization,x-trial',
      'Access-Control-Max-Age': '300',
      'Access-Control-Allow-Credentials': 'true',
    });
  });

  it.each(['$default', 'ANY /a', 'OPTIONS /{proxy+}'])(
    'goes to the route %s, with its authorizer',
    (RouteKey) => {
      expect(preflight(world(RouteKey)).routeKey).toBe(RouteKey);
      const secured = { RouteKey, AuthorizationType: 'AWS_IAM' as const };
      expect(preflight(world(secured)).response?.status).toBe(403);
    },
  );

  it('of another origin has no headers', () => {
    expect(corsOf(preflight(world('GET /a'), 'https://other.example'))).toEqual({});
    expect(corsOf(preflight(world('GET /a'), 'http://other.example'))).toMatchObject({
      'Access-Control-Allow-Origin': 'http://other.example',
    });
  });

  it('without CORS configuration, or without its headers, is a request like any other', () => {
    expect(preflight({ routes: ['GET /a'] }).response?.status).toBe(404);
    expect(traceOf(world('GET /a'), 'OPTIONS /a').response?.status).toBe(404);
  });
});

describe('The response of an integration', () => {
  const payload = JSON.stringify({
    statusCode: 200,
    headers: { 'Access-Control-Allow-Origin': 'https://mine', 'X-Total': '3' },
  });
  const ask = (described: Described, origin?: string) =>
    traceOf(
      described,
      'GET /a',
      { headers: origin === undefined ? [] : [['origin', origin]] },
      { integration: { type: 'function', payload } },
    );

  it('gets the configured headers in place of its own', () => {
    expect(corsOf(ask(world('GET /a'), 'https://app.example'))).toEqual({
      'Access-Control-Allow-Origin': 'https://app.example',
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'x-total',
    });
    expect(corsOf(ask(world('GET /a')))).toEqual({});
    expect(corsOf(ask(world('GET /a'), 'https://other'))).toEqual({});
  });

  it('keeps its own without CORS configuration', () => {
    expect(corsOf(ask({ routes: ['GET /a'] }, 'https://app.example'))).toEqual({
      'Access-Control-Allow-Origin': 'https://mine',
    });
  });

  it('is * where any origin is allowed, and errors of API Gateway have none', () => {
    const any = { routes: ['GET /a'], api: { CorsConfiguration: { AllowOrigins: ['*'] } } };
    expect(corsOf(ask(any, 'https://x'))).toEqual({ 'Access-Control-Allow-Origin': '*' });
    expect(
      corsOf(traceOf(world('GET /b'), 'GET /a', { headers: [['origin', 'https://app.example']] })),
    ).toEqual({});
  });
});
