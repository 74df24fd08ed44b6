import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ROOT } from './prepare.mjs';

// The size of the first list screen, compared with its budget; kB are 1000 bytes, gzip as a CDN would send it.

const DIST = join(ROOT, 'dist');
// The list of APIs is part of the code that the first script imports; the sandbox and every other screen come later.
const FIRST_SCREEN = ['index', 'first'];
// As tight as the first screen is; each screen is a line in the map of screens, which is here too.
const LIMITS = { js: 270, css: 44, total: 314, requests: 6, otherChunk: 150 };

/** Code editors load when opened, with a parser for each language. */
const MAY_BE_LARGE = /editor|\bace\b|monaco|codemirror/i;

/** @typedef {{ file: string, name?: string, imports?: string[], css?: string[], assets?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

/**
 * The files that a screen needs before it shows: the chunks named, what they import statically, their styles and fonts.
 * @param {Manifest} manifest
 * @param {string[]} names
 * @returns {Set<string>} paths from dist
 */
export function closure(manifest, names) {
  /** @type {Set<string>} */
  const files = new Set();
  const seen = new Set();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no chunk for ${name}.`);
    files.add(chunk.file);
    for (const file of chunk.css ?? []) files.add(file);
    for (const file of chunk.assets ?? []) if (isFont(file)) files.add(file);
    waiting.push(...(chunk.imports ?? []));
  }
  return files;
}

/** @param {string} file */
const isFont = (file) => /\.woff2?$/.test(file);

/** @param {string} file */
const kilobytes = (file) => {
  const content = readFileSync(join(DIST, file));
  return (isFont(file) ? content.length : gzipSync(content, { level: 9 }).length) / 1000;
};

/**
 * Compares numbers with their limits.
 * @param {[what: string, value: number, limit: number][]} rows
 * @returns {string[]} one line for each that is above its limit
 */
export function overBudget(rows) {
  return rows.flatMap(([what, value, limit]) =>
    value > limit ? [`${what}: ${value.toFixed(1)} is over the limit of ${limit}`] : [],
  );
}

function measure() {
  const path = join(DIST, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error('No build found: run npm run build first.');
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const names = FIRST_SCREEN.map((name) => {
    const found = Object.keys(manifest).find((key) => manifest[key]?.name === name);
    if (!found) throw new Error(`The build has no chunk named ${name}.`);
    return found;
  });
  const files = [...closure(manifest, names)];
  const sizes = new Map(files.map((file) => [file, kilobytes(file)]));
  /** @param {RegExp} pattern */
  const sum = (pattern) =>
    [...sizes].reduce((total, [file, size]) => (pattern.test(file) ? total + size : total), 0);
  const others = new Set(
    Object.values(manifest).flatMap(({ file }) => (file.endsWith('.js') && !sizes.has(file) ? [file] : [])),
  );
  for (const [file, size] of [...sizes].sort(([, one], [, other]) => other - one)) {
    console.log(`${size.toFixed(1).padStart(8)} kB  ${file}`);
  }
  /** @type {[string, number, number][]} */
  const rows = [
    ['JavaScript, kB', sum(/\.js$/), LIMITS.js],
    ['CSS, kB', sum(/\.css$/), LIMITS.css],
    ['JavaScript, CSS and fonts, kB', sum(/./), LIMITS.total],
    // The HTML page is a request too.
    ['Requests', files.length + 1, LIMITS.requests],
  ];
  for (const [what, value, limit] of rows) {
    console.log(`${value.toFixed(1).padStart(8)} of ${String(limit).padStart(4)}  ${what}`);
  }
  const large = [...others].filter((file) => !MAY_BE_LARGE.test(file));
  return overBudget([
    ...rows,
    ...large.map(
      (file) => /** @type {[string, number, number]} */ ([`${file}, kB`, kilobytes(file), LIMITS.otherChunk]),
    ),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = measure();
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
