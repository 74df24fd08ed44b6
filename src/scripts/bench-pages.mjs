import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus, totalmem } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { benchInventory } from './bench-inventory.mjs';
import { findChromium } from './chromium.mjs';
import { checkNode } from './node-version.mjs';
import { buildApp, install, ROOT } from './prepare.mjs';

// `npm run bench:browser`: the console beside the least that a list of APIs can cost (`floor/`), in the same browser, in turns. Medians
// of five rounds and their ratio; nothing here fails a test, since a number without its machine says little.

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
});

checkNode();
await install();
if (!(await buildApp())) process.exit(1);
const executablePath = await findChromium();
if (!executablePath) {
  console.error('There is no Chromium to measure with.');
  process.exit(1);
}
const FLOOR = join(ROOT, 'node_modules/.bench-floor');
process.on('exit', () => void rm(FLOOR, { recursive: true, force: true }));
const { build } = await import('vite');
await build({
  configFile: false,
  root: join(ROOT, 'src/scripts/floor'),
  logLevel: 'error',
  build: { target: 'chrome123', outDir: FLOOR, emptyOutDir: true },
});
const { chromium } = await import('@playwright/test');
/** @type {typeof import('../server/start-sandbox')} */
const { startSandbox } = await import(pathToFileURL(join(ROOT, 'dist/server/start-sandbox.js')).href);

/**
 * Serves a built folder compressed, its hashed files to be kept: the same for both sides.
 * @param {string} folder
 */
async function serve(folder) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = extname(pathname) === '' ? '/index.html' : pathname;
    const body = files.get(name) ?? (await readFile(join(folder, name)).then(gzipSync, () => undefined));
    if (!body) {
      response.writeHead(404).end();
      return;
    }
    files.set(name, body);
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'content-length': body.length,
      'cache-control': name.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
    });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

const floor = await serve(FLOOR);
const product = await serve(join(ROOT, 'dist'));
const few = await startSandbox();
const many = await startSandbox();
for (const [sandbox, count] of /** @type {const} */ ([
  [few, 300],
  [many, 10_000],
]))
  await sandbox.seed(
    Array.from({ length: count }, (_, at) => ({
      operation: 'CreateApi',
      input: { Name: `service ${at}`, ProtocolType: 'HTTP' },
    })),
  );

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ name: string, url: (sandbox: { url: string }) => string, endpoint: boolean }} Side
 */

/** @type {Side} */
const FLOOR_SIDE = { name: 'floor', url: ({ url }) => `${floor.url}/?endpoint=${url}`, endpoint: false };
/** @type {Side} */
const CONSOLE = { name: 'console', url: () => `${product.url}/apis`, endpoint: true };
/** @type {Side} */
const OWN_SANDBOX = { name: 'console, sandbox', url: () => `${product.url}/apis`, endpoint: false };

const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/** Runs in the page before it: notes when the first row is there, and how long each interaction takes. */
function observe() {
  const noted = /** @type {any} */ (window);
  noted.durations = [];
  noted.lastChange = 0;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      noted.lastKey = timeStamp;
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (/^(?:key|click|pointer|input)/.test(name)) noted.durations.push(duration);
  }).observe(
    /** @type {PerformanceObserverInit} */ ({ type: 'event', durationThreshold: 16, buffered: true }),
  );
  new MutationObserver(() => {
    noted.lastChange = performance.now();
    if (noted.firstRow === undefined && document.querySelector('tbody tr a'))
      noted.firstRow = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/**
 * Opens a side as somebody does who was never there.
 * @param {Side} side
 * @param {{ url: string }} sandbox
 * @param {{ cpu?: number, slow?: boolean, prepare?: () => void }} [how] slow: 1.6 Mbit/s and 150 ms; prepare: runs in the page before it
 */
async function open(side, sandbox, { cpu = 1, slow = false, prepare } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (slow)
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 7.5e5 / 8,
    });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(observe);
  if (prepare) await page.addInitScript(prepare);
  if (side.endpoint)
    await page.addInitScript(
      (connection) => sessionStorage.setItem('gatehouse.connection', connection),
      JSON.stringify({
        id: 'bench',
        kind: 'custom',
        access: 'any',
        transport: 'page',
        name: 'bench',
        region: 'us-east-1',
        endpoint: sandbox.url,
        readOnly: false,
      }),
    );
  await page.goto(side.url(sandbox));
  await page.waitForFunction(() => /** @type {any} */ (window).firstRow !== undefined);
  return { page, close: () => context.close() };
}

/** @param {Page} page */
const loadTimes = (page) =>
  page.evaluate(() => ({
    firstRow: /** @type {number} */ (/** @type {any} */ (window).firstRow),
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  }));

/** @type {Map<string, Map<string, number[]>>} measure → side → values */
const measured = new Map();
/** @param {string} what @param {Side} side @param {number} value */
function note(what, side, value) {
  const sides = measured.get(what) ?? new Map();
  measured.set(what, sides.set(side.name, [...(sides.get(side.name) ?? []), value]));
}

/** @param {Page} page @param {() => Promise<unknown>} act */
async function slowest(page, act) {
  await page.evaluate(() => {
    /** @type {any} */ (window).durations.length = 0;
  });
  await act();
  await page.waitForTimeout(1500);
  // What takes less than 16 ms is not reported.
  return page.evaluate(() => Math.max(16, .../** @type {any} */ (window).durations));
}

const SPEEDS = /** @type {const} */ ([
  ['no throttling', {}],
  ['CPU ÷ 4', { cpu: 4 }],
  ['CPU ÷ 4, slow network', { cpu: 4, slow: true }],
]);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [speed, how] of SPEEDS)
    for (const side of [FLOOR_SIDE, CONSOLE, OWN_SANDBOX]) {
      const { page, close } = await open(side, few, how);
      const cold = await loadTimes(page);
      note(`First rows, cold, ${speed}`, side, cold.firstRow);
      note(`First paint, cold, ${speed}`, side, cold.paint);
      if (speed === 'no throttling') {
        await page.reload();
        await page.waitForFunction(() => /** @type {any} */ (window).firstRow !== undefined);
        note('First rows, warm', side, (await loadTimes(page)).firstRow);
      }
      await close();
    }
  for (const [rows, sandbox] of /** @type {const} */ ([
    ['300', few],
    ['10,000', many],
  ]))
    for (const side of [FLOOR_SIDE, CONSOLE]) {
      const { page, close } = await open(side, sandbox);
      const field = page.getByRole('searchbox', { name: 'Search APIs' });
      await field.click();
      // Filtering loads the other pages, which is not what is measured.
      await field.fill('service 1');
      await page.waitForTimeout(rows === '300' ? 1500 : 12_000);
      await field.fill('');
      await page.waitForTimeout(1000);
      const duration = await slowest(page, async () => {
        await field.pressSequentially('service 12', { delay: 60 });
      });
      note(`Typing into the filter, slowest key, ${rows} rows`, side, duration);
      note(
        `Typing into the filter, from the last key to the last change, ${rows} rows`,
        side,
        await page.evaluate(() => {
          const { lastChange, lastKey } = /** @type {any} */ (window);
          return Math.max(1, lastChange - lastKey);
        }),
      );
      await close();
    }
  const { page, close } = await open(CONSOLE, few, { cpu: 4 });
  const button = (/** @type {string | RegExp} */ name) => page.getByRole('button', { name }).first();
  /** @type {[string, () => Promise<unknown>][]} */
  const interactions = [
    ['Select all 50 of a page', () => page.getByRole('checkbox', { name: /^Select all/ }).check()],
    ['Open the menu Actions', () => button('Actions').click()],
    ['Open the delete dialog of 50', () => page.getByRole('menuitem', { name: 'Delete' }).click()],
    ['Close the dialog', () => page.keyboard.press('Escape')],
    ['Open search', () => page.keyboard.press('Control+k')],
    ['Type in search', () => page.keyboard.type('service 12', { delay: 60 })],
    ['Close search', () => page.keyboard.press('Escape')],
    ['Open the menu of connections', () => button(/^bench/).click()],
  ];
  for (const [what, act] of interactions) note(`CPU ÷ 4: ${what}`, CONSOLE, await slowest(page, act));
  await close();
}

for (const side of [FLOOR_SIDE, CONSOLE, OWN_SANDBOX]) {
  const { page, close } = await open(side, few);
  const entries = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => {
      const { name, encodedBodySize } = /** @type {PerformanceResourceTiming} */ (entry);
      return { name, encodedBodySize };
    }),
  );
  const own = entries.filter(({ name }) => /\.(?:js|css)$/.test(name));
  note('Requests for scripts and styles to the first rows', side, own.length);
  note('Kilobytes of them, compressed', side, own.reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000);
  await close();
}
await benchInventory({
  rounds: Math.max(ROUNDS, 3),
  startSandbox,
  open: (sandbox, prepare) => open(CONSOLE, sandbox, { prepare }),
  slowest,
  note: (what, value) => note(what, CONSOLE, value),
});
await browser.close();
for (const { server } of [floor, product]) {
  server.closeAllConnections();
  server.close();
}
await Promise.all([few.stop(), many.stop()]);

/** @param {number[]} [numbers] */
const median = (numbers = []) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [cpu] = cpus();
console.log(
  `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; medians of ` +
    `${ROUNDS} rounds, in milliseconds where nothing else is said; × is the ratio to the floor`,
);
console.table(
  Object.fromEntries(
    Array.from(measured, ([what, sides]) => {
      const base = median(sides.get('floor'));
      const cells = Array.from(sides, ([side, values]) => {
        const value = median(values) ?? Number.NaN;
        const ratio = base === undefined || side === 'floor' ? '' : ` (× ${(value / base).toFixed(2)})`;
        return [side, `${Math.round(value)}${ratio}`];
      });
      return [what, Object.fromEntries(cells)];
    }),
  ),
);
