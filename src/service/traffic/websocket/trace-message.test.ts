import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { connect, type DescribedSocket, messageOf, send } from './socket.test-support';
import { loadVelocity, renderTemplate, type Velocity } from './template';
import { traceDisconnect } from './trace-disconnect';

let velocity: Velocity;
beforeAll(async () => {
  velocity = await loadVelocity();
});

const GUIDE = '{"service":"chat","action":"join","data":{"room":"room1234"}}';

describe('The route of a message', () => {
  it.each([
    ['$request.body.action', 'join', 'join'],
    ['${request.body.service}/${request.body.action}', 'chat/join', 'chat/join'],
    ['${request.body.action}-${request.body.invalidPath}', 'join-', 'join-'],
    ['action', 'action', 'action'],
    ['\\$default', '$default', '$default'],
    ['$request.body.action', 'other', '$default'],
  ])('by %s with the route %s is %s', (expression, key, expected) => {
    expect(send({ expression, routes: [...new Set([key, '$default'])] }, GUIDE).routeKey).toBe(expected);
  });

  it('is $default for what is no JSON, and never $connect', () => {
    const routes = ['join', '$connect', '$default'];
    expect(send({ routes }, 'hello').routeKey).toBe('$default');
    expect(send({ routes }, '{"action":"$connect"}').routeKey).toBe('$default');
    expect(send({ routes: ['$connect'] }, '{"action":"$connect"}').frame?.text).toMatch(
      /^\{"message": "Forbidden"/,
    );
  });

  it('is none without a match and $default: the client receives a frame', () => {
    expect(send({ routes: ['join'] }, '{"action":"leave"}')).toMatchObject({
      succeeds: false,
      summary: 'Forbidden: no route for “leave”',
      frame: {
        text: '{"message": "Forbidden", "connectionId":"SAMPLEconnectId=", "requestId":"SAMPLErequestId="}',
      },
    });
  });
});

describe('A message', () => {
  const twoWay = { RouteKey: 'join', RouteResponseSelectionExpression: '$default' };
  it('is answered only by a route with a response', () => {
    expect(send({ routes: ['join'] }, GUIDE)).toMatchObject({
      summary: 'join → Lambda orders → nothing is sent back',
      succeeds: true,
    });
    expect(send({ routes: ['join'] }, GUIDE).frame).toBeUndefined();
    expect(send({ routes: [twoWay] }, GUIDE).frame).toBeUndefined();
    expect(send({ routes: [twoWay], routeResponses: [{}] }, GUIDE).frame).toEqual({
      text: 'hi',
      from: 'integration',
    });
    const failed = { integration: { type: 'function', payload: '{"statusCode":500,"body":"no"}' } } as const;
    expect(send({ routes: [twoWay], routeResponses: [{}] }, GUIDE, failed).frame?.text).toBe('no');
  });

  it('whose integration fails is answered with a frame, also one way', () => {
    const failed = { integration: { type: 'failure', why: 'error' } } as const;
    expect(send({ routes: ['join'] }, GUIDE, failed).frame?.text).toMatch(
      /^\{"message": "Internal server error"/,
    );
  });

  it('that is too large closes the connection', () => {
    expect(send({ routes: ['$default'] }, 'x'.repeat(128 * 1024)).succeeds).toBe(true);
    expect(send({ routes: ['$default'] }, 'x'.repeat(128 * 1024 + 1)).summary).toMatch(/1009/);
  });

  it('is checked against the model of its route', () => {
    const world: DescribedSocket = {
      routes: [
        {
          RouteKey: '$default',
          ModelSelectionExpression: '$request.body.action',
          RequestModels: { join: 'message' },
        },
      ],
      models: [{ Schema: '{"type":"object","required":["room"],"properties":{"room":{"type":"string"}}}' }],
    };
    expect(send(world, '{"action":"join","room":"a"}').succeeds).toBe(true);
    expect(send(world, '{"action":"join"}').frame?.text).toMatch(/Bad request body/);
    expect(send(world, '{"action":"leave"}').frame?.text).toMatch(/Bad request body/);
    expect(send(world, 'join').frame?.text).toMatch(/Bad request body/);
  });

  it('writes the access log', () => {
    const stage = {
      AccessLogSettings: {
        Format: '$context.eventType $context.routeKey $context.connectionId $context.status',
      },
    };
    expect(send({ routes: ['join'], stage }, GUIDE).accessLog).toBe('MESSAGE join SAMPLEconnectId= -');
  });
});

describe('An integration that is no proxy', () => {
  const mock = (RequestTemplates: Record<string, string>, more: object = {}): DescribedSocket => ({
    routes: [{ RouteKey: '$default', RouteResponseSelectionExpression: '$default' }],
    routeResponses: [{}],
    integration: { IntegrationType: 'MOCK', IntegrationUri: undefined, RequestTemplates, ...more },
  });
  const text = (world: DescribedSocket, body = '{"n":5}') => send(world, body, { velocity }).frame?.text;

  it('answers by its templates and its integration response', () => {
    const responses = [
      { IntegrationResponseKey: '/200/', ResponseTemplates: { $default: '{"at":"$context.connectionId"}' } },
    ];
    expect(text({ ...mock({ $default: '{"statusCode":200}' }), integrationResponses: responses })).toBe(
      '{"at":"SAMPLEconnectId="}',
    );
    expect(text({ ...mock({ $default: '{"statusCode":400}' }), integrationResponses: responses })).toMatch(
      /Internal server error/,
    );
    const both = [...responses, { ResponseTemplates: { $default: 'other' } }];
    expect(text({ ...mock({ $default: '{"statusCode":400}' }), integrationResponses: both })).toBe('other');
    expect(text(mock({ $default: 'nonsense' }))).toMatch(/Internal server error/);
  });

  it('chooses its template by the expression, and passes or refuses without one', () => {
    const chosen = (
      PassthroughBehavior: 'NEVER' | 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES',
      templates: Record<string, string>,
    ) =>
      send(
        mock(templates, {
          IntegrationType: 'HTTP',
          IntegrationUri: 'https://b.example',
          PassthroughBehavior,
          TemplateSelectionExpression: '${request.body.kind}',
        }),
        '{"kind":"a","n":5}',
        { velocity, integration: { type: 'http', status: 200 } },
      ).sent.request?.body;
    const decoded = (body: Uint8Array | undefined) => body && new TextDecoder().decode(body);
    expect(decoded(chosen('NEVER', { a: '$input.path("$.n")!' }))).toBe('5!');
    expect(decoded(chosen('WHEN_NO_MATCH', { b: 'x' }))).toBe('{"kind":"a","n":5}');
    expect(chosen('WHEN_NO_TEMPLATES', { b: 'x' })).toBeUndefined();
    expect(decoded(chosen('WHEN_NO_TEMPLATES', {}))).toBe('{"kind":"a","n":5}');
    expect(chosen('NEVER', {})).toBeUndefined();
  });

  it('gets request parameters from the message and the context', () => {
    const world = mock(
      {},
      {
        IntegrationType: 'HTTP_PROXY',
        IntegrationUri: 'https://b.example/{room}',
        IntegrationMethod: 'POST',
        RequestParameters: {
          'integration.request.path.room': 'route.request.body.room',
          'integration.request.header.connection': 'context.connectionId',
          'integration.request.querystring.fixed': "'a b'",
          'integration.request.header.absent': 'route.request.header.User-Agent',
        },
      },
    );
    expect(
      send(world, '{"room":"r/1"}', { integration: { type: 'http', status: 200, body: 'ok' } }).sent.request,
    ).toMatchObject({
      method: 'POST',
      url: 'https://b.example/r%2F1?fixed=a%20b',
      headers: [['connection', 'SAMPLEconnectId=']],
    });
  });
});

describe('A template', () => {
  const exchange = () =>
    messageOf(
      { routes: ['$default'], stage: { StageVariables: { env: 'test' } } },
      '{"a":{"b":[1,"x"]},"s":"it\'s"}',
    );
  const render = (template: string) => renderTemplate(template, exchange(), exchange().body, velocity);
  it.each([
    ["$input.json('$.a')", '{"b":[1,"x"]}'],
    ["$input.path('$.a.b[1]')", 'x'],
    ["#set($r = $input.path('$'))$r.a.b[0]", '1'],
    ["#foreach($i in $input.path('$.a.b'))<$i>#end", '<1><x>'],
    ['$context.eventType $stageVariables.env ${stageVariables.env}', 'MESSAGE test test'],
    ["$util.escapeJavaScript($input.path('$.s'))", "it\\'s"],
    ["$util.urlEncode('a b&')$util.urlDecode('a%26b+c')", 'a+b%26a&b c'],
    ["$util.base64Encode('hi')$util.base64Decode('aGk=')", 'aGk=hi'],
    ['$input.body', '{"a":{"b":[1,"x"]},"s":"it\'s"}'],
  ])('%s', (template, expected) => {
    expect(render(template)).toEqual({ text: expected });
  });

  it.each([
    '#macro(m)x#end',
    '#foreach($i in [1..9])#end',
    '#foreach($a in $b)#foreach($c in $d)#end#end',
    '$input.constructor',
    '#if(',
  ])('is not evaluated: %s', (template) => {
    expect(render(template)).toHaveProperty('reason');
  });

  it('never throws, whatever it and the message are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '#if(',
            '#end',
            '$input',
            '.json(',
            "'$.a'",
            ')',
            '#set($a=',
            '$!',
            '{',
            '}',
            'x',
            '#foreach($i in ',
          ),
        ),
        fc.string(),
        (parts, body) => {
          const world: DescribedSocket = {
            routes: [{ RouteKey: '$default', RouteResponseSelectionExpression: '$default' }],
            routeResponses: [{}],
            integration: { IntegrationType: 'MOCK', RequestTemplates: { $default: parts.join('') } },
            integrationResponses: [{ ResponseTemplates: { $default: parts.join(' ') } }],
          };
          expect(send(world, body, { velocity }).steps.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('The end of a connection goes to $disconnect, with the code and the reason', () => {
  const { exchange } = connect({ routes: ['$disconnect'] });
  if (!exchange) throw new Error('The connection was not made');
  const ended = traceDisconnect({ ...exchange, eventType: 'DISCONNECT', closed: { code: 1001, reason: '' } });
  expect(ended).toMatchObject({ summary: '$disconnect → Lambda orders' });
  expect(ended.sent.event).toMatchObject({
    headers: { 'x-restapi': '' },
    requestContext: {
      eventType: 'DISCONNECT',
      routeKey: '$disconnect',
      disconnectStatusCode: 1001,
      disconnectReason: '',
    },
  });
  expect(ended.sent.event).not.toHaveProperty('body');
});
