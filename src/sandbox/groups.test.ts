import { describe, expect, it } from 'vitest';
import { groupOf, groupOfKey, keyRanges } from './groups';

const KEYS = [
  'r|api||abc',
  'r|api||abcd',
  'r|apiMapping|a.example|m1',
  'r|apiMapping|b.example|m2',
  'r|deployed|abc/d1|',
  'r|deployed|abc/d2|',
  'r|route|abc|r1',
  'r|route|abc|x|y/z',
  'r|route|abcd|r2',
  'r|routeResponse|abc/r1|p',
  'r|routeResponse|abcd/r1|p',
  'r|routingRule|a.example|x',
  'r2|route|abc|r1',
];

describe('A group of records', () => {
  it.each([
    [groupOf('r', 'api', ''), ['r|api||abc', 'r|api||abcd']],
    [groupOf('r', 'route', 'abc'), ['r|route|abc|r1', 'r|route|abc|x|y/z']],
    [groupOf('r', 'routeResponse', 'abc/r1'), ['r|routeResponse|abc/r1|p']],
    [groupOf('r', 'deployed', 'abc/d1'), ['r|deployed|abc/d1|']],
    [groupOf('r', 'apiMapping', 'x'), ['r|apiMapping|a.example|m1', 'r|apiMapping|b.example|m2']],
    [groupOf('r', 'route', 'none'), []],
  ])('%s has the same keys by name and by range.', (group, keys) => {
    expect(KEYS.filter((key) => groupOfKey(key) === group)).toEqual(keys);
    const inRange = (key: string) => keyRanges(group).some(([from, before]) => key >= from && key < before);
    expect(KEYS.filter(inRange)).toEqual(keys);
  });
});
