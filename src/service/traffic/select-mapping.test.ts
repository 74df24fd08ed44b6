import { describe, expect, it } from 'vitest';
import { pathAt, selectMapping } from './select-mapping';

const mappings = (...keys: string[]) =>
  keys.map((ApiMappingKey) => ({ ApiMappingKey, ApiId: 'a', Stage: 's' }));

/** The key of the mapping that answers, and the path that is left. */
function answers(keys: string[], path: string) {
  const { answer } = selectMapping({ mode: undefined, rules: [], mappings: mappings(...keys) }, path);
  return answer && 'mapping' in answer ? [answer.mapping.ApiMappingKey, answer.rest] : undefined;
}

// The keys of the developer guide's example.
const GUIDE = ['', 'orders', 'orders/v1/items', 'orders/v2/items', 'orders/v1/items/categories'];

describe('The API mapping that answers', () => {
  it.each([
    ['/orders/v1/items', 'orders/v1/items', '/'],
    ['/orders/v2/items', 'orders/v2/items', '/'],
    ['/orders/v1/items/123', 'orders/v1/items', '/123'],
    ['/orders/v1/items/categories/5', 'orders/v1/items/categories', '/5'],
    ['/customers', '', '/customers'],
    ['/ordersX', '', '/ordersX'],
    ['/', '', '/'],
    ['/orders/', 'orders', '/'],
  ])('to %s is the longest: “%s”', (path, key, rest) => {
    expect(answers(GUIDE, path)).toEqual([key, rest]);
    expect(answers(GUIDE.toReversed(), path)).toEqual([key, rest]);
  });

  it('is none when no key matches, and case matters', () => {
    expect(answers(['orders'], '/Orders')).toBeUndefined();
    expect(answers(['orders/v1'], '/orders')).toBeUndefined();
  });
});

describe('Routing rules', () => {
  const rule = (Priority: number, bases: string[], header?: string) => ({
    Priority,
    Conditions: [
      ...(bases.length > 0 ? [{ MatchBasePaths: { AnyOf: bases } }] : []),
      ...(header ? [{ MatchHeaders: { AnyOf: [{ Header: header, ValueGlob: '*' }] } }] : []),
    ],
    Actions: [],
  });
  const beta = rule(10, ['orders'], 'x-beta');
  const orders = rule(20, ['orders', 'bills']);
  const all = rule(30, []);
  const routing = (mode: string | undefined) => ({
    mode,
    rules: [all, orders, beta],
    mappings: mappings('orders'),
  });

  it('are evaluated by priority, before API mappings; those that ask for headers may answer first', () => {
    const mode = 'ROUTING_RULE_THEN_API_MAPPING';
    expect(selectMapping(routing(mode), '/orders/5')).toEqual({
      answer: { rule: orders },
      conditional: [beta],
    });
    expect(selectMapping(routing(mode), '/other')).toEqual({ answer: { rule: all }, conditional: [] });
    const withoutMatch = { ...routing(mode), rules: [beta] };
    expect(selectMapping(withoutMatch, '/orders/5')).toEqual({
      answer: { mapping: mappings('orders')[0], rest: '/5' },
      conditional: [beta],
    });
  });

  it('are not evaluated for API mappings only, which is the default', () => {
    for (const mode of ['API_MAPPING_ONLY', undefined]) {
      expect(selectMapping(routing(mode), '/orders')).toEqual({
        answer: { mapping: mappings('orders')[0], rest: '/' },
        conditional: [],
      });
    }
  });

  it('alone answer when API mappings are not used', () => {
    const alone = { ...routing('ROUTING_RULE_ONLY'), rules: [beta] };
    expect(selectMapping(alone, '/orders')).toEqual({ answer: undefined, conditional: [beta] });
  });
});

it('A path is read from an address at the domain name, not at another', () => {
  const at = (address: string) => pathAt('api.example.com', address);
  expect(at('/shop/v1?x=1')).toBe('/shop/v1');
  expect(at(' https://API.example.com/shop/v1 ')).toBe('/shop/v1');
  expect(at('api.example.com')).toBe('/');
  expect(at('other.example.com/shop')).toBeUndefined();
  expect(at('')).toBeUndefined();
  expect(pathAt('*.example.com', 'a.example.com/x')).toBe('/x');
  expect(pathAt('*.example.com', 'a.b.example.com/x')).toBeUndefined();
});
