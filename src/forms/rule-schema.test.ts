import { expect, test } from 'vitest';
import { fieldPath, ruleSchema } from './rule-schema';

const values = { Issuer: '', AllowOrigins: ['a', 'b'], Tags: [{ key: 'owner', value: 'x' }] };

test('an issue appears at the field named like the member, at any depth', () => {
  expect(fieldPath(['JwtConfiguration', 'Issuer'], values)).toEqual(['Issuer']);
  expect(fieldPath(['CorsConfiguration', 'AllowOrigins', 1], values)).toEqual(['AllowOrigins']);
});

test('an issue with a map entry appears at the row that has its key', () => {
  expect(fieldPath(['Tags', 'owner'], values)).toEqual(['Tags', 0, 'value']);
  expect(fieldPath(['Tags', 'gone'], values)).toEqual(['Tags']);
});

test('a map entry whose key is the name of another field stays in its map', () => {
  const named = { Name: 'pets', Tags: [{ key: 'Name', value: 'x' }] };
  expect(fieldPath(['Tags', 'Name'], named)).toEqual(['Tags', 0, 'value']);
});

test('an issue without a field belongs to the form', () => {
  expect(fieldPath(['Unknown'], values)).toEqual(['root', 'rules']);
  expect(fieldPath([], values)).toEqual(['root', 'rules']);
});

test('a schema of rules reports their issues and passes valid values unchanged', () => {
  const schema = ruleSchema<{ Name: string }>(({ Name }) =>
    Name === '' ? [{ path: ['Name'], message: 'Name is required' }] : [],
  );
  expect(schema.parse({ Name: 'pets' })).toEqual({ Name: 'pets' });
  expect(schema.safeParse({ Name: '' }).error?.issues).toMatchObject([
    { path: ['Name'], message: 'Name is required' },
  ]);
});
