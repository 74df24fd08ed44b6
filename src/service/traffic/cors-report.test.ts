import { describe, expect, it } from 'vitest';
import { corsReport } from './cors-report';
import type { Header } from './request';
import { type Described, requestOf, worldOf } from './world.test-support';

const page = { origin: 'https://app.example', headerNames: [] as string[], hasCredentials: false };
const cors = {
  AllowOrigins: ['https://app.example'],
  AllowMethods: ['GET', 'PUT'],
  AllowHeaders: ['content-type', 'authorization'],
};
const world = (
  CorsConfiguration: object | undefined,
  routes: Described['routes'] = ['GET /a', 'PUT /a', 'DELETE /a'],
) => worldOf({ routes, api: CorsConfiguration ? { CorsConfiguration } : {} });
const ok = { integration: { type: 'function', payload: '{"statusCode":200}' } } as const;
const report = (
  configured: object | undefined,
  line: string,
  asked = {},
  routes?: Described['routes'],
  headers: readonly Header[] = [],
) => corsReport(world(configured, routes), requestOf(line, { headers }), { ...page, ...asked }, ok);

describe('A browser', () => {
  it('sends simple requests without a preflight request', () => {
    expect(report(cors, 'GET /a')).toMatchObject({
      isAllowed: true,
      verdict: 'The page can read the response: 200',
    });
    expect(report(cors, 'GET /a').preflight).toBeUndefined();
    expect(report(cors, 'GET /a', { headerNames: ['Accept'] }).preflight).toBeUndefined();
    expect(
      report(cors, 'POST /a', {}, ['ANY /a'], [['Content-Type', 'text/plain;charset=utf-8']]).preflight,
    ).toBeUndefined();
    expect(
      report(cors, 'POST /a', {}, ['POST /a'], [['Content-Type', 'application/json']]).preflight,
    ).toBeDefined();
  });

  it('asks before other methods and headers, and names what is not allowed', () => {
    expect(report(cors, 'PUT /a', { headerNames: ['Authorization'] }).isAllowed).toBe(true);
    const method = report(cors, 'DELETE /a');
    expect([method.isAllowed, method.request]).toEqual([false, undefined]);
    expect(method.preflight?.checks.filter(({ holds }) => !holds)).toMatchObject([
      { label: 'The method DELETE must be allowed', fix: 'Add DELETE to the allowed methods.' },
    ]);
    const header = report(cors, 'GET /a', { headerNames: ['X-Trial', 'Authorization'] });
    expect(header.verdict).toBe('The browser does not send the request: the header x-trial must be allowed');
  });

  it('needs the origin in the response', () => {
    const other = report(cors, 'GET /a', { origin: 'https://other.example' });
    expect(other.request?.checks[0]).toMatchObject({
      holds: false,
      value: 'No Access-Control-Allow-Origin',
      fix: 'Add https://other.example to the allowed origins.',
    });
    expect(report(undefined, 'GET /a').isAllowed).toBe(false);
  });

  it('does not read * as any with credentials, nor as Authorization', () => {
    const any = { AllowOrigins: ['*'], AllowMethods: ['*'], AllowHeaders: ['*'] };
    expect(report(any, 'DELETE /a', { headerNames: ['x-trial'] }).isAllowed).toBe(true);
    expect(report(any, 'DELETE /a', { headerNames: ['authorization'] }).isAllowed).toBe(false);
    expect(report(any, 'GET /a', { hasCredentials: true }).isAllowed).toBe(false);
    expect(report({ ...cors, AllowCredentials: true }, 'PUT /a', { hasCredentials: true }).isAllowed).toBe(
      true,
    );
    expect(report(cors, 'PUT /a', { hasCredentials: true }).isAllowed).toBe(false);
  });

  it('is refused where a route with an authorizer gets the preflight request', () => {
    const any = report(cors, 'PUT /a', {}, [{ RouteKey: 'ANY /a', AuthorizationType: 'AWS_IAM' }]);
    expect(any.preflight?.checks[0]).toMatchObject({ holds: false, value: '403 Forbidden' });
  });

  it('cannot read an error that API Gateway makes', () => {
    const gone = report(cors, 'GET /none');
    expect([gone.isAllowed, gone.request?.checks[0]?.fix]).toEqual([
      false,
      'API Gateway itself makes this response, without CORS headers: correct what it refuses.',
    ]);
  });
});
