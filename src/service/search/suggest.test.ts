import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FILTER_NAMES, filterText, parseQuery } from './query';
import { suggest } from './suggest';

const words = fc.array(fc.stringMatching(/^[a-z/]{1,6}$/), { maxLength: 3 });
const value = fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[a-z "=\\]{1,8}$/));

test('A suggested value is the filter that is typed, behind what is there already, and is complete.', () => {
  fc.assert(
    fc.property(words, fc.constantFrom(...FILTER_NAMES), fc.uniqueArray(value), (before, name, values) => {
      const typed = [...before, `${name}:`].join(' ');
      const vocabulary = { [name]: new Map(values.map((one) => [one, 1])) };
      const suggestions = suggest(typed, vocabulary);
      expect(suggestions.length).toBe(Math.min(values.length, 8));
      for (const { text, label } of suggestions) {
        const { words: kept, filters } = parseQuery(text);
        expect(kept).toEqual(before);
        expect(filters).toHaveLength(1);
        expect(values).toContain(filters[0]?.value);
        expect(filters[0] && filterText(filters[0])).toBe(label);
        expect(suggest(text, vocabulary)).toEqual([]);
      }
    }),
  );
});

test('Values that begin with what is typed come first, then those that most resources have.', () => {
  const fn = new Map([
    ['reorder', 9],
    ['orders', 1],
    ['order-list', 5],
    ['pets', 7],
  ]);
  expect(suggest('fn:ord', { fn }).map(({ label }) => label)).toEqual([
    'fn:order-list',
    'fn:orders',
    'fn:reorder',
  ]);
  expect(suggest('orders ', { fn })).toEqual([]);
});
