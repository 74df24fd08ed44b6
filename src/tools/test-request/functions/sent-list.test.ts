import { expect, it } from 'vitest';
import { requestOf, traceOf, worldOf } from '../../../service/traffic/world.test-support';
import { type SentRequest, withSent } from './sent-list';

const world = worldOf({ routes: ['GET /orders'] });

function sent(id: number, body = 'ok'): SentRequest {
  const given = {
    integration: { type: 'function', payload: JSON.stringify({ statusCode: 200, body }) },
  } as const;
  return {
    id: String(id),
    at: new Date(id),
    ms: 1,
    method: 'GET',
    path: '/orders',
    request: requestOf('GET /orders'),
    world,
    origin: undefined,
    given,
    trace: traceOf({ routes: ['GET /orders'] }, 'GET /orders', {}, given),
    notes: [],
  };
}

const all = (requests: readonly SentRequest[]) =>
  requests.reduce<SentRequest[]>((list, one) => withSent(list, one), []).map(({ id }) => Number(id));

it('The newest fifty are kept, the newest first', () => {
  const ids = all(Array.from({ length: 52 }, (_, at) => sent(at)));
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([50, 51, 2]);
});

it('Large responses make room earlier, and the newest always stays', () => {
  // Made once: a trace of so large a response takes its time.
  const large = sent(0, 'x'.repeat(5 * 1024 * 1024));
  expect(all(Array.from({ length: 8 }, (_, at) => ({ ...large, id: String(at) })))).toEqual([
    7, 6, 5, 4, 3, 2,
  ]);
});
