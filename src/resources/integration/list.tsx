import type { Integration, Route } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useAllIfThere, useItemIfThere, useList } from '../../api/queries';
import { count, cutMiddle } from '../../lib/format';
import { integrationName, targetId } from '../../lib/integration-name';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { QUOTAS } from '../../rules/quotas';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet } from '../../ui/bits';
import { Screen } from '../../ui/screen';

const rowId = (integration: Integration) => integration.IntegrationId ?? '';

const search = (integration: Integration) =>
  [
    integrationName(integration),
    integration.IntegrationId,
    integration.IntegrationType,
    integration.IntegrationUri,
    integration.Description,
  ].join(' ');

/** All integrations of an API. */
export function Component() {
  const { apiId } = useParams();
  invariant(apiId, 'The address has no API ID.');
  const api = useItemIfThere('api', { ApiId: apiId });
  const list = useList('integration', { ApiId: apiId });
  const routes = useAllIfThere('route', { ApiId: apiId });
  const columns = useMemo(() => view(apiId, routes), [apiId, routes]);
  return (
    <Screen
      title="Integrations"
      crumbs={[
        { text: 'APIs', href: paths.apis },
        { text: api?.Name ?? apiId, href: paths.api(apiId) },
      ]}
      actions={
        <Button href={paths.integration.create(apiId)} variant="primary">
          Create integration
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="integration"
        columns={columns}
        search={search}
        rowId={rowId}
        quota={
          api?.ProtocolType === 'WEBSOCKET' ? QUOTAS.integrationsPerWebSocketApi : QUOTAS.integrationsPerApi
        }
        empty={{
          text: 'An integration leads a route to its backend: a Lambda function or a URL.',
          action: <Button href={paths.integration.create(apiId)}>Create integration</Button>,
        }}
      />
    </Screen>
  );
}

function view(apiId: string, routes: readonly Route[] | undefined): Column<Integration>[] {
  const users = new Map<string | undefined, number>();
  for (const route of routes ?? []) {
    const id = targetId(route.Target);
    users.set(id, (users.get(id) ?? 0) + 1);
  }
  const used = (integration: Integration) => users.get(integration.IntegrationId) ?? 0;
  return [
    {
      id: 'name',
      header: 'Integration',
      isRowHeader: true,
      cell: (integration) => (
        <Link href={paths.integration.detail(apiId, integration.IntegrationId ?? '')}>
          <span title={integration.IntegrationUri}>{cutMiddle(integrationName(integration), 80)}</span>
        </Link>
      ),
      sort: integrationName,
    },
    {
      id: 'type',
      header: 'Type',
      cell: (integration) => integration.IntegrationType,
      sort: (integration) => integration.IntegrationType,
      width: 140,
    },
    {
      id: 'id',
      header: 'Integration ID',
      cell: (integration) => <Mono text={integration.IntegrationId ?? ''} />,
      sort: (integration) => integration.IntegrationId,
      width: 150,
    },
    {
      id: 'routes',
      header: 'Used by',
      cell: (integration) =>
        routes === undefined ? (
          ''
        ) : used(integration) > 0 ? (
          count(used(integration), 'route')
        ) : (
          <NotSet>No route</NotSet>
        ),
      sort: used,
      width: 120,
    },
    {
      id: 'description',
      header: 'Description',
      cell: (integration) => (integration.Description ? cutMiddle(integration.Description, 100) : <NotSet />),
      sort: (integration) => integration.Description,
    },
  ];
}
