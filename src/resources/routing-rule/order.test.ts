import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/client.test-support';
import { byPriority, movePlan } from './order';

const rule = (Priority: number): RoutingRule => ({
  RoutingRuleId: `r${Priority}`,
  Priority,
  Conditions: [{ MatchBasePaths: { AnyOf: [`p${Priority}`] } }],
  Actions: [{ InvokeApi: { ApiId: 'rest', Stage: 'prod' } }],
});

const moves = (priorities: number[], moved: number, direction: 'up' | 'down') =>
  movePlan('d', priorities.map(rule), rule(moved), direction)?.calls.map(({ input }) => {
    const { RoutingRuleId, Priority } = input as RoutingRule;
    return `${RoutingRuleId} → ${Priority}`;
  });

test.each<[what: string, priorities: number[], moved: number, direction: 'up' | 'down', calls: string[]]>([
  ['into the gap before its neighbour', [10, 50, 150], 150, 'up', ['r150 → 30']],
  ['before the first rule', [50, 150], 150, 'up', ['r150 → 25']],
  ['into the gap after its neighbour', [10, 50, 150], 10, 'down', ['r10 → 100']],
  ['after the last rule', [50, 150], 50, 'down', ['r50 → 160']],
  ['by a swap if no priority is free', [1, 2, 9], 2, 'up', ['r2 → 3', 'r1 → 2', 'r2 → 1']],
  ['by a swap between others', [4, 5, 6], 6, 'up', ['r6 → 7', 'r5 → 6', 'r6 → 5']],
  [
    'by a swap at the end of the range',
    [999_998, 999_999, 1_000_000],
    999_999,
    'down',
    ['r999999 → 999997', 'r1000000 → 999999', 'r999999 → 1000000'],
  ],
])('A rule moves %s.', (_what, priorities, moved, direction, calls) => {
  expect(moves(priorities, moved, direction)).toEqual(calls);
});

test('The first rule cannot move up, the last cannot move down.', () => {
  expect(moves([1, 2], 1, 'up')).toBeUndefined();
  expect(moves([1, 2], 2, 'down')).toBeUndefined();
});

test('No call of a move uses a taken priority, and the two rules end up swapped.', async () => {
  const { client } = startSandbox({});
  const DomainName = 'api.example.com';
  await client.createDomainName({
    DomainName,
    DomainNameConfigurations: [
      {
        CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555',
      },
    ],
    RoutingMode: 'ROUTING_RULE_ONLY',
  });
  for (const one of [1, 2, 3, 8, 999_999, 1_000_000])
    await client.createRoutingRule({ DomainName, ...rule(one) } as never);
  const all = async () =>
    ((await client.listRoutingRules({ DomainName })).RoutingRules ?? []).toSorted(byPriority);
  for (const direction of ['up', 'down'] as const) {
    for (let at = 0; at < 6; at++) {
      const before = await all();
      const other = at + (direction === 'up' ? -1 : 1);
      const [moved, neighbour] = [before[at], before[other]];
      const plan = moved && movePlan(DomainName, before, moved, direction);
      expect(plan === undefined, `${at} ${direction}`).toBe(neighbour === undefined);
      for (const { input } of plan?.calls ?? []) await client.putRoutingRule(input as never);
      const ids = (await all()).map(({ RoutingRuleId }) => RoutingRuleId);
      const expected = before.map(({ RoutingRuleId }) => RoutingRuleId);
      if (neighbour) [expected[at], expected[other]] = [expected[other], expected[at]];
      expect(ids, `${at} ${direction}`).toEqual(expected);
    }
  }
});
