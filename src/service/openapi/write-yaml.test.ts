import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeYaml } from './write-yaml';

test('Maps, lists and texts are written in blocks.', () => {
  const value = {
    openapi: '3.0.1',
    paths: { '/pets/{id}': { get: { security: [{ jwt: ['read', 'write'] }, {}] } } },
    tags: [],
    list: [[1, 2], [{ a: true }]],
    yes: null,
    200: 'no',
  };
  expect(writeYaml(value)).toBe(`"200": "no"
openapi: "3.0.1"
paths:
  /pets/{id}:
    get:
      security:
        - jwt:
            - "read"
            - "write"
        - {}
tags: []
list:
  - - 1
    - 2
  - - a: true
"yes": null
`);
});

test('Whatever JSON can say is read back the same, by YAML 1.1 and 1.2.', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '1.0',
      'no',
      '2026-01-01',
      ' x ',
      '- a',
      'a: b',
      '# c',
      '\u2028',
      '\u0085',
      '\ufeff',
      '~',
      '*',
    ),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      texts,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(texts, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, (data) => {
      const text = writeYaml(data);
      for (const version of ['1.1', '1.2'] as const) {
        expect(parse(text, { version, merge: false })).toEqual(data);
      }
    }),
    { numRuns: 500 },
  );
});
