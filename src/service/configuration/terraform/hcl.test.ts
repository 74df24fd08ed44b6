import { expect, it } from 'vitest';
import { attribute, block, comment, Expression, printHcl, Template } from './hcl';

const value = (text: string) => printHcl([attribute('a', text)]).slice('a = '.length, -1);

it.each([
  ['${a}', '"$${a}"'],
  ['%{if}', '"%%{if}"'],
  ['$${a}', '"\\u0024$${a}"'],
  ['$default', '"$default"'],
  ['100%', '"100%"'],
  ['\\u0024{a}', '"\\\\u0024{a}"'],
  ['"\n\t\\', '"\\"\\n\\t\\\\"'],
  ['\u202e', '"\\u202e"'],
])('The text %j is written as %s', (text, written) => {
  expect(value(text)).toBe(written);
});

it('A dollar sign before an expression stays text', () => {
  expect(printHcl([attribute('a', new Template(['cost $', new Expression('b.id'), '%']))])).toBe(
    'a = "cost \\u0024${b.id}%"\n',
  );
});

it('Assignments are aligned up to the next one of several lines, and blocks are apart', () => {
  const long = [
    'https://one.example.com',
    'https://two.example.com',
    'https://three.example.com',
    'https://four.example.com',
  ];
  expect(
    printHcl([
      comment('Head'),
      block('resource "a" "b"', [
        attribute('id', 1),
        attribute('name', 'x'),
        attribute('origins', long),
        attribute('tags', { 'a.b': 'c', d: true }),
        block('nested', []),
      ]),
    ]),
  ).toBe(`# Head
resource "a" "b" {
  id   = 1
  name = "x"
  origins = [
    "https://one.example.com",
    "https://two.example.com",
    "https://three.example.com",
    "https://four.example.com",
  ]
  tags = {
    "a.b" = "c"
    "d"   = true
  }

  nested {}
}
`);
});
