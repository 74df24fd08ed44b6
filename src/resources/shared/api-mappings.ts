import { cachedList, loadAll } from '../../client/cache/queries';
import type { Connection } from '../../client/connection/connection';
import { mappedAddress } from '../../service/mapped-address';
import type { Resources } from '../../service/resources';

/** An API mapping as an address that clients call. */
export interface MappedAddress {
  domain: string;
  /** The mapping's id. */
  id: string;
  /** `api.example.com/orders` */
  address: string;
  apiId: string;
  stage: string;
}

/** The API mappings of each domain name of the account; the service lists them only per domain name. @throws ApiError */
export async function loadMappingsByDomain(
  connection: Connection,
): Promise<Map<string, Resources['apiMapping'][]>> {
  const found = new Map<string, Resources['apiMapping'][]>();
  for (const { DomainName = '' } of await loadAll(connection, 'domainName', {}))
    found.set(DomainName, await loadAll(connection, 'apiMapping', { DomainName }));
  return found;
}

/** All API mappings of the account as addresses. @throws ApiError */
export async function loadMappedAddresses(connection: Connection): Promise<MappedAddress[]> {
  const found = await loadMappingsByDomain(connection);
  return [...found].flatMap(([domain, mappings]) => mappings.map((mapping) => addressOf(domain, mapping)));
}

/** The same without a request: undefined unless all lists are in the cache. */
export function cachedMappedAddresses(connection: Connection): MappedAddress[] | undefined {
  const found: MappedAddress[] = [];
  const domains = cachedList(connection, 'domainName', {});
  if (!domains) return undefined;
  for (const { DomainName = '' } of domains) {
    const mappings = cachedList(connection, 'apiMapping', { DomainName });
    if (!mappings) return undefined;
    found.push(...mappings.map((mapping) => addressOf(DomainName, mapping)));
  }
  return found;
}

/** The cost of loading them, as a sentence; the number of calls is known once the domain names are. */
export function mappingCost(connection: Connection): string {
  const domains = cachedList(connection, 'domainName', {});
  return domains === undefined
    ? 'One call per custom domain name in this account and Region.'
    : `Calls: up to ${domains.length}, one per custom domain name.`;
}

interface MappingMembers {
  ApiMappingId?: string | undefined;
  ApiMappingKey?: string | undefined;
  ApiId: string | undefined;
  Stage: string | undefined;
}

function addressOf(domain: string, mapping: MappingMembers): MappedAddress {
  return {
    domain,
    id: mapping.ApiMappingId ?? '',
    address: mappedAddress(domain, mapping.ApiMappingKey),
    apiId: mapping.ApiId ?? '',
    stage: mapping.Stage ?? '',
  };
}
