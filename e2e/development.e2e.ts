import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type PreviewServer, preview } from 'vite';
import { test as base, expect } from './fixtures';
import { addressOf, follow, loaded, screens } from './route-map';
import { sampleWorld } from './sample-world';
import { enterWorld } from './worlds';

// The console as a development build: React and the kit then log what they do not log in production (two children
// with one key, an update during a render, an invalid prop). No screen may log any of it.

const ROOT = join(import.meta.dirname, '..');

/** Builds the console for development, and waits for it. */
function build(outDir: string): Promise<void> {
  const args = [
    'build',
    '--mode',
    'development',
    '--minify',
    'false',
    '--logLevel',
    'error',
    '--outDir',
    outDir,
  ];
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development' },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`vite ended with ${code}.`))));
  });
}

let served: Promise<PreviewServer> | undefined;

/** The development build, built and served once for the tests of a worker. */
function serve(): Promise<PreviewServer> {
  const outDir = join(ROOT, 'test-results/development');
  served ??= build(outDir).then(() =>
    preview({ configFile: false, root: ROOT, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } }),
  );
  return served;
}

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  baseURL: async ({}, use) => {
    await use((await serve()).resolvedUrls?.local[0] ?? '');
  },
  ownContext: true,
});

test.afterAll(async () => {
  await (await served)?.close();
});

test('React and the kit warn of nothing while each screen is opened and left.', async ({ page, store }) => {
  test.setTimeout(300_000);
  const world = await enterWorld(store, 'sample', sampleWorld);
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) warnings.push(message.text());
  });
  await page.goto('/');
  for (const pattern of screens) {
    await follow(page, addressOf(pattern, world));
    await loaded(page);
    expect.soft(warnings.splice(0), pattern).toEqual([]);
  }
});
