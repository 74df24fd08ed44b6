import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesGlob } from './glob';

/** By the definition, for short texts. */
function slow(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first === '*') return slow(rest, text) || (text !== '' && slow(pattern, text.slice(1)));
  return text !== '' && (first === '?' || first === text[0]) && slow(rest, text.slice(1));
}

it('Patterns match as their definition says', () => {
  const letters = (units: string) => fc.string({ unit: fc.constantFrom(...units), maxLength: 7 });
  fc.assert(
    fc.property(letters('ab*?'), letters('ab'), (pattern, text) => {
      expect(matchesGlob(pattern, text, { single: true })).toBe(slow(pattern, text));
    }),
    { numRuns: 2000 },
  );
  expect(matchesGlob('a?', 'ab')).toBe(false);
});

it('A hostile pattern takes no time', () => {
  expect(matchesGlob('*a'.repeat(200), `${'a'.repeat(1000)}b`)).toBe(false);
});
