import { useAll } from '../../client/cache/queries';
import { pathAt } from '../../service/traffic/select-mapping';
import type { DomainState } from '../../service/traffic/world';

/**
 * What of the custom domain name at a host decides about requests; undefined where the account has none for it, as for the
 * default endpoint of an API. An empty host reads nothing.
 */
export function useDomain(host: string): DomainState | undefined | 'loading' {
  const isAsked = host !== '' && !isExecuteApi(host);
  const all = useAll('domainName', {}, { enabled: isAsked });
  const found = isAsked
    ? all?.find(({ DomainName = '' }) => pathAt(DomainName, `${host}/`) !== undefined)
    : undefined;
  const parents = { DomainName: found?.DomainName ?? '' };
  const mappings = useAll('apiMapping', parents, { enabled: found !== undefined });
  const rules = useAll('routingRule', parents, { enabled: found !== undefined });
  if (!isAsked) return undefined;
  if (!all) return 'loading';
  if (!found) return undefined;
  if (!mappings || !rules) return 'loading';
  return {
    domainName: parents.DomainName,
    mode: found.RoutingMode,
    rules,
    mappings,
    hasMutualTls: Boolean(found.MutualTlsAuthentication?.TruststoreUri),
  };
}

/** Whether a host is the default endpoint of an API. */
function isExecuteApi(host: string): boolean {
  return /^[a-z0-9]+\.execute-api\./i.test(host);
}
