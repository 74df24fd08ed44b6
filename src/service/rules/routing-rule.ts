import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { checkAll, type Issue, type Rule } from './rule';
import { type Draft, integer, requiredRule, shapeRule, structure } from './shape';

export type RoutingRuleState = Draft<RoutingRule>;

export interface RoutingRuleFacts {
  /** Rules of the same domain; one with the state's own id is passed over. */
  otherRules?: readonly { RoutingRuleId?: string | undefined; Priority?: number | undefined }[];
  /** Whether the target is an HTTP or WebSocket API, which rules cannot serve. */
  targetsV2?: boolean;
}

export const routingRuleRules: readonly Rule<RoutingRuleState, RoutingRuleFacts>[] = [
  requiredRule('routingRule', 'CreateRoutingRule', ['Actions', 'Conditions', 'Priority']),
  shapeRule('routingRule', structure({ Priority: integer(1, 1000000) })),
  {
    id: 'routingRule.action.one',
    mark: 'DOC',
    source: '4',
    check: (rule) =>
      rule.Actions === undefined || (rule.Actions.length === 1 && rule.Actions[0]?.InvokeApi)
        ? []
        : [{ path: ['Actions'], message: 'A routing rule has exactly one InvokeApi action' }],
  },
  {
    id: 'routingRule.conditions.count',
    mark: 'DOC',
    source: '4',
    check: ({ Conditions: conditions = [] }) =>
      conditions.filter((condition) => condition.MatchHeaders).length > 2 ||
      conditions.filter((condition) => condition.MatchBasePaths).length > 1
        ? [
            {
              path: ['Conditions'],
              message:
                'A routing rule has at most two MatchHeaders conditions and one MatchBasePaths condition',
            },
          ]
        : [],
  },
  {
    id: 'routingRule.target.rest',
    mark: 'DOC',
    source: '4',
    check: (_rule, facts) =>
      facts.targetsV2
        ? [
            {
              path: ['Actions', 0, 'InvokeApi', 'ApiId'],
              message: "WebSocket or HTTP APIs aren't supported as target APIs for routing rules",
            },
          ]
        : [],
  },
  {
    id: 'routingRule.priority.unique',
    mark: 'DOC',
    source: '4',
    check: (rule, facts) =>
      facts.otherRules?.some(
        (other) =>
          other.Priority === rule.Priority &&
          (rule.RoutingRuleId === undefined || other.RoutingRuleId !== rule.RoutingRuleId),
      )
        ? [
            {
              path: ['Priority'],
              message: `A routing rule with priority ${rule.Priority} already exists`,
              status: 409,
            },
          ]
        : [],
  },
];

/** What the service has against this routing rule (2.1, 4). */
export function checkRoutingRule(rule: RoutingRuleState, facts: RoutingRuleFacts = {}): Issue[] {
  return checkAll(routingRuleRules, rule, facts);
}
