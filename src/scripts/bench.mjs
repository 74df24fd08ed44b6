import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchApi } from './bench-api.mjs';
import { benchBrowser } from './bench-browser.mjs';
import { benchTraffic } from './bench-traffic.mjs';
import { checkNode } from './node-version.mjs';
import { install, ROOT } from './prepare.mjs';

// `npm run bench`: what the sandbox costs at the largest account there is, and what a comparison of large APIs costs. Medians
// of several runs; nothing here fails a test, since a number without its machine says little.

const APIS = 600;
const ROUTES = 300;
const RUNS = 15;

checkNode();
await install();
const { build } = await import('vite');

// Beneath node_modules, so that the packages that the build leaves out are found.
const folder = await mkdtemp(join(ROOT, 'node_modules/.bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await build({
  configFile: false,
  root: ROOT,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    rolldownOptions: {
      input: {
        sandbox: join(ROOT, 'src/sandbox/sandbox.ts'),
        'store-file': join(ROOT, 'src/sandbox/store-file.ts'),
        'store-memory': join(ROOT, 'src/sandbox/store-memory.ts'),
        diff: join(ROOT, 'src/service/configuration/diff.ts'),
        'plan-to': join(ROOT, 'src/service/configuration/plan-to.ts'),
        source: join(ROOT, 'src/service/configuration/source.ts'),
        trace: join(ROOT, 'src/service/traffic/trace.ts'),
      },
      preserveEntrySignatures: 'strict',
    },
  },
});

/** @param {string} name */
const built = (name) => import(pathToFileURL(join(folder, `${name}.js`)).href);
/** @type {Pick<typeof import('../sandbox/sandbox'), 'createSandbox'>} */
const { createSandbox } = await built('sandbox');
/** @type {Pick<typeof import('../sandbox/store-file'), 'openFileStore'>} */
const { openFileStore } = await built('store-file');
/** @type {Pick<typeof import('../sandbox/store-memory'), 'memoryStore'>} */
const { memoryStore } = await built('store-memory');

/** @type {Pick<typeof import('../service/configuration/diff'), 'diff'>} */
const { diff } = await built('diff');
/** @type {Pick<typeof import('../service/configuration/plan-to'), 'planTo'>} */
const { planTo } = await built('plan-to');
/** @type {Pick<typeof import('../service/configuration/source'), 'fromLists'>} */
const { fromLists } = await built('source');

/** @type {Pick<typeof import('../service/traffic/trace'), 'trace'>} */
const { trace } = await built('trace');

/** @typedef {import('../sandbox/types').Sandbox} Sandbox */

/**
 * @param {Sandbox} sandbox
 * @param {string} method
 * @param {string} url
 * @param {unknown} [body]
 * @returns {Promise<any>} the answer's JSON
 */
async function ask(sandbox, method, url, body) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const answer = await sandbox.handle({ method, url, headers: {}, body: text });
  if (answer.status >= 300) throw new Error(`${method} ${url} answered ${answer.status}: ${answer.body}`);
  return answer.body === '' ? undefined : JSON.parse(answer.body);
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** @type {{ what: string, 'CPU ms'?: number, 'wall ms': number, runs: number }[]} */
const rows = [];

/**
 * @param {string} what
 * @param {() => Promise<unknown>} work
 * @param {number} [runs]
 */
async function measure(what, work, runs = RUNS) {
  const [cpu, wall] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  // A warm-up run first, which is not counted.
  for (let run = 0; run <= runs; run += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(used);
    if (run === 0) continue;
    cpu.push((user + system) / 1000);
    wall.push(performance.now() - start);
  }
  const round = (/** @type {number} */ ms) => Math.round(ms * 100) / 100;
  rows.push({ what, 'CPU ms': round(median(cpu)), 'wall ms': round(median(wall)), runs });
}

/** @param {number} routes */
const documentOf = (routes) =>
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'large', version: '1' },
    paths: Object.fromEntries(
      Array.from({ length: routes }, (_, at) => [
        `/things/${at}/{id}`,
        {
          get: {
            operationId: `read${at}`,
            responses: {},
            'x-amazon-apigateway-integration': {
              type: 'http_proxy',
              httpMethod: 'GET',
              uri: `https://example.com/things/${at}/{id}`,
              payloadFormatVersion: '1.0',
            },
          },
        },
      ]),
    ),
  });

/** The records of APIS accounts' worth of one imported API, under other ids. */
async function largeAccount() {
  const store = memoryStore();
  const sandbox = createSandbox({ store, start: 'empty' });
  const { apiId } = await ask(sandbox, 'POST', '/v2/apis', { name: 'first', protocolType: 'HTTP' });
  await ask(sandbox, 'PUT', `/v2/apis/${apiId}`, { body: documentOf(ROUTES) });
  const { records } = await store.load();
  const all = Array.from({ length: APIS }, (_, at) => {
    const id = `api${String(at).padStart(7, '0')}`;
    return records.map(({ key, value }) => ({
      key: key.replace(apiId, id),
      value: key.includes('|api|')
        ? { .../** @type {object} */ (value), ApiId: id, Name: `API ${at}` }
        : value,
    }));
  }).flat();
  return all.map((record, at) => ({ ...record, seq: at + 1 }));
}

const records = await largeAccount();
const store = memoryStore();
await store.replace(records, 1);
const sandbox = createSandbox({ store });
const [first, middle] = /** @type {const} */ (['api0000000', 'api0000300']);

await measure('GetApis, a page of 500', () => ask(sandbox, 'GET', '/v2/apis?maxResults=500'));
await measure('GetRoutes, all 300 of an API', () =>
  ask(sandbox, 'GET', `/v2/apis/${middle}/routes?maxResults=500`),
);
await measure('GetRoutes, a page of 25', () => ask(sandbox, 'GET', `/v2/apis/${middle}/routes`));
let made = 0;
await measure('CreateRoute, and its deletion', async () => {
  made += 1;
  const { routeId } = await ask(sandbox, 'POST', `/v2/apis/${first}/routes`, {
    routeKey: `GET /new/${made}`,
  });
  await ask(sandbox, 'DELETE', `/v2/apis/${first}/routes/${routeId}`);
});
for (const routes of [ROUTES, 1000, 3000])
  await measure(`ImportApi, ${routes} routes, and its deletion`, async () => {
    const { apiId } = await ask(sandbox, 'PUT', '/v2/apis', { body: documentOf(routes) });
    await ask(sandbox, 'DELETE', `/v2/apis/${apiId}`);
  });
for (const type of ['JSON', 'YAML'])
  await measure(`ExportApi, 300 routes, ${type}`, async () => {
    const answer = await sandbox.handle({
      method: 'GET',
      url: `/v2/apis/${middle}/exports/OAS30?outputType=${type}`,
      headers: {},
      body: '',
    });
    if (answer.status !== 200) throw new Error(answer.body);
  });
await measure(
  'First call on a store that is full',
  () => ask(createSandbox({ store }), 'GET', '/v2/apis'),
  5,
);

for (const routes of [ROUTES, 3000]) {
  const [before, after] = [benchApi(fromLists, routes, 0), benchApi(fromLists, routes, 1)];
  const calls = planTo(after, before, { title: 'bench', region: 'us-east-1' }).plan.calls.length;
  await measure(
    `Difference and plan of two APIs, ${routes} routes, ${calls} calls`,
    async () => {
      diff(before, after);
      planTo(after, before, { title: 'bench', region: 'us-east-1' });
    },
    31,
  );
}

const traffic = benchTraffic({ trace, fromLists });

const path = join(folder, 'data.json');
const full = await openFileStore(path);
await full.replace(records, 1);
await full.close();
await measure(
  'Start on a file that is full, to the first APIs',
  async () => {
    const store = await openFileStore(path);
    await ask(createSandbox({ store }), 'GET', '/v2/apis');
    await store.close();
  },
  5,
);
const file = await openFileStore(path);
const onFile = createSandbox({ store: file });
await measure('UpdateApi on a file that is full', () =>
  ask(onFile, 'PATCH', `/v2/apis/${first}`, { version: 'x' }),
);
await file.close();

await benchBrowser(
  { records: records.slice(0, records.length / APIS), apiId: first, apis: APIS },
  async (what, work, prepare = async () => undefined) => {
    const wall = [];
    for (let run = 0; run <= 5; run += 1) {
      await prepare();
      const start = performance.now();
      await work();
      if (run > 0) wall.push(performance.now() - start);
    }
    // The time is the browser's, not this process's.
    rows.push({ what, 'wall ms': Math.round(median(wall)), runs: wall.length });
  },
);

const [cpu] = cpus();
console.log(
  `\n${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ` +
    `Node ${process.version}, ${process.platform} ${process.arch}`,
);
console.log(
  `${APIS} APIs with ${ROUTES} routes each: ${records.length} records. Medians; a list call should stay under 5 ms CPU.\n`,
);
console.table(Object.fromEntries(rows.map(({ what, ...numbers }) => [what, numbers])));
console.log(`${traffic.what}: ${traffic.rate} a second, p99 ${traffic.p99} ms.`);
