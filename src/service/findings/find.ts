import { accountRules } from './account';
import { apiRules } from './api';
import { authorizerRules } from './authorizers';
import { corsRules } from './cors';
import { type AccountFacts, type ApiFacts, FACT_NAMES, type FactName } from './facts';
import { integrationRules } from './integrations';
import { routeRules } from './routes';
import { type Finding, type FindingRule, SEVERITIES } from './rule';
import { secretRules } from './secrets';
import { logRules, stageRules } from './stages';
import { webSocketRules } from './websocket';

/** All rules of an API, by topic. */
export const API_RULES: readonly FindingRule<ApiFacts>[] = [
  ...apiRules,
  ...routeRules,
  ...corsRules,
  ...authorizerRules,
  ...integrationRules,
  ...stageRules,
  ...logRules,
  ...secretRules,
  ...webSocketRules,
];

/** All rules of what belongs to no API. */
export const ACCOUNT_RULES: readonly FindingRule<AccountFacts>[] = accountRules;

/** A rule as screens show it, whatever it checks. */
export type AnyRule = Omit<
  FindingRule<ApiFacts & AccountFacts>,
  'check' | 'needs' | 'passing' | 'failing'
> & {
  needs: readonly FactName[];
  passing: object;
  failing: object;
};

export const ALL_RULES: readonly AnyRule[] = [...API_RULES, ...ACCOUNT_RULES];

/** What was found, and what was not looked for. */
export interface Report {
  /** The most serious first, in the order of the rules. */
  findings: Finding[];
  /** Lists that were not read, by name, each with the number of rules that were not checked for it. */
  unchecked: { list: string; rules: number }[];
}

/** The findings of an API, from what was read of it. */
export const findInApi = (facts: ApiFacts): Report => find(API_RULES, facts, facts.api.ApiId);

/** The findings of custom domain names, VPC links and the account, from what was read of them. */
export const findInAccount = (facts: AccountFacts): Report => find(ACCOUNT_RULES, facts, undefined);

function find<Facts extends object>(
  rules: readonly FindingRule<Facts>[],
  facts: Facts,
  apiId: string | undefined,
): Report {
  const unchecked = new Map<FactName, number>();
  const findings = rules.flatMap((rule): Finding[] => {
    const missing = rule.needs.filter((name) => facts[name as keyof Facts] === undefined);
    for (const name of missing) unchecked.set(name, (unchecked.get(name) ?? 0) + 1);
    if (missing.length > 0) return [];
    return rule.check(facts).map((hit) => ({
      ...hit,
      rule: rule.id,
      severity: rule.severity,
      ...(apiId !== undefined && { apiId }),
    }));
  });
  return {
    findings: findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    unchecked: [...unchecked].map(([name, count]) => ({ list: FACT_NAMES[name], rules: count })),
  };
}
