import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { preview } from 'vite';
import { test as base, expect } from './fixtures';
import { addressOf, expectTitled, loaded, screens } from './route-map';
import { sampleWorld } from './sample-world';
import { enterWorld } from './worlds';

// The console as a development build: React and the kit then log what they do not log in production (two children
// with one key, an update during a render, an invalid prop). No screen may log any of it, and each comes back by its address.

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

const test = base.extend<object, { developmentUrl: string }>({
  developmentUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use, { workerIndex }) => {
      const outDir = join(ROOT, `test-results/development-${workerIndex}`);
      await build(outDir);
      const server = await preview({
        configFile: false,
        root: ROOT,
        build: { outDir },
        preview: { host: '127.0.0.1', port: 0 },
      });
      await use(server.resolvedUrls?.local[0] ?? '');
      await server.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ developmentUrl }, use) => {
    await use(developmentUrl);
  },
  ownContext: true,
});

const PARTS = 4;

for (let part = 0; part < PARTS; part++) {
  test(`Each screen is loaded by its address, and React and the kit warn of nothing, part ${part + 1} of ${PARTS}.`, async ({
    page,
    store,
  }) => {
    const world = await enterWorld(store, 'sample', sampleWorld);
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) warnings.push(message.text());
    });
    for (const pattern of screens.filter((_, at) => at % PARTS === part)) {
      const address = addressOf(pattern, world);
      await page.goto(address);
      const heading = await loaded(page);
      await expectTitled(page, heading);
      // An address that only leads on has brought us to another, which has to bring us back as well.
      const url = page.url();
      if (url !== new URL(address, url).href) {
        await page.goto(url);
        expect(await loaded(page)).toBe(heading);
        expect(page.url()).toBe(url);
      }
      expect.soft(warnings.splice(0), pattern).toEqual([]);
    }
  });
}
