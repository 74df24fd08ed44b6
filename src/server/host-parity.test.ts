import type { Server } from 'node:http';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlerOf } from '../sandbox/handlers/registry';
import {
  type ObservedResponse,
  PARITY_REGION,
  parityOptions,
  playParityCalls,
  SEEN_HEADERS,
} from '../sandbox/host-parity.test-support';
import { OPERATIONS } from '../sandbox/operations';
import { createSandbox } from '../sandbox/sandbox';
import { sdkHandler } from '../sandbox/sdk-handler';
import { LOOPBACK, listen } from './loopback';
import { sandboxServer } from './sandbox-server';

// The other two hosts, a page's own sandbox and the one that answers for AWS, are tested in e2e/host-parity.e2e.ts.

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

let server: Server;
let endpoint = '';
let fromFunction: ObservedResponse[] = [];

beforeAll(async () => {
  server = sandboxServer(createSandbox(parityOptions()));
  endpoint = `http://${LOOPBACK}:${await listen(server, 0)}`;
  const sandbox = createSandbox(parityOptions());
  fromFunction = await playParityCalls({
    client: new ApiGatewayV2Client({
      region: PARITY_REGION,
      credentials: CREDENTIALS,
      maxAttempts: 1,
      requestHandler: sdkHandler(sandbox) as never,
    }),
    ask: ({ method, url, body = '' }) => sandbox.handle({ method, url, headers: {}, body }),
  });
}, 60_000);

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('The parity calls include every operation, once with its success status and once rejected.', () => {
  const statuses = new Map<string, Set<number | undefined>>();
  for (const { what, status } of fromFunction)
    statuses.set(what, (statuses.get(what) ?? new Set()).add(status));
  const wanting = OPERATIONS.filter(({ name }) => handlerOf(name)).filter(({ name, status }) => {
    const met = [...(statuses.get(name) ?? [])];
    return !met.includes(status) || !met.some((one = 0) => one >= 400 && one < 500);
  });
  expect(wanting.map(({ name }) => [name, ...(statuses.get(name) ?? [])])).toEqual([]);
  expect(fromFunction.filter(({ status = 0 }) => status >= 500).map(({ what }) => what)).toEqual([
    'ListPortals',
    'GET /v2/portals',
  ]);
});

test('Over HTTP the sandbox returns the same responses as the function.', { timeout: 60_000 }, async () => {
  const client = new ApiGatewayV2Client({
    region: PARITY_REGION,
    credentials: CREDENTIALS,
    maxAttempts: 1,
    endpoint,
  });
  const overHttp = await playParityCalls({
    client,
    ask: async ({ method, url, body }) => {
      const answer = await fetch(endpoint + url, { method, ...(body !== undefined && { body }) });
      const headers = SEEN_HEADERS.map((name) => [name, answer.headers.get(name) ?? undefined] as const);
      return {
        status: answer.status,
        headers: Object.fromEntries(
          headers.filter((entry): entry is [string, string] => entry[1] !== undefined),
        ),
        body: await answer.text(),
      };
    },
  });
  expect(overHttp).toEqual(fromFunction);
});
