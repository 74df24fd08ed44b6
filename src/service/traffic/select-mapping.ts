import type { ApiMapping, RoutingRule } from '@aws-sdk/client-apigatewayv2';

/** What of a custom domain name decides about a request; lists in any order. */
export interface DomainRouting {
  mode: string | undefined;
  rules: readonly RoutingRule[];
  mappings: readonly ApiMapping[];
}

/** What of a domain name answers a path. */
export interface MappingSelection {
  /** Answers when none of `conditional` does; undefined: nothing matches, and the request is rejected. */
  answer:
    | { rule: RoutingRule }
    | {
        mapping: ApiMapping;
        /** The path that routes are matched with: without the mapping's key, `/` at least. */
        rest: string;
      }
    | undefined;
  /** Rules that answer before it when the request has the headers that they ask for, in evaluation order. */
  conditional: RoutingRule[];
}

/** Which routing rule or API mapping of a domain name answers a path (traffic-rules 2.1 to 2.3). */
export function selectMapping({ mode, rules, mappings }: DomainRouting, path: string): MappingSelection {
  const conditional: RoutingRule[] = [];
  if (mode === 'ROUTING_RULE_ONLY' || mode === 'ROUTING_RULE_THEN_API_MAPPING') {
    for (const rule of rules.toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))) {
      if (!matchesBasePaths(rule, path)) continue;
      if (!asksForHeaders(rule)) return { answer: { rule }, conditional };
      conditional.push(rule);
    }
  }
  if (mode === 'ROUTING_RULE_ONLY') return { answer: undefined, conditional };
  const [mapping] = mappings
    .filter(({ ApiMappingKey = '' }) => isPrefix(ApiMappingKey, path))
    .sort((a, b) => segments(b.ApiMappingKey).length - segments(a.ApiMappingKey).length);
  if (!mapping) return { answer: undefined, conditional };
  const rest = path.split('/').slice(1 + segments(mapping.ApiMappingKey).length);
  return { answer: { mapping, rest: `/${rest.join('/')}` }, conditional };
}

function segments(key = ''): string[] {
  return key === '' ? [] : key.split('/');
}

/** Whether whole segments of the path begin with the key: `orders` and `/orders/5`, not `/ordersX`. */
function isPrefix(key: string, path: string): boolean {
  const request = path.split('/').slice(1);
  return segments(key).every((segment, at) => segment === request[at]);
}

function matchesBasePaths({ Conditions = [] }: RoutingRule, path: string): boolean {
  return Conditions.every(
    ({ MatchBasePaths }) =>
      !MatchBasePaths || (MatchBasePaths.AnyOf ?? []).some((base) => isPrefix(base.replace(/^\//, ''), path)),
  );
}

function asksForHeaders({ Conditions = [] }: RoutingRule): boolean {
  return Conditions.some(({ MatchHeaders }) => MatchHeaders !== undefined);
}

/**
 * The path of a typed address at a domain name: `/shop/v1`, `api.example.com/shop/v1`, also with a scheme and a query.
 * Undefined: another host, or no address. The host of a wildcard domain name (`*.example.com`) has one label more.
 */
export function pathAt(domainName: string, address: string): string | undefined {
  const [, host, path = ''] =
    /^(?:https?:\/\/)?([^/\s?#]*)(\/[^\s?#]*)?(?:[?#]\S*)?$/i.exec(address.trim()) ?? [];
  if (host === undefined || (host === '' && path === '')) return undefined;
  const isHere =
    host === '' ||
    host.toLowerCase() === domainName.toLowerCase() ||
    (domainName.startsWith('*.') && host.toLowerCase().replace(/^[^.]+/, '*') === domainName.toLowerCase());
  return isHere ? path || '/' : undefined;
}
