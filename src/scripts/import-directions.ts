/** What screens are made of. */
const SCREEN_PARTS = ['plans', 'plans/ui', 'forms', 'table', 'client', 'service', 'ui', 'lib'] as const;

/** Addresses, and the screens by name: every screen links to others by them. */
const LINKS = ['app/paths', 'app/navigation'] as const;

/**
 * Which module of `src` may import which, as docs/architecture of the README has it. A module is a folder or a file; the
 * longest name that a path begins with is its module. What is not listed may not be imported, and a path without a
 * module may not exist.
 */
export const IMPORT_DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  // The first script, and the request that it sends.
  'app/start': ['app/first-list', 'app/main', 'plans', 'client'],
  'app/first-list': ['app/paths', 'client', 'lib'],
  // Mounts what lives below.
  'app/main': ['app/first-list', 'app/routes', 'app/shell', 'client', 'ui', 'lib'],
  // The whole map of screens.
  'app/routes': ['app/shell', 'app/paths', 'tools', 'resources', 'service'],
  'app/shell': [...LINKS, 'tools', ...SCREEN_PARTS],
  'app/paths': ['service', 'lib'],
  'app/navigation': ['app/paths', 'service'],
  tools: [...LINKS, 'resources/shared', 'views', ...SCREEN_PARTS],
  resources: [...LINKS, 'resources/shared', 'views', ...SCREEN_PARTS],
  'resources/shared': [...LINKS, 'views', ...SCREEN_PARTS],
  views: [...LINKS, 'client', 'service', 'ui', 'lib'],
  // A candidate of an unknown outcome is a link.
  'plans/ui': ['app/paths', ...SCREEN_PARTS],
  plans: ['client', 'service', 'lib'],
  forms: ['client', 'service', 'ui', 'lib'],
  table: ['client', 'service', 'ui', 'lib'],
  client: ['service', 'lib'],
  service: ['lib'],
  sandbox: ['service', 'lib'],
  // Answers requests, wherever functions run: in the server's threads, or in the page's frame.
  'sandbox/data-plane': ['service', 'lib'],
  server: ['sandbox', 'sandbox/data-plane', 'service', 'lib'],
  ui: ['lib'],
  lib: [],
  scripts: [],
};

/** Modules reached by `import()` alone, so that they are a chunk of their own. */
export const DYNAMIC_ONLY: Readonly<Record<string, readonly string[]>> = {
  client: ['sandbox'],
  tools: ['sandbox/data-plane'],
};

/** Folders whose subfolders may not import each other. */
export const ISOLATED: readonly string[] = ['resources', 'tools'];

/** Packages that a module must not use at run time; their types are free. */
export const FORBIDDEN_PACKAGES: Readonly<Record<string, RegExp>> = {
  service: /^(react|@aws-sdk|@tanstack|@cloudscape)/,
  sandbox: /^(react|@tanstack|@cloudscape)/,
  lib: /^(react|@aws-sdk|@tanstack|@cloudscape|node:)/,
  ui: /^(react-router|react-hook-form|@tanstack|@aws-sdk|@hookform)/,
  plans: /^(@aws-sdk|@cloudscape)/,
};

/** Modules that may use the SDK at run time; all others have its types. */
export const SDK_USERS: readonly string[] = ['client', 'sandbox', 'server', 'scripts'];

/** The module of a path from the project's folder: `src/resources/route/list.tsx` → `resources`. */
export function moduleOf(path: string): string | undefined {
  if (!path.startsWith('src/')) return undefined;
  const inside = path
    .slice('src/'.length)
    .replace(/(\.(clients\.test|test|test-support|cases))?(\.(tsx?|mjs))?$/, '');
  return Object.keys(IMPORT_DIRECTIONS)
    .filter((name) => inside === name || inside.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
}
