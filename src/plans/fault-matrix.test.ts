import { ApiGatewayV2Client, type ApiGatewayV2ClientConfig } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { commands } from '../client/calls/commands';
import { toApiError } from '../client/calls/errors';
import { createSender } from '../client/calls/sender';
import { sandboxConnection } from '../client/connection/connection';
import { sdkHandler } from '../sandbox/browser-transport';
import { parityOptions } from '../sandbox/host-parity.test-support';
import { playCalls } from '../sandbox/host-parity-calls.test-support';
import { createSandbox } from '../sandbox/sandbox';
import type { Fault, Sandbox } from '../sandbox/types';
import { kinds } from '../service/kinds';
import { pageInput, pageOf } from '../service/list-page';
import { isCreate, isRead, kindOf } from '../service/operations';
import type { Call } from '../service/plan';
import type { KnownOperation, Operation } from '../service/sdk';
import { isOutcomeUnknown, reconcile, type UnknownOutcome } from './reconcile';
import { createRun, type Run, type Send } from './runner';

// Every operation that changes something meets every fault, in a sequence that plays twice: once undisturbed and once
// with the fault at each call. Whatever happens on the way, both must end in the same state.

const FAULTS: Record<string, { fail: Fault['fail']; times: number; outcome: 'hidden' | 'refused' | 'lost' }> =
  {
    'a refusal 400': { fail: refusal(400, 'BadRequestException'), times: 1, outcome: 'refused' },
    'a refusal 401': { fail: refusal(401, 'UnrecognizedClientException'), times: 1, outcome: 'refused' },
    'a refusal 403': { fail: refusal(403, 'AccessDeniedException'), times: 1, outcome: 'refused' },
    'a refusal 404': { fail: refusal(404, 'NotFoundException'), times: 1, outcome: 'refused' },
    'a lasting conflict': { fail: refusal(409, 'ConflictException'), times: 5, outcome: 'refused' },
    'an expired token': { fail: refusal(403, 'ExpiredTokenException'), times: 1, outcome: 'refused' },
    'a conflict that ends, with another sentence': {
      fail: refusal(409, 'ConflictException'),
      times: 2,
      outcome: 'hidden',
    },
    'a concurrent modification, twice': {
      fail: {
        status: 409,
        error: 'ConflictException',
        message: 'Unable to complete operation due to concurrent modification. Please try again later.',
      },
      times: 2,
      outcome: 'hidden',
    },
    'throttling, three times': {
      fail: refusal(429, 'TooManyRequestsException'),
      times: 3,
      outcome: 'hidden',
    },
    'a failure 500 before it was applied': {
      fail: refusal(500, 'InternalFailure'),
      times: 1,
      outcome: 'lost',
    },
    'a connection cut before it was applied': { fail: 'network', times: 1, outcome: 'lost' },
    'a connection cut after it was applied': { fail: 'network-after', times: 1, outcome: 'lost' },
  };

function refusal(status: number, error: string): Exclude<Fault['fail'], string | undefined> {
  return { status, error, message: 'On purpose' };
}

/** The sender of the console in front of a sandbox, without its pauses. */
function senderOf(sandbox: Sandbox): Send {
  const client = new ApiGatewayV2Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: sdkHandler(sandbox) as unknown as NonNullable<ApiGatewayV2ClientConfig['requestHandler']>,
  });
  const send = createSender({
    transmit: (_connection, operation, input, abortSignal) => {
      const Command = commands[operation] as unknown as new (input: unknown) => never;
      return client.send(new Command(input), abortSignal ? { abortSignal } : {});
    },
    budget: () => undefined,
    account: () => 'test',
    pause: 0,
  });
  return (operation, input, signal) => send(sandboxConnection, operation as KnownOperation, input, signal);
}

/** What a screen knows of a kind when its list is loaded. */
async function knownTo(send: Send, operation: string, input: object): Promise<Pick<UnknownOutcome, 'known'>> {
  const kind = isCreate(operation) ? kindOf(operation) : undefined;
  if (!kind) return {};
  const { operations, id } = kinds[kind];
  const { output } = await send(operations.list, pageInput(kind, { ...input }));
  const items = pageOf(kind, output).Items as unknown as Record<string, unknown>[];
  return { known: new Set(items.map((item) => String(item[id]))) };
}

/** As a screen does it: once, then after a failure a look where the answer was lost, and once more. */
async function submitTwice(run: Run, sent: UnknownOutcome, send: Send, outcome: string): Promise<void> {
  const { operation } = sent;
  const first = await run.start();
  if (outcome === 'hidden') {
    expect(first.status, operation).toBe('done');
    return;
  }
  const failed = first.calls[0];
  expect(failed?.status, operation).toBe('failed');
  expect(isOutcomeUnknown(failed?.error), operation).toBe(outcome === 'lost');
  if (outcome === 'lost') run.note(await reconcile(sent, send));
  const second = await run.resume();
  expect(second.calls[0]?.error, operation).toBeUndefined();
  expect(second.status, operation).toBe('done');
}

/** Plays the sequence; at each write that is accepted undisturbed, the fault strikes. */
async function play(accepted: Set<number> | undefined, fault?: (typeof FAULTS)[string]) {
  const sandbox = createSandbox({ ...parityOptions(), start: 'empty' });
  const send = senderOf(sandbox);
  const taken = new Set<number>();
  const struck = new Set<string>();
  let index = 0;
  await playCalls(async (operation, input) => {
    // Routing rules are no part of the console.
    if (!(operation in commands)) return {};
    index += 1;
    const strikes = fault && accepted?.has(index) && !isRead(operation);
    if (!strikes) {
      try {
        const { output } = await send(operation, input as unknown as Record<string, unknown>);
        taken.add(index);
        return output as never;
      } catch (error) {
        expect(toApiError(error, operation).details.status).toBeGreaterThanOrEqual(400);
        return {};
      }
    }
    struck.add(operation);
    const members = input as unknown as Record<string, unknown>;
    const sent: UnknownOutcome = {
      operation,
      input: members,
      at: parityOptions().now?.().getTime() ?? 0,
      ...(await knownTo(send, operation, members)),
    };
    const call = { id: 'call', operation, input, label: operation } as unknown as Call;
    const run = createRun({ title: operation, calls: [call] }, { send });
    sandbox.faults.push({ operation, times: fault.times, fail: fault.fail });
    await submitTwice(run, sent, send, fault.outcome);
    sandbox.faults.splice(0);
    return (run.getState().calls[0]?.output ?? {}) as never;
  });
  return { taken, struck, state: await stateOf(send), writes: writesOf(sandbox) };
}

/** Everything that the lists show, with ids by the order in which they come: chance makes them. */
async function stateOf(send: Send): Promise<unknown> {
  const list = async (operation: Operation, input: Record<string, unknown>) =>
    ((await send(operation, { ...input, MaxResults: '500' })).output.Items ?? []) as Record<
      string,
      unknown
    >[];
  const apis = await list('GetApis', {});
  const inApis = await Promise.all(
    apis.map(async ({ ApiId }) =>
      Promise.all(
        (
          [
            'GetRoutes',
            'GetIntegrations',
            'GetAuthorizers',
            'GetStages',
            'GetDeployments',
            'GetModels',
          ] as const
        ).map((operation) => list(operation, { ApiId })),
      ),
    ),
  );
  const all = {
    apis,
    inApis,
    domains: await list('GetDomainNames', {}),
    links: await list('GetVpcLinks', {}),
  };
  let text = JSON.stringify(all, null, 1);
  const ids = [...new Set([...text.matchAll(/Id": "(\w+)"/g)].map(([, id = '']) => id))];
  for (const [at, id] of ids.entries()) text = text.replaceAll(id, `id-${at}`);
  return text;
}

/** How often each operation changed something. */
function writesOf(sandbox: Sandbox): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { operation = '', status } of sandbox.calls) {
    if (isRead(operation) || status < 200 || status >= 300) continue;
    counts[operation] = (counts[operation] ?? 0) + 1;
  }
  return counts;
}

const writes = Object.keys(commands).filter((name) => !isRead(name));

test.each(Object.entries(FAULTS))(
  'Every operation that changes something survives %s, and none is applied twice.',
  { timeout: 60_000 },
  async (_name, fault) => {
    const undisturbed = await play(undefined);
    const disturbed = await play(undisturbed.taken, fault);
    expect([...disturbed.struck].sort()).toEqual(writes.sort());
    expect(disturbed.state).toEqual(undisturbed.state);
    if (fault.fail !== 'network-after') expect(disturbed.writes).toEqual(undisturbed.writes);
  },
);

test('Without knowing what was there before, a second resource is not made in silence.', async () => {
  const sandbox = createSandbox({ start: 'empty' });
  const send = senderOf(sandbox);
  const { output } = await send('CreateApi', { Name: 'shop', ProtocolType: 'HTTP' });
  const input = {
    ApiId: output.ApiId,
    IntegrationType: 'HTTP_PROXY',
    IntegrationUri: 'https://example.com',
    IntegrationMethod: 'GET',
    PayloadFormatVersion: '1.0',
  };
  const { output: made } = await send('CreateIntegration', input);
  const lost = { operation: 'CreateIntegration', input, at: Date.now() } as const;
  const found = await reconcile(lost, send);
  expect(found.outcome).toBe('unsure');
  expect(found.text).toContain(String(made.IntegrationId));
  expect(await reconcile({ ...lost, known: new Set() }, send)).toMatchObject({
    outcome: 'applied',
    output: made,
  });
  const known = new Set([String(made.IntegrationId)]);
  expect((await reconcile({ ...lost, known }, send)).outcome).toBe('not-applied');
});

test('A write that the service keeps in another form is found to be applied.', async () => {
  const send = senderOf(createSandbox({ start: 'empty' }));
  const cors = { CorsConfiguration: { AllowHeaders: ['X-Api-Key'], AllowMethods: ['get'] } };
  const created = { Name: 'shop', ProtocolType: 'HTTP', ...cors };
  const { output } = await send('CreateApi', created);
  const { ApiId } = output;
  const lost = { operation: 'CreateApi', input: created, at: Date.now(), known: new Set<string>() } as const;
  expect((await reconcile(lost, send)).outcome).toBe('applied');
  const change = { ApiId, CorsConfiguration: { ExposeHeaders: ['X-Request-Id'] } };
  await send('UpdateApi', change);
  const update = { operation: 'UpdateApi', input: change, at: Date.now() } as const;
  expect((await reconcile(update, send)).outcome).toBe('applied');
  const stage = { ApiId, StageName: 'dev' };
  await send('CreateStage', { ...stage, Description: 'old' });
  const emptied = { ...stage, Description: '' };
  await send('UpdateStage', emptied);
  const lostStage = { operation: 'UpdateStage', input: emptied, at: Date.now() } as const;
  expect((await reconcile(lostStage, send)).outcome).toBe('applied');
});
