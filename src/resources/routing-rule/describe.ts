import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';

/** The base paths that a rule matches: "orders or bills"; empty for all paths. */
export function basePathsText({ Conditions = [] }: RoutingRule): string {
  return Conditions.flatMap(({ MatchBasePaths }) => MatchBasePaths?.AnyOf?.join(' or ') ?? []).join(' and ');
}

/** The headers that a rule matches: "x-version: beta* and x-team: a"; empty for any. */
export function headersText({ Conditions = [] }: RoutingRule): string {
  return Conditions.flatMap(
    ({ MatchHeaders }) =>
      MatchHeaders?.AnyOf?.map(({ Header, ValueGlob }) => `${Header}: ${ValueGlob}`).join(' or ') ?? [],
  ).join(' and ');
}

/** The target of a rule. It has no link because REST APIs are not part of API Gateway V2. */
export function targetText({ Actions: [action] = [] }: RoutingRule): string {
  const { ApiId = '', Stage = '' } = action?.InvokeApi ?? {};
  return `REST API ${ApiId}, stage ${Stage}`;
}
