import { expect, test } from 'vitest';
import { fromResponseMappings, responseMappingPatch, toResponseMappings } from './response-mappings';

const map = { '200': { 'overwrite:header.a': '1' }, '404': { 'overwrite:statuscode': '200' } };

test('mappings convert to rows and back unchanged', () => {
  expect(toResponseMappings(map)).toEqual([
    { status: '200', key: 'overwrite:header.a', value: '1' },
    { status: '404', key: 'overwrite:statuscode', value: '200' },
  ]);
  expect(fromResponseMappings(toResponseMappings(map))).toEqual(map);
  expect(fromResponseMappings([{ status: '', key: '', value: '' }])).toEqual({});
});

test('a patch contains changed statuses and empties removed ones', () => {
  expect(responseMappingPatch(map, map)).toEqual({});
  expect(responseMappingPatch(map, { '200': { 'overwrite:header.a': '2' } })).toEqual({
    '200': { 'overwrite:header.a': '2' },
    '404': {},
  });
});
