import { expect, test } from 'vitest';
import { computeOnce } from './resource-form';

test('The input of a form is computed once per change, however often it is asked for.', () => {
  let computed = 0;
  const inputOf = computeOnce((values: { Name: string; Tags: string[] }) => {
    computed += 1;
    return { members: { ...values } };
  });
  // The form library changes its values in place.
  const values = { Name: 'pets', Tags: ['a'] };
  const first = inputOf(values);
  expect(inputOf(values)).toBe(first);
  expect(inputOf({ Name: 'pets', Tags: ['a'] })).toBe(first);
  expect(computed).toBe(1);

  values.Tags.push('b');
  expect(inputOf(values).members.Tags).toEqual(['a', 'b']);
  expect(first.members.Tags).toEqual(['a']);
  expect(computed).toBe(2);
});
