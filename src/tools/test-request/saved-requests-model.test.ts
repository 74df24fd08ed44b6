import { expect, it } from 'vitest';
import { readRequests, type SavedRequest, withoutSecrets, withRequest } from './saved-requests-model';

const request = (name: string): SavedRequest => ({
  name,
  method: 'GET',
  path: '/orders/5',
  host: '',
  headers: 'Accept: */*',
  body: '',
  sourceIp: '',
});

const read = (text: string | null) => readRequests({ getItem: () => text }, 'requests');

it('Headers that carry credentials are left out, and named', () => {
  const typed = 'Accept: */*\nauthorization: Bearer x\nCookie: a=b\nX-Api-Key: k\nX-Api-Keys: 2\nno header';
  expect(withoutSecrets(typed)).toEqual({
    headers: 'Accept: */*\nX-Api-Keys: 2\nno header',
    left: ['authorization', 'Cookie', 'X-Api-Key'],
  });
});

it('A request of the same name is replaced, the newest is first, and the oldest make room', () => {
  const many = Array.from({ length: 50 }, (_, at) => request(`r${at}`));
  expect(withRequest(many, request('r7'))).toHaveLength(50);
  const names = withRequest(many, request('new')).map(({ name }) => name);
  expect([names[0], names.length, names.includes('r49')]).toEqual(['new', 50, false]);
});

it.each([null, '', '{', '{}', 'null', '[1, {"name": "x"}]'])('%j in the storage is no list', (text) => {
  expect(read(text)).toEqual([]);
});

it('What is stored is read back', () => {
  expect(read(JSON.stringify([request('a'), { name: 'cut' }, request('b')]))).toEqual([
    request('a'),
    request('b'),
  ]);
});
