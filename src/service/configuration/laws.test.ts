import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/client.test-support';
import { importDocument } from '../openapi/import';
import type { Call } from '../plan';
import type { Protocol } from '../rules/rule';
import { configurations, readLatest, runCalls, whole } from './configuration.test-support';
import { type Change, diff } from './diff';
import { planTo } from './plan-to';
import { fromStageExport, type Source } from './source';
import type { Configuration } from './value';

const LONG = process.env.LONG === '1';
const PURE_RUNS = LONG ? 3000 : 200;
const SANDBOX_RUNS = LONG ? 300 : 12;
const TIMEOUT = 600_000;

const PLACE = { title: 'Make equal', region: 'us-east-1' };
const PROTOCOLS: readonly Protocol[] = ['HTTP', 'WEBSOCKET'];
const pairs = (protocol: Protocol) => fc.tuple(configurations(protocol), configurations(protocol));

/** A change seen from the other side, and as text, because the order of a difference goes by the later names. */
const mirrored = ({ kind, status, before, after, members }: Change) => ({
  kind,
  status: { added: 'removed', removed: 'added', changed: 'changed' }[status],
  before: after,
  after: before,
  members: members.map(({ path, before: was, after: is }) => ({ path, before: is, after: was })),
});
const asTexts = (changes: readonly object[]) => changes.map((one) => JSON.stringify(sortedKeys(one))).sort();
const sortedKeys = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return Array.isArray(value) ? value.map(sortedKeys) : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sortedKeys(one)]),
  );
};

/** An empty API on a sandbox of its own. */
async function emptyApi({ protocol, api }: Configuration) {
  const { client } = startSandbox();
  const { ApiId = '' } = await client.createApi({
    Name: String(api.Name),
    ProtocolType: protocol,
    ...(protocol === 'WEBSOCKET' && { RouteSelectionExpression: String(api.RouteSelectionExpression) }),
  });
  return { client, apiId: ApiId };
}

/** How often each existing resource is updated. */
function updates(calls: readonly Call[]): number[] {
  const counts = new Map<string, number>();
  for (const { operation, input } of calls) {
    if (!operation.startsWith('Update')) continue;
    const name = `${operation} ${JSON.stringify(Object.entries(input).filter(([key]) => /Id$|^StageName$/.test(key)))}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts.values()];
}

const changesBetween = (before: Source, after: Source) => diff(before, after).changes;

it.each(PROTOCOLS)(
  'A difference is empty exactly when two %s APIs are equal, and the same from both sides',
  (protocol) => {
    fc.assert(
      fc.property(pairs(protocol), ([one, other]) => {
        const [a, b] = [whole(one), whole(other)];
        expect(changesBetween(a, a)).toEqual([]);
        const changes = changesBetween(a, b);
        const isEqual = JSON.stringify(sortedKeys(one)) === JSON.stringify(sortedKeys(other));
        expect(changes.length === 0).toBe(isEqual);
        expect(asTexts(changesBetween(b, a))).toEqual(asTexts(changes.map(mirrored)));
      }),
      { numRuns: PURE_RUNS },
    );
  },
  TIMEOUT,
);

it.each(PROTOCOLS)(
  'A plan makes one %s API equal to another, without a refusal, and leaves nothing to do',
  async (protocol) => {
    await fc.assert(
      fc.asyncProperty(pairs(protocol), fc.nat(), async ([first, second], stop) => {
        const { client, apiId } = await emptyApi(first);
        const created = planTo(whole(first), await readLatest(client, apiId), PLACE);
        await runCalls(client, created.plan.calls);
        const latest = await readLatest(client, apiId);
        expect(latest.configuration).toEqual(first);

        const { plan, left } = planTo(whole(second), latest, PLACE);
        expect(left).toEqual([]);
        expect(Math.max(0, ...updates(plan.calls))).toBeLessThanOrEqual(1);
        // Stopped anywhere and planned again, it reaches the same end.
        await runCalls(client, plan.calls.slice(0, stop % (plan.calls.length + 1)));
        const resumed = planTo(whole(second), await readLatest(client, apiId), PLACE);
        await runCalls(client, resumed.plan.calls);
        const end = await readLatest(client, apiId);
        expect(changesBetween(end, whole(second))).toEqual([]);
        expect(end.configuration).toEqual(second);
        expect(planTo(whole(second), end, PLACE).plan.calls).toEqual([]);
      }),
      { numRuns: SANDBOX_RUNS },
    );
  },
  TIMEOUT,
);

/** What a stage serves, from its export. */
async function readServed(
  client: Awaited<ReturnType<typeof emptyApi>>['client'],
  apiId: string,
  stage: string,
) {
  const { body } = await client.exportApi({
    ApiId: apiId,
    Specification: 'OAS30',
    OutputType: 'JSON',
    StageName: stage,
  });
  const variables = { AccountId: '123456789012', Partition: 'aws', Region: PLACE.region };
  const document = importDocument(new TextDecoder().decode(body), { basepath: 'ignore', variables });
  if (!document.ok) throw new Error(document.errors.join());
  return fromStageExport(document);
}

it(
  'A stage serves what was deployed; making the API equal to it again keeps what an export cannot carry',
  async () => {
    await fc.assert(
      fc.asyncProperty(pairs('HTTP'), async ([first, second]) => {
        const { client, apiId } = await emptyApi(first);
        await runCalls(client, planTo(whole(first), await readLatest(client, apiId), PLACE).plan.calls);
        await client.createStage({ ApiId: apiId, StageName: 'served' });
        await client.createDeployment({ ApiId: apiId, StageName: 'served' });
        const deployed = await readLatest(client, apiId);
        const served = await readServed(client, apiId, 'served');
        expect(changesBetween(served, deployed)).toEqual([]);

        const { served: settings } = deployed.configuration.stages;
        const changed = { ...second, stages: { ...second.stages, served: settings ?? {} } };
        await runCalls(client, planTo(whole(changed), deployed, PLACE).plan.calls);
        const latest = await readLatest(client, apiId);
        const back = planTo(served, latest, PLACE);
        expect(back.left).toEqual([]);
        await runCalls(client, back.plan.calls);
        const end = await readLatest(client, apiId);
        expect(changesBetween(end, served)).toEqual([]);
        expect(end.configuration.tags).toEqual(changed.tags);
        expect(Object.keys(end.configuration.stages)).toEqual(Object.keys(latest.configuration.stages));
        expect(end.configuration.api.IpAddressType).toEqual(latest.configuration.api.IpAddressType);
      }),
      { numRuns: SANDBOX_RUNS },
    );
  },
  TIMEOUT,
);
