import { describe, expect, test } from 'vitest';
import { commands } from '../../../client/calls/commands';
import { startSandbox } from '../../../sandbox/client.test-support';
import { seeded } from '../../../sandbox/ids';
import { memoryStore } from '../../../sandbox/store-memory';
import { kinds } from '../../../service/kinds';
import { pageInput, pageOf } from '../../../service/list-page';
import { isRead, isTagging, kindOf, roleOf } from '../../../service/operations';
import type { Operation } from '../../../service/sdk';
import { randomCalls } from './undo-calls.test-support';
import { type JournaledWrite, valueAt } from './undo-parts';
import { undoPlan } from './undo-plan';
import { rename, worldOf } from './undo-world.test-support';

const SEED = Number(process.env.SEED ?? 20261123);
const ROUNDS = 16;
/** Chance can leave an operation out of the first rounds: further ones follow until each has been undone. */
const MOST_ROUNDS = 64;
const NEVER_UNDONE = ['DeleteApi', 'DeleteDeployment', 'ReimportApi', 'ResetAuthorizersCache'];

type Members = Record<string, unknown>;

async function start() {
  const store = memoryStore();
  const { client } = startSandbox({ store });
  const send = async (operation: string, input: Members): Promise<Members> => {
    const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}` as 'getApis';
    const { $metadata: _, ...output } = await client[method](input as never);
    return output as Members;
  };
  /** The service's data, without times and members that the service sets. */
  const state = async () => {
    // The next request runs the due transitions.
    await send('GetApis', {});
    const { records } = await store.load();
    return records
      .filter(({ key }) => /^[^|]*\|(?!job|deployed|deployment|meta)/.test(key))
      .map(({ key, value }) => `${key} ${JSON.stringify(steady(value as Members))}`)
      .sort()
      .join('\n');
  };
  /** Takes a snapshot; the returned function restores it where no call can. */
  const saved = async () => {
    const { records } = await store.load();
    return async () => store.replace(records, (await store.head()).version + 1);
  };
  return { send, state, saved };
}

const OWN = /Date$|^(DomainNameStatus|VpcLinkStatus|LastDeploymentStatusMessage|ApiGatewayDomainName)$/;

/** Sorts members and drops empty or false ones, and the deployment of a stage with AutoDeploy. */
function steady(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(steady);
  if (typeof value !== 'object' || value === null) return value;
  const { AutoDeploy } = value as Members;
  const entries = Object.entries(value)
    .filter(([key]) => !OWN.test(key) && !(AutoDeploy && key === 'DeploymentId'))
    .map(([key, one]) => [key, steady(one)] as const)
    .filter(([, one]) => ![undefined, false, '', '{}', '[]'].includes(isEmpty(one)));
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' ? JSON.stringify(value) : (value as string | undefined);

type Send = Awaited<ReturnType<typeof start>>['send'];

/** The state that the console would have recorded before the call. */
async function before(
  send: Send,
  operation: string,
  input: Members,
): Promise<Pick<JournaledWrite, 'before' | 'below'>> {
  if (isTagging(operation)) {
    return { before: await send('GetTags', { ResourceArn: input.ResourceArn }) };
  }
  const kind = operation === 'CreateDeployment' ? 'stage' : kindOf(operation);
  if (!kind || input[kinds[kind].id] === undefined) return {};
  const ids = Object.fromEntries([...kinds[kind].parents, kinds[kind].id].map((name) => [name, input[name]]));
  const known = await send(kinds[kind].operations.get, ids).catch(() => undefined);
  const children = roleOf(operation) === 'delete' ? kinds[kind].children : [];
  const counts = children.map(async (child) => {
    const page = await send(kinds[child].operations.list, pageInput(child, ids));
    return [child, pageOf(child, page).Items.length] as const;
  });
  const below = Object.fromEntries(await Promise.all(counts));
  return { ...(known && { before: known }), below };
}

/**
 * Deletes the automatic deployments that no stage serves. The sandbox keeps only the newest 50 of them, so that a long
 * series of calls would delete one to which an undo returns its stage.
 */
async function deleteSpareDeployments(send: Send, ApiId: unknown): Promise<void> {
  const { Items: stages } = (await send('GetStages', { ApiId })) as { Items: Members[] };
  const { Items: all } = (await send('GetDeployments', { ApiId, MaxResults: '500' })) as { Items: Members[] };
  const served = new Set(stages.map(({ DeploymentId }) => DeploymentId));
  for (const { DeploymentId, AutoDeployed } of all) {
    if (AutoDeployed && !served.has(DeploymentId)) await send('DeleteDeployment', { ApiId, DeploymentId });
  }
}

test('Undo restores what any call changed; a call that cannot be undone has a reason.', async () => {
  const { send, state, saved } = await start();
  const world = await worldOf(send);
  const random = seeded(SEED);
  const undone = new Map<string, number>();
  const reasons = new Map<string, Set<string>>();
  const writes = Object.keys(commands).filter((operation) => !isRead(operation));
  const never = () => writes.filter((operation) => !undone.has(operation)).sort();
  function* rounds() {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (round >= ROUNDS && never().length === NEVER_UNDONE.length) return;
      yield* randomCalls(world, random);
    }
  }
  for (const [operation, input] of rounds()) {
    await deleteSpareDeployments(send, world.things.http?.ApiId);
    const known = await before(send, operation, input);
    const was = await state();
    const restore = await saved();
    let output: Members;
    try {
      output = await send(operation, input);
    } catch {
      expect(await state()).toBe(was);
      continue;
    }
    const entry = { operation: operation as Operation, input, output, outcome: 'ok' as const, ...known };
    const undo = undoPlan(entry);
    const what = `${operation} ${JSON.stringify(input)}`;
    if ('reason' in undo) {
      expect(undo.reason, what).toMatch(/\.$/);
      reasons.set(operation, (reasons.get(operation) ?? new Set()).add(undo.reason));
      await restore();
      continue;
    }
    if (undo.check) {
      const now = await send(undo.check.operation, { ...undo.check.input });
      for (const { path, value } of undo.check.expected) {
        expect(JSON.stringify(valueAt(now, path)), `${what} ${path.join('.')}`).toBe(JSON.stringify(value));
      }
    }
    // Some changes are not undone, so that the next calls start from another state.
    // A changed route key is always undone: settings of stages refer to it.
    if (/^(Update|Tag)/.test(operation) && !('RouteKey' in input) && random() < 0.4) continue;
    let expected = was;
    for (const call of undo.plan.calls) {
      const answer = await send(call.operation, call.input as Members).catch((error: unknown) => {
        throw new Error(`${what} is undone by ${JSON.stringify(call)}`, { cause: error });
      });
      const kind = kindOf(call.operation);
      const id = kind ? kinds[kind].id : '';
      if (roleOf(call.operation) === 'create' && input[id] !== answer[id]) {
        expected = expected.replaceAll(String(input[id]), String(answer[id]));
        rename(world, String(input[id]), String(answer[id]));
      }
    }
    const sorted = expected.split('\n').sort().join('\n');
    expect(await state(), `${what} undone by ${JSON.stringify(undo.plan.calls)}`).toBe(sorted);
    undone.set(operation, (undone.get(operation) ?? 0) + 1);
  }
  const neither = writes.filter((operation) => !undone.has(operation) && !reasons.has(operation));
  expect(neither).toEqual([]);
  expect(never()).toEqual(NEVER_UNDONE);
}, 120_000);

describe('A call cannot be undone', () => {
  const done = (operation: Operation, rest: Partial<JournaledWrite> = {}): JournaledWrite => ({
    operation,
    input: {},
    output: {},
    outcome: 'ok',
    ...rest,
  });
  const route = { ApiId: 'a', RouteId: 'r' };
  test.each<[what: string, entry: JournaledWrite, reason: RegExp]>([
    ['that only read', done('GetApis'), /only read/],
    [
      'that was rejected',
      done('CreateApi', { outcome: { name: 'X', message: 'no', status: 400 } }),
      /rejected the call/,
    ],
    [
      'that got no response',
      done('CreateApi', { outcome: { name: 'X', message: 'no', status: 0 } }),
      /unknown whether/,
    ],
    ['on what had not been loaded', done('UpdateRoute', { input: route }), /had not been loaded/],
    [
      'that deleted route responses',
      done('DeleteRoute', { input: route, before: { RouteKey: 'ping' }, below: { routeResponse: 2 } }),
      /2 route responses that are not recorded/,
    ],
    [
      'that may have deleted route responses',
      done('DeleteRoute', { input: route, before: { RouteKey: 'ping' } }),
      /unknown whether the route had route responses/,
    ],
    [
      'that deleted a managed resource',
      done('DeleteStage', {
        input: { ApiId: 'a' },
        before: { StageName: '$default', ApiGatewayManaged: true },
      }),
      /managed this stage/,
    ],
    [
      'that gave a route its first target',
      done('UpdateRoute', {
        input: { ...route, Target: 'integrations/i' },
        before: { RouteKey: 'GET /' },
        output: { Target: 'integrations/i' },
      }),
      /replaced, not removed/,
    ],
    [
      'that described a stage for the first time',
      done('UpdateStage', {
        input: { ApiId: 'a', StageName: 's', Description: 'new' },
        before: { StageName: 's' },
        output: { StageName: 's', Description: 'new' },
      }),
      /can be changed, not removed/,
    ],
    [
      'that set a limit for the first time',
      done('UpdateStage', {
        input: { ApiId: 'a', StageName: 's', DefaultRouteSettings: { ThrottlingBurstLimit: 5 } },
        before: { StageName: 's' },
        output: { StageName: 's', DefaultRouteSettings: { ThrottlingBurstLimit: 5 } },
      }),
      /Once set, it can be changed, not removed/,
    ],
    [
      'that changed what quick create created',
      done('UpdateApi', { input: { ApiId: 'a', Target: 'https://example.com' }, before: { Name: 'a' } }),
      /quick-created integration or route/,
    ],
  ])('%s', (_, entry, reason) => {
    const undo = undoPlan(entry);
    expect('reason' in undo ? undo.reason : 'an inverse').toMatch(reason);
  });
});

test('Undo does not set tags that are reserved for AWS.', () => {
  const undo = undoPlan({
    operation: 'DeleteStage',
    input: { ApiId: 'a', StageName: 's' },
    outcome: 'ok',
    before: { StageName: 's', Tags: { 'aws:cloudformation:stack-name': 'x', team: 'a' } },
  });
  expect('plan' in undo && undo.plan.calls).toMatchObject([
    { operation: 'CreateStage', input: { ApiId: 'a', StageName: 's', Tags: { team: 'a' } } },
  ]);
});
