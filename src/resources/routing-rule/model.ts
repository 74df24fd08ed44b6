import type { RoutingRule, RoutingRuleCondition } from '@aws-sdk/client-apigatewayv2';
import { sameValue } from '../../lib/diff';
import type { Entry } from '../../lib/entries';
import { singleCallPlan, updatePlan } from '../../plans/single-call-plan';
import type { Plan } from '../../service/plan';
import { checkRoutingRule, MAX_PRIORITY } from '../../service/rules/routing-rule';
import type { Issue } from '../../service/rules/rule';
import type { FormInput, ResourceForm } from '../shared/resource-form';

/** Form values of a routing rule. */
export interface RoutingRuleValues {
  Priority: string;
  /** Header and value; each row is a separate condition, and all of them must match. */
  MatchHeaders: Entry[];
  /** One of them must match; empty for all paths. */
  MatchBasePaths: string[];
  /** Conditions in formats that the form cannot edit; they are kept. */
  OtherConditions: RoutingRuleCondition[];
  ApiId: string;
  Stage: string;
  StripBasePath: boolean;
}

/** What the rule forms need to know about the domain name. */
export interface RoutingRuleContext {
  domainName: string;
  routingMode: string | undefined;
  rules: readonly RoutingRule[];
  /** The ids of HTTP and WebSocket APIs, which cannot be targets. */
  apiIds: ReadonlySet<string>;
}

/** The gap between new rules, so that others fit between them. */
const PRIORITY_STEP = 100;

/** The priority of a new rule: after all others. */
function nextPriority(rules: readonly RoutingRule[]): number {
  const last = Math.max(0, ...rules.map(({ Priority = 0 }) => Priority));
  return Math.min(last + PRIORITY_STEP, MAX_PRIORITY);
}

/** The header of a condition that consists of exactly one header. */
function singleHeader({ MatchHeaders, MatchBasePaths }: RoutingRuleCondition): Entry | undefined {
  const [header, ...more] = MatchHeaders?.AnyOf ?? [];
  if (!header || more.length > 0 || MatchBasePaths) return undefined;
  return { key: header.Header ?? '', value: header.ValueGlob ?? '' };
}

function toValues(rule: RoutingRule | undefined, { rules }: RoutingRuleContext): RoutingRuleValues {
  const target = rule?.Actions?.[0]?.InvokeApi;
  const conditions = rule?.Conditions ?? [];
  const paths = conditions.find(({ MatchBasePaths, MatchHeaders }) => MatchBasePaths && !MatchHeaders);
  return {
    Priority: String(rule ? (rule.Priority ?? '') : nextPriority(rules)),
    MatchHeaders: conditions.flatMap((condition) => singleHeader(condition) ?? []),
    MatchBasePaths: [...(paths?.MatchBasePaths?.AnyOf ?? [])],
    OtherConditions: conditions.filter((condition) => condition !== paths && !singleHeader(condition)),
    ApiId: target?.ApiId ?? '',
    Stage: target?.Stage ?? '',
    StripBasePath: target?.StripBasePath ?? false,
  };
}

/** The non-empty rows. */
const filled = (rows: readonly Entry[]) => rows.filter(({ key, value }) => key !== '' || value !== '');

function toConditions(values: RoutingRuleValues): RoutingRuleCondition[] {
  return [
    ...filled(values.MatchHeaders).map(({ key, value }) => ({
      MatchHeaders: { AnyOf: [{ Header: key, ValueGlob: value }] },
    })),
    ...(values.MatchBasePaths.length > 0 ? [{ MatchBasePaths: { AnyOf: values.MatchBasePaths } }] : []),
    ...values.OtherConditions,
  ];
}

type Members = ReturnType<typeof toInput>;
type Input = FormInput<RoutingRuleValues, Members>;

function toInput(values: RoutingRuleValues) {
  const { ApiId, Stage, StripBasePath } = values;
  return {
    Actions: [{ InvokeApi: { ApiId, Stage, StripBasePath } }],
    Conditions: toConditions(values),
    Priority: values.Priority.trim() === '' ? undefined : Number(values.Priority),
  };
}

/** A rule has no name: its priority identifies it to the user. */
export const subjectOf = ({ Priority }: { Priority?: number | string | undefined }) =>
  `routing rule ${Priority ?? ''}`;

/** PutRoutingRule replaces the whole rule, so unchanged members are sent as they were. */
function toUpdate(original: RoutingRule, { members: after }: Input, context: RoutingRuleContext): Plan {
  const before = toInput(toValues(original, context));
  const changedOrOriginal = <M extends keyof typeof after>(member: M) =>
    sameValue(before[member], after[member]) ? original[member] : after[member];
  const { domainName: DomainName } = context;
  return updatePlan(
    'PutRoutingRule',
    'routingRule',
    `Update ${subjectOf(original)}`,
    { DomainName, RoutingRuleId: original.RoutingRuleId },
    sameValue(before, after)
      ? {}
      : {
          Actions: changedOrOriginal('Actions'),
          Conditions: changedOrOriginal('Conditions'),
          Priority: changedOrOriginal('Priority'),
        },
  );
}

export function toDelete({ RoutingRuleId, Priority }: RoutingRule, DomainName: string): Plan {
  const title = `Delete ${subjectOf({ Priority })}`;
  return singleCallPlan('DeleteRoutingRule', 'routingRule', title, { DomainName, RoutingRuleId });
}

/** Validation issues; `original` is the rule being edited, if any. */
function issues({ values, members }: Input, context: RoutingRuleContext, original?: RoutingRule): Issue[] {
  const id = original?.RoutingRuleId;
  const headers = filled(values.MatchHeaders);
  const found = checkRoutingRule(
    { ...members, ...(id === undefined ? {} : { RoutingRuleId: id }) },
    {
      mode: original ? 'update' : 'create',
      routingMode: context.routingMode,
      otherRules: context.rules,
      targetsV2: context.apiIds.has(values.ApiId),
    },
  );
  /** The field of a condition, by its index in `toConditions`. */
  const fieldOf = (at: string | number | undefined): (string | number)[] => {
    if (typeof at !== 'number') return ['MatchHeaders'];
    const header = headers[at];
    if (header) return ['MatchHeaders', header.key];
    return at === headers.length && values.MatchBasePaths.length > 0 ? ['MatchBasePaths'] : [];
  };
  return found.map((issue) =>
    issue.path[0] === 'Conditions' ? { ...issue, path: fieldOf(issue.path[1]) } : issue,
  );
}

export const routingRuleForm: ResourceForm<'routingRule', RoutingRuleValues, RoutingRuleContext, Members> = {
  kind: 'routingRule',
  subject: ({ Priority }) => `Routing rule ${Priority}`,
  title: ({ Priority }) => `Priority ${Priority ?? ''}`,
  parents: ({ domainName }) => ({ DomainName: domainName }),
  toValues,
  toInput,
  toCreate: ({ values, members }, { domainName: DomainName }) =>
    singleCallPlan('CreateRoutingRule', 'routingRule', `Create ${subjectOf(values)}`, {
      DomainName,
      ...members,
    }),
  toUpdate,
  issues,
};
