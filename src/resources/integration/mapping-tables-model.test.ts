import { expect, test } from 'vitest';
import { requestRows, responseRows, timeoutText } from './mapping-tables-model';

test('Request mappings have action, target and value; parameters of an action have no action.', () => {
  const rows = requestRows({
    RequestParameters: { 'append:header.b': '$request.path', 'remove:header.a': "''", QueueUrl: 'https://q' },
  });
  expect(rows.map(({ action, target, value }) => [action, target, value])).toEqual([
    ['Remove', 'header.a', "''"],
    ['Append', 'header.b', '$request.path'],
    ['', 'QueueUrl', 'https://q'],
  ]);
});

test('A key with a colon that is no action stays whole.', () => {
  expect(requestRows({ RequestParameters: { 'a:b': 'c' } })[0]).toMatchObject({ action: '', target: 'a:b' });
});

test('Response mappings are sorted by status; equal keys of two statuses are two rows.', () => {
  const rows = responseRows({
    ResponseParameters: {
      500: { 'overwrite:statuscode': '502' },
      200: { 'append:header.x': 'y' },
      404: { 'append:header.x': 'z' },
    },
  });
  expect(rows.map(({ status, action, target }) => [status, action, target])).toEqual([
    ['200', 'Append', 'header.x'],
    ['404', 'Append', 'header.x'],
    ['500', 'Overwrite', 'statuscode'],
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
});

test.each([
  [30_000, '30 s'],
  [1500, '1.5 s'],
  [50, '50 ms'],
  [undefined, undefined],
])('A timeout of %s ms is %s.', (milliseconds, text) => {
  expect(timeoutText(milliseconds)).toBe(text);
});
