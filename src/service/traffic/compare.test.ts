import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Bytes } from '../../lib/bytes';
import { type ApiAnswer, compareWithTrace } from './compare';
import type { Given } from './given';
import type { TrafficRequest } from './request';
import { trace } from './trace';
import type { World } from './world';
import { type Described, requestOf, worldOf } from './world.test-support';

const SAMPLE: Given = { integration: { type: 'function', payload: '{"statusCode":200,"body":"ok"}' } };

const answerOf = (status: number, body = '', headers: ApiAnswer['headers'] = []): ApiAnswer => ({
  status,
  headers: [['apigw-requestid', 'JKJ='], ...headers],
  body: utf8Bytes(body),
});

const own = (status: number, message: string) => answerOf(status, `{"message":"${message}"}`);

function compare(
  world: World | Described,
  line: string,
  answer: ApiAnswer,
  { given = SAMPLE, ...parts }: Partial<TrafficRequest> & { given?: Given } = {},
) {
  const asked = { world: 'apiId' in world ? world : worldOf(world), request: requestOf(line, parts), given };
  return compareWithTrace(trace(asked.world, asked.request, given), answer, asked);
}

const ORDERS: Described = { routes: ['GET /orders/{id}'], stages: [{ AutoDeploy: true }] };

describe('An answer agrees with its trace', () => {
  it('where the status and who made it are the same', () => {
    expect(compare(ORDERS, 'GET /orders/5', answerOf(200, 'another body'))).toMatchObject({
      verdict: 'agrees',
      finding: 'The API answered 200, as the trace expected.',
      requestId: 'JKJ=',
      causes: [],
      notes: [],
    });
    expect(compare(ORDERS, 'GET /none', own(404, 'Not Found')).verdict).toBe('agrees');
  });

  it('where API Gateway answers a preflight request without a body', () => {
    const cors: Described = {
      ...ORDERS,
      api: { CorsConfiguration: { AllowOrigins: ['https://a.example'], AllowMethods: ['GET'] } },
    };
    const headers = [
      ['Origin', 'https://a.example'],
      ['Access-Control-Request-Method', 'GET'],
    ] as const;
    expect(compare(cors, 'OPTIONS /orders/5', answerOf(204), { headers }).verdict).toBe('agrees');
  });

  it('where the answer does not show who made it, as behind an emulator', () => {
    const answer = { ...answerOf(200, '[]'), headers: [] };
    const compared = compare(ORDERS, 'GET /orders/5', answer);
    expect(compared).toMatchObject({ verdict: 'agrees', requestId: undefined });
    expect(compared.notes.join()).toContain('no Apigw-Requestid');
  });

  it('where the chosen failure of the integration is what happened', () => {
    const given: Given = { integration: { type: 'failure', why: 'timeout' } };
    expect(compare(ORDERS, 'GET /orders/5', own(503, 'Service Unavailable'), { given }).verdict).toBe(
      'agrees',
    );
  });
});

describe('A response of the integration itself', () => {
  it('is no difference of the API: that of the trace is a sample', () => {
    expect(compare(ORDERS, 'GET /orders/5', answerOf(404, '{"error":"no order 5"}'))).toMatchObject({
      verdict: 'own-response',
      finding:
        'The request reached the integration of GET /orders/{id}, as the trace expected. It answered 404 {"error":"no order 5"}; the 200 of the trace is a sample.',
      causes: [],
    });
  });

  it('is what a trace without a sample expects', () => {
    const given = {};
    expect(compare(ORDERS, 'GET /orders/5', answerOf(200, 'ok'), { given })).toMatchObject({
      verdict: 'own-response',
      finding:
        'The request reached the integration of GET /orders/{id}, as the trace expected. It answered 200 ok.',
    });
    expect(compare(ORDERS, 'GET /orders/5', own(404, 'Not Found'), { given }).finding).toMatch(
      /^The trace expected a response of the integration of GET \/orders\/\{id\}, the API answered 404 /,
    );
  });

  it('is a difference where API Gateway was to answer', () => {
    expect(compare(ORDERS, 'GET /none', answerOf(200, 'hello'))).toMatchObject({
      verdict: 'differs',
      finding: 'The trace expected 404, the API answered 200 hello.',
      causes: [],
    });
  });

  it('is none where the same status comes from API Gateway', () => {
    const given: Given = { integration: { type: 'function', payload: '{"statusCode":404}' } };
    expect(compare(ORDERS, 'GET /orders/5', own(404, 'Not Found'), { given }).verdict).toBe('differs');
  });
});

describe('A difference', () => {
  const latest: Described = { routes: ['GET /orders/{id}'], stages: [{ StageName: 'prod' }] };

  it('is a sentence with its causes, the likeliest first', () => {
    const compared = compare(latest, 'GET /prod/orders/5', own(404, 'Not Found'));
    expect(compared.finding).toBe(
      'The trace expected 200 from GET /orders/{id}, the API answered 404 {"message":"Not Found"}: ' +
        'the route is not deployed to the stage, or the path names no stage, and the API has no stage $default, or no route matches the method and path.',
    );
    expect(compared.verdict).toBe('differs');
    expect(compared.causes[0]?.rule).toBe('stage.undeployed');
    expect(compared.notes).toEqual([expect.stringContaining('stage prod may serve an older one')]);
  });

  it('is not blamed on the deployment where the trace is of what is deployed', () => {
    const world = worldOf(latest);
    const served = { ...world, stages: { prod: { settings: {}, served: world.configuration } } };
    const compared = compare(served, 'GET /prod/orders/5', own(404, 'Not Found'));
    expect(compared.causes.map(({ rule }) => rule)).not.toContain('stage.undeployed');
    expect(compared.notes).toEqual([expect.stringContaining('Reload the page')]);
  });

  it('names what the configuration can have', () => {
    const jwt: Described = {
      routes: [{ RouteKey: 'GET /me', AuthorizationType: 'JWT', AuthorizerId: 'z1' }],
      authorizer: {
        IdentitySource: ['$request.header.Authorization'],
        JwtConfiguration: { Issuer: 'https://i', Audience: ['a'] },
      },
    };
    // Without a token the trace expects 401.
    expect(compare(jwt, 'GET /me', own(403, 'Forbidden')).finding).toMatch(
      /^The trace expected 401 from GET \/me, the API answered 403 .*: the token has none of the scopes of the route/,
    );
  });

  it('of an answer that is of no HTTP API says whose it is', () => {
    const { verdict, diagnosis } = compare(
      ORDERS,
      'GET /orders/5',
      answerOf(403, '{"message":"Missing Authentication Token"}', [['x-amz-apigw-id', 'x=']]),
    );
    expect([verdict, diagnosis.sender]).toEqual(['differs', 'rest-api']);
  });

  it('shortens what is long', () => {
    const { finding, rows } = compare(ORDERS, 'GET /none', answerOf(200, 'x'.repeat(5000)));
    expect(finding.length).toBeLessThan(200);
    expect(rows.find(({ label }) => label === 'Body')?.answered.length).toBeLessThan(400);
  });
});

it('Rows lay both answers side by side.', () => {
  const { rows } = compare(ORDERS, 'GET /orders/5', {
    ...own(404, 'Not Found'),
    headers: [['content-type', 'application/json']],
  });
  expect(rows).toEqual([
    { label: 'Status', expected: '200', answered: '404' },
    { label: 'Sender', expected: 'The integration', answered: 'API Gateway' },
    { label: 'Content-Type', expected: 'text/plain; charset=utf-8', answered: 'application/json' },
    { label: 'Body', expected: 'ok', answered: '{"message":"Not Found"}' },
  ]);
});

it('A trace that ends where no host answers expects nothing.', () => {
  expect(compare(ORDERS, 'GET /', answerOf(200, 'x'), { host: 'other.example' })).toMatchObject({
    verdict: 'unknown',
    finding: 'The API answered 200 x. The trace does not say what to expect.',
  });
});

it('Whatever is answered, there is a finding.', () => {
  const body = fc.oneof(fc.uint8Array(), fc.string().map(utf8Bytes), fc.json().map(utf8Bytes));
  const headers = fc.array(fc.tuple(fc.string(), fc.string()));
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), headers, body, (status, pairs, bytes) => {
      const answer = { status, headers: pairs, body: bytes };
      expect(compare(ORDERS, 'GET /orders/5', answer).finding).toContain(String(status));
    }),
  );
});
