import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run, runTool } from './prepare.mjs';

const DOWNLOAD_LIMIT_MS = 5 * 60_000;

/** Debian's headless shell: the same engine without the browser's own windows, in which tests take half the time. */
const SYSTEM_SHELL = '/usr/bin/chromium-headless-shell';

/**
 * An installed Chromium: the one named in GATEHOUSE_CHROMIUM, a headless shell (Playwright's own, then the
 * system's), or a whole browser (Playwright's own, then the system's).
 * @returns {Promise<string | undefined>} its path
 * @throws {Error} when the named one is missing
 */
export async function findChromium() {
  const named = process.env.GATEHOUSE_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`GATEHOUSE_CHROMIUM names ${named}, which does not exist.`);
    return named;
  }
  const own = await playwrightChromium();
  return own.shell ?? [SYSTEM_SHELL].find(works) ?? own.browser ?? systemChromiums().find(works);
}

/**
 * A Chromium, downloaded or installed when there is none: Playwright's own where the network has it, else the
 * package of Debian and Ubuntu.
 * @returns {Promise<string>} its path
 * @throws {Error} with a remedy when none can be installed
 */
export async function obtainChromium() {
  const found = await findChromium();
  if (found) return found;
  console.log('No Chromium found: downloading one with Playwright …');
  await runTool('@playwright/test/cli.js', ['install', '--only-shell', 'chromium'], {
    timeoutMs: DOWNLOAD_LIMIT_MS,
  });
  const { shell: downloaded } = await playwrightChromium();
  if (downloaded && works(downloaded)) return downloaded;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log("Download failed: installing the system's Chromium …");
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run('apt-get', ['update', '-qq'], { env })) === 0) {
      const install = (/** @type {string} */ name) =>
        run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env });
      if ((await install('chromium-headless-shell')) !== 0) await install('chromium');
    }
    const installed = [SYSTEM_SHELL, ...systemChromiums()].find(works);
    if (installed) return installed;
  }
  throw new Error(
    'There is no Chromium to test with. Install Chromium or Chrome, or name one in GATEHOUSE_CHROMIUM.',
  );
}

/**
 * Playwright's downloads.
 * @returns {Promise<{ shell?: string, browser?: string }>} the paths of what is there
 */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const browser = chromium.executablePath();
  const shell = shellBeside(browser);
  return { ...(shell && { shell }), ...(existsSync(browser) && { browser }) };
}

/**
 * The headless shell in the folder of Playwright's downloads; Playwright itself names the whole browser alone.
 * @param {string} browser
 */
function shellBeside(browser) {
  const [, downloads = '', version] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(browser) ?? [];
  const folder = join(downloads, `chromium_headless_shell-${version}`);
  if (!existsSync(folder)) return undefined;
  const program = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(name),
  );
  return program && join(folder, program);
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
 * Whether it exists and starts: Ubuntu's `chromium-browser` without snap is only a notice.
 * @param {string} path
 */
function works(path) {
  if (!existsSync(path)) return false;
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return true;
  try {
    return /\d+\.\d+/.test(
      execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    // It exists but does not start: the result is false.
    return false;
  }
}
