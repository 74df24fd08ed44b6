import { expect, it } from 'vitest';
import { codeOf, MAX_CODE, readCode, storeCode, withCode } from './stored-code';

/** What is read after it was stored. */
function stored(code: Record<string, string>) {
  let text = '';
  const setItem = (_key: string, value: string) => {
    text = value;
    return true;
  };
  storeCode({ setItem }, 'functions', code);
  return readCode({ getItem: () => text }, 'functions');
}

it('What is stored is read back, without empty functions and those that are too long', () => {
  const code = { orders: 'a', long: 'x'.repeat(MAX_CODE + 1), most: 'x'.repeat(MAX_CODE), empty: '' };
  expect(stored(code)).toEqual({ orders: 'a', most: 'x'.repeat(MAX_CODE) });
});

it('The functions that were changed last stay', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, 'code']));
  const names = Object.keys(stored(withCode(many, 'f0', 'new')));
  expect([names.length, names.at(-1), names.includes('f10'), names.includes('f11')]).toEqual([
    50,
    'f0',
    false,
    true,
  ]);
});

it.each([null, '', '{', '[]', 'null', '1', '{"a":1}'])('%j in the storage is no function', (text) => {
  expect(readCode({ getItem: () => text }, 'functions')).toEqual({});
});

it('A function may be called what objects have by themselves', () => {
  expect(codeOf({}, 'constructor')).toBe('');
  expect(codeOf(stored(withCode({}, '__proto__', 'code')), '__proto__')).toBe('code');
});
