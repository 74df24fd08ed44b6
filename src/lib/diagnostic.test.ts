import { expect, test } from 'vitest';
import { jsonDiagnostics } from './diagnostic';

test('Invalid JSON is marked at its first error, whatever the engine reports.', () => {
  expect(jsonDiagnostics('{"a": }')).toEqual([
    { severity: 'error', message: 'a value is expected, not "}"', from: 6 },
  ]);
});

test('JSON and an empty text have no marks.', () => {
  expect([...jsonDiagnostics('{"a": 1}'), ...jsonDiagnostics(' ')]).toEqual([]);
});
