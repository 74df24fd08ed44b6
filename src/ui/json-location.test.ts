import { expect, test } from 'vitest';
import { jsonLocation } from './json-location';

const TEXT = '{ "Name": "shop", "Cors": { "AllowMethods": ["GET", "PUT"], "MaxAge": 5 }, "Tags": {} }';

test.each<[path: string[], part: string]>([
  [['Name'], '"shop"'],
  [['Cors', 'MaxAge'], '5'],
  [['Cors', 'AllowMethods', '1'], '"PUT"'],
  [['MaxAge'], '5'],
  [['Cors', 'Unknown'], '{ "AllowMethods": ["GET", "PUT"], "MaxAge": 5 }'],
  [['Cors', 'AllowMethods', '7'], '["GET", "PUT"]'],
  [['Unknown'], '{'],
  [[], TEXT],
])('%j is at %s', (path, part) => {
  const { from, to } = jsonLocation(TEXT, path) ?? { from: -1, to: -1 };
  expect(TEXT.slice(from, to)).toBe(part);
});

test('A text that is cut short has the places that are there; an empty one has none.', () => {
  expect(jsonLocation('{ "Name": "shop", "Ta', ['Name'])).toEqual({ from: 10, to: 16 });
  expect(jsonLocation('', ['Name'])).toBeUndefined();
});
