import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, runTool } from './prepare.mjs';

const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/**
 * A Chromium that is on this machine: the one named in GATEHOUSE_CHROMIUM, Playwright's own, or the system's.
 * @returns {Promise<string | undefined>} its path
 * @throws {Error} when the named one is missing
 */
export async function findChromium() {
  const named = process.env.GATEHOUSE_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`GATEHOUSE_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  return (await playwrightChromium()) ?? systemChromiums().find(works);
}

/**
 * A Chromium, downloaded or installed when there is none: Playwright's own where the network has it, else the
 * package of Debian and Ubuntu.
 * @returns {Promise<string>} its path
 * @throws {Error} with what to do when there is none to be had
 */
export async function obtainChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log('No Chromium found: downloading one with Playwright …');
  await runTool('@playwright/test/cli.js', ['install', 'chromium'], { timeoutMs: DOWNLOAD_LIMIT_MS });
  const downloaded = await playwrightChromium();
  if (downloaded && works(downloaded)) return downloaded;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log("That did not work: installing the system's Chromium …");
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run('apt-get', ['update', '-qq'], { env })) === 0) {
      const install = (/** @type {string} */ name) =>
        run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env });
      if ((await install('chromium-headless-shell')) !== 0) await install('chromium');
    }
    const installed = systemChromiums().find(works);
    if (installed) return installed;
  }
  throw new Error(
    'There is no Chromium to test with. Install Chromium or Chrome, or name one in GATEHOUSE_CHROMIUM.',
  );
}

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/** Where Chromium, Chrome and Edge are installed, the likeliest first. */
function systemChromiums() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (path) => path !== undefined,
    );
    return folders.flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  }
  return [
    // The same engine without the browser's own windows: tests take half the time.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium-browser',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ];
}

/**
 * Whether it is there and starts: Ubuntu's `chromium-browser` without snap is only a notice.
 * @param {string} path
 */
function works(path) {
  if (!existsSync(path)) return false;
  // On Windows asking for the version opens a window.
  if (process.platform === 'win32') return true;
  try {
    return /\d+\.\d+/.test(
      execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    // It is there but does not start, which is an answer.
    return false;
  }
}
