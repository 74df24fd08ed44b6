import { expect, test } from 'vitest';
import { containsValue, containsValueLoosely } from './contains-value';

const stored = {
  Name: 'shop',
  CorsConfiguration: { AllowHeaders: ['x-api-key', 'content-type'], MaxAge: 300 },
  Tags: { team: 'pets' },
};

test.each([
  ['a part', { Name: 'shop' }, true, true],
  ['what was not requested', { Name: undefined }, true, true],
  ['an emptied member', { Description: '' }, true, true],
  ['another value', { Name: 'other' }, false, false],
  ['another case', { Name: 'Shop' }, false, true],
  [
    'another order and case',
    { CorsConfiguration: { AllowHeaders: ['Content-Type', 'X-Api-Key'] } },
    false,
    true,
  ],
  ['a number as text', { CorsConfiguration: { MaxAge: '300' } }, false, true],
  ['blanks around', { Name: ' shop ' }, false, true],
  ['a shorter list', { CorsConfiguration: { AllowHeaders: ['x-api-key'] } }, false, false],
  ['a repeated entry', { CorsConfiguration: { AllowHeaders: ['x-api-key', 'x-api-key'] } }, false, false],
  ['a member that is missing', { Version: '1' }, false, false],
])('%s: exactly and loosely.', (_what, wanted, exactly, loosely) => {
  expect(containsValue(stored, wanted)).toBe(exactly);
  expect(containsValueLoosely(stored, wanted)).toBe(loosely);
});
