/** A declaration that is exported, at the beginning of a line: what is left of it without `export`, and the name that it declares. */
const EXPORTED = /^export[ \t]+((?:const|let|var|async[ \t]+function|function)[ \t]+handler\b)/m;
const DEFAULT_DECLARED = /^export[ \t]+default[ \t]+((?:async[ \t]+)?function[ \t]+([A-Za-z_$][\w$]*))/m;
const DEFAULT = /^export[ \t]+default\b/m;

/** An import of the one module that functions have, with its names: over several lines too. */
const IMPORT =
  /^import[ \t]*(\{[\w\s,$]*\})[ \t]*from[ \t]*(['"]@aws-sdk\/client-apigatewaymanagementapi['"])/gm;

/**
 * The code of a function as CommonJS, with its lines where they were: `export const handler = …`, `export [async] function
 * handler` and `export default …` at the beginning of a line become `exports.handler`. Code that has `exports.handler` or
 * `module.exports` keeps them. `import { … }` of the module for `@connections` becomes `require`; any other `export` and `import` is a
 * syntax error when it runs.
 */
export function toCommonJs(source: string): string {
  const code = source.replace(
    IMPORT,
    (_, names: string, name: string) => `const ${names.replace(/\sas\s/g, ':')} = require(${name})`,
  );
  if (/\bexports\b/.test(code)) return code;
  // Whoever has no such declaration after all, because the line was part of a text, exports nothing.
  const giving = (name: string) => `\nif (typeof ${name} === 'function') exports.handler = ${name};`;
  if (EXPORTED.test(code)) return code.replace(EXPORTED, '$1') + giving('handler');
  const declared = DEFAULT_DECLARED.exec(code)?.[2];
  if (declared !== undefined) return code.replace(DEFAULT_DECLARED, '$1') + giving(declared);
  return code.replace(DEFAULT, 'exports.handler =');
}
