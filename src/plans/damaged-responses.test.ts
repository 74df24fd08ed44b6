import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { HttpResponse } from '@smithy/core/protocols';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isOutcomeUnknown } from '../client/calls/errors';
import { pendingCallsStore } from '../client/calls/pending-calls';
import { sandboxConnection } from '../client/connection/connection';
import type { SdkHandler } from '../client/connection/relay-transport';
import { serviceTime } from '../client/connection/service-clock';
import { withTimeout } from '../client/connection/timeout';
import { DAMAGES, type Damage } from '../sandbox/damaged-responses.test-support';
import { createSandbox } from '../sandbox/sandbox';
import type { Sandbox, WireResponse } from '../sandbox/types';
import { kinds } from '../service/kinds';
import { pageInput, pageOf } from '../service/list-page';
import { isCreate, isRead, kindOf } from '../service/operations';
import type { Call } from '../service/plan';
import type { Operation } from '../service/sdk';
import { reconcile, type UnknownOutcome } from './reconcile';
import { createRun, type Send } from './runner';
import { senderThrough } from './sender.test-support';

// Seven writes meet each damaged response over a real TLS connection, and the button is pressed twice. Nothing may be
// applied twice, and no call may count as done, refused or not applied when it is not.

let sandbox: Sandbox;
let pending: { operation: string; damage: Damage } | undefined;
let server: Server;
/** What the service's clock is ahead of this machine's, minutes. */
let ahead = 0;

const serviceNow = () => new Date(Date.now() + ahead * 60_000);

const NOT_HANDLED: WireResponse = { status: 200, headers: {}, body: '' };

async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '' } = incoming;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const request = { method, url, headers, body: await text(incoming) };
  response.setHeader('date', serviceNow().toUTCString());
  const isWrite = method !== 'GET';
  const damage = isWrite ? pending?.damage : undefined;
  if (damage) pending = undefined;
  const served = damage && !damage.reachesService ? NOT_HANDLED : await sandbox.handle(request);
  if (!damage) return void response.writeHead(served.status, served.headers).end(served.body);
  damage.respond(response, served);
  // The user does not wait for the end of the silence.
  if (damage.name === 'headers, then silence')
    for (const call of pendingCallsStore.getSnapshot()) call.stop();
}

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  // Node's fetch takes no certificate of its own.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  server = createServer({ key, cert }, respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

/** The browser's transport: fetch, without redirects. */
const fetchHandler: SdkHandler = {
  async handle(request, options) {
    const {
      method,
      headers,
      body,
      query = {},
    } = request as unknown as {
      method: string;
      headers: Record<string, string>;
      body?: string;
      query?: Record<string, string>;
    };
    const search = new URLSearchParams(query);
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`https://127.0.0.1:${port}${request.path}?${search}`, {
      method,
      headers,
      redirect: 'error',
      signal: (options as { abortSignal: AbortSignal }).abortSignal,
      ...(body === undefined ? {} : { body }),
    });
    return {
      response: new HttpResponse({
        statusCode: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: answer.body ?? new Uint8Array(),
      }),
    };
  },
};

const createSend = (): Send => senderThrough(withTimeout(fetchHandler), 'us-east-1');

async function listOf(send: Send, operation: Operation, input: object) {
  const kind = kindOf(operation);
  if (!kind) return [];
  const { output } = await send(kinds[kind].operations.list, pageInput(kind, { ...input }));
  return pageOf(kind, output).Items as unknown as Record<string, unknown>[];
}

/** An API with a route, an integration and a stage, and the input of each write. */
async function prepare(send: Send): Promise<Record<string, Record<string, unknown>>> {
  const { output: api } = await send('CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  const { ApiId } = api;
  const { output: route } = await send('CreateRoute', { ApiId, RouteKey: 'GET /pets' });
  await send('CreateStage', { ApiId, StageName: 'prod' });
  return {
    CreateApi: { Name: 'second', ProtocolType: 'HTTP' },
    CreateRoute: { ApiId, RouteKey: 'GET /orders' },
    CreateIntegration: {
      ApiId,
      IntegrationType: 'HTTP_PROXY',
      IntegrationUri: 'https://example.com',
      IntegrationMethod: 'GET',
      PayloadFormatVersion: '1.0',
    },
    UpdateStage: { ApiId, StageName: 'prod', Description: 'Production' },
    DeleteRoute: { ApiId, RouteId: route.RouteId },
    CreateDeployment: { ApiId, Description: 'Release 2' },
    TagResource: { ResourceArn: `arn:aws:apigateway:us-east-1::/apis/${ApiId}`, Tags: { team: 'pets' } },
  };
}

const OPERATIONS = [
  'CreateApi',
  'CreateRoute',
  'CreateIntegration',
  'UpdateStage',
  'DeleteRoute',
  'CreateDeployment',
  'TagResource',
] as const;

const accepted = (operation: string) =>
  sandbox.calls.filter((call) => call.operation === operation && call.status < 300).length;

/** Each damage with one clock, or with all of them. */
const CASES = DAMAGES.flatMap((damage, index) =>
  [0, 10, -10]
    .filter((_, at) => process.env.LONG === '1' || at === index % 3)
    .map((minutes) => [damage.name, minutes, damage] as const),
);

test.each(CASES)(
  'No write is doubled or misreported by %s, where the service’s clock is %i minutes ahead.',
  async (_name, minutes, damage) => {
    ahead = minutes;
    for (const operation of OPERATIONS) {
      sandbox = createSandbox({ start: 'empty', now: serviceNow });
      const send = createSend();
      const input = (await prepare(send))[operation] ?? {};
      const before = isCreate(operation) ? await listOf(send, operation, input) : [];
      const id = kinds[kindOf(operation, input) ?? 'api'].id;
      const known = new Set(before.map((item) => String(item[id])));
      const at = serviceTime(sandboxConnection.id, Date.now());
      expect(Math.abs((at ?? 0) - serviceNow().getTime())).toBeLessThan(5000);
      const unknown: UnknownOutcome = { operation, input, at, ...(isCreate(operation) ? { known } : {}) };
      const acceptedBefore = accepted(operation);
      pending = { operation, damage };
      const call = { id: 'call', operation, input, label: operation } as unknown as Call;
      const run = createRun({ title: operation, calls: [call] }, { send });

      const first = await run.start();
      const failed = first.calls.find(({ status }) => status === 'failed');
      if (failed) {
        expect(isOutcomeUnknown(failed.error), `${operation} is not refused`).toBe(true);
        expect(failed.error?.message).not.toContain('undefined');
        const found = await reconcile(unknown, send);
        const isApplied = accepted(operation) > acceptedBefore;
        if (found.outcome !== 'repeatable')
          expect(found.outcome, operation).toBe(isApplied ? 'applied' : 'not-applied');
        run.note(found);
        expect((await run.resume()).status, operation).toBe('done');
      }
      expect(accepted(operation) - acceptedBefore, `${operation} is applied once`).toBe(1);
      const [done] = run.getState().calls;
      if (isCreate(operation)) {
        expect(typeof done?.output?.[id], `${operation} has an id`).toBe('string');
        expect((await listOf(send, operation, input)).length).toBe(before.length + 1);
      }
      // Reads are never damaged here: what they show is what was sent.
      expect(sandbox.calls.filter(({ operation: name = '' }) => !isRead(name)).length).toBeGreaterThan(0);
    }
  },
);
