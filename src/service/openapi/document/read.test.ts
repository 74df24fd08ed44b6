import { describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_BYTES } from '../../rules/import-export';
import { readDocument } from './read';

const value = (text: string) => {
  const result = readDocument(text);
  if (!result.ok) throw new Error(result.message);
  return result.value;
};

describe('reading JSON', () => {
  it('gives the value and the format', () => {
    expect(readDocument('\uFEFF {"a": [1, "é"]} ')).toEqual({
      ok: true,
      format: 'JSON',
      value: { a: [1, 'é'] },
    });
  });

  it.each([
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}" is expected, not a string'],
    ['a trailing comma', '{\n  "a": 1,\n}', 3, 1, 'a name in double quotes is expected, not "}"'],
    ['a trailing comma in a list', '[1,\n2,]', 2, 3, 'a value is expected, not "]"'],
    ['a missing colon', '{"a" 1}', 1, 6, '":" is expected, not "1"'],
    ['an end too early', '{"a": {\n', 2, 1, 'the text ends before "{" is closed'],
    ['a value too few', '{"a": }', 1, 7, 'a value is expected, not "}"'],
    ['something after the end', '{}\r\n{}', 2, 1, '"{" after the end of the document is not allowed'],
    ['a bare word', '{"a": yes}', 1, 7, 'a value is expected, not "y"'],
    ['a leading zero', '{"a": 012}', 1, 7, 'a value is expected, not "0"'],
    ['an open string', '{"a": "x}', 1, 7, 'a string is not closed'],
    ['a line break in a string', '{"a": "x\n"}', 1, 9, 'a line break inside a string is not allowed'],
    ['a tab in a string', '{"a": "\t"}', 1, 8, 'a control character inside a string is not allowed'],
    ['an unknown escape', '{"a": "x\\q"}', 1, 9, 'an escape inside a string is malformed'],
    ['single quotes', "{'a': 1}", 1, 2, 'a name in double quotes is expected, not "\'"'],
    ['a wrong bracket', '{"a": [1}', 1, 9, '"," or "]" is expected, not "}"'],
    ['a comment', '{\n// no\n}', 2, 1, 'a name in double quotes is expected, not "/"'],
  ])('names line and column of %s', (_what, text, line, column, message) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(readDocument(text)).toEqual({
      ok: false,
      message: `The document is not JSON: ${message}`,
      line,
      column,
    });
  });

  it('refuses what is nested without end', () => {
    expect(readDocument('['.repeat(1_000_000))).toEqual({
      ok: false,
      message: 'The document is nested deeper than 500 levels',
    });
  });
});

describe('reading YAML', () => {
  it('gives the value and the format', () => {
    expect(readDocument('a:\n  - 1\n  - two\nb: ~\n')).toEqual({
      ok: true,
      format: 'YAML',
      value: { a: [1, 'two'], b: null },
    });
  });

  it.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', 2, 1],
    ['a wrong indentation', 'a:\n    b: 1\n  c: 2\n', 3, 1],
    ['an open quote', 'a: "x\nb: 1\n', 3, 1],
    ['a duplicate key', 'paths:\n  /a:\n    get: {}\n  /b: {}\n  /a: {}\n', 5, 3],
    ['a second document', 'a: 1\n---\nb: 2\n', 2, 1],
    ['an alias without an anchor', 'a: 1\nb: *c\n', 2, 4],
    ['an alias inside of its own anchor', 'a: &a [*a]\n', 1, 8],
    ['a merge of something that is no mapping', 'a: &a 1\nb:\n  <<: *a\n', 3, 3],
    ['a list as a key', '? [a]\n: 1\n', 1, 3],
  ])('names line and column of %s', (_what, text, line, column) => {
    expect(readDocument(text)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/^The document is not YAML: \S/),
      line,
      column,
    });
  });

  it('keeps numbers as text where they are not written as JavaScript would', () => {
    expect(value('a: 1.0\nb: 30000\nc: 0.5\nd: 007\ne: 2006-03-01\n')).toEqual({
      a: '1.0',
      b: 30000,
      c: 0.5,
      d: '007',
      e: '2006-03-01',
    });
  });

  it('follows aliases and merge keys, of which own members go first', () => {
    const text = 'base: &b {x: 1, y: 2}\none: *b\ntwo:\n  y: 3\n  <<: *b\nthree:\n  "<<": 4\n';
    expect(value(text)).toEqual({
      base: { x: 1, y: 2 },
      one: { x: 1, y: 2 },
      two: { x: 1, y: 3 },
      three: { '<<': 4 },
    });
  });

  it('takes the last anchor of a name', () => {
    expect(value('a: &x 1\nb: *x\nc: &x 2\nd: *x\n')).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it('writes out the short tags of CloudFormation', () => {
    expect(value('a: !GetAtt Role.Arn\nb: !Ref Queue\nc: !Join ["", [x]]\nd: !!str 1\n')).toEqual({
      a: { 'Fn::GetAtt': 'Role.Arn' },
      b: { Ref: 'Queue' },
      c: { 'Fn::Join': ['', ['x']] },
      d: '1',
    });
  });

  it('takes an anchor that is used a thousand times', () => {
    const uses = Array.from({ length: 1000 }, (_, at) => `u${at}: *a\n`).join('');
    expect(Object.keys(value(`a: &a {x: 1}\n${uses}`) as object)).toHaveLength(1001);
  });

  it('refuses aliases that come to more than any document holds, in little time', () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]\n`,
    );
    const result = readDocument(`a0: &a0 [x]\n${rows.join('')}`);
    expect(result).toMatchObject({
      ok: false,
      message: expect.stringContaining('aliases come to more than'),
    });
  });

  it('refuses merge keys that come to more than any document holds', { timeout: 30_000 }, () => {
    const wide = Array.from({ length: 3000 }, (_, at) => `k${at}: 1`).join(', ');
    const rows = Array.from({ length: 1000 }, (_, at) => `m${at}: {<<: *a}\n`).join('');
    expect(readDocument(`a: &a {${wide}}\n${rows}`)).toMatchObject({ ok: false });
  });

  it('refuses what is nested without end', () => {
    expect(readDocument(`a: ${'['.repeat(100_000)}`)).toMatchObject({ ok: false });
    expect(readDocument(`a: ${'['.repeat(600)}${']'.repeat(600)}`)).toMatchObject({
      ok: false,
      message: 'The document is not YAML: it is nested deeper than 500 levels',
    });
  });

  it.each([
    ['in one line', '- '.repeat(100_000)],
    ['in one line, with a value', `${'- '.repeat(501)}x`],
    ['by indentation', Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}a:\n`).join('')],
    ['in brackets over many lines', 'a:\n'.concat(' [\n'.repeat(600))],
  ])('refuses what is nested too deeply %s', (_what, text) => {
    expect(readDocument(text)).toMatchObject({
      ok: false,
      message: 'The document is not YAML: it is nested deeper than 500 levels',
    });
  });

  it('refuses 300,000 keys before it parses them', () => {
    const keys = Array.from({ length: 300_000 }, (_, at) => `k${at}: v\n`).join('');
    expect(readDocument(keys)).toEqual({
      ok: false,
      message: 'The document is not YAML: it has more than 200000 lines and entries',
    });
    expect(readDocument(`a: [${'x,'.repeat(300_000)}]`)).toMatchObject({
      message: 'The document is not YAML: it has more than 200000 lines and entries',
    });
  });

  it('does not take prose with brackets and commas for structure', () => {
    const prose = Array.from({ length: 2000 }, (_, at) => `d${at}: "see [RFC, section, of {this"\n`).join('');
    expect(Object.keys(value(prose) as object)).toHaveLength(2000);
  });
});

describe('reading anything', () => {
  it('refuses an empty document', () => {
    expect(readDocument(' \n')).toEqual({ ok: false, message: 'The document is empty' });
  });

  it.each([
    ['JSON', `{"a": "${'x'.repeat(7 * 1024 * 1024)}"}`, '7.1 MB'],
    ['YAML', `a: ${'é'.repeat(3.5 * 1024 * 1024)}`, '7.1 MB'],
  ])('refuses 7 MB of %s with the limit', (_format, text, size) => {
    expect(readDocument(text)).toEqual({
      ok: false,
      message: `The document has ${size}; an import takes at most 6 MB (6291456 bytes)`,
    });
  });

  it('takes 6 MB exactly, and counts bytes and not characters', () => {
    const padding = (bytes: number) => `{"a": "${'é'.repeat((bytes - 10) / 2)}"} `;
    expect(new TextEncoder().encode(padding(MAX_DOCUMENT_BYTES))).toHaveLength(MAX_DOCUMENT_BYTES);
    expect(readDocument(padding(MAX_DOCUMENT_BYTES)).ok).toBe(true);
    expect(readDocument(padding(MAX_DOCUMENT_BYTES + 2)).ok).toBe(false);
  });

  it.each([
    ['JSON', '{"__proto__": {"polluted": 1}, "constructor": 2}'],
    ['YAML', '__proto__: {polluted: 1}\nconstructor: 2\n'],
  ])('makes members of __proto__ and constructor in %s', (_format, text) => {
    const read = value(text);
    expect(Object.keys(read as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
