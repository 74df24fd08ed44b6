import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ManagementCall } from '../../service/traffic/websocket/management';
import { worldOf } from '../../service/traffic/world.test-support';
import { answerCalls, InvocationCalls, MOST_CALLS } from './connection-calls';

const world = worldOf({
  api: { ProtocolType: 'WEBSOCKET' },
  routes: ['$connect'],
  stages: [{ StageName: 'prod' }, { StageName: 'test' }],
});
const ENDPOINT = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod';
const OPEN = 'AAAAAAAAAAAAAAA=';
const POST = { method: 'POST', connectionId: OPEN, endpoint: ENDPOINT, data: 'hi' } as const;

/** The calls of an invocation, and what was done with the connections. */
function invocation() {
  const done: [action: string, data: ManagementCall['data']][] = [];
  const connections = {
    find: (stage: string, id: string) =>
      stage === 'prod' && id === OPEN
        ? { connectedAt: 0, lastActiveAt: 0, sourceIp: '203.0.113.7', userAgent: undefined, isBusy: false }
        : undefined,
    onAnswered: (call: ManagementCall, { action }: { action?: { type: string } }) => {
      if (action) done.push([action.type, call.data]);
    },
  };
  return { calls: new InvocationCalls(answerCalls(world, connections)), done };
}

describe('A function', () => {
  test.each([
    [POST, 200, undefined],
    [{ ...POST, data: new Uint8Array([104, 105]) }, 200, undefined],
    [{ ...POST, endpoint: `${ENDPOINT}/` }, 200, undefined],
    [{ ...POST, method: 'GET' }, 200, undefined],
    [{ ...POST, method: 'DELETE' }, 204, undefined],
    [{ ...POST, connectionId: 'BBBBBBBBBBBBBBB=' }, 410, 'GoneException'],
    [{ ...POST, endpoint: ENDPOINT.replace('prod', 'test') }, 410, 'GoneException'],
    [{ ...POST, endpoint: ENDPOINT.replace('prod', 'none') }, 403, 'ForbiddenException'],
    [{ ...POST, connectionId: '../../other' }, 400, 'BadRequestException'],
    [{ ...POST, data: 'x'.repeat(131_073) }, 413, 'PayloadTooLargeException'],
    [{ ...POST, data: new Uint8Array(10_000_000) }, 413, 'PayloadTooLargeException'],
    // Another API, and what is none: nothing is looked up but the host.
    [{ ...POST, endpoint: ENDPOINT.replace('a1b2c3d4e5', 'b1b2c3d4e5') }, 403, 'ForbiddenException'],
    [{ ...POST, endpoint: 'http://127.0.0.1:4510/prod' }, 403, 'ForbiddenException'],
    [{ ...POST, endpoint: 'https://example.com' }, 403, 'ForbiddenException'],
  ])('that sends %j is answered with %s %s.', (call, status, error) => {
    const { calls, done } = invocation();
    expect(calls.answer(call)).toMatchObject({ status, ...(error !== undefined && { error }) });
    const isAction = status === 204 || (status === 200 && call.method === 'POST');
    expect(done).toHaveLength(isAction ? 1 : 0);
  });

  test('sends the data that the client receives.', () => {
    const { calls, done } = invocation();
    calls.answer(POST);
    expect(done).toEqual([['send', 'hi']]);
  });

  test.each([
    undefined,
    null,
    'POST',
    [],
    {},
    { ...POST, method: 'PUT' },
    { ...POST, connectionId: 5 },
    { ...POST, endpoint: new URL(ENDPOINT) },
    { ...POST, data: { length: 1 } },
    { ...POST, endpoint: 'prod' },
  ])('that sends %j is refused with the reason, and nothing is done.', (call) => {
    const { calls, done } = invocation();
    expect(calls.answer(call)).toEqual({ refused: expect.stringMatching(/^(This is no|The endpoint)/) });
    expect(done).toEqual([]);
  });

  test('makes so many requests in an invocation, whatever they are, and no more.', () => {
    const { calls, done } = invocation();
    for (let made = 0; made < MOST_CALLS; made += 1) calls.answer(made % 2 === 0 ? POST : 'noise');
    expect(done).toHaveLength(MOST_CALLS / 2);
    expect(calls.answer(POST)).toEqual({ refused: expect.stringContaining('in one invocation') });
    expect(done).toHaveLength(MOST_CALLS / 2);
  });

  test('makes none after its invocation has ended.', () => {
    const { calls, done } = invocation();
    calls.end();
    expect(calls.answer(POST)).toBeUndefined();
    expect(done).toEqual([]);
  });

  test('of an API without connections reaches none.', () => {
    expect(new InvocationCalls(undefined).answer(POST)).toEqual({
      refused: 'Only functions of a WebSocket API reach @connections here.',
    });
  });

  test('may send anything: it is answered, and only a request to this API does something.', () => {
    const texts = fc.oneof(fc.constantFrom('POST', 'DELETE', OPEN, ENDPOINT), fc.webUrl(), fc.string());
    const call = fc.record(
      { method: texts, connectionId: texts, endpoint: texts, data: texts },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(call, fc.anything()), (message) => {
        const { calls, done } = invocation();
        expect(calls.answer(message)).toBeDefined();
        const { connectionId, endpoint } = Object(message) as Partial<typeof POST>;
        if (done.length > 0) expect([connectionId, endpoint]).toEqual([OPEN, ENDPOINT]);
      }),
    );
  });
});
