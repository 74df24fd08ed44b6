import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { parseSync, Visitor, type VisitorObject } from 'oxc-parser';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Import {
  /** A path from the project's folder without its extension, or a package. */
  target: string;
  kind: 'value' | 'type' | 'dynamic';
}

export interface Source {
  path: string;
  text: string;
  imports: Import[];
  /** Whether it passes on what other modules export. */
  reexports: boolean;
}

/** The source files that git tracks or would track below a folder. */
export function sourceFiles(folder: string): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const deleted = new Set(
    execFileSync('git', ['ls-files', '--deleted', folder], { cwd: ROOT, encoding: 'utf8' }).split('\n'),
  );
  return [...new Set(listed.split('\n'))].filter((path) => /\.(tsx?|mjs)$/.test(path) && !deleted.has(path));
}

export const readSource = (path: string): Source => parseSource(path, readFileSync(join(ROOT, path), 'utf8'));

/**
 * The imports of a file, by a real parser: static ones, `export … from`, `import()` and types by `import('…')`.
 * @throws Error when the file does not parse
 */
export function parseSource(path: string, text: string): Source {
  const { module, errors, program } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (kind: Import['kind'], specifier: string) =>
    imports.push({
      kind,
      target: specifier.startsWith('.')
        ? posix.join(dirname(path), specifier).replace(/\.(tsx?|mjs)$/, '')
        : specifier,
    });
  for (const { moduleRequest, entries } of module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType);
    add(isType ? 'type' : 'value', moduleRequest.value);
  }
  const reexported = module.staticExports.flatMap(({ entries }) =>
    entries.filter(({ moduleRequest }) => moduleRequest !== null),
  );
  for (const { moduleRequest, isType } of reexported)
    add(isType ? 'type' : 'value', moduleRequest?.value ?? '');
  const visitor: VisitorObject = {};
  visitor.ImportExpression = ({ source }) => {
    if (source.type === 'Literal' && typeof source.value === 'string') add('dynamic', source.value);
  };
  visitor.TSImportType = ({ source }) => add('type', source.value);
  new Visitor(visitor).visit(program);
  return { path, text, imports, reexports: reexported.length > 0 };
}
