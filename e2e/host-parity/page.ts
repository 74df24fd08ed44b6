import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { createBrowserSandbox } from '../../src/sandbox/browser-transport';
import {
  type ObservedResponse,
  PARITY_REGION,
  parityOptions,
  playParityCalls,
  type RawRequest,
  SEEN_HEADERS,
} from '../../src/sandbox/host-parity.test-support';
import { createSandbox } from '../../src/sandbox/sandbox';
import type { SandboxHandler } from '../../src/sandbox/sdk-handler';
import { idbStore } from '../../src/sandbox/store-idb';
import type { Sandbox } from '../../src/sandbox/types';

// What the tests run inside Chromium: the sandbox as the console has it, and the SDK's own fetch.

const CREDENTIALS = { accessKeyId: 'AKIAE2EEXAMPLE', secretAccessKey: 'e2e-secret-key' };

/** Headers for requests without the SDK's client; the fake AWS host requires a signature, but cannot verify it. */
const SIGNED = {
  authorization: `AWS4-HMAC-SHA256 Credential=AKIAE2EEXAMPLE/20260304/eu-west-1/apigateway/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20260304T125653Z',
};

const clientOf = (handler: SandboxHandler) =>
  new ApiGatewayV2Client({
    region: PARITY_REGION,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    requestHandler: handler as never,
  });

/**
 * Runs the parity calls on the in-page sandbox, stored in IndexedDB; two of them alternate, as two tabs would, so that
 * each response comes from what the other one has stored.
 */
async function playOwn(): Promise<ObservedResponse[]> {
  const options = parityOptions();
  const tabs = [await createBrowserSandbox(options), await createBrowserSandbox(options)];
  let turn = 0;
  const next = () => {
    turn += 1;
    const tab = tabs[turn % tabs.length];
    if (!tab) throw new Error('There are two tabs');
    return tab;
  };
  return playParityCalls({
    client: clientOf({ handle: (...args) => next().handler.handle(...args) }),
    ask: ({ method, url, body = '' }) => next().sandbox.handle({ method, url, headers: {}, body }),
  });
}

/** Runs the parity calls over the network, by default against AWS's URL. */
async function playRemote(endpoint?: string): Promise<ObservedResponse[]> {
  const client = new ApiGatewayV2Client({
    region: PARITY_REGION,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    ...(endpoint !== undefined && { endpoint }),
  });
  if (endpoint === undefined) {
    // As the console's own client does for AWS: the service's CORS list lacks them.
    client.middlewareStack.add(
      (next) => (args) => {
        const { headers } = args.request as { headers: Record<string, string> };
        delete headers['amz-sdk-invocation-id'];
        delete headers['amz-sdk-request'];
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low', name: 'omitRetryHeaders' },
    );
  }
  const base = endpoint ?? `https://apigateway.${PARITY_REGION}.amazonaws.com`;
  return playParityCalls({ client, ask: (request) => fetched(base, request) });
}

async function fetched(base: string, { method, url, body }: RawRequest) {
  const answer = await fetch(base + url, { method, headers: SIGNED, ...(body !== undefined && { body }) });
  const headers = SEEN_HEADERS.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { status: answer.status, headers: Object.fromEntries(headers), body: await answer.text() };
}

interface Kept {
  apiId: string;
  description?: string;
  routes: number;
  integrations: number;
  stages: number;
}

const ask = async (sandbox: Sandbox, method: string, url: string, body = '') => {
  const answer = await sandbox.handle({ method, url, headers: {}, body });
  const value: Record<string, unknown> = JSON.parse(answer.body);
  if (answer.status >= 300) throw new Error(String(value.message));
  return value as { apiId: string; items: { apiId: string; name: string; description?: string }[] };
};

/** Creates APIs until the page ends, each with its route, integration and stage, and reports each with a response. */
async function createForever(tell: (apiId: string) => unknown): Promise<never> {
  const { sandbox } = await createBrowserSandbox({ start: 'empty' });
  const body = JSON.stringify({ name: 'quick', protocolType: 'HTTP', target: 'https://example.com' });
  for (;;) tell((await ask(sandbox, 'POST', '/v2/apis', body)).apiId);
}

/** Every API in the page's sandbox, with what it has. */
async function kept(): Promise<Kept[]> {
  const { sandbox } = await createBrowserSandbox({ start: 'empty' });
  const { items } = await ask(sandbox, 'GET', '/v2/apis?maxResults=500');
  const count = async (url: string) => (await ask(sandbox, 'GET', url)).items.length;
  return Promise.all(
    items.map(async ({ apiId }) => ({
      apiId,
      routes: await count(`/v2/apis/${apiId}/routes`),
      integrations: await count(`/v2/apis/${apiId}/integrations`),
      stages: await count(`/v2/apis/${apiId}/stages`),
    })),
  );
}

/**
 * Writes with this layout, opens with a newer one while the first is still open, and goes on with this one.
 * @returns the API's description after the upgrade, and what the first sandbox has and says from then on
 */
async function changeLayout(): Promise<{
  description: string | undefined;
  first: string[];
  problems: string[];
}> {
  const [name, start] = ['layouts', 'empty' as const];
  const { sandbox: first, problems } = watched(name);
  await createNamed(first, 'old');
  const store = idbStore(name, {
    version: 4,
    upgrade: (records, from) =>
      records.map((record) => ({
        ...record,
        value: { ...(record.value as object), Description: `was ${from}` },
      })),
  });
  const { items } = await ask(createSandbox({ start, store }), 'GET', '/v2/apis');
  await createNamed(first, 'unsaved');
  return { description: items[0]?.description, first: await namesIn(first), problems };
}

/** Writes as layout 1 did, and opens the database with this layout: the names of the APIs in two Regions. */
async function upgradeFromOne(): Promise<{ unsigned: unknown[]; elsewhere: unknown[] }> {
  const name = 'layout-1';
  const old = idbStore(name, { version: 1, upgrade: (records) => [...records] });
  const value = { ApiId: 'abcdefghij', Name: 'old', ProtocolType: 'HTTP' };
  await old.exclusive(() => old.replace([{ key: 'api||abcdefghij', seq: 1, value }], 1));
  const sandbox = createSandbox({ start: 'empty', store: idbStore(name) });
  const names = async (headers: Record<string, string>) => {
    const { body } = await sandbox.handle({ method: 'GET', url: '/v2/apis', headers, body: '' });
    return (JSON.parse(body).items as { name: string }[]).map((api) => api.name);
  };
  const scope = 'AKIDEXAMPLE/20260304/eu-west-1/apigateway/aws4_request';
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  return { unsigned: await names({}), elsewhere: await names({ authorization }) };
}

const createNamed = (sandbox: Sandbox, name: string) =>
  ask(
    sandbox,
    'POST',
    '/v2/apis',
    JSON.stringify({ name, protocolType: 'HTTP', description: 'x'.repeat(1000) }),
  );

const namesIn = async (sandbox: Sandbox) =>
  (await ask(sandbox, 'GET', '/v2/apis?maxResults=500')).items.map((api) => api.name);

/** A sandbox in a database of its own, and what it says about its storage. */
function watched(name: string) {
  const problems: string[] = [];
  const store = idbStore(name, undefined, (problem) => problems.push(problem));
  return { sandbox: createSandbox({ start: 'empty', store }), problems };
}

/** Opens a database as another program, or another version, would. */
const openRaw = (name: string, version: number) =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

interface Outcome {
  problems: string[];
  names: string[];
}

/** What a sandbox has and says after it was used while `work` is true of the browser. */
async function outcome(name: string, work: (sandbox: Sandbox) => Promise<unknown>): Promise<Outcome> {
  const { sandbox, problems } = watched(name);
  await work(sandbox);
  await createNamed(sandbox, 'after');
  return { problems, names: await namesIn(sandbox) };
}

/** Runs `work` with a global that is not as the browser has it. */
async function stubbed<Result>(owner: object, name: string, value: unknown, work: () => Promise<Result>) {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  try {
    return await work();
  } finally {
    if (before) Object.defineProperty(owner, name, before);
  }
}

/** What goes wrong with a database, one case after the other. */
async function storageFaults(): Promise<Record<string, Outcome>> {
  const refuse = () => {
    throw new DOMException('Not here', 'SecurityError');
  };
  const old = await openRaw('blocked', 1);
  (await openRaw('newer', 9)).close();
  const result = {
    absent: await stubbed(window, 'indexedDB', undefined, () => outcome('absent', async () => {})),
    refused: await stubbed(IDBFactory.prototype, 'open', refuse, () => outcome('refused', async () => {})),
    newer: await outcome('newer', async () => {}),
    blocked: await outcome('blocked', async () => {}),
    deleted: await outcome('deleted', async (sandbox) => {
      await createNamed(sandbox, 'before');
      await new Promise((done) => {
        indexedDB.deleteDatabase('deleted').onsuccess = done;
      });
    }),
  };
  old.close();
  return result;
}

let ours: ReturnType<typeof watched> | undefined;

/** As a browser whose storage is full does, at the second record of a write. */
function fullPut(put: IDBObjectStore['put']): IDBObjectStore['put'] {
  let count = 0;
  return function (this: IDBObjectStore, ...given: [value: unknown, key?: IDBValidKey]) {
    if (this.name === 'records') count += 1;
    if (count > 1) throw new DOMException('No room', 'QuotaExceededError');
    return put.apply(this, given);
  };
}

/** A write of several records to a storage that is full, and what another tab then finds. */
async function fullStorage(): Promise<Outcome & { kept: string[] }> {
  const done = await outcome('full', async (sandbox) => {
    await createNamed(sandbox, 'before');
    const quick = JSON.stringify({ name: 'quick', protocolType: 'HTTP', target: 'https://example.com' });
    await stubbed(IDBObjectStore.prototype, 'put', fullPut(IDBObjectStore.prototype.put), () =>
      ask(sandbox, 'POST', '/v2/apis', quick),
    );
  });
  return { ...done, kept: await namesIn(watched('full').sandbox) };
}

/** Creates some APIs in a sandbox that later calls go on with. @returns what it has and says then */
async function writeSome(names: readonly string[]): Promise<Outcome> {
  ours ??= watched('ours');
  for (const name of names) await createNamed(ours.sandbox, name);
  return { problems: ours.problems, names: await namesIn(ours.sandbox) };
}

const inPage = {
  playOwn,
  playRemote,
  createForever,
  kept,
  changeLayout,
  upgradeFromOne,
  storageFaults,
  fullStorage,
  writeSome,
};

/** The page's functions, as a test sees its window. */
export interface ContractWindow {
  inPage: typeof inPage;
  /** Set by a test: an API's id arrives after the response to its creation. */
  answered(apiId: string): void;
}

Object.assign(window, { inPage });
