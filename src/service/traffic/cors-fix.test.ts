import type { Cors } from '@aws-sdk/client-apigatewayv2';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { corsFix } from './cors-fix';
import { corsReport } from './cors-report';
import { requestOf, worldOf } from './world.test-support';

const page = { origin: 'https://app.example', headerNames: [] as string[], hasCredentials: false };
const ok = { integration: { type: 'function', payload: '{"statusCode":200}' } } as const;
const world = (CorsConfiguration?: Cors, routes: string[] = ['GET /a', 'PUT /a']) =>
  worldOf({ routes, api: CorsConfiguration ? { CorsConfiguration } : {} });
const fix = (cors: Cors | undefined, line: string, asked: Partial<typeof page> = {}, routes?: string[]) =>
  corsFix(world(cors, routes), requestOf(line), { ...page, ...asked }, ok);

const CORS = {
  AllowOrigins: ['https://app.example'],
  AllowMethods: ['GET'],
  AllowHeaders: ['x-a'],
  MaxAge: 60,
};

it('adds what is missing, and keeps the rest', () => {
  expect(fix(CORS, 'PUT /a')).toEqual({ ...CORS, AllowMethods: ['GET', 'PUT'] });
  expect(fix(CORS, 'GET /a', { headerNames: ['X-Trial', 'X-A'] })).toEqual({
    ...CORS,
    AllowHeaders: ['x-a', 'x-trial'],
  });
  expect(fix(CORS, 'GET /a', { origin: 'https://other.example' })).toEqual({
    ...CORS,
    AllowOrigins: ['https://app.example', 'https://other.example'],
  });
  expect(fix(undefined, 'GET /a')).toEqual({ AllowOrigins: ['https://app.example'], AllowMethods: ['GET'] });
});

it('names the origin where credentials are sent, since the service takes no * with them', () => {
  expect(fix({ AllowOrigins: ['*'], AllowMethods: ['GET'] }, 'GET /a', { hasCredentials: true })).toEqual({
    AllowOrigins: ['https://app.example'],
    AllowMethods: ['GET'],
    AllowCredentials: true,
  });
});

it('is not offered for what is allowed, and for what no configuration changes', () => {
  expect(fix(CORS, 'GET /a')).toBeUndefined();
  // API Gateway's own 404 has no CORS headers, and a route takes the preflight request before the configuration does.
  expect(fix(CORS, 'GET /none', { origin: 'https://other.example' })).toBeUndefined();
  expect(fix(CORS, 'PUT /a', {}, ['PUT /a', 'OPTIONS /a'])).toBeUndefined();
});

it('Whatever is fixed, the browser accepts the response, and what was allowed stays allowed', () => {
  const list = (...values: string[]) => fc.option(fc.subarray(values), { nil: undefined });
  fc.assert(
    fc.property(
      fc.record({
        AllowOrigins: list('*', 'https://*', 'https://app.example', 'https://b.example'),
        AllowMethods: list('*', 'GET', 'PUT'),
        AllowHeaders: list('*', 'x-a', 'authorization'),
      }),
      fc.constantFrom('GET /a', 'PUT /a', 'POST /a'),
      fc.subarray(['x-a', 'x-b', 'Authorization']),
      fc.boolean(),
      (configured, line, headerNames, hasCredentials) => {
        const asked = { ...page, headerNames, hasCredentials };
        const cors = Object.fromEntries(Object.entries(configured).filter(([, value]) => value)) as Cors;
        const routes = ['GET /a', 'PUT /a', 'POST /a'];
        const fixed = corsFix(world(cors, routes), requestOf(line), asked, ok);
        if (!fixed) return;
        expect(corsReport(world(fixed, routes), requestOf(line), asked, ok).isAllowed).toBe(true);
        for (const member of ['AllowMethods', 'AllowHeaders'] as const)
          expect(fixed[member] ?? []).toEqual(expect.arrayContaining(cors[member] ?? []));
      },
    ),
  );
});
