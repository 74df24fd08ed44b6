import { spawnSync } from 'node:child_process';
import { ROOT } from './prepare.mjs';

// `npm run audit`: the registry's own audit of the lockfile. A registry without one is not a clean result, and is said so.

const npm = process.env.npm_execpath;
const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
const { stdout, error } = spawnSync(program, [...before, 'audit', '--json'], {
  cwd: ROOT,
  encoding: 'utf8',
  shell: npm === undefined && process.platform === 'win32',
});

/** @typedef {{ name: string, severity: string, via: (string | { title: string, url: string })[] }} Finding */

/** @returns {{ vulnerabilities?: Record<string, Finding>, metadata?: { dependencies?: { total?: number } } } | undefined} */
function report() {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

const result = report();
if (error || !result?.vulnerabilities) {
  console.error('The audit could not be made: the registry that npm uses has none, or cannot be reached.');
  process.exitCode = 2;
} else {
  const findings = Object.values(result.vulnerabilities);
  for (const { name, severity, via } of findings) {
    const [first] = via.filter((one) => typeof one === 'object');
    console.log(`${severity.padEnd(10)} ${name}  ${first ? `${first.title} (${first.url})` : ''}`);
  }
  console.log(`${findings.length} findings in ${result.metadata?.dependencies?.total ?? 'all'} packages.`);
  if (findings.length > 0) process.exitCode = 1;
}
