import type { Integration, Route } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths, testPath } from '../../app/paths';
import { useAllOptional, useItem, useItemOptional } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { integrationName, targetId } from '../../service/integration-name';
import { integrationPermissions } from '../../service/lambda-permission';
import { integrationTypeText, presetOf } from '../../service/rules/integration-presets';
import { managedReason } from '../../service/rules/managed';
import { sampleRequest } from '../../service/traffic/sample-request';
import { Copyable } from '../../ui/copyable';
import { PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { AwsValue } from '../../views/aws-value';
import { RouteLinks } from '../../views/route-key';
import { WhereUsed } from '../../views/where-used';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ItemActions } from '../shared/item-actions';
import { PermissionCommand } from '../shared/permission-command';
import { useIds } from '../shared/use-ids';
import { DeleteIntegration } from './delete';
import { MappingTables, TemplateTable } from './mapping-tables';
import { timeoutText } from './mapping-tables-model';

/** An integration and the routes that target it. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const list = paths.integration.list(apiId);
  const api = useItemOptional('api', { ApiId: apiId });
  const integration = useItem('integration', { ApiId: apiId, IntegrationId: id });
  const users = useAllOptional('route', { ApiId: apiId })?.filter((route) => targetId(route.Target) === id);
  return (
    <Screen
      title={integration ? integrationName(integration) : id}
      crumbs={useApiBreadcrumbs(apiId, listScreen('integration', apiId))}
      actions={
        integration && (
          <ItemActions
            edit={presetOf(integration) && paths.integration.edit(apiId, id)}
            deleteReason={integration.ApiGatewayManaged ? managedReason('integration') : undefined}
            list={list}
            more={
              api?.ProtocolType === 'HTTP' &&
              users?.[0] && (
                <Button href={testPath(apiId, sampleRequest(users[0].RouteKey ?? ''))}>Test</Button>
              )
            }
            dialog={(ends) => (
              <DeleteIntegration {...ends} apiId={apiId} integration={integration} users={users} />
            )}
          />
        )
      }
    >
      {integration ? (
        <IntegrationProperties
          apiId={apiId}
          integration={integration}
          users={users}
          webSocket={api?.ProtocolType === 'WEBSOCKET'}
        />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

interface PropertiesProps {
  apiId: string;
  integration: Integration;
  /** Routes that target it; undefined while they load. */
  users: Route[] | undefined;
}

function IntegrationProperties({
  apiId,
  integration,
  users,
  webSocket,
}: PropertiesProps & { webSocket: boolean }) {
  const { region } = useConnection();
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Integration"
        facts={[
          {
            label: 'Integration ID',
            value: <Copyable text={integration.IntegrationId ?? ''} what="integration ID" />,
          },
          { label: 'Type', value: integrationTypeText(integration) },
          { label: 'Action', value: integration.IntegrationSubtype },
          {
            label: 'URI',
            value:
              integration.IntegrationUri &&
              (integration.IntegrationUri.startsWith('arn:') ? (
                <AwsValue text={integration.IntegrationUri} what="URI" max={120} />
              ) : (
                <Copyable text={integration.IntegrationUri} what="URI" max={120} />
              )),
          },
          { label: 'Where used', value: <WhereUsed of={integration} /> },
          { label: 'Integration method', value: integration.IntegrationMethod },
          { label: 'Payload format version', value: integration.PayloadFormatVersion },
          { label: 'Timeout', value: timeoutText(integration.TimeoutInMillis) },
          {
            label: 'Connection',
            value: [integration.ConnectionType, integration.ConnectionId].filter(Boolean).join(' '),
          },
          {
            label: 'Credentials',
            value: integration.CredentialsArn && (
              <AwsValue text={integration.CredentialsArn} what="credentials ARN" />
            ),
          },
          ...(integration.TlsConfig?.ServerNameToVerify
            ? [{ label: 'TLS server name', value: integration.TlsConfig.ServerNameToVerify }]
            : []),
          { label: 'Description', value: integration.Description },
        ]}
      />
      <MappingTables integration={integration} />
      <PropertyList
        title="Used by"
        columns={1}
        facts={[
          {
            label: 'Routes',
            value:
              users &&
              (users.length > 0 ? (
                <RouteLinks routes={users} href={(id) => paths.route.detail(apiId, id)} />
              ) : (
                'No route targets this integration.'
              )),
          },
        ]}
      />
      <TemplateTable integration={integration} />
      {integration.CredentialsArn === undefined && users && (
        <PermissionCommand
          permissions={integrationPermissions(integration.IntegrationUri, apiId, region, users)}
        />
      )}
      {webSocket && (
        <PropertyList
          title="Responses"
          columns={1}
          facts={[
            {
              label: 'Integration responses',
              value: (
                <Link href={paths.integrationResponse.list(apiId, integration.IntegrationId ?? '')}>
                  View integration responses
                </Link>
              ),
            },
          ]}
        />
      )}
      <RawJson value={integration} />
    </SpaceBetween>
  );
}
