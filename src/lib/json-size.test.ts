import { describe, expect, it } from 'vitest';
import { jsonExcess } from './json-size';

const LIMITS = { depth: 3, values: 5 };

describe('The size of a JSON text', () => {
  it.each([
    ['{"a":[{"b":1}]}', undefined],
    ['{"a":[{"b":[1]}]}', 'is nested deeper than 3 levels'],
    ['[[],[],[]]', 'has more than 5 values'],
    ['[1,2,3,4,5]', undefined],
    ['[1,2,3,4,5,6]', 'has more than 5 values'],
    // What looks like structure inside a string is text.
    ['"[[[[,,,,,,,"', undefined],
    ['"\\"[[[[" ', undefined],
    ['"\\\\"[[[[', 'is nested deeper than 3 levels'],
    ['"\\\\\\"[[[[', undefined],
    ['"not closed [[[[', undefined],
    ['', undefined],
  ])('%s %s.', (text, excess) => {
    expect(jsonExcess(text, LIMITS)).toBe(excess);
  });

  it('is found in one pass, whatever the backslashes.', () => {
    expect(jsonExcess(`"${'\\'.repeat(2_000_000)}"[[[[`, LIMITS)).toBe('is nested deeper than 3 levels');
  });
});
