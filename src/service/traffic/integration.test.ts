import { describe, expect, it } from 'vitest';
import { headerValue } from './request';
import { type Described, responseHeader, traceOf } from './world.test-support';

const http = (IntegrationUri: string, more: object = {}) =>
  ({ IntegrationType: 'HTTP_PROXY', IntegrationUri, PayloadFormatVersion: '1.0', ...more }) as const;
const answer = {
  integration: { type: 'http', status: 200, headers: [['X-Own', '1']], body: '{"id":7,"names":["a","b"]}' },
} as const;

const sent = (described: Described, line: string, parts = {}) =>
  traceOf(described, line, parts, answer).sent.request;
const url = (
  uri: string,
  route: string,
  line: string,
  more: object = {},
  stages: Described['stages'] = [{}],
) => sent({ routes: [route], integration: http(uri, more), stages }, line)?.url;

describe('An HTTP integration', () => {
  it('puts path variables into its URI, encoded, and appends the query', () => {
    expect(url('https://b.example/{proxy}', 'ANY /api/{proxy+}', 'GET /api/a%20b/c?x=1&y=%2F')).toBe(
      'https://b.example/a%20b/c?x=1&y=%2F',
    );
    expect(url('https://b.example/o/{id}?k=1', 'GET /orders/{id}', 'GET /orders/5?x=1')).toBe(
      'https://b.example/o/5?k=1&x=1',
    );
    expect(url('https://b.example/a', 'GET /a', 'GET /a?q=a+b&&c')).toBe('https://b.example/a?q=a+b&&c');
    expect(url('https://b.example/{other}', 'GET /orders/{id}', 'GET /orders/5')).toBe(
      'https://b.example/{other}',
    );
  });

  it('gets the path of the request appended for $default alone', () => {
    expect(url('https://b.example/store', '$default', 'GET /checkout?x=1')).toBe(
      'https://b.example/store/checkout?x=1',
    );
    expect(url('https://b.example/store', 'ANY /{proxy+}', 'GET /checkout')).toBe('https://b.example/store');
  });

  it('has stage variables in its URI; one that is not set is empty', () => {
    const stages = [{ StageVariables: { host: 'b.example' } }];
    expect(
      url('https://${stageVariables.host}/${stageVariables.none}a', 'GET /a', 'GET /a', {}, stages),
    ).toBe('https://b.example/a');
  });

  it('keeps the method of the client for ANY, and has a host of its own', () => {
    const world = (IntegrationMethod: string): Described => ({
      routes: ['ANY /a'],
      integration: http('https://b.example', { IntegrationMethod }),
    });
    const request = sent(world('ANY'), 'PUT /a', {
      body: 'x',
      headers: [
        ['Connection', 'close'],
        ['X-Own', '1'],
      ],
    });
    expect(request?.method).toBe('PUT');
    expect(sent(world('POST'), 'PUT /a')?.method).toBe('POST');
    const header = (name: string) => headerValue(request?.headers ?? [], name);
    expect([header('host'), header('x-own'), header('connection'), header('content-length')]).toEqual([
      'b.example',
      '1',
      undefined,
      '1',
    ]);
    expect(header('forwarded')).toContain('host=a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com');
  });
});

it('A private integration gets the path with the stage, unless a parameter overwrites it', () => {
  const world = (StageName: string, RequestParameters = {}): Described => ({
    routes: ['GET /orders/{id}'],
    integration: http('arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/x/1/2', {
      ConnectionType: 'VPC_LINK',
      ConnectionId: 'v1',
      RequestParameters,
    }),
    stages: [{ StageName }],
  });
  expect(sent(world('prod'), 'GET /prod/orders/5')).toMatchObject({ url: '/prod/orders/5', vpcLinkId: 'v1' });
  expect(sent(world('$default'), 'GET /orders/5?a=b')?.url).toBe('/orders/5?a=b');
  expect(sent(world('prod', { 'overwrite:path': '$request.path' }), 'GET /prod/orders/5')?.url).toBe(
    '/orders/5',
  );
});

describe('Request parameters', () => {
  const parts = {
    headers: [
      ['X-A', 'one'],
      ['x-a', 'two'],
      ['X-B', 'b'],
    ],
    body: '{"user":{"name":"Ann","tags":["x","y"]},"n":5}',
  } as const;
  const mapped = (RequestParameters: Record<string, string>, line = 'POST /a/7?q=1&q=2&r=3') =>
    sent(
      {
        routes: ['POST /a/{id}'],
        integration: http('https://b.example/x', { RequestParameters }),
        stages: [{ StageVariables: { env: 'test' } }],
      },
      line,
      parts,
    );
  const header = (expression: string) =>
    headerValue(mapped({ 'overwrite:header.x-new': expression })?.headers ?? [], 'x-new');

  const values: [expression: string, expected: string | undefined][] = [
    ['static text', 'static text'],
    ['$request.header.x-a', 'one,two'],
    ['$request.querystring.q', '1,2'],
    ['$request.querystring.Q', undefined],
    ['$request.path.id', '7'],
    ['$request.path', '/a/7'],
    ['$request.body', parts.body],
    ['$request.body.user.name', 'Ann'],
    ['$request.body.user.tags[1]', 'y'],
    ["$request.body.user['name']", 'Ann'],
    ['$request.body.user', '{"name":"Ann","tags":["x","y"]}'],
    ['$request.body..name', undefined],
    ['$request.body.user.tags[*]', undefined],
    ['$context.httpMethod', 'POST'],
    ['$context.nothing', undefined],
    ['$stageVariables.env', 'test'],
    ['${stageVariables.env}-${request.path.id}', 'test-7'],
    ['a ${request.header.none} b', 'a  b'],
  ];
  it.each(values)('%s is resolved', (expression, expected) => {
    expect(header(expression)).toBe(expected);
  });

  it('append, overwrite and remove headers and query parameters', () => {
    const of = (parameters: Record<string, string>) => {
      const request = mapped(parameters);
      return [headerValue(request?.headers ?? [], 'x-a'), request?.url.split('?')[1]];
    };
    expect(of({})).toEqual(['one,two', 'q=1&q=2&r=3']);
    expect(of({ 'append:header.x-A': 'three', 'append:querystring.q': 'a b&' })).toEqual([
      'one,two,three',
      'q=1&q=2&r=3&q=a%20b%26',
    ]);
    expect(of({ 'overwrite:header.x-a': 'new', 'overwrite:querystring.q': '9' })).toEqual(['new', 'r=3&q=9']);
    expect(of({ 'remove:header.x-a': "''", 'remove:querystring.q': "''" })).toEqual([undefined, 'r=3']);
  });

  it('read the original request: a header is renamed by an addition and a removal', () => {
    const request = mapped({ 'append:header.x-c': '$request.header.x-b', 'remove:header.x-b': "''" });
    expect(['x-c', 'x-b'].map((name) => headerValue(request?.headers ?? [], name))).toEqual(['b', undefined]);
  });

  it('overwrite the path of the URI, and may set the host', () => {
    expect(mapped({ 'overwrite:path': '/static/$request' })?.url).toBe(
      'https://b.example/static/$request?q=1&q=2&r=3',
    );
    expect(mapped({ 'overwrite:path': '/u/${request.path.id}' })?.url).toMatch(
      /^https:\/\/b\.example\/u\/7\?/,
    );
    expect(headerValue(mapped({ 'overwrite:header.Host': 'h.example' })?.headers ?? [], 'host')).toBe(
      'h.example',
    );
  });

  it('say for which variables nothing is there', () => {
    const world = {
      routes: ['GET /a'],
      integration: http('https://b.example', {
        RequestParameters: { 'append:header.x': '$request.header.none' },
      }),
    };
    const step = traceOf(world, 'GET /a', {}, answer).steps.find(({ id }) => id === 'request-mapping');
    expect(step).toMatchObject({
      verdict: 'unknown',
      certainty: 'UNK',
      title: 'Nothing is there for $request.header.none',
    });
  });
});

it('Response parameters apply to their status alone', () => {
  const ResponseParameters = {
    200: {
      'overwrite:header.x-own': '$response.header.x-own and more',
      'append:header.x-id': '$response.body.id',
      'remove:header.x-gone': "''",
    },
    201: { 'overwrite:statuscode': '204' },
  };
  const ask = (status: number) =>
    traceOf(
      { routes: ['GET /a'], integration: http('https://b.example', { ResponseParameters }) },
      'GET /a',
      {},
      {
        integration: {
          ...answer.integration,
          status,
          headers: [...answer.integration.headers, ['X-Gone', '1']],
        },
      },
    );
  expect(['x-own', 'x-id', 'x-gone'].map((name) => responseHeader(ask(200), name))).toEqual([
    '$response.header.x-own and more',
    '7',
    undefined,
  ]);
  expect(ask(201).response?.status).toBe(204);
  expect(responseHeader(ask(404), 'x-gone')).toBe('1');
});

it('An AWS service is called with resolved parameters; what is missing is left out and named', () => {
  const world: Described = {
    routes: ['POST /a'],
    integration: {
      IntegrationSubtype: 'SQS-SendMessage',
      CredentialsArn: 'arn:aws:iam::111122223333:role/send',
      RequestParameters: {
        QueueUrl: 'https://q',
        MessageBody: '$request.body.text',
        DelaySeconds: '$request.header.x-delay',
        Region: 'eu-north-1',
      },
    },
  };
  const result = traceOf(world, 'POST /a', { body: '{"text":"hi"}' });
  expect(result.sent.call).toEqual({
    subtype: 'SQS-SendMessage',
    region: 'eu-north-1',
    credentials: 'arn:aws:iam::111122223333:role/send',
    parameters: { MessageBody: 'hi', QueueUrl: 'https://q' },
  });
  expect(result.steps.find(({ id }) => id === 'integration-request')).toMatchObject({
    verdict: 'unknown',
    certainty: 'UNK',
  });
  const none = traceOf(world, 'POST /a');
  expect(none.steps.flatMap(({ facts }) => facts).filter(({ holds }) => holds === false)).toMatchObject([
    { label: 'MessageBody' },
  ]);
});
