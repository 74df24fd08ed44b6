import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from './iam-policy';
import type { TrafficRequest } from './request';
import { type Described, FUNCTION_URI, NOW, responseHeader, tokenOf, traceOf } from './world.test-support';

const SECONDS = NOW / 1000;
const claims = { iss: 'https://issuer.example', aud: 'client-1', exp: SECONDS + 60, scope: 'read write' };

describe('A JWT authorizer', () => {
  const world = (scopes: string[] = []): Described => ({
    routes: [
      { RouteKey: 'GET /me', AuthorizationType: 'JWT', AuthorizationScopes: scopes, AuthorizerId: 'z1' },
    ],
    authorizer: {
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['client-1', 'client-2'] },
    },
  });
  const ask = (token: string | undefined, scopes?: string[], given = {}) => {
    const headers = token === undefined ? [] : ([['authorization', token]] as const);
    return traceOf(world(scopes), 'GET /me', { headers }, given);
  };
  const status = (...parameters: Parameters<typeof ask>) => ask(...parameters).response?.status;

  const cases: [why: string, change: object, expected: number][] = [
    ['a good token', {}, 200],
    ['another issuer', { iss: 'https://issuer.example/' }, 401],
    ['another audience', { aud: 'x' }, 401],
    ['one of several audiences', { aud: ['x', 'client-2'] }, 200],
    ['client_id without aud', { aud: undefined, client_id: 'client-1' }, 200],
    ['client_id beside another aud', { aud: 'x', client_id: 'client-1' }, 401],
    ['no audience', { aud: undefined }, 401],
    ['an expired token', { exp: SECONDS - 1 }, 401],
    ['a token without expiry', { exp: undefined }, 401],
    ['an expiry that is a text', { exp: String(SECONDS + 60) }, 401],
    ['a token for later', { nbf: SECONDS + 5 }, 401],
    ['a token of the future', { iat: SECONDS + 5 }, 401],
    ['past nbf and iat', { nbf: SECONDS - 5, iat: SECONDS - 5 }, 200],
  ];
  it.each(cases)('%s', (_, change, expected) => {
    expect(status(tokenOf({ ...claims, ...change }))).toBe(expected);
    expect(status(`Bearer ${tokenOf({ ...claims, ...change })}`)).toBe(expected);
  });

  it('refuses what is no token, has no key ID, or is not of the RSA family', () => {
    expect(status(undefined)).toBe(401);
    expect(status('Bearer abc')).toBe(401);
    expect(status(tokenOf(claims, { alg: 'HS256', kid: 'k' }))).toBe(401);
    expect(status(tokenOf(claims, { alg: 'RS256' }))).toBe(401);
    expect(status(tokenOf(claims), [], { signature: 'invalid' })).toBe(401);
    expect(status(tokenOf(claims), [], { signature: 'valid' })).toBe(200);
  });

  it('asks for one of the scopes of the route: 403 without', () => {
    expect(status(tokenOf(claims), ['write', 'admin'])).toBe(200);
    expect(status(tokenOf(claims), ['admin'])).toBe(403);
    expect(status(tokenOf({ ...claims, scope: undefined, scp: ['admin'] }), ['admin'])).toBe(200);
  });

  it('says in www-authenticate only what is documented', () => {
    expect(responseHeader(ask(undefined), 'www-authenticate')).toBe('Bearer');
    expect(responseHeader(ask(tokenOf({ ...claims, exp: 1 })), 'www-authenticate')).toBe(
      'Bearer scope="" error="invalid_token"',
    );
    expect(responseHeader(ask(tokenOf({ ...claims, aud: 'x' })), 'www-authenticate')).toBe(
      'Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"',
    );
  });

  it('says that the signature is not verified unless keys are given', () => {
    const step = (given: object) =>
      ask(tokenOf(claims), [], given).steps.find(({ id }) => id === 'authorizer');
    expect(step({})).toMatchObject({
      verdict: 'unknown',
      title: 'The token passes; its signature is not verified',
    });
    expect(step({ signature: 'valid' })).toMatchObject({ verdict: 'passed' });
  });

  it('gives integrations every claim as a text, and scopes only where the route has some', () => {
    const event = (scopes?: string[]) =>
      ask(tokenOf({ ...claims, admin: true, ids: [1, 'b', ['c']], none: null, o: { a: 1 } }), scopes).sent
        .event;
    expect(event()).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: { admin: 'true', ids: '[1 b [c]]', o: '{"a":1}', exp: String(SECONDS + 60) },
            scopes: null,
          },
        },
      },
    });
    expect(event(['read'])).toMatchObject({
      requestContext: { authorizer: { jwt: { scopes: ['read', 'write'] } } },
    });
    expect(JSON.stringify(event())).not.toContain('none');
  });
});

describe('A Lambda authorizer', () => {
  const authorizer = {
    AuthorizerType: 'REQUEST',
    AuthorizerUri: FUNCTION_URI,
    AuthorizerPayloadFormatVersion: '2.0',
    IdentitySource: ['$request.header.Authorization', '$request.querystring.t'],
  } as const;
  const ask = (
    payload: unknown,
    change: object = {},
    line = 'GET /a/5?t=9',
    parts: Partial<TrafficRequest> = { headers: [['Authorization', 'secret']] },
  ) =>
    traceOf(
      {
        routes: [{ RouteKey: 'GET /a/{id}', AuthorizationType: 'CUSTOM', AuthorizerId: 'z1' }],
        authorizer: { ...authorizer, IdentitySource: [...authorizer.IdentitySource], ...change },
      },
      line,
      parts,
      payload === undefined ? {} : { authorizer: { type: 'function', payload: JSON.stringify(payload) } },
    );
  const status = (...parameters: Parameters<typeof ask>) => ask(...parameters).response?.status;
  const simple = { EnableSimpleResponses: true };

  it('is not invoked without its identity sources: 401', () => {
    expect(status({ isAuthorized: true }, simple, 'GET /a/5', {})).toBe(401);
    expect(status({ isAuthorized: true }, simple, 'GET /a/5')).toBe(401);
    expect(status({ isAuthorized: true }, simple, 'GET /a/5?t=')).toBe(401);
    expect(status({ isAuthorized: true }, simple, 'GET /a/5?T=9')).toBe(401);
    const missing = ask({ isAuthorized: true }, simple, 'GET /a/5');
    expect([missing.authorizerEvent, missing.steps.at(-3)?.rules]).toEqual([
      undefined,
      ['lambda-authorizer.identity'],
    ]);
    expect(status({ isAuthorized: true }, { ...simple, IdentitySource: [] }, 'GET /a/5', {})).toBe(200);
  });

  it('allows or denies by a simple response, and is broken by anything else', () => {
    expect(status({ isAuthorized: true, context: { a: 1 } }, simple)).toBe(200);
    expect(status({ isAuthorized: false }, simple)).toBe(403);
    expect(status({ isAuthorized: 'true' }, simple)).toBe(500);
    expect(status('yes', simple)).toBe(500);
    expect(ask({ isAuthorized: true, context: { a: 1, b: [true] } }, simple).sent.event).toMatchObject({
      requestContext: { authorizer: { lambda: { a: 1, b: [true] } } },
    });
  });

  const policy = (...statements: object[]) => ({
    principalId: 'u',
    policyDocument: { Statement: statements },
  });
  const statement = (Effect: string, Resource: string, Action = 'execute-api:Invoke') => ({
    Effect,
    Resource,
    Action,
  });
  const arn = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/$default';
  const verdicts: [why: string, statements: object[], expected: number][] = [
    ['the exact ARN', [statement('Allow', `${arn}/GET/a/5`)], 200],
    ['wildcards', [statement('Allow', 'arn:aws:execute-api:*:*:*/*/GET/a/?', 'execute-api:*')], 200],
    ['another method', [statement('Allow', `${arn}/POST/a/5`)], 403],
    ['another action', [statement('Allow', '*', 'execute-api:ManageConnections')], 403],
    ['Deny first', [statement('Allow', '*'), statement('Deny', `${arn}/GET/*`)], 403],
    ['Deny of something else', [statement('Allow', '*'), statement('Deny', `${arn}/POST/*`)], 200],
    ['an action in another case', [statement('Allow', '*', 'EXECUTE-API:invoke')], 200],
    ['no statement', [], 500],
  ];
  it.each(verdicts)('evaluates a policy: %s', (_, statements, expected) => {
    expect(status(policy(...statements))).toBe(expected);
  });

  it('leaves a condition open, knows the negative forms, and distinguishes Deny from no statement', () => {
    const effect = (...statements: object[]) =>
      evaluatePolicy({ Statement: statements }, `${arn}/GET/a`)?.effect;
    expect(effect({ ...statement('Allow', '*'), Condition: {} })).toBe('unknown');
    expect(effect({ ...statement('Deny', '*'), Condition: {} }, statement('Allow', '*'))).toBe('unknown');
    expect(effect({ Effect: 'Allow', NotAction: 's3:*', NotResource: `${arn}/POST/*` })).toBe('allow');
    expect(effect(statement('Allow', '*'), statement('Deny', '*'))).toBe('deny');
    expect(effect(statement('Allow', `${arn}/POST/*`))).toBe('none');
    expect(evaluatePolicy('Allow', arn)).toBeUndefined();
  });

  it('whose response is not given may do either, and its event is known', () => {
    const result = ask(undefined, simple);
    expect(result.steps.find(({ id }) => id === 'authorizer')?.outcomes).toHaveLength(2);
    expect(result.authorizerEvent).toMatchObject({ type: 'REQUEST', identitySource: ['secret', '9'] });
    expect(result.response?.status).toBe(200);
  });

  it('names its cache key, or that there is none', () => {
    const cache = (change: object) =>
      ask(undefined, { ...simple, ...change })
        .steps.flatMap(({ facts }) => facts)
        .find(({ label }) => label === 'Cache')?.value;
    expect(cache({ AuthorizerResultTtlInSeconds: 300 })).toBe(
      '300 s for the key secret, 9, for all routes of the authorizer',
    );
    expect(cache({ AuthorizerResultTtlInSeconds: 0 })).toBe('Results are not kept');
  });
});

describe('IAM authorization', () => {
  const signature = (service = 'execute-api', region = 'eu-west-1') =>
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260312/${region}/${service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`;
  const ask = (authorization: string | undefined, given = {}, target = '/a') =>
    traceOf(
      { routes: [{ RouteKey: 'GET /a', AuthorizationType: 'AWS_IAM' }] },
      `GET ${target}`,
      { headers: authorization === undefined ? [] : [['Authorization', authorization]] },
      given,
    );

  it('needs a signature for execute-api of the Region: 403 without', () => {
    expect(ask(undefined).response?.status).toBe(403);
    expect(ask('Bearer x').response?.status).toBe(403);
    expect(ask(signature('lambda')).response?.status).toBe(403);
    expect(ask(signature('execute-api', 'us-east-1')).response?.status).toBe(403);
    expect(ask(undefined, {}, '/a?X-Amz-Signature=1').response?.status).toBe(200);
  });

  it('does not verify the signature, and says so', () => {
    const verdict = (given = {}) =>
      ask(signature(), given).steps.find(({ id }) => id === 'authorizer')?.verdict;
    expect([verdict(), verdict({ iam: 'allowed' }), verdict({ iam: 'denied' })]).toEqual([
      'unknown',
      'passed',
      'stopped',
    ]);
  });
});

it('A route without authorization is open, and one whose authorizer is not there is not known', () => {
  const step = (AuthorizationType: 'NONE' | 'JWT') =>
    traceOf({ routes: [{ RouteKey: 'GET /a', AuthorizationType }] }, 'GET /a').steps.find(
      ({ id }) => id === 'authorizer',
    );
  expect(step('NONE')).toMatchObject({ verdict: 'skipped', title: 'The route is open', certainty: 'DOC' });
  expect(step('JWT')?.verdict).toBe('unknown');
  expect(step('JWT')).not.toHaveProperty('certainty');
});
