import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { kindFormRules } from '../shared/form-rules.test-support';
import { routingRuleForm } from './model';

const rule = (RoutingRuleId: string, Priority: number): RoutingRule => ({
  RoutingRuleId,
  Priority,
  Conditions: [],
  Actions: [{ InvokeApi: { ApiId: 'rest', Stage: 'prod' } }],
});

const header = (key: string, value: string) => ({ MatchHeaders: [{ key, value }] });
const anyOf = (...names: string[]) => ({
  MatchHeaders: { AnyOf: names.map((Header) => ({ Header, ValueGlob: 'a' })) },
});

export const routingRuleForms = kindFormRules(routingRuleForm, {
  context: {
    domainName: 'api.example.com',
    routingMode: 'ROUTING_RULE_ONLY',
    rules: [rule('r1', 10)],
    apiIds: new Set(['http']),
  },
  original: rule('r2', 20),
  accepted: { ApiId: 'rest', Stage: 'prod' },
  both: [
    ['routingRule.required', 'Priority', { Priority: '' }],
    ['routingRule.shape', 'Priority', { Priority: '0' }],
    ['routingRule.shape', 'Priority', { Priority: '1000001' }],
    ['routingRule.shape', 'Priority', { Priority: 'first' }],
    ['routingRule.target.shape', 'ApiId', { ApiId: '' }],
    ['routingRule.target.shape', 'Stage', { Stage: 's'.repeat(129) }],
    ['routingRule.target.rest', 'ApiId', { ApiId: 'http' }],
    [
      'routingRule.conditions.count',
      'MatchHeaders',
      { MatchHeaders: ['a', 'b', 'c'].map((key) => ({ key, value: 'a' })) },
    ],
    ['routingRule.header.one', 'root', { OtherConditions: [anyOf('x-a', 'x-b')] }],
    ['routingRule.header.name', 'MatchHeaders', header('', 'a')],
    ['routingRule.header.name', 'MatchHeaders', header('x'.repeat(40), 'a')],
    ['routingRule.header.name', 'MatchHeaders', header('x version', 'a')],
    ['routingRule.header.name', 'MatchHeaders', header('x-*', 'a')],
    ['routingRule.header.name', 'MatchHeaders', header('Authorization', 'a')],
    ['routingRule.header.name', 'MatchHeaders', header('X-Amz-Date', 'a')],
    ['routingRule.header.value', 'MatchHeaders', header('x-a', '')],
    ['routingRule.header.value', 'MatchHeaders', header('x-a', 'a'.repeat(128))],
    ['routingRule.header.value', 'MatchHeaders', header('x-a', 'a*b')],
    ['routingRule.header.value', 'MatchHeaders', header('x-a', `*${'a'.repeat(38)}*`)],
    ['routingRule.header.value', 'MatchHeaders', header('x-a', 'a, b')],
    ['routingRule.basePath', 'MatchBasePaths', { MatchBasePaths: ['my orders'] }],
    ['routingRule.basePath', 'MatchBasePaths', { MatchBasePaths: ['o'.repeat(128)] }],
    ['routingRule.priority.unique', 'Priority', { Priority: '10' }],
  ],
  create: [['routingRule.mode', 'root', {}, { routingMode: 'API_MAPPING_ONLY' }]],
});
