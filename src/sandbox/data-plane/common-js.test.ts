import { expect, test } from 'vitest';
import { toCommonJs } from './common-js';

/** What the code exports, as Node would run it in CommonJS. */
function exported(code: string): { handler?: (event: unknown) => unknown } {
  const exports = {};
  new Function('exports', 'module', toCommonJs(code))(exports, { exports });
  return exports;
}

test.each([
  'exports.handler = async (event) => event.a;',
  'export const handler = async (event) => event.a;',
  'const key = "a";\nexport const handler = async (event) => event[key];',
  'export async function handler(event) { return event.a; }',
  'export function handler({ a }) { return a; }',
  'export default async (event) => event.a;',
  'export default async function answer(event) { return event.a; }\nconst other = 1;',
  'export default function (event) { return event.a; }',
  "export const handler = async () => 'export default is a word here'.length - 28;",
])('A handler is exported by %j', async (code) => {
  expect(await exported(code).handler?.({ a: 1 })).toBe(1);
});

test('The lines stay where they are, for the line of an error', () => {
  const code = "const a = 1;\n\nexport const handler = () => {\n  throw new Error('x');\n};";
  expect(toCommonJs(code).split('\n').slice(3, 5)).toEqual(["  throw new Error('x');", '};']);
});

test.each([
  'import x from "y";\nexport const handler = () => x;',
  'export { handler };',
  'export const other = 1;',
])('%j cannot be run', (code) => {
  expect(() => exported(code)).toThrow(SyntaxError);
});

test('A line of a text that looks like an export exports nothing', () => {
  expect(exported('const text = `\nexport const handler = 1`;')).toEqual({});
});

const MODULE = '@aws-sdk/client-apigatewaymanagementapi';

test.each([
  `import { GoneException } from '${MODULE}';\nexport const handler = () => GoneException;`,
  `import {\n  A,\n  GoneException as Gone,\n} from "${MODULE}";\nexports.handler = () => Gone;`,
])('The module for @connections can be imported: %j', (code) => {
  const exports: { handler?: () => unknown } = {};
  const required: string[] = [];
  const require = (name: string) => required.push(name) && { GoneException: 'the class' };
  new Function('exports', 'module', 'require', toCommonJs(code))(exports, { exports }, require);
  expect([exports.handler?.(), required]).toEqual(['the class', [MODULE]]);
  expect(toCommonJs(code).split('\n').length).toBeGreaterThanOrEqual(code.split('\n').length);
});
