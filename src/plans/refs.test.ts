import { describe, expect, test } from 'vitest';
import { isRef, ref, refsIn, resolveMembers } from './refs';

describe('references', () => {
  test('A reference carries its prefix only when it has one.', () => {
    expect(ref('api', 'ApiId')).toEqual({ $ref: 'api', member: 'ApiId' });
    expect(ref('integration', 'IntegrationId', 'integrations/')).toEqual({
      $ref: 'integration',
      member: 'IntegrationId',
      prefix: 'integrations/',
    });
  });

  test.each([
    null,
    'x',
    {},
    { $ref: 'a' },
    { $ref: 1, member: 'x' },
    { $ref: 'a', member: 'x', prefix: 1 },
    { $ref: 'a', member: 'x', other: 'a user-defined map' },
  ])('%j is not a reference.', (value) => {
    expect(isRef(value)).toBe(false);
  });

  test('References are found and resolved at any depth, and nothing else is changed.', () => {
    const date = new Date(0);
    const blob = new Uint8Array([1, 2]);
    const input = {
      ApiId: ref('api', 'ApiId'),
      Nested: { List: ['x', ref('api', 'ApiId', 'p/')], date, blob, none: undefined, zero: 0 },
    };
    expect(refsIn(input)).toHaveLength(2);
    expect(resolveMembers(input, new Map([['api', { ApiId: 'a1' }]]))).toEqual({
      ApiId: 'a1',
      Nested: { List: ['x', 'p/a1'], date, blob, none: undefined, zero: 0 },
    });
  });

  test('A map key called __proto__ stays a key.', () => {
    const tags = JSON.parse('{"__proto__":"x"}');
    expect(Object.keys(resolveMembers({ tags }, new Map()).tags ?? {})).toEqual(['__proto__']);
  });

  test('A reference to a call without a result, or to a member that is not a string, is an error that names it.', () => {
    expect(() => resolveMembers({ a: ref('api', 'ApiId') }, new Map())).toThrow(
      'The plan refers to the result of "api", a call that has not run.',
    );
    expect(() => resolveMembers({ a: ref('api', 'ApiId') }, new Map([['api', { ApiId: 3 }]]))).toThrow(
      'The plan refers to ApiId of "api", but its response has no such string.',
    );
  });
});
