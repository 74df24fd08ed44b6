import Link from '@cloudscape-design/components/link';
import { paths } from '../../app/paths';
import { loadAll } from '../../client/cache/queries';
import type { Connection } from '../../client/connection/connection';
import { useConnection } from '../../client/connection/use-connection';
import { mappedAddress } from '../../service/mapped-address';
import { OnDemand } from '../../ui/on-demand';
import { PropertyList } from '../../ui/property-list';

interface Mapping {
  domain: string;
  id: string;
  key: string;
}

/** The API mappings to a stage; the service lists mappings only per domain name. */
async function findMappings(connection: Connection, apiId: string, stageName: string): Promise<Mapping[]> {
  const found: Mapping[] = [];
  for (const { DomainName = '' } of await loadAll(connection, 'domainName', {})) {
    for (const mapping of await loadAll(connection, 'apiMapping', { DomainName })) {
      if (mapping.ApiId !== apiId || mapping.Stage !== stageName) continue;
      found.push({ domain: DomainName, id: mapping.ApiMappingId ?? '', key: mapping.ApiMappingKey ?? '' });
    }
  }
  return found;
}

/** Loads the API mappings to a stage on demand. */
export function StageMappings({ apiId, stageName }: { apiId: string; stageName: string }) {
  const connection = useConnection();
  return (
    <PropertyList
      title="Used by"
      columns={1}
      facts={[
        {
          label: 'API mappings',
          value: (
            <OnDemand
              label="Load API mappings"
              cost="One call per custom domain name in this account and Region."
              load={() => findMappings(connection, apiId, stageName)}
            >
              {(mappings) => <MappingLinks mappings={mappings} />}
            </OnDemand>
          ),
        },
      ]}
    />
  );
}

function MappingLinks({ mappings }: { mappings: readonly Mapping[] }) {
  if (mappings.length === 0) return 'No API mapping uses this stage.';
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }} aria-label="API mappings">
      {mappings.map(({ domain, id, key }) => (
        <li key={`${domain} ${id}`}>
          <Link href={paths.apiMapping.detail(domain, id)}>{mappedAddress(domain, key)}</Link>
        </li>
      ))}
    </ul>
  );
}
