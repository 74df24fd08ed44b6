import { describe, expect, test } from 'vitest';
import { draft4Diagnostics } from './json-schema-draft4';
import { vtlDiagnostics } from './vtl';

describe('A mapping template', () => {
  test.each([
    ['with a body', '{ "a": $input.json("$.a") }'],
    ['with a loop and a condition', '#foreach($x in $y)$x#if($foreach.hasNext),#end#end'],
    ['with a block in a comment', '## #if\n#* #foreach *# x'],
    ['without anything', ''],
  ])('%s has no marks.', async (_what, text) => {
    expect(await vtlDiagnostics(text)).toEqual([]);
  });

  test('that ends inside a reference is marked.', async () => {
    expect(await vtlDiagnostics('a\n$!{x')).toMatchObject([
      { severity: 'warning', message: 'Not Velocity: the template ends too early' },
    ]);
  });

  test('is marked where a fault of its grammar is.', async () => {
    const [mark] = await vtlDiagnostics('{\n#set($x =\n 3');
    expect(mark?.message).toMatch(/^Not Velocity: /);
    expect(mark?.from).toBeGreaterThan(10);
  });

  test.each([
    ['#if($a) x', 'This #if has no #end', 0],
    ['a #end', 'This #end closes no block', 2],
    ['#if($a)#{foreach}($b in $c)#end', 'This #if has no #end', 0],
  ])('%s is marked at its block.', async (text, message, from) => {
    expect(await vtlDiagnostics(text)).toEqual([{ severity: 'warning', message, from }]);
  });
});

describe('A schema of draft 4', () => {
  test.each([
    '{}',
    '{"type":["string","null"],"required":["a"]}',
    '{"properties":{"a":{"$ref":"x"}}}',
    '[',
    '[]',
  ])('%s has no marks.', (text) => {
    expect(draft4Diagnostics(text)).toEqual([]);
  });

  test.each([
    ['{"type":"strin"}', ['type']],
    ['{"required":[]}', ['required']],
    ['{"properties":{"a/b":{"required":true}}}', ['properties', 'a/b', 'required']],
    ['{"minimum":1,"exclusiveMinimum":1}', ['exclusiveMinimum']],
  ])('%s is marked at its member alone.', (text, path) => {
    expect(draft4Diagnostics(text)).toMatchObject([{ severity: 'warning', path }]);
  });
});
