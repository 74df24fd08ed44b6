import type { RoutingRule } from '@aws-sdk/client-apigatewayv2';

/** The base paths that a rule asks for: "orders or bills"; empty for every path. */
export function basePathsText({ Conditions = [] }: RoutingRule): string {
  return Conditions.flatMap(({ MatchBasePaths }) => MatchBasePaths?.AnyOf?.join(' or ') ?? []).join(' and ');
}

/** The headers that a rule asks for: "x-version: beta* and x-team: a"; empty for any. */
export function headersText({ Conditions = [] }: RoutingRule): string {
  return Conditions.flatMap(
    ({ MatchHeaders }) =>
      MatchHeaders?.AnyOf?.map(({ Header, ValueGlob }) => `${Header}: ${ValueGlob}`).join(' or ') ?? [],
  ).join(' and ');
}

/** Where a request that matches goes, which the console does not follow: REST APIs are not part of API Gateway V2. */
export function targetText({ Actions: [action] = [] }: RoutingRule): string {
  const { ApiId = '', Stage = '' } = action?.InvokeApi ?? {};
  return `REST API ${ApiId}, stage ${Stage}`;
}
