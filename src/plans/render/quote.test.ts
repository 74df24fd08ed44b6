import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineComment, quoteJson, quoteShell, quoteString } from './quote';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom("'", '"', '\\', '$', '`', '\n', '\r', '\t', '{', '}', '\u202e', 'n', '0', '!'),
  }),
);

/** Text that can be a process argument. */
const argument = anyText.map((text) => text.replace(/[\0\ud800-\udfff]/gu, ''));

describe('quoting', () => {
  test('A string literal means the same text in JavaScript.', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(new Function(`return ${quoteString(text)}`)()).toBe(text);
      }),
    );
  });

  test('A JSON literal means the same text, and is ASCII on request.', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(JSON.parse(quoteJson(text))).toBe(text);
        expect(JSON.parse(quoteJson(text, { ascii: true }))).toBe(text);
        expect(quoteJson(text, { ascii: true })).toMatch(/^[ -~]*$/);
      }),
    );
  });

  test('A shell word means the same text in bash.', () => {
    // One shell process for all: each value is printed with a NUL after it.
    const values = fc.sample(argument, 400);
    const script = values.map((value) => `printf '%s\\0' ${quoteShell(value)}`).join('\n');
    const printed = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(printed.split('\0').slice(0, -1)).toEqual(values);
  });

  test.each([
    ['abc', 'abc'],
    ['', "''"],
    ['$default', "'$default'"],
    ["it's", "'it'\\''s'"],
    ['GET /pets/{id}', "'GET /pets/{id}'"],
    ['two\nlines', "'two\nlines'"],
    ['tab\there', "$'tab\\there'"],
    ['\u202edoc', "$'\\342\\200\\256doc'"],
    ['http://x/?a=1&b=2', "'http://x/?a=1&b=2'"],
  ])('The shell word of %j is %s.', (text, word) => {
    expect(quoteShell(text)).toBe(word);
  });

  test('A comment stays on its line and keeps its quotes.', () => {
    expect(inlineComment('it\'s "x"\nrm -rf \\ \u202e')).toBe('it\'s "x"\\nrm -rf \\ \\u202e');
  });
});
