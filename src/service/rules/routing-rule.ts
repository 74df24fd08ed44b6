import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';
import { checkAll, type Issue, type Rule } from './rule';
import { type Draft, integer, isPresent, requiredRule, shapeRule, stringValue, structure } from './shape';

export type RoutingRuleState = Draft<RoutingRule>;

export interface RoutingRuleFacts {
  /** A rule is created under stricter conditions than it is replaced. */
  mode?: 'create' | 'update';
  /** How the domain name picks its API. */
  routingMode?: string | undefined;
  /** Rules of the same domain; one with the state's own id is passed over. */
  otherRules?: readonly { RoutingRuleId?: string | undefined; Priority?: number | undefined }[];
  /** Whether the target is an HTTP or WebSocket API, which rules cannot serve. */
  targetsV2?: boolean;
}

/** The largest priority, which is evaluated last. */
export const MAX_PRIORITY = 1_000_000;

/** Why a domain name with this routing mode cannot have new rules; undefined where it can. */
export function noRulesReason(routingMode: string | undefined): string | undefined {
  return routingMode === 'API_MAPPING_ONLY'
    ? 'A routing rule cannot be created while the routing mode is API_MAPPING_ONLY'
    : undefined;
}

/** What RFC 7230 allows in a header's name, and AWS in the value of a condition. */
const TOKEN = /^[a-zA-Z0-9*?\-!#$%&'.^_`|~]*$/;
const TOKEN_TEXT = "letters, numbers and *?-!#$%&'.^_`|~";

/** Headers that cannot be a condition; a name that ends with `*` is a prefix. */
const RESTRICTED =
  'access-control-* apigw-* authorization connection content-encoding content-length content-location forwarded ' +
  'keep-alive origin proxy-authenticate proxy-authorization te trailers transfer-encoding upgrade x-amz-* x-amzn-* ' +
  'x-apigw-api-id x-forwarded-for x-forwarded-host x-forwarded-proto x-restapi via';
const restricted = new RegExp(`^(${RESTRICTED.replaceAll('*', '.*').replaceAll(' ', '|')})$`, 'i');

type Condition = NonNullable<RoutingRuleState['Conditions']>[number];

const conditions = (rule: RoutingRuleState) =>
  (rule.Conditions ?? []).map((condition, at) => ({ condition, path: ['Conditions', at] }));

/** Every header that the rule asks for, with its path. */
const headers = (rule: RoutingRuleState) =>
  conditions(rule).flatMap(({ condition, path }) =>
    (condition.MatchHeaders?.AnyOf ?? []).map((header, at) => ({
      header: header.Header ?? '',
      value: header.ValueGlob ?? '',
      path: [...path, 'MatchHeaders', 'AnyOf', at],
    })),
  );

const basePaths = (rule: RoutingRuleState) =>
  conditions(rule).flatMap(({ condition, path }) =>
    (condition.MatchBasePaths?.AnyOf ?? []).map((text, at) => ({
      text,
      path: [...path, 'MatchBasePaths', 'AnyOf', at],
    })),
  );

const countOf = (rule: RoutingRuleState, member: keyof Condition) =>
  (rule.Conditions ?? []).filter((condition) => condition[member]).length;

/** Where a value has its `*`: only its ends may be one, and between two the text is shorter. */
const wildcards = (value: string) => ({
  inside: value.slice(1, -1).includes('*'),
  isInfix: value.length > 1 && value.startsWith('*') && value.endsWith('*'),
});

export const routingRuleRules: readonly Rule<RoutingRuleState, RoutingRuleFacts>[] = [
  requiredRule('routingRule', 'CreateRoutingRule', ['Actions', 'Conditions', 'Priority']),
  shapeRule('routingRule', structure({ Priority: integer(1, MAX_PRIORITY) })),
  {
    id: 'routingRule.mode',
    mark: 'DOC',
    source: '4',
    check(_rule, facts) {
      const message = facts.mode === 'create' ? noRulesReason(facts.routingMode) : undefined;
      return message === undefined ? [] : [{ path: [], message }];
    },
  },
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
    id: 'routingRule.target.shape',
    mark: 'SDK',
    source: '2.1',
    check: ({ Actions: [action] = [] }) =>
      (['ApiId', 'Stage'] as const).flatMap((member) => {
        const path = ['Actions', 0, 'InvokeApi', member];
        const target = action?.InvokeApi;
        if (!target) return [];
        if (!isPresent(target[member])) return [{ path, message: `${member} is required` }];
        return targetShape.check({ [member]: target[member] }, {}).map(({ message }) => ({ path, message }));
      }),
  },
  {
    id: 'routingRule.conditions.count',
    mark: 'DOC',
    source: '4',
    check: (rule) =>
      countOf(rule, 'MatchHeaders') > 2 || countOf(rule, 'MatchBasePaths') > 1
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
    id: 'routingRule.header.one',
    mark: 'DOC',
    source: '4',
    check: (rule) =>
      conditions(rule)
        .filter(({ condition }) => (condition.MatchHeaders?.AnyOf?.length ?? 0) > 1)
        .map(({ path }) => ({
          path: [...path, 'MatchHeaders', 'AnyOf'],
          message: 'Each MatchHeaders condition has only one header',
        })),
  },
  {
    id: 'routingRule.header.name',
    mark: 'DOC',
    source: '4',
    check: (rule) =>
      headers(rule).flatMap(({ header, path }) => {
        const problem =
          header === ''
            ? 'A header condition needs the name of a header'
            : header.length >= 40
              ? 'A header name must have less than 40 characters'
              : !TOKEN.test(header)
                ? `A header name may only contain ${TOKEN_TEXT}`
                : header.includes('*')
                  ? 'A header name cannot have wildcards'
                  : restricted.test(header)
                    ? `The header ${header} is not supported in conditions`
                    : undefined;
        return problem ? [{ path: [...path, 'Header'], message: problem }] : [];
      }),
  },
  {
    id: 'routingRule.header.value',
    mark: 'DOC',
    source: '4',
    check: (rule) =>
      headers(rule).flatMap(({ value, path }) => {
        const { inside, isInfix } = wildcards(value);
        const problem =
          value === ''
            ? 'A header condition needs a value'
            : value.length >= 128
              ? 'A header value must have less than 128 characters'
              : !TOKEN.test(value)
                ? `A header value may only contain ${TOKEN_TEXT}`
                : inside
                  ? 'A * can only be the first or the last character of a header value'
                  : isInfix && value.length >= 40
                    ? 'A header value with * at both ends must have less than 40 characters'
                    : undefined;
        return problem ? [{ path: [...path, 'ValueGlob'], message: problem }] : [];
      }),
  },
  {
    id: 'routingRule.basePath',
    mark: 'DOC',
    source: '4',
    check: (rule) =>
      basePaths(rule).flatMap(({ text, path }) => {
        if (text.length >= 128) return [{ path, message: 'A base path must have less than 128 characters' }];
        if (/^[A-Za-z0-9$\-_.+!*'()/]+$/.test(text)) return [];
        return [{ path, message: "A base path may only contain letters, numbers and $-_.+!*'()/" }];
      }),
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

const targetShape = shapeRule<object>(
  'routingRule',
  structure({ ApiId: stringValue(1, 1024), Stage: stringValue(1, 128) }),
);

/** What the service has against this routing rule (2.1, 4). */
export function checkRoutingRule(rule: RoutingRuleState, facts: RoutingRuleFacts = {}): Issue[] {
  return checkAll(routingRuleRules, rule, facts);
}
