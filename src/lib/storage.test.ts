import { expect, test } from 'vitest';
import { readJson, safeStorage } from './storage';

const asIs = (value: unknown) => value;

function storageOf(over: Partial<Storage>): () => Storage {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    ...over,
  };
  return () => storage as Storage;
}

const fail = (): never => {
  throw new DOMException('no', 'QuotaExceededError');
};

test('A value is stored and read.', () => {
  const storage = safeStorage(storageOf({}));
  expect(storage.setItem('a', '1')).toBe(true);
  expect(storage.getItem('a')).toBe('1');
  storage.removeItem('a');
  expect(storage.getItem('a')).toBeNull();
});

test.each([
  ['a full storage', safeStorage(storageOf({ setItem: fail }))],
  ['a blocked storage', safeStorage(fail)],
])('%s keeps values for the page, and reports that they are not stored.', (_what, storage) => {
  expect(storage.setItem('a', '1')).toBe(false);
  expect(storage.getItem('a')).toBe('1');
  storage.removeItem('a');
  expect(storage.getItem('a')).toBeNull();
});

test.each(['{', 'undefined', ''])('Damaged JSON (%j) reads as nothing.', (text) => {
  expect(readJson({ getItem: () => text }, 'a', asIs)).toBeUndefined();
});

test('A parser that throws or refuses reads as nothing.', () => {
  expect(readJson({ getItem: () => 'null' }, 'a', (value) => (value as { x: string }).x)).toBeUndefined();
  expect(readJson({ getItem: () => '[1]' }, 'a', () => undefined)).toBeUndefined();
});
