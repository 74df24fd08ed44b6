import { describe, expect, test } from 'vitest';
import { evaluateSelection, routeForKey } from './selection-expression';

const ROOT = {
  request: {
    header: { 'x-api-key': 'k' },
    body: { service: 'chat', action: 'join', n: 4, deep: { list: ['a', 'b'] }, twice: '${request.body.n}' },
  },
  context: { authorizer: { usageIdentifierKey: 'u' } },
};

describe('A selection expression', () => {
  test.each([
    ['$request.body.action', 'join'],
    ['${request.body.action}', 'join'],
    ['${request.body.service}/${request.body.action}', 'chat/join'],
    ['$request.body.missing', ''],
    ['a-$request.body.missing-b', 'a-'],
    ['a-${request.body.missing}-b', 'a--b'],
    ['\\$default', '$default'],
    ['$request.body.n', '4'],
    ['$request.body.deep', '{"list":["a","b"]}'],
    ['$request.body.deep.list[1]', 'b'],
    ['$request.body.twice', '${request.body.n}'],
    ['$request.header.x-api-key', 'k'],
    ['$context.authorizer.usageIdentifierKey', 'u'],
    ['$request.body.constructor', ''],
    ['fixed', 'fixed'],
  ])('%s is %s.', (expression, result) => {
    expect(evaluateSelection(expression, ROOT)).toBe(result);
  });

  test('that finds no JSON body is empty.', () => {
    expect(evaluateSelection('$request.body.action', { request: { body: 'hello' } })).toBe('');
  });
});

describe('A message goes', () => {
  test.each([
    ['join', ['join', '$default'], 'join'],
    ['leave', ['join', '$default'], '$default'],
    ['leave', ['join'], undefined],
    ['$connect', ['$connect', '$default'], '$default'],
  ])('with key %s among %j to %s.', (key, keys, route) => {
    expect(routeForKey(key, keys)).toBe(route);
  });
});
