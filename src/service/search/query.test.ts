import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILTER_NAMES, formatQuery, parseQuery, replaceFilter, tokensOf } from './query';

const value = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.stringMatching(/^[ "\\:a-z]{1,12}$/),
  fc.constantFrom('kind:route', 'PATH:/x', '"', '\\', 'a b', '\\"', 'team=a b'),
);
const query = fc.record({
  words: fc.array(value, { maxLength: 4 }),
  filters: fc.array(fc.record({ name: fc.constantFrom(...FILTER_NAMES), value }), { maxLength: 4 }),
});

test('Words and filters are distinguished.', () => {
  expect(parseQuery('orders  path:/orders TAG:team=x')).toEqual({
    words: ['orders'],
    filters: [
      { name: 'path', value: '/orders' },
      { name: 'tag', value: 'team=x' },
    ],
  });
});

test('What only looks like a filter is a word: a URL, an ARN, a colon, a quoted filter.', () => {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
  for (const word of ['https://a.example/x', arn, 'overwrite:header.x', ':', 'path'])
    expect(parseQuery(word)).toEqual({ words: [word], filters: [] });
  expect(parseQuery('"kind:route"')).toEqual({ words: ['kind:route'], filters: [] });
});

test('Quotes keep spaces together, also in a filter and when they are not closed.', () => {
  expect(parseQuery('tag:"team=a b" "c d')).toEqual({
    words: ['c d'],
    filters: [{ name: 'tag', value: 'team=a b' }],
  });
});

test('A filter without a value is still being typed.', () => {
  expect(parseQuery('kind: auth:"" orders')).toEqual({ words: ['orders'], filters: [] });
  expect(tokensOf('orders kind:')).toEqual([
    { start: 0, end: 6, filter: undefined, value: 'orders' },
    { start: 7, end: 12, filter: 'kind', value: '' },
  ]);
});

test('A search that is formatted is parsed to the same search.', () => {
  fc.assert(
    fc.property(query, (one) => {
      expect(parseQuery(formatQuery(one))).toEqual(one);
    }),
  );
});

test('Any text has tokens that are its parts: between them are spaces, and each alone is the same token.', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[ "\\:a-z]{0,20}$/), query.map(formatQuery));
  fc.assert(
    fc.property(text, (one) => {
      const tokens = tokensOf(one);
      let before = 0;
      for (const { start, end, filter, value: found } of tokens) {
        expect(one.slice(before, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        expect(tokensOf(one.slice(start, end))).toEqual([
          { start: 0, end: end - start, filter, value: found },
        ]);
        before = end;
      }
      expect(one.slice(before).trim()).toBe('');
    }),
  );
});

test('A filter is replaced or removed, and the rest of the text stays.', () => {
  expect(replaceFilter('kind:route  orders KIND:stage', 'kind', 'api')).toBe('orders kind:api');
  expect(replaceFilter('kind:route', 'kind', undefined)).toBe('');
  fc.assert(
    fc.property(query, fc.constantFrom(...FILTER_NAMES), value, (one, name, next) => {
      const { words, filters } = parseQuery(replaceFilter(formatQuery(one), name, next));
      expect(words).toEqual(one.words);
      expect(filters).toEqual([
        ...one.filters.filter((filter) => filter.name !== name),
        { name, value: next },
      ]);
    }),
  );
});
