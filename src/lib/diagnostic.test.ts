import { expect, test } from 'vitest';
import { jsonMarks } from './diagnostic';

test('A text that is no JSON is marked at its first fault, whatever the engine says of it.', () => {
  expect(jsonMarks('{"a": }')).toEqual([
    { severity: 'error', message: 'a value is expected, not "}"', from: 6 },
  ]);
});

test('JSON and an empty text have no marks.', () => {
  expect([...jsonMarks('{"a": 1}'), ...jsonMarks(' ')]).toEqual([]);
});
