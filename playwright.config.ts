import { defineConfig } from '@playwright/test';
import { findChromium } from './src/scripts/chromium.mjs';

// Another port lets two checkouts run their tests on one machine.
const PORT = Number(process.env.E2E_PORT ?? 4189);

const executablePath = await findChromium();

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/playwright',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A test that passes at the second try only has a fault, or the product has.
  retries: 0,
  // A small machine that is busy is no reason to fail; nothing waits longer than it has to.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'en-US',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
    // A colour in the middle of a fade is no contrast fault.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test costs more than the tests: TRACE=1 asks for it.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        // As root, as in most containers, Chromium refuses to start with its sandbox.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // Whatever Chromium itself would ask the network for.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--disable-gpu',
        // Each page is in the process of the page before it, which has the console compiled.
        '--process-per-site',
        // … so that no thread has to parse it again. A test is over before optimised code has paid for its compilation.
        '--js-flags=--no-script-streaming --no-maglev --no-opt',
      ],
    },
  },
  webServer: {
    // The product's own server and build, so that its headers are part of every test.
    command: 'node src/scripts/start.mjs',
    env: { PORT: String(PORT) },
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: !process.env.CI,
    timeout: 180_000,
  },
});
