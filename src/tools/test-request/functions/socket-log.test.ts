import { expect, it } from 'vitest';
import { parseRequest } from '../../../service/traffic/request';
import { openConnection } from '../../../service/traffic/websocket/trace-connect';
import { NOW, requestOf, worldOf } from '../../../service/traffic/world.test-support';
import {
  EMPTY_LOG,
  idOf,
  openSocket,
  type SentEvent,
  stateOf,
  withActivity,
  withConnection,
  withEvent,
  withoutConnection,
} from './socket-log';

const event = (id: number): SentEvent => ({
  id: String(id),
  at: new Date(id),
  ms: 1,
  event: 'message',
  connectionId: 'c1',
  result: { steps: [], summary: '', succeeds: true, sent: {} },
  notes: [],
  origin: undefined,
});

const connection = (connectionId: string) =>
  openConnection(worldOf({ routes: [] }), parseRequest(requestOf('GET /'), 'host'), '$default', {
    connectionId,
  });

it('The newest fifty events are kept, the newest first, whatever happens to their connections', () => {
  let log = withConnection(EMPTY_LOG, connection('c1'));
  for (let id = 0; id < 52; id += 1) log = withEvent(log, event(id));
  const ids = withoutConnection(log, 'c1').events.map(({ id }) => Number(id));
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([50, 51, 2]);
});

it('Connections are open until they end, the newest first', () => {
  const log = withConnection(withConnection(EMPTY_LOG, connection('c1')), connection('c2'));
  const open = (of: typeof log) => of.open.map(idOf);
  expect(open(log)).toEqual(['c2', 'c1']);
  expect(open(withoutConnection(log, 'c2'))).toEqual(['c1']);
  expect(open(withoutConnection(log, 'other'))).toEqual(['c2', 'c1']);
});

it('A connection of a stage is found with when it was last active, and no other', () => {
  const log = withActivity(withConnection(EMPTY_LOG, connection('c1')), 'c1', NOW + 5);
  const found = openSocket(log, '$default', 'c1');
  expect(found && stateOf(found)).toEqual({
    connectedAt: NOW,
    lastActiveAt: NOW + 5,
    sourceIp: '203.0.113.7',
    userAgent: undefined,
    isBusy: false,
  });
  expect(openSocket(log, 'prod', 'c1')).toBeUndefined();
  expect(openSocket(withoutConnection(log, 'c1'), '$default', 'c1')).toBeUndefined();
});
