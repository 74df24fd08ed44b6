import type { DomainName, RoutingRule, RoutingRuleAction } from '@aws-sdk/client-apigatewayv2';
import { partitionOf } from '../../service/arn';
import { checkRoutingRule } from '../../service/rules/routing-rule';
import type { Context, Handlers } from '../context';
import { refuse } from '../errors';
import { newId } from '../ids';
import { page } from '../paging';

function checked(
  ctx: Context,
  { DomainName: domainName = '', RoutingMode: routingMode }: DomainName,
  rule: RoutingRule,
): void {
  const target = rule.Actions?.[0]?.InvokeApi?.ApiId ?? '';
  refuse(
    checkRoutingRule(rule, {
      mode: rule.RoutingRuleId === undefined ? 'create' : 'update',
      routingMode,
      otherRules: ctx.tx.all('routingRule', domainName),
      targetsV2: ctx.tx.get('api', '', target) !== undefined,
    }),
  );
}

/** Answers name the base path's setting also where a caller did not ([DOC], apigateway-routing-rules-use). */
function withDefaults(actions: readonly RoutingRuleAction[]): RoutingRuleAction[] {
  return actions.map(({ InvokeApi: target }) => ({
    InvokeApi: target && { ...target, StripBasePath: target.StripBasePath ?? false },
  }));
}

type Operations =
  | 'CreateRoutingRule'
  | 'GetRoutingRule'
  | 'ListRoutingRules'
  | 'PutRoutingRule'
  | 'DeleteRoutingRule';

export const routingRuleHandlers: Handlers<Operations> = {
  CreateRoutingRule(ctx, { DomainName, Actions, Conditions, Priority }) {
    const { tx, region } = ctx;
    checked(ctx, tx.need('domainName', '', DomainName), { Actions, Conditions, Priority });
    const id = newId(ctx, 'routingRule', DomainName);
    return tx.put('routingRule', DomainName, id, {
      Actions: withDefaults(Actions),
      Conditions,
      Priority,
      RoutingRuleArn: `arn:${partitionOf(region)}:apigateway:${region}:${ctx.account}:/domainnames/${DomainName}/routingrules/${id}`,
      RoutingRuleId: id,
    });
  },

  GetRoutingRule({ tx }, { DomainName, RoutingRuleId }) {
    tx.need('domainName', '', DomainName);
    return tx.need('routingRule', DomainName, RoutingRuleId);
  },

  ListRoutingRules(ctx, input) {
    ctx.tx.need('domainName', '', input.DomainName);
    const { Items, ...more } = page(ctx, 'routingRule', input.DomainName, input);
    return { RoutingRules: Items, ...more };
  },

  PutRoutingRule(ctx, { DomainName, RoutingRuleId, Actions, Conditions, Priority }) {
    const { tx } = ctx;
    const domain = tx.need('domainName', '', DomainName);
    const before = tx.need('routingRule', DomainName, RoutingRuleId);
    const rule: RoutingRule = { ...before, Actions: withDefaults(Actions), Conditions, Priority };
    checked(ctx, domain, rule);
    return tx.put('routingRule', DomainName, RoutingRuleId, rule);
  },

  DeleteRoutingRule({ tx }, { DomainName, RoutingRuleId }) {
    tx.need('domainName', '', DomainName);
    tx.need('routingRule', DomainName, RoutingRuleId);
    tx.remove('routingRule', DomainName, RoutingRuleId);
    return undefined;
  },
};
