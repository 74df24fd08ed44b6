import { expect, test } from 'vitest';
import { filterRows, searchable, sortRows } from './rows';

const rows = ['GET /pets', 'POST /pets', 'GET /owners/{id}'];

test('a filter keeps the rows that contain every word, in any case and order', () => {
  const prepared = searchable(rows, (row) => row);
  expect(filterRows(prepared, 'PETS get')).toEqual(['GET /pets']);
  expect(filterRows(prepared, '  ')).toEqual(rows);
  expect(filterRows(prepared, 'nothing')).toEqual([]);
});

test('sorting counts numbers inside names and does not change the original', () => {
  const names = ['api-10', 'api-9', 'API-1'];
  expect(sortRows(names, (name) => name, false)).toEqual(['API-1', 'api-9', 'api-10']);
  expect(sortRows(names, (name) => name, true)).toEqual(['api-10', 'api-9', 'API-1']);
  expect(names[0]).toBe('api-10');
});

test('rows without a value come last in both directions', () => {
  const dates = [{ at: undefined }, { at: new Date(2) }, { at: new Date(1) }];
  expect(sortRows(dates, (row) => row.at, false).map((row) => row.at?.getTime())).toEqual([1, 2, undefined]);
  expect(sortRows(dates, (row) => row.at, true).map((row) => row.at?.getTime())).toEqual([2, 1, undefined]);
});
