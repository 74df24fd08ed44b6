import { expect, test } from 'vitest';
import { changedMembers, mapPatch, memberPatch, presentMembers, sameValue } from './diff';

test('values are compared by content, not by identity', () => {
  expect(sameValue({ a: [1, { b: 'x' }], c: undefined }, { a: [1, { b: 'x' }] })).toBe(true);
  expect(sameValue(new Date(5), new Date(5))).toBe(true);
  expect(sameValue([], {})).toBe(false);
  expect(sameValue(null, {})).toBe(false);
  expect(sameValue({ a: 1 }, { a: '1' })).toBe(false);
});

test('an update holds only what differs', () => {
  expect(changedMembers({ Name: 'a', Description: 'x' }, { Name: 'a', Description: '' })).toEqual({
    Description: '',
  });
  expect(changedMembers({ List: ['a'] }, { List: ['a'] })).toEqual({});
});

test('a create omits empty values, and keeps false and zero', () => {
  expect(
    presentMembers({ Name: 'a', Text: '', List: [], Map: {}, Flag: false, Zero: 0, None: undefined }),
  ).toEqual({
    Name: 'a',
    Flag: false,
    Zero: 0,
  });
});

test('a map patch sends changed and new entries and `""` for removed ones', () => {
  expect(mapPatch({ keep: '1', change: '1', gone: '1' }, { keep: '1', change: '2', added: '3' })).toEqual({
    change: '2',
    added: '3',
    gone: '',
  });
  expect(mapPatch({ a: '1' }, { a: '1' })).toEqual({});
});

test('a patch of members sends `""` for removed strings, merges maps by key and sends the rest as a whole', () => {
  const before = {
    Name: 'a',
    Gone: 'x',
    Same: 1,
    Map: { keep: '1', gone: '1' },
    Whole: { a: {} },
    List: ['a'],
  };
  const after = {
    Name: 'b',
    Same: 1,
    Map: { keep: '1', added: '2' },
    Whole: { b: {} },
    List: ['b'],
    New: 'n',
  };
  expect(memberPatch(before, after, ['Whole'])).toEqual({
    Name: 'b',
    Gone: '',
    Map: { added: '2', gone: '' },
    Whole: { b: {} },
    List: ['b'],
    New: 'n',
  });
  expect(memberPatch({ Map: { a: '1' }, Whole: { a: {} } }, {}, ['Whole'])).toEqual({
    Map: { a: '' },
    Whole: {},
  });
  expect(memberPatch(before, before)).toEqual({});
});
