import { expect, test } from 'vitest';
import { commands } from '../client/calls/commands';
import { isOutcomeUnknown, toApiError } from '../client/calls/errors';
import { parityOptions } from '../sandbox/host-parity.test-support';
import { playCalls } from '../sandbox/host-parity-calls.test-support';
import { createSandbox } from '../sandbox/sandbox';
import { type SandboxHandler, sdkHandler } from '../sandbox/sdk-handler';
import type { Fault, Sandbox } from '../sandbox/types';
import { kinds } from '../service/kinds';
import { pageInput, pageOf } from '../service/list-page';
import { isCreate, isRead, kindOf } from '../service/operations';
import type { Call } from '../service/plan';
import type { Operation } from '../service/sdk';
import { reconcile, type UnknownOutcome } from './reconcile';
import { createRun, type Run, type Send } from './runner';
import { senderThrough } from './sender.test-support';

// Every write operation meets every fault, in a sequence that runs twice: once without faults and once
// with the fault at each call. Both must end in the same state.

const FAULTS: Record<
  string,
  {
    fail: Fault['fail'] | Damage;
    times: number;
    outcome: 'hidden' | 'refused' | 'unknown';
  }
> = {
  'a refusal 400': { fail: refusal(400, 'BadRequestException'), times: 1, outcome: 'refused' },
  'a refusal 401': { fail: refusal(401, 'UnrecognizedClientException'), times: 1, outcome: 'refused' },
  'a refusal 403': { fail: refusal(403, 'AccessDeniedException'), times: 1, outcome: 'refused' },
  'a refusal 404': { fail: refusal(404, 'NotFoundException'), times: 1, outcome: 'refused' },
  'a lasting conflict': { fail: refusal(409, 'ConflictException'), times: 5, outcome: 'refused' },
  'an expired token': { fail: refusal(403, 'ExpiredTokenException'), times: 1, outcome: 'refused' },
  'a temporary conflict with another message': {
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
    outcome: 'unknown',
  },
  'a connection cut before it was applied': { fail: 'network', times: 1, outcome: 'unknown' },
  'a connection cut after it was applied': { fail: 'network-after', times: 1, outcome: 'unknown' },
  'a response that is cut in its body': { fail: 'cut body', times: 1, outcome: 'unknown' },
  'a success without its id': { fail: 'no id', times: 1, outcome: 'unknown' },
};

/** What happens to the response of a call that was applied. */
type Damage = 'cut body' | 'no id';

const isDamage = (fail: Fault['fail'] | Damage): fail is Damage => fail === 'cut body' || fail === 'no id';

function refusal(status: number, error: string): Exclude<Fault['fail'], string | undefined> {
  return { status, error, message: 'On purpose' };
}

/** The response of the next write, damaged. */
let damage: Damage | undefined;

/** The sandbox behind a connection that damages what it carries. */
function damaging(sandbox: Sandbox): SandboxHandler {
  const handler = sdkHandler(sandbox);
  return {
    async handle(request, options) {
      const answer = await handler.handle(request, options);
      if (request.method === 'GET' || damage === undefined) return answer;
      const kind = damage;
      damage = undefined;
      if (kind === 'cut body') throw Object.assign(new Error('network error'), { name: 'CutResponse' });
      answer.response.statusCode = 201;
      answer.response.body = new TextEncoder().encode('{"name":"shop"}');
      return answer;
    },
  };
}

/** The sender of the console in front of a sandbox. */
const senderOf = (sandbox: Sandbox): Send => senderThrough(damaging(sandbox), 'eu-west-1');

/** The cached items of a kind when its list is loaded. */
async function knownTo(send: Send, operation: string, input: object): Promise<Pick<UnknownOutcome, 'known'>> {
  const kind = isCreate(operation) ? kindOf(operation) : undefined;
  if (!kind) return {};
  const { operations, id } = kinds[kind];
  const { output } = await send(operations.list, pageInput(kind, { ...input }));
  const items = pageOf(kind, output).Items as unknown as Record<string, unknown>[];
  return { known: new Set(items.map((item) => String(item[id]))) };
}

/** As a screen does it: a try, after an unknown outcome a check, and another try. */
async function submitTwice(run: Run, sent: UnknownOutcome, send: Send, outcome: string): Promise<void> {
  const { operation } = sent;
  const first = await run.start();
  if (outcome === 'hidden') {
    expect(first.status, operation).toBe('done');
    return;
  }
  const failed = first.calls[0];
  expect(failed?.status, operation).toBe('failed');
  expect(isOutcomeUnknown(failed?.error), operation).toBe(outcome === 'unknown');
  if (outcome === 'unknown') run.note(await reconcile(sent, send));
  const second = await run.resume();
  expect(second.calls[0]?.error, operation).toBeUndefined();
  expect(second.status, operation).toBe('done');
}

/** Runs the sequence, with the fault at each write that succeeds without faults. */
async function runSequence(accepted: Set<number> | undefined, fault?: (typeof FAULTS)[string]) {
  const sandbox = createSandbox({ ...parityOptions(), start: 'empty' });
  const send = senderOf(sandbox);
  const taken = new Set<number>();
  const struck = new Set<string>();
  let index = 0;
  await playCalls(async (operation, input) => {
    // Routing rules are tested elsewhere.
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
    if (isDamage(fault.fail)) damage = fault.fail;
    else sandbox.faults.push({ operation, times: fault.times, ...(fault.fail && { fail: fault.fail }) });
    await submitTwice(run, sent, send, fault.outcome);
    sandbox.faults.splice(0);
    return (run.getState().calls[0]?.output ?? {}) as never;
  });
  return { taken, struck, state: await stateOf(send), writes: writesOf(sandbox) };
}

/** Everything that the lists show, with random ids replaced by their order of appearance. */
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
  'Every write operation survives %s, and none is applied twice.',
  { timeout: 60_000 },
  async (_name, fault) => {
    const undisturbed = await runSequence(undefined);
    const disturbed = await runSequence(undisturbed.taken, fault);
    expect([...disturbed.struck].sort()).toEqual(writes.sort());
    expect(disturbed.state).toEqual(undisturbed.state);
    // What is repeatable is sent again after it was applied.
    if (fault.fail !== 'network-after' && !isDamage(fault.fail))
      expect(disturbed.writes).toEqual(undisturbed.writes);
  },
);

test('Without a cached list from before, a second resource is not created silently.', async () => {
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
  const unknown = { operation: 'CreateIntegration', input, at: Date.now() } as const;
  const found = await reconcile(unknown, send);
  expect(found.outcome).toBe('unsure');
  expect(found).toMatchObject({ candidates: [{ IntegrationId: made.IntegrationId }] });
  expect(await reconcile({ ...unknown, known: new Set() }, send)).toMatchObject({
    outcome: 'applied',
    output: made,
  });
  const known = new Set([String(made.IntegrationId)]);
  expect((await reconcile({ ...unknown, known }, send)).outcome).toBe('not-applied');
});

test('A write that the service stores in another form is found to be applied.', async () => {
  const send = senderOf(createSandbox({ start: 'empty' }));
  const cors = { CorsConfiguration: { AllowHeaders: ['X-Api-Key'], AllowMethods: ['get'] } };
  const created = { Name: 'shop', ProtocolType: 'HTTP', ...cors };
  const { output } = await send('CreateApi', created);
  const { ApiId } = output;
  const unknown = {
    operation: 'CreateApi',
    input: created,
    at: Date.now(),
    known: new Set<string>(),
  } as const;
  expect((await reconcile(unknown, send)).outcome).toBe('applied');
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
