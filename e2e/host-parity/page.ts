import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { createBrowserSandbox, type SandboxHandler } from '../../src/sandbox/browser-transport';
import {
  type ObservedResponse,
  PARITY_REGION,
  parityOptions,
  playParityCalls,
  type RawRequest,
  SEEN_HEADERS,
} from '../../src/sandbox/host-parity.test-support';
import { createSandbox } from '../../src/sandbox/sandbox';
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
  return value as { apiId: string; items: { apiId: string; description?: string }[] };
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
 * Writes with this layout, opens with a newer one while the first is still open, and goes back to this one.
 * @returns the API's description after the upgrade, and what this layout says then
 */
async function changeLayout(): Promise<{ description: string | undefined; refusal: string }> {
  const [name, start] = ['layouts', 'empty' as const];
  const first = createSandbox({ start, store: idbStore(name) });
  await ask(first, 'POST', '/v2/apis', '{"name":"old","protocolType":"HTTP"}');
  const store = idbStore(name, {
    version: 3,
    upgrade: (records, from) =>
      records.map((record) => ({
        ...record,
        value: { ...(record.value as object), Description: `was ${from}` },
      })),
  });
  const { items } = await ask(createSandbox({ start, store }), 'GET', '/v2/apis');
  const refusal = await ask(first, 'GET', '/v2/apis').then(String, (error: Error) => error.message);
  return { description: items[0]?.description, refusal };
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

const inPage = { playOwn, playRemote, createForever, kept, changeLayout, upgradeFromOne };

/** The page's functions, as a test sees its window. */
export interface ContractWindow {
  inPage: typeof inPage;
  /** Set by a test: an API's id arrives after the response to its creation. */
  answered(apiId: string): void;
}

Object.assign(window, { inPage });
