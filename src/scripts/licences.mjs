import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './prepare.mjs';

// `npm run licences`: the licences of what the build contains, checked against a list.

/** Licences that allow the built files to be passed on, with their notice. */
export const ALLOWED_LICENCES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * Whether an SPDX expression allows what a build needs: one alternative of OR, and all parts of AND.
 * @param {string | undefined} expression
 * @returns {boolean}
 */
export function isAllowed(expression) {
  if (expression === undefined) return false;
  return expression
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((one) => one.split(/ AND /).every((licence) => ALLOWED_LICENCES.includes(licence.trim())));
}

/** @typedef {{ version?: string, license?: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry */

/**
 * What the packages named bring along, by path in node_modules.
 * @param {Record<string, Entry>} packages of the lockfile
 * @param {string[]} names
 * @returns {Map<string, Entry>}
 */
function closure(packages, names) {
  /** @type {Map<string, Entry>} */
  const found = new Map();
  /** @param {string} name @param {string} from */
  const add = (name, from) => {
    // As Node resolves: the nearest node_modules upwards.
    for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
      const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
      const entry = packages[path];
      if (entry) {
        if (found.has(path)) return;
        found.set(path, entry);
        for (const next of Object.keys({ ...entry.dependencies })) add(next, path);
        return;
      }
      if (folder === '') return;
    }
  };
  for (const name of names) add(name, '');
  return found;
}

/** Files that are not part of a build. */
const IS_SUPPORT = /(^|\/)scripts\/|\.(test|test-support|cases)\.|\.mjs$/;

/** The packages that the sources import by name. */
function importedPackages() {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !IS_SUPPORT.test(file.replaceAll('\\', '/')),
  );
  const names = files.flatMap((file) => {
    const imports = readFileSync(join(ROOT, 'src', file), 'utf8').matchAll(
      /(?:from|import\(?|import) ?'((?:@[^'/]+\/)?[^'./][^'/:]*)(?:\/[^']*)?'/g,
    );
    return [...imports].map(([, name = '']) => name);
  });
  return [...new Set(names)].filter((name) => !isBuiltin(name));
}

/**
 * What the build contains: everything that is imported by the console and its server.
 * @returns {[path: string, entry: Entry][]} by path in node_modules
 */
export function shipped() {
  /** @type {{ packages: Record<string, Entry> }} */
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return [...closure(packages, importedPackages())].sort(([a], [b]) => a.localeCompare(b));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const entries = shipped();
  for (const [path, { version, license }] of entries)
    console.log(`${(license ?? 'none').padEnd(16)} ${path.replace(/^node_modules\//, '')} ${version}`);
  const refused = entries.filter(([, { license }]) => !isAllowed(license));
  console.log(`\n${entries.length} packages, ${refused.length} with a licence that is not on the list`);
  if (refused.length > 0) process.exitCode = 1;
}
