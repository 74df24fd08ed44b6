import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { formInput } from '../shared/resource-form';
import { type RoutingRuleContext, routingRuleForm } from './model';

const context: RoutingRuleContext = {
  domainName: 'api.example.com',
  routingMode: 'ROUTING_RULE_ONLY',
  rules: [],
  apiIds: new Set(),
};

const basePath = { MatchBasePaths: { AnyOf: ['orders'] } };
const header = { MatchHeaders: { AnyOf: [{ Header: 'x-version', ValueGlob: 'beta*' }] } };
const either = {
  MatchHeaders: { AnyOf: ['a', 'b'].map((ValueGlob) => ({ Header: 'x-team', ValueGlob })) },
};

const rule = (...Conditions: NonNullable<RoutingRule['Conditions']>): RoutingRule => ({
  RoutingRuleId: 'r1',
  Priority: 10,
  Conditions,
  Actions: [{ InvokeApi: { ApiId: 'rest', Stage: 'prod' } }],
});

const update = (original: RoutingRule, change: object) => {
  const values = { ...routingRuleForm.toValues(original, context), ...change };
  const input = formInput(routingRuleForm, values, context);
  return routingRuleForm.toUpdate(original, input, context).calls.map(({ input }) => input);
};

test('An update replaces the rule and sends unchanged members as they were.', () => {
  const original = rule(basePath, either, header);
  expect(update(original, { Priority: '20' })).toEqual([
    { DomainName: 'api.example.com', ...original, Priority: 20 },
  ]);
});

test('Conditions that the fields cannot show are kept when others change.', () => {
  expect(update(rule(basePath, either, header), { MatchHeaders: [] })).toMatchObject([
    { Conditions: [basePath, either] },
  ]);
  expect(update(rule({ ...basePath, ...header }), { MatchBasePaths: ['bills'] })).toMatchObject([
    { Conditions: [{ MatchBasePaths: { AnyOf: ['bills'] } }, { ...basePath, ...header }] },
  ]);
});

test('No call is planned without a change, whatever the conditions are.', () => {
  for (const original of [rule(), rule(either), rule(basePath, basePath), rule(header, basePath)])
    expect(update(original, {})).toEqual([]);
});
