// The part of `npm run bench:browser` over an account that is full: 600 APIs of 60 routes. How many requests reading it costs, by a clock
// of the page that runs faster (how long it takes is a unit test of the scan, since here the page is what limits it); then the memory
// of the page, and typing into the filter of 36,000 routes beside typing into that of the list of APIs, in the same page and in turns.

const APIS = 600;
const ROUTES = 60;

/** How many times faster the page's clock is while the account is read. */
const SPEED = 25;

/** Without a response for so long, the account is read, milliseconds. */
const QUIET_MS = 4000;

/** Runs in the page before it: a clock of which the speed can be set. */
function drive() {
  const clock = /** @type {any} */ (window);
  const now = Date.now.bind(Date);
  const wait = window.setTimeout.bind(window);
  let since = now();
  let before = since;
  let speed = 1;
  Date.now = () => before + (now() - since) * speed;
  window.setTimeout = /** @type {any} */ (
    (/** @type {() => void} */ work, /** @type {number} */ ms = 0, /** @type {unknown[]} */ ...more) =>
      wait(work, ms / speed, ...more)
  );
  clock.setSpeed = (/** @type {number} */ next) => {
    before = Date.now();
    since = now();
    speed = next;
  };
}

/** @typedef {import('@playwright/test').Page} Page */

/**
 * The heap of a page after its garbage was collected, megabytes.
 * @param {import('@playwright/test').CDPSession} session
 */
async function heap(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6;
}

/** @param {Page} page @param {string} screen @param {string} field */
async function openFilter(page, screen, field) {
  await page.getByRole('link', { name: screen, exact: true }).first().click();
  const filter = page.getByRole('searchbox', { name: field });
  await filter.click();
  await filter.fill('service 1');
  await page.waitForTimeout(1500);
  await filter.fill('');
  await page.waitForTimeout(1500);
  return filter;
}

/**
 * @param {{
 *   rounds: number,
 *   startSandbox: typeof import('../server/start-sandbox').startSandbox,
 *   open: (sandbox: { url: string }, prepare: () => void) => Promise<{ page: Page, close: () => Promise<void> }>,
 *   slowest: (page: Page, act: () => Promise<unknown>) => Promise<number>,
 *   note: (what: string, value: number) => void,
 * }} options
 */
export async function benchInventory({ rounds, startSandbox, open, slowest, note }) {
  const sandbox = await startSandbox();
  for (let at = 0; at < APIS; at += 1) {
    const [{ ApiId } = {}] = await sandbox.seed([
      { operation: 'CreateApi', input: { Name: `service ${at}`, ProtocolType: 'HTTP' } },
    ]);
    await sandbox.seed(
      Array.from({ length: ROUTES }, (_, route) => ({
        operation: 'CreateRoute',
        input: { ApiId, RouteKey: `GET /orders/${route}/{id}` },
      })),
    );
  }
  const { page, close } = await open(sandbox, drive);
  let lastResponse = performance.now();
  page.on('response', (response) => {
    if (response.url().startsWith(sandbox.url)) lastResponse = performance.now();
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const inventory = 'Inventory of 600 APIs × 60 routes';
  await page.getByRole('link', { name: 'Inventory', exact: true }).first().click();
  await page.getByRole('button', { name: 'Read account' }).waitFor();
  note(`${inventory}: megabytes of the page before`, await heap(session));
  await page.evaluate((speed) => /** @type {any} */ (window).setSpeed(speed), SPEED);
  await page.getByRole('button', { name: 'Read account' }).click();
  // Screens look at what was read several times a second by their clock, which is not to be measured: the scan goes on without them.
  await page.getByRole('link', { name: 'Saved configurations', exact: true }).click();
  while (performance.now() - lastResponse < QUIET_MS) await page.waitForTimeout(500);
  await page.evaluate(() => /** @type {any} */ (window).setSpeed(1));
  await page.getByRole('link', { name: 'Inventory', exact: true }).first().click();
  const outcome = page.getByText(/600 of 600 APIs, [\d,]+ requests/);
  const requests = /([\d,]+) requests/.exec((await outcome.textContent()) ?? '')?.[1]?.replaceAll(',', '');
  note(`${inventory}: requests of the scan; ${3 + 5 * APIS} where each list is one page`, Number(requests));
  await page.waitForTimeout(10_000);
  note(`${inventory}: megabytes of the page after`, await heap(session));
  for (let round = 0; round < rounds; round += 1)
    for (const [what, screen, field] of /** @type {const} */ ([
      ['the list of 600 APIs', 'APIs', 'Search APIs'],
      ['the inventory of 36,000 routes', 'Inventory', 'Search routes'],
    ])) {
      const filter = await openFilter(page, screen, field);
      const type = () => filter.pressSequentially('service 12', { delay: 60 });
      note(`Typing into the filter, slowest key, ${what}`, await slowest(page, type));
      await filter.fill('');
    }
  await close();
  await sandbox.stop();
}
