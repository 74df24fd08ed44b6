import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Bytes } from '../../../lib/bytes';
import { asSigned } from '../as-signed';
import { requestOf, worldOf } from '../world.test-support';
import {
  answerMeaning,
  answerTitle,
  isConnectionId,
  type ManagementMethod,
  managementAnswer,
  managementPath,
} from './management';
import { traceManagement } from './trace-management';

const world = worldOf({
  api: { ProtocolType: 'WEBSOCKET' },
  routes: ['$connect'],
  stages: [{ StageName: 'prod' }],
});
const OPEN = 'AAAAAAAAAAAAAAA=';
const BUSY = 'BBBBBBBBBBBBBBB=';

/** What the data plane answers. */
function ask(method: ManagementMethod, connectionId: string, body = '', isSigned = true) {
  const request = requestOf(`${method} /prod${managementPath(connectionId)}`, { body });
  const signed = isSigned ? asSigned(request, world.region) : request;
  const { response } = traceManagement(world, signed, (_stage, id) =>
    id === OPEN || id === BUSY
      ? {
          connectedAt: 0,
          lastActiveAt: 1,
          sourceIp: '203.0.113.7',
          userAgent: undefined,
          isBusy: id === BUSY,
        }
      : undefined,
  );
  return managementAnswer(response);
}

test.each<[Parameters<typeof ask>, string, RegExp]>([
  [['POST', OPEN, 'hi'], '200 OK', /sent the message/],
  [['GET', OPEN], '200 OK', /is open/],
  [['DELETE', OPEN], '204 No Content', /is closed/],
  [['POST', 'none', 'hi'], '400 BadRequestException', /form of connection IDs/],
  [['POST', OPEN, 'hi', false], '403 ForbiddenException', /execute-api:ManageConnections/],
  [['POST', 'CCCCCCCCCCCCCCC=', 'hi'], '410 GoneException', /has ended/],
  [['DELETE', 'CCCCCCCCCCCCCCC='], '410 GoneException', /has ended/],
  [['POST', OPEN, 'x'.repeat(131_073)], '413 PayloadTooLargeException', /128 KB/],
  [['POST', BUSY, 'hi'], '429 LimitExceededException', /too slowly/],
])('The answer to %j is %s.', (call, title, meaning) => {
  const answer = ask(...call);
  expect(answerTitle(answer)).toBe(title);
  expect(answerMeaning(call[0], answer)).toMatch(meaning);
});

test('GET describes the connection in the body.', () => {
  expect(JSON.parse(ask('GET', OPEN).body)).toMatchObject({ identity: { sourceIp: '203.0.113.7' } });
});

test('An answer that is not documented is shown as it came.', () => {
  const answer = managementAnswer({
    status: 504,
    headers: [['X-Amzn-ErrorType', 'Odd:http://internal.amazon.com/']],
    body: utf8Bytes('late'),
  });
  expect(answer).toEqual({ status: 504, error: 'Odd', body: 'late' });
  expect(answerTitle(answer)).toBe('504 Odd');
  expect(answerMeaning('POST', answer)).toMatch(/no such answer/);
});

test('Whatever an ID is, it is one segment of the path that the service decodes to the same.', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
      const { pathname, search, hash } = new URL(`https://h/prod${managementPath(id)}`);
      const [, stage, place, last, ...more] = pathname.split('/');
      // Dots alone are a segment of their own meaning to every URL parser: no ID has them.
      if (/^\.+$/.test(id)) return;
      expect([stage, place, more, search, hash]).toEqual(['prod', '%40connections', [], '', '']);
      expect(decodeURIComponent(last ?? '')).toBe(id);
    }),
  );
});

test.each([
  ['L0SM9cOFvHcCIhw=', true],
  ['-a_b+c/d', true],
  ['', false],
  ['..', false],
  ['a b', false],
  ['=', false],
])('%j is a connection ID: %s.', (text, expected) => {
  expect(isConnectionId(text)).toBe(expected);
});
