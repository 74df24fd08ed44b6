import { loadAll } from '../../client/cache/queries';
import type { Connection } from '../../client/connection/connection';
import { useConnection } from '../../client/connection/use-connection';
import { integrationName } from '../../service/integration-name';
import { OnDemand } from '../../ui/on-demand';
import { PropertyList } from '../../ui/property-list';
import { IntegrationsByApi, type LinkUser } from './integrations-by-api';

/** The integrations that use a VPC link; only HTTP APIs have private integrations (service-rules 2.6). */
async function findUsers(connection: Connection, linkId: string): Promise<LinkUser[]> {
  const found: LinkUser[] = [];
  for (const { ApiId: apiId = '', Name: apiName = '', ProtocolType } of await loadAll(
    connection,
    'api',
    {},
  )) {
    if (ProtocolType !== 'HTTP') continue;
    for (const integration of await loadAll(connection, 'integration', { ApiId: apiId })) {
      if (integration.ConnectionId !== linkId) continue;
      found.push({
        apiId,
        apiName,
        id: integration.IntegrationId ?? '',
        name: integrationName(integration),
      });
    }
  }
  return found;
}

/** Loads the integrations that use a VPC link on demand. */
export function LinkUsers({ linkId }: { linkId: string }) {
  const connection = useConnection();
  return (
    <PropertyList
      title="Used by"
      columns={1}
      facts={[
        {
          label: 'Integrations',
          value: (
            <OnDemand
              label="Load integrations"
              cost="One call per HTTP API in this account and Region."
              load={() => findUsers(connection, linkId)}
            >
              {(users) =>
                users.length === 0 ? (
                  'No integration uses this VPC link.'
                ) : (
                  <IntegrationsByApi linkId={linkId} users={users} />
                )
              }
            </OnDemand>
          ),
        },
      ]}
    />
  );
}
