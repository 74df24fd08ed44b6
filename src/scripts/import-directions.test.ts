import { describe, expect, test } from 'vitest';
import {
  DYNAMIC_ONLY,
  FORBIDDEN_PACKAGES,
  IMPORT_DIRECTIONS,
  ISOLATED,
  moduleOf,
  SDK_USERS,
} from './import-directions';
import { type Import, parseSource, readSource, type Source, sourceFiles } from './read-imports.test-support';

const MAX_LINES = 400;

const FILES = sourceFiles('src');
const SOURCES = FILES.map(readSource);
const END_TO_END = sourceFiles('e2e').map(readSource);

const isTest = ({ path }: Source) => /\.(test|test-support|cases)\.tsx?$/.test(path);
const PRODUCTION = SOURCES.filter((source) => !isTest(source));

/** What is wrong with one import, as a sentence; undefined when it is fine. */
function violation({ path }: Source, { target, kind }: Import): string | undefined {
  const [from = '', to] = [moduleOf(path), moduleOf(target)];
  const sentence = `${path} imports ${target}`;
  if (/\.(test|test-support|cases)$/.test(target)) return `${sentence}, which is support for tests`;
  if (!target.startsWith('src/')) {
    return kind !== 'type' && FORBIDDEN_PACKAGES[from]?.test(target)
      ? `${sentence}, which ${from} must not use`
      : undefined;
  }
  if (to === from) {
    const [own, other] = [path.split('/')[2], target.split('/')[2]];
    return ISOLATED.includes(from) && own !== other ? `${sentence}, a sibling of its folder` : undefined;
  }
  if (to && IMPORT_DIRECTIONS[from]?.includes(to)) return undefined;
  if (to && DYNAMIC_ONLY[from]?.includes(to))
    return kind === 'value' ? `${sentence}, which is for import() only` : undefined;
  return `${sentence}; ${from} may import ${IMPORT_DIRECTIONS[from]?.join(', ')}`;
}

const violations = (sources: Source[]) =>
  sources.flatMap((source) => source.imports.flatMap((one) => violation(source, one) ?? []));

/** Import cycles as lists of paths; types count, `import()` does not: it is the way to break one. */
function cycles(sources: Source[]): string[][] {
  const byTarget = new Map(sources.map((source) => [source.path.replace(/\.(tsx?|mjs)$/, ''), source]));
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (source: Source, trail: string[]) => {
    const at = trail.indexOf(source.path);
    if (at >= 0) found.push([...trail.slice(at), source.path]);
    if (at >= 0 || done.has(source.path)) return;
    for (const { target, kind } of source.imports) {
      const next = kind === 'dynamic' ? undefined : byTarget.get(target);
      if (next) visit(next, [...trail, source.path]);
    }
    done.add(source.path);
  };
  for (const source of sources) visit(source, []);
  return found;
}

describe('import directions', () => {
  test('Every source file that git lists was parsed, and belongs to a module.', () => {
    expect(SOURCES.length).toBe(FILES.length);
    expect(SOURCES.length).toBeGreaterThan(300);
    expect(FILES.filter((path) => moduleOf(path) === undefined)).toEqual([]);
  });

  test('No import runs against the directions.', () => {
    expect(violations(PRODUCTION)).toEqual([]);
  });

  test('No imports form a cycle, types included.', () => {
    expect(cycles(SOURCES)).toEqual([]);
  });

  test('Only the client, the sandbox, the server and a page to measure against use the SDK at run time.', () => {
    const users = PRODUCTION.filter(
      ({ path, imports }) =>
        !SDK_USERS.includes(moduleOf(path) ?? '') &&
        imports.some(({ target, kind }) => kind !== 'type' && target.startsWith('@aws-sdk/')),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  test('Browser tests use the product from outside: of src they import the sandbox, the service, addresses, programs and types.', () => {
    const allowed = new Set([undefined, 'sandbox', 'service', 'lib', 'app/paths', 'scripts']);
    const inside = END_TO_END.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, kind }) => kind !== 'type' && !allowed.has(moduleOf(target)))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(inside).toEqual([]);
  });

  test('No file passes on the exports of others.', () => {
    expect(SOURCES.filter(({ reexports }) => reexports).map(({ path }) => path)).toEqual([]);
  });

  test(`No file is above ${MAX_LINES} lines.`, () => {
    const long = [...SOURCES, ...END_TO_END].filter(({ text }) => text.split('\n').length - 1 > MAX_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('the check of import directions', () => {
  test.each([
    ['src/lib/a.ts', "import { b } from '../ui/b';"],
    ['src/lib/a.ts', "export { b } from '../ui/b';"],
    ['src/lib/a.ts', "type B = import('../ui/b').B;"],
    ['src/resources/route/list.tsx', "import type { B } from '../api/model';"],
    ['src/resources/route/list.tsx', "import {\n  one,\n  two,\n} from '../../sandbox/store';"],
    ['src/tools/export/page.tsx', "import { b } from '../import/b';"],
    ['src/client/connection/client.ts', "import { sandbox } from '../../sandbox/sandbox';"],
    ['src/service/rules/route.ts', "import { useState } from 'react';"],
    ['src/plans/x.ts', "export const x = () => import('../app/shell/shell');"],
    ['src/plans/x.ts', "import { x } from './x.test-support';"],
    ['src/app/shell/shell.tsx', "import '../../sandbox/side-effect';"],
    ['src/sandbox/wire.ts', "import { commands } from '../client/calls/commands';"],
  ])('In %s it refuses %s', (path, text) => {
    expect(violations([parseSource(path, text)])).toHaveLength(1);
  });

  test.each([
    ['src/app/routes.tsx', "const list = () => import('../resources/api/list');"],
    ['src/app/main.tsx', "import { routes } from './routes';"],
    [
      'src/resources/route/list.tsx',
      "import { RouteFields } from './fields';\nimport { send } from '../../client/calls/send';",
    ],
    ['src/client/connection/client.ts', "const sandbox = () => import('../../sandbox/sandbox');"],
    ['src/service/rules/route.ts', "import { z } from 'zod';\n// import { x } from '../layout/x';"],
    ['src/sandbox/wire.ts', "import type { Operation } from '../service/sdk';"],
    ['src/service/rules/api.ts', "import type { Api } from '@aws-sdk/client-apigatewayv2';"],
  ])('In %s it accepts %s', (path, text) => {
    expect(violations([parseSource(path, text)])).toEqual([]);
  });

  test('It finds a cycle of types.', () => {
    const cycle = [
      parseSource('src/lib/a.ts', "import type { B } from './b';\nexport interface A { b: B }"),
      parseSource('src/lib/b.ts', "import type { A } from './a';\nexport interface B { a: A }"),
    ];
    expect(cycles(cycle)).toHaveLength(1);
  });

  test('A file that does not parse fails it.', () => {
    expect(() => parseSource('src/lib/a.ts', 'const = ;')).toThrow('does not parse');
  });
});
