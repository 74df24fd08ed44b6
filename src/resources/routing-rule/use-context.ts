import { useAll, useItem } from '../../client/cache/queries';
import type { RoutingRuleContext } from './model';

/** Loads what the routing rule form needs to know; undefined until it is loaded. */
export function useRoutingRuleContext(domainName: string): RoutingRuleContext | undefined {
  const domain = useItem('domainName', { DomainName: domainName });
  const rules = useAll('routingRule', { DomainName: domainName });
  const apis = useAll('api', {});
  if (!domain || !rules || !apis) return undefined;
  const apiIds = new Set(apis.map(({ ApiId = '' }) => ApiId));
  return { domainName, routingMode: domain.RoutingMode, rules, apiIds };
}
