import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Only what Node itself has may be imported here: these steps run before anything is installed. And only features of a Node
// that is too old: it must reach the message about its version.

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const APP_STAMP = join(ROOT, 'dist/.build');
const SERVER_STAMP = join(ROOT, 'dist/server/.build');

/**
 * Runs a program to its end and streams its output; `held`: prints it at the end, because another runs in parallel.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean, timeoutMs?: number, held?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 1 when it was ended by a signal or could not be started
 */
export function run(program, args, { env = {}, shell = false, timeoutMs, held = false } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: held ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell,
      env: { ...process.env, ...env },
      ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    });
    child.on('error', (error) => {
      console.error(`${program} cannot be started: ${error.message}`);
      done(1);
    });
    /** @type {Buffer[]} */
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => output.push(part));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output));
      done(code ?? 1);
    });
  });
}

/**
 * Runs a program that is part of a dependency, with this very Node: no shell, no PATH, the same on every system.
 * @param {string} path within node_modules
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runTool(path, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', path), ...args], options);
}

/**
 * Installs the lockfile's packages unless they are installed. The tools that build and test are part of it, whatever
 * NODE_ENV says.
 */
export async function install() {
  if (isInstalled()) return;
  console.log('Installing dependencies (once; npm ci) …');
  const flags = ['--include=dev', '--no-audit', '--no-fund'];
  if ((await npm(['ci', ...flags])) === 0) return;
  // npm ci rejects a lockfile without the packages that only other systems need; a registry may not have those.
  console.log('npm ci failed; trying npm install with the same lockfile …');
  if ((await npm(['install', '--no-save', ...flags])) === 0) return;
  console.error('Could not install the dependencies; see the output of npm above.');
  process.exit(1);
}

/**
 * Runs the npm that runs this, or the one of the PATH.
 * @param {string[]} args
 */
function npm(args) {
  const path = process.env.npm_execpath;
  return path?.endsWith('.js')
    ? run(process.execPath, [path, ...args])
    : run('npm', args, { shell: process.platform === 'win32' });
}

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/** npm keeps a lockfile of what it has installed; packages for other systems are missing from it. */
function isInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  const { packages: wanted } = readLock(join(ROOT, 'package-lock.json'));
  const { packages: present } = readLock(installed);
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const found = present[path];
    return path === '' || (found ? found.version === version : optional === true || devOptional === true);
  });
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Builds the console and its server unless the last build was of the same sources.
 * @returns {Promise<boolean>} whether a build exists now
 */
export async function buildApp({ force = false } = {}) {
  const sources = digest([
    'src',
    'public',
    'index.html',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ]);
  if (!force && isStamped(APP_STAMP, sources) && existsSync(join(ROOT, 'dist/index.html'))) return true;
  console.log('Building the console …');
  rmSync(APP_STAMP, { force: true });
  if ((await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'])) !== 0) return false;
  if (!(await buildServer({ force: true }))) return false;
  writeFileSync(APP_STAMP, sources);
  return true;
}

/**
 * Builds the console for a folder of any file server, into `dist-hosted`.
 * @param {string} base with a slash at both ends
 * @returns {Promise<boolean>} whether a build exists now
 */
export async function buildHosted(base) {
  console.log(`Building the console for ${base} …`);
  const out = ['--outDir', 'dist-hosted', '--emptyOutDir', '--base', base];
  return (await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn', ...out])) === 0;
}

/**
 * Builds the parts that run in Node: the console's server and the sandbox over HTTP.
 * @returns {Promise<boolean>} whether a build exists now
 */
export async function buildServer({ force = false } = {}) {
  const modules = ['server', 'sandbox', 'service', 'lib', 'scripts'].map((name) => `src/${name}`);
  const sources = digest([...modules, 'package-lock.json']);
  if (!force && isStamped(SERVER_STAMP, sources)) return true;
  const code = await run(process.execPath, [join(ROOT, 'src/scripts/build-server.mjs')]);
  if (code === 0) writeFileSync(SERVER_STAMP, sources);
  return code === 0;
}

/** The entry of tests, outside of the product's build. */
export const TEST_SERVER = join(ROOT, 'test-results/serve-test/serve-test.js');

/**
 * Builds the entry of `npm run serve:test`.
 * @returns {Promise<boolean>} whether there is a build now
 */
export async function buildTestServer() {
  const stamp = join(ROOT, 'test-results/serve-test/.build');
  const sources = digest(['src/server', 'src/lib', 'src/scripts', 'package-lock.json']);
  if (isStamped(stamp, sources)) return true;
  const code = await run(process.execPath, [join(ROOT, 'src/scripts/build-server.mjs'), '--test']);
  if (code === 0) writeFileSync(stamp, sources);
  return code === 0;
}

/**
 * @param {string} stamp
 * @param {string} sources
 */
function isStamped(stamp, sources) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
}

/**
 * One hash over the names and contents of files and folders, tests left out.
 * @param {string[]} paths from the project's folder
 */
function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesIn)) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * The files at a path, in a fixed order, tests left out.
 * @param {string} path from the project's folder
 * @returns {string[]}
 */
function filesIn(path) {
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stats || /\.test\.tsx?$/.test(path)) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}
