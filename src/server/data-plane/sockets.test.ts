import { describe, expect, test } from 'vitest';
import {
  connect,
  records,
  refusal,
  type SocketEvent,
  socketFunction,
  startSocket,
  TWO_WAY,
} from './socket.test-support';

const join = JSON.stringify({ action: 'join' });
const frame = (message: string) =>
  new RegExp(`^{"message": "${message}", "connectionId":"[\\w-]{15}=", "requestId":"[^"]+"}$`);

test('A client connects, its messages are answered, and $disconnect gets the end; each leaves its trace.', async () => {
  const events: SocketEvent[] = [];
  const chat = (event: SocketEvent) => {
    events.push(event);
    return { statusCode: 200, body: `to ${event.requestContext.routeKey}` };
  };
  const { url, sandbox } = await startSocket(
    { functions: { chat } },
    { routes: { $connect: {}, $disconnect: {}, join: TWO_WAY, silent: {}, $default: TWO_WAY } },
  );
  const client = await connect(`${url}?room=7`, { headers: { 'X-Who': 'ann' } });
  client.socket.send(join);
  expect(await client.next()).toBe('to join');
  client.socket.send(JSON.stringify({ action: 'silent' }));
  client.socket.send('no JSON');
  expect(await client.next()).toBe('to $default');
  client.socket.close(4000, 'enough');
  const [latest, ...earlier] = await records(sandbox, 5);
  expect(latest).toMatchObject({ method: 'DISCONNECT', target: '/prod' });
  expect(earlier.map(({ method }) => method)).toEqual(['MESSAGE', 'MESSAGE', 'MESSAGE', 'CONNECT']);
  expect(earlier.at(-1)?.trace.summary).toBe('Connect → $connect → Lambda chat → 101');
  const byRoute = new Map(events.map((event) => [event.requestContext.routeKey, event]));
  expect([...byRoute.keys()].sort()).toEqual(['$connect', '$default', '$disconnect', 'join', 'silent']);
  expect(byRoute.get('$connect')).toMatchObject({
    headers: { 'X-Who': 'ann' },
    queryStringParameters: { room: '7' },
    requestContext: { eventType: 'CONNECT' },
  });
  expect(byRoute.get('join')?.body).toBe(join);
  expect(byRoute.get('$disconnect')?.requestContext).toMatchObject({
    disconnectStatusCode: 4000,
    disconnectReason: 'enough',
  });
  const ids = new Set(events.map(({ requestContext }) => requestContext.connectionId));
  expect([...ids]).toEqual([expect.stringMatching(/^[\w-]{15}=$/)]);
  expect(new Set(earlier.map(({ connectionId }) => connectionId))).toEqual(ids);
});

describe('A connection is refused', () => {
  test('with the status of $connect, 502 where its function fails, and never with one that would make it.', async () => {
    const statuses: Record<string, unknown> = { a: 200, b: 401, c: 101, d: 999, e: 'x' };
    const chat = ({ queryStringParameters: query = {} }: SocketEvent) => {
      if (query.of === 'f') throw new Error('No table');
      return { statusCode: statuses[query.of ?? ''], headers: { 'x-a': 'b\r\nc: d' } };
    };
    const { url, sandbox } = await startSocket({ functions: { chat } }, { routes: { $connect: {} } });
    const answers: string[] = [];
    for (const of of 'abcdef') answers.push(await refusal(`${url}?of=${of}`));
    expect(answers).toEqual(['101', '401', '500', '500', '502', '502']);
    expect((await records(sandbox, 6))[0]?.notes).toEqual(['The function chat: No table']);
  });

  test('by its authorizer, with 401 without an identity and 403 by its policy; what it says comes with messages.', async () => {
    const guard = ({ queryStringParameters: { key } }: { queryStringParameters: { key: string } }) => ({
      principalId: 'ann',
      context: { level: 3 },
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Action: 'execute-api:Invoke', Effect: key === 'good' ? 'Allow' : 'Deny', Resource: '*' },
        ],
      },
    });
    const chat = ({ requestContext }: SocketEvent) => ({
      statusCode: 200,
      body: JSON.stringify(requestContext.authorizer),
    });
    const { url } = await startSocket(
      { functions: { guard, chat } },
      {
        routes: { $connect: { AuthorizationType: 'CUSTOM' }, join: TWO_WAY },
        before: [
          {
            operation: 'CreateAuthorizer',
            input: {
              Name: 'guard',
              AuthorizerType: 'REQUEST',
              IdentitySource: ['route.request.querystring.key'],
              AuthorizerUri: socketFunction('guard').IntegrationUri,
            },
          },
        ],
      },
    );
    expect(await refusal(url)).toBe('401');
    expect(await refusal(`${url}?key=bad`)).toBe('403');
    const client = await connect(`${url}?key=good`);
    client.socket.send(join);
    expect(JSON.parse(await client.next())).toEqual({ principalId: 'ann', level: '3' });
  });

  test('by a limit; messages beyond it get a frame.', async () => {
    const chat = () => ({ statusCode: 200, body: 'hi' });
    const { url } = await startSocket(
      { functions: { chat } },
      {
        routes: { $connect: {}, join: TWO_WAY },
        stage: { DefaultRouteSettings: { ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2 } },
      },
    );
    const client = await connect(url);
    client.socket.send(join);
    expect(await client.next()).toBe('hi');
    client.socket.send(join);
    expect(await client.next()).toMatch(frame('Too Many Requests'));
    expect(await refusal(url)).toBe('429');
  });
});

test('A message without a route, or whose function fails, is answered with a frame; the connection stays open.', async () => {
  const chat = ({ body }: SocketEvent) => {
    if (body?.includes('fail')) throw new Error('No table');
    return { statusCode: 200, body: 'hi' };
  };
  const { url } = await startSocket({ functions: { chat } }, { routes: { join: TWO_WAY } });
  const client = await connect(url);
  client.socket.send('{"action":"other"}');
  expect(await client.next()).toMatch(frame('Forbidden'));
  client.socket.send('{"action":"join","text":"fail"}');
  expect(await client.next()).toMatch(frame('Internal server error'));
  client.socket.send(join);
  expect(await client.next()).toBe('hi');
});

test('A subprotocol is the one that $connect returns, if it is one.', async () => {
  const answers: Record<string, string> = { a: 'chat', b: 'chat\r\nx-more: 1' };
  const chat = ({ queryStringParameters: { of = '' } = {} }: SocketEvent) => ({
    statusCode: 200,
    headers: { 'Sec-WebSocket-Protocol': answers[of] },
  });
  const { url } = await startSocket({ functions: { chat } }, { routes: { $connect: {} } });
  const client = await connect(`${url}?of=a`, { protocols: ['other', 'chat'] });
  expect(client.socket.protocol).toBe('chat');
  // The client ends a connection without one of those that it offers.
  expect(await refusal(`${url}?of=b`, { protocols: ['chat'] })).toBe('Server sent no subprotocol');
});
