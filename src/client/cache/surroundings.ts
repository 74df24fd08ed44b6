import { queryOptions } from '@tanstack/react-query';
import type { Surroundings } from '../../service/configuration/code/surroundings';
import type { Configuration } from '../../service/configuration/value';
import { connectionKey } from '../connection/clients';
import type { Connection } from '../connection/connection';
import { loadAll } from './queries';

/**
 * What belongs to an API without being part of it: a list call for the domain names, one for the mappings of each, one for
 * the rules of those that have any, and one for the VPC links where an integration uses one. @throws ApiError
 */
async function loadSurroundings(
  connection: Connection,
  ApiId: string,
  { integrations }: Configuration,
): Promise<Surroundings> {
  const domains = [];
  for (const domainName of await loadAll(connection, 'domainName', {})) {
    const { DomainName = '', RoutingMode = 'API_MAPPING_ONLY' } = domainName;
    const parents = { DomainName };
    const [mappings, rules] = await Promise.all([
      loadAll(connection, 'apiMapping', parents),
      RoutingMode === 'API_MAPPING_ONLY' ? [] : loadAll(connection, 'routingRule', parents),
    ]);
    const ours = {
      domainName,
      mappings: mappings.filter((mapping) => mapping.ApiId === ApiId),
      rules: rules.filter(({ Actions = [] }) => Actions.some(({ InvokeApi }) => InvokeApi?.ApiId === ApiId)),
    };
    if (ours.mappings.length > 0 || ours.rules.length > 0) domains.push(ours);
  }
  const used = new Set(Object.values(integrations).map(({ members }) => members.ConnectionId));
  used.delete(undefined);
  const links = used.size > 0 ? await loadAll(connection, 'vpcLink', {}) : [];
  return { domains, vpcLinks: links.filter(({ VpcLinkId }) => used.has(VpcLinkId)) };
}

/** The query of the surroundings of an API. Its failure is the screen's to show. */
export function surroundingsOptions(connection: Connection, apiId: string, configuration: Configuration) {
  return queryOptions<Surroundings>({
    queryKey: [connectionKey(connection), 'surroundings', apiId],
    staleTime: 0,
    gcTime: 0,
    throwOnError: false,
    queryFn: () => loadSurroundings(connection, apiId, configuration),
  });
}
