import { expect, it } from 'vitest';
import { mappingProblem } from './model';

const taken = new Map([['api.example.com', [{ ApiMappingId: 'm1', ApiMappingKey: 'shop' }]]]);
const facts = { protocol: 'HTTP' as const, stages: ['prod'], taken };
const mapping = { DomainName: 'api.example.com', ApiMappingKey: 'shop/v2', Stage: 'prod' };

it('An API mapping that fits has no problem', () => {
  expect(mappingProblem([mapping], 0, facts)).toBeUndefined();
  expect(mappingProblem([mapping], 0, { ...facts, taken: undefined })).toBeUndefined();
});

it.each([
  [{ DomainName: '' }, 'DomainName', 'Choose a domain name.'],
  [{ DomainName: 'other.com' }, 'DomainName', 'The target connection has no domain name other.com.'],
  [{ ApiMappingKey: 'shop' }, 'ApiMappingKey', 'ApiMapping key already exists for this domain name'],
  [{ ApiMappingKey: 'shop/' }, 'ApiMappingKey', "API mapping key should not end with a '/'."],
  [{ Stage: 'test' }, 'Stage', 'Invalid stage identifier specified'],
] as const)('%j is refused beside %s', (change, member, message) => {
  expect(mappingProblem([{ ...mapping, ...change }], 0, facts)).toEqual({ member, message });
});

it('Two rows cannot have the same address; the later one says so', () => {
  const rows = [mapping, mapping];
  expect(mappingProblem(rows, 0, facts)).toBeUndefined();
  expect(mappingProblem(rows, 1, facts)?.member).toBe('ApiMappingKey');
});
