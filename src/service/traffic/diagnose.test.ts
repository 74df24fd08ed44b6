import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose';
import { parseResponse } from './pasted-response';
import { requestOf, worldOf } from './world.test-support';

const ask = (text: string, ...more: [Parameters<typeof diagnose>[1]?]) => {
  const response = parseResponse(text);
  if (!response) throw new Error('Nothing was pasted');
  return diagnose(response, ...more);
};

describe('A pasted response', () => {
  it('is read as tools print it', () => {
    const curl =
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/2 404 \r\ncontent-type: application/json\r\napigw-requestid: abc=\r\n\r\n{"message":"Not Found"}\r\n';
    expect(parseResponse(curl)).toEqual({
      status: 404,
      headers: [
        ['content-type', 'application/json'],
        ['apigw-requestid', 'abc='],
      ],
      body: '{"message":"Not Found"}',
    });
    expect(parseResponse('< HTTP/2 403\n< Server: x\n<\n{"a":1}')).toEqual({
      status: 403,
      headers: [['Server', 'x']],
      body: '{"a":1}',
    });
    expect(parseResponse('{"message":"Forbidden"}')).toEqual({
      headers: [],
      body: '{"message":"Forbidden"}',
    });
    expect(parseResponse(' \n')).toBeUndefined();
  });

  it('whatever it is, is diagnosed', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `HTTP/1.1 500 x\n${text}`),
        ),
        (text) => {
          const response = parseResponse(text);
          if (response)
            expect(diagnose(response, { world: worldOf({ routes: ['GET /'] }) }).verdict).not.toBe('');
        },
      ),
    );
  });
});

const own = (status: number, message: string) =>
  `HTTP/1.1 ${status}\nApigw-Requestid: a=\n\n{"message":"${message}"}`;

it.each([
  [own(404, 'Not Found'), 'http-api'],
  ['{"message":"Forbidden"}', 'http-api'],
  [
    'HTTP/1.1 401\napigw-requestid: a=\nwww-authenticate: Bearer scope="" error="invalid_token"\n\n',
    'http-api',
  ],
  ['HTTP/1.1 404\nApigw-Requestid: a=\n\n{"message": "Not Found"}', 'integration'],
  ['HTTP/1.1 404\nApigw-Requestid: a=\n\n{"error":"no order 5"}', 'integration'],
  ['HTTP/1.1 200\nApigw-Requestid: a=\n\nhello', 'integration'],
  ['{"message":"Missing Authentication Token"}', 'rest-api'],
  ['{"Message":null}', 'rest-api'],
  ['HTTP/1.1 403\n\n{"message":null}', 'rest-api'],
  ['HTTP/1.1 403\nx-amz-apigw-id: b\n\n{"Message":null}', 'rest-api'],
  ['{"Message":"User is not authorized to access this resource with an explicit deny"}', 'rest-api'],
  [
    '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:x"}',
    'rest-api',
  ],
  ['HTTP/1.1 403\nx-amz-apigw-id: b\n\n{"message":"Forbidden"}', 'rest-api'],
  ['HTTP/1.1 403\nApigw-Requestid: a=\n\n{"Message":null}', 'integration'],
  ['HTTP/1.1 403\nApigw-Requestid: a=\n\n{"message":"no access to order 5"}', 'integration'],
  ['{"Message":"hello"}', 'unknown'],
  ['HTTP/1.1 502\nx-amz-apigw-id: b=\n\n{"message": "Internal server error"}', 'rest-api'],
  ['HTTP/1.1 200\nx-amz-apigw-id: b=\n\n{"message": "hello"}', 'integration'],
  ['{"message": "Internal server error", "connectionId":"x=", "requestId":"y="}', 'websocket-api'],
  ['HTTP/1.1 403\nServer: CloudFront\n\n<html>', 'cloudfront'],
  ['HTTP/1.1 502\nServer: nginx\n\n<html>', 'unknown'],
])('Who made it: %j', (text, sender) => {
  expect(ask(text).sender).toBe(sender);
});

describe('Causes', () => {
  const jwt = worldOf({
    routes: [{ RouteKey: 'GET /me', AuthorizationType: 'JWT', AuthorizerId: 'z1' }, 'GET /open'],
    authorizer: {
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://i', Audience: ['a'] },
    },
  });
  const titles = (...parameters: Parameters<typeof ask>) =>
    ask(...parameters).causes.map(({ title }) => title);

  it('are those of the status, without what the API cannot have', () => {
    expect(titles(own(403, 'Forbidden'))).toHaveLength(4);
    expect(titles(own(403, 'Forbidden'), { world: jwt })).toEqual([
      'The token has none of the scopes of the route',
      'The domain name asks for a client certificate',
    ]);
    expect(titles('HTTP/1.1 404\nApigw-Requestid: a=\n\nno such order')).toEqual([]);
  });

  it('that the request leads to come first', () => {
    const at = (line: string) =>
      ask(own(404, 'Not Found'), { world: jwt, request: requestOf(line) }).causes[0];
    expect(at('GET /none')).toMatchObject({
      title: 'No route matches the method and path',
      rank: 'reproduced',
    });
    const world = { ...jwt, stages: { prod: { settings: {} } } };
    expect(ask(own(404, 'Not Found'), { world, request: requestOf('GET /open') }).causes[0]).toMatchObject({
      title: 'The path names no stage, and the API has no stage $default',
      rank: 'reproduced',
    });
    const undeployed = {
      ...jwt,
      stages: { $default: { settings: {}, served: worldOf({ routes: [] }).configuration } },
    };
    expect(
      ask(own(404, 'Not Found'), { world: undeployed, request: requestOf('GET /open') }).causes[0],
    ).toMatchObject({
      title: 'The route is not deployed to the stage',
      rank: 'reproduced',
    });
    const limited = worldOf({
      routes: ['GET /a'],
      stages: [{ DefaultRouteSettings: { ThrottlingRateLimit: 0 } }],
    });
    expect(
      ask(own(429, 'Too Many Requests'), { world: limited, request: requestOf('GET /a') }).causes[0]?.rank,
    ).toBe('reproduced');
  });

  const GUARDED = {
    JWT: 'The token has none of the scopes of the route',
    CUSTOM: 'The Lambda authorizer denies the request',
    AWS_IAM: 'The request is not signed, or its identity may not invoke the route',
  } as const;
  const guarded = worldOf({
    routes: [
      { RouteKey: 'GET /iam', AuthorizationType: 'AWS_IAM' },
      { RouteKey: 'GET /custom', AuthorizationType: 'CUSTOM', AuthorizerId: 'z1' },
    ],
    authorizer: {
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: [],
    },
    domains: [
      { domainName: 'api.example.com', hasMutualTls: true, mappings: [], rules: [] } as unknown as never,
    ],
  });

  it.each([
    ['GET /iam', {}, {}, GUARDED.AWS_IAM],
    [
      'GET /custom',
      {},
      { authorizer: { type: 'function', payload: '{"isAuthorized":false}' } },
      GUARDED.CUSTOM,
    ],
    ['GET /iam', { host: 'api.example.com' }, {}, 'The domain name asks for a client certificate'],
  ] as const)('of a 403 begin with what stops %s %j %j: %s', (line, parts, given, title) => {
    const asked = { world: guarded, request: requestOf(line, parts), given };
    const { causes } = ask('{"message":"Forbidden"}', asked);
    expect(causes.map(({ rank }) => rank)).toEqual(['reproduced', 'possible', 'possible']);
    expect(causes[0]?.title).toBe(title);
    expect(causes.every(({ check, fix }) => check !== '' && fix !== '')).toBe(true);
  });

  it.each([
    ['{"message":"Missing Authentication Token"}', /^The REST API has no such path or method/],
    ['HTTP/1.1 403\n\n{"message":"Missing Authentication Token"}', /^The REST API has no such path/],
    ['{"Message":null}', /denies the request/],
    ['{"Message":"User is not authorized to access this resource"}', /denies the request/],
    ['HTTP/1.1 403\nx-amz-apigw-id: b\n\n{"message":"Forbidden"}', /API key/],
  ])('of %j are those of a REST API', (text, title) => {
    expect(titles(text)[0]).toMatch(title);
    expect(titles(text, { world: jwt })[0]).toMatch(title);
  });

  it('of a REST API are known for its own 403 alone', () => {
    expect(titles('HTTP/1.1 403\nx-amz-apigw-id: b=\n\n<html>')).toEqual([]);
    expect(titles('HTTP/1.1 502\nx-amz-apigw-id: b=\n\n{"message": "Internal server error"}')).toEqual([]);
  });
});
