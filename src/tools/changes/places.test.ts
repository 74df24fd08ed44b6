import { expect, it } from 'vitest';
import { sandboxConnection } from '../../client/connection/connection';
import { apiPlace, parsePlace } from './places';

const other = { ...sandboxConnection, id: 'other/one', region: 'eu-west-1' };
const parse = (text: string) => parsePlace(text, 'abc', sandboxConnection, [sandboxConnection, other]);

it('The address names the latest configuration, a stage, a saved one, or an API of a known connection and Region', () => {
  expect(parse('latest')).toEqual({ ok: true, place: { connection: sandboxConnection, apiId: 'abc' } });
  expect(parse('stage:$default')).toEqual({
    ok: true,
    place: { connection: sandboxConnection, apiId: 'abc', stageName: '$default' },
  });
  expect(parse('saved:1-2')).toEqual({ ok: true, place: { savedId: '1-2' } });
  expect(parse(apiPlace(other, 'xyz'))).toEqual({ ok: true, place: { connection: other, apiId: 'xyz' } });
});

it.each([
  ['', /names nothing/],
  ['stage:', /names nothing/],
  ['saved:', /names nothing/],
  ['api:sandbox', /names nothing/],
  ['api:gone/eu-west-1/xyz', /no connection gone/],
])('%j in the address is refused with the reason', (text, reason) => {
  const result = parse(text);
  expect(result.ok).toBe(false);
  expect('reason' in result && result.reason).toMatch(reason);
});
