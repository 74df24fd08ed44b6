import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

// The arrows between the rooms of src, as the README's architecture section has them. A room that is missing here may
// not exist; what a room may import beside itself is listed here and nowhere else.
const ROOMS: Record<string, string[]> = {
  // Providers and singletons are mounted here, so that it knows where they live.
  'main.tsx': ['routes.tsx', 'layout', 'api', 'ui', 'lib'],
  // `lib` for the paths that the map is written in.
  'routes.tsx': ['layout', 'resources', 'tools', 'lib'],
  layout: ['api', 'plan', 'table', 'form', 'ui', 'lib'],
  resources: ['frame', 'api', 'plan', 'rules', 'form', 'table', 'ui', 'lib'],
  tools: ['frame', 'api', 'plan', 'rules', 'form', 'table', 'ui', 'lib'],
  // What the screens of the kinds share: where forms, plans and the data layer meet.
  frame: ['api', 'plan', 'rules', 'form', 'table', 'ui', 'lib'],
  plan: ['api', 'lib'],
  // The account's rates are the service's rules too.
  api: ['connection', 'rules', 'lib'],
  connection: ['lib'],
  rules: ['lib'],
  sandbox: ['rules', 'lib'],
  relay: ['sandbox', 'lib'],
  form: ['ui', 'lib'],
  table: ['ui', 'lib'],
  ui: ['lib'],
  lib: [],
  scripts: [],
};

/** Rooms reached by `import()` only, so that they are a chunk of their own. */
const DYNAMIC: Record<string, string[]> = { connection: ['sandbox'] };

/** Rooms of which only types are imported: the names of the operations are one vocabulary, erased by the build. */
const TYPES_ONLY: Record<string, string[]> = { sandbox: ['api'] };

/** Packages that a room must not use; their types are free. */
const FOREIGN: Record<string, RegExp> = {
  rules: /^(react|@aws-sdk|@tanstack|@cloudscape)/,
  sandbox: /^(react|@tanstack|@cloudscape)/,
  lib: /^(react|@aws-sdk|@tanstack|@cloudscape|node:)/,
  ui: /^(react-router|react-hook-form|@tanstack|@aws-sdk|@hookform)/,
};

/** Who may send commands of the SDK, or needs its schemas or its credential providers; everyone else has its types. */
const SDK_USERS = ['api', 'connection', 'sandbox', 'relay'];

const LONGEST = 400;

/** Files that may be longer, and why. */
const LONGER: Record<string, string> = {};

const ROOT = resolve(import.meta.dirname, '../..');

interface Import {
  /** From the project's folder, or a package. */
  target: string;
  kind: 'value' | 'type' | 'dynamic';
}

interface Source {
  path: string;
  text: string;
  imports: Import[];
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Every module named after `from`, in a bare `import '…'` or in `import('…')`. */
function importsOf(path: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: [kind: Import['kind'], module: string | undefined][] = [
    ...Array.from(
      code.matchAll(/^(?:import|export)\b(\s+type\b)?[^'";]*?\bfrom\s*'([^']+)'/gm),
      ([, type, module]): [Import['kind'], string | undefined] => [type ? 'type' : 'value', module],
    ),
    ...Array.from(code.matchAll(/^import\s*'([^']+)'/gm), ([, module]): ['value', string | undefined] => [
      'value',
      module,
    ]),
    ...Array.from(
      code.matchAll(/\b(typeof\s+)?import\(\s*'([^']+)'/g),
      ([, type, module]): [Import['kind'], string | undefined] => [type ? 'type' : 'dynamic', module],
    ),
  ];
  return found.map(([kind, module = '']) => ({
    kind,
    target: module.startsWith('.') ? resolved(path, module) : module,
  }));
}

const resolved = (path: string, module: string) =>
  relative(ROOT, resolve(ROOT, dirname(path), module))
    .split(sep)
    .join('/');

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, imports: importsOf(path, text) };
}

const SOURCES = filesIn('src').map(read);
const END_TO_END = filesIn('e2e').map(read);

const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path);

/** `src/resources/route/list.tsx` → `resources`; an import of `src/routes` → `routes.tsx`. */
function roomOf(path: string): string | undefined {
  const [src, room = ''] = path.split('/');
  if (src !== 'src') return undefined;
  return [room, `${room}.tsx`].find((name) => name in ROOMS) ?? room;
}

/** What is wrong with one import, as a sentence; nothing when it is fine. */
function problem({ path }: Source, { target, kind }: Import): string | undefined {
  const [from = '', to] = [roomOf(path), roomOf(target)];
  const says = `${path} imports ${target}`;
  if (to === undefined) {
    return kind !== 'type' && FOREIGN[from]?.test(target) ? `${says}, which ${from} must not use` : undefined;
  }
  if (to === from) {
    const [own, other] = [path.split('/')[2], target.split('/')[2]];
    return ['resources', 'tools'].includes(from) && own !== other
      ? `${says}, another of its room`
      : undefined;
  }
  if (ROOMS[from]?.includes(to)) return undefined;
  if (DYNAMIC[from]?.includes(to))
    return kind === 'value' ? `${says}, which is for import() only` : undefined;
  if (TYPES_ONLY[from]?.includes(to))
    return kind === 'type' ? undefined : `${says}, of which it may have types only`;
  return `${says}; the arrows from ${from} are ${ROOMS[from]?.join(', ')}`;
}

const problemsOf = (sources: Source[]) =>
  sources.flatMap((source) => source.imports.flatMap((one) => problem(source, one) ?? []));

describe('the arrows between the rooms', () => {
  test('Every source file is in a room.', () => {
    const homeless = SOURCES.map(({ path }) => path).filter((path) => !((roomOf(path) ?? '') in ROOMS));
    expect(homeless).toEqual([]);
  });

  test('No import runs against the arrows, to a sibling resource or tool, or to a package the room must not know.', () => {
    expect(problemsOf(SOURCES.filter((source) => !isTest(source)))).toEqual([]);
  });

  test('Only the API layer, the connection, the sandbox and the relay use the SDK.', () => {
    const users = SOURCES.filter(
      (source) =>
        !isTest(source) &&
        !SDK_USERS.includes(roomOf(source.path) ?? '') &&
        source.imports.some(({ target, kind }) => kind !== 'type' && target.startsWith('@aws-sdk/')),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  test('End-to-end tests see the product from outside: of src, they import the sandbox, the rules, addresses and types.', () => {
    const inside = END_TO_END.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ target, kind }) =>
            kind !== 'type' && !['sandbox', 'rules', 'lib', undefined].includes(roomOf(target)),
        )
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(inside).toEqual([]);
  });

  test('No file is a barrel.', () => {
    const barrels = SOURCES.filter(
      ({ path, text }) =>
        /\/index\.tsx?$/.test(path) || /^export\s+(type\s+)?(\*|\{[^}]*\}\s+from)/m.test(text),
    );
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  test(`No file is above ${LONGEST} lines.`, () => {
    const long = [...SOURCES, ...END_TO_END].filter(
      ({ path, text }) => text.split('\n').length - 1 > LONGEST && !(path in LONGER),
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('the reader of the arrows', () => {
  const source = (path: string, text: string): Source => ({ path, text, imports: importsOf(path, text) });

  test.each([
    ['src/lib/a.ts', "import { b } from '../ui/b';"],
    ['src/resources/route/list.tsx', "import type { B } from '../api/values';"],
    ['src/resources/route/list.tsx', "import {\n  one,\n  two,\n} from '../../sandbox/store';"],
    ['src/tools/export/page.tsx', "import { b } from '../import/b';"],
    ['src/connection/client.ts', "import { sandbox } from '../sandbox/sandbox';"],
    ['src/rules/route.ts', "import { useState } from 'react';"],
    ['src/plan/x.ts', "export const x = () => import('../layout/shell');"],
    ['src/layout/shell.tsx', "import '../connection/side-effect';"],
    ['src/sandbox/wire.ts', "import { OPERATIONS } from '../api/operations';"],
  ])('In %s it refuses %s', (path, text) => {
    expect(problemsOf([source(path, text)])).toHaveLength(1);
  });

  test.each([
    ['src/routes.tsx', "const list = () => import('./resources/api/list');"],
    ['src/main.tsx', "import { routes } from './routes';"],
    [
      'src/resources/route/list.tsx',
      "import { RouteFields } from './fields';\nimport { send } from '../../api/send';",
    ],
    ['src/connection/client.ts', "const sandbox = () => import('../sandbox/sandbox');"],
    ['src/rules/route.ts', "import { z } from 'zod';\n// import { x } from '../layout/x';"],
    ['src/sandbox/wire.ts', "import type { Operation } from '../api/operations';"],
    ['src/rules/api.ts', "import type { Api } from '@aws-sdk/client-apigatewayv2';"],
  ])('In %s it accepts %s', (path, text) => {
    expect(problemsOf([source(path, text)])).toEqual([]);
  });
});
