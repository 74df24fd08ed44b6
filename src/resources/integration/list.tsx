import type { Integration, Route } from '@aws-sdk/client-apigatewayv2';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional, useItemOptional } from '../../client/cache/queries';
import { countOf } from '../../lib/format';
import { integrationName, targetId } from '../../service/integration-name';
import { integrationTypeText } from '../../service/rules/integration-presets';
import { QUOTAS } from '../../service/rules/quotas';
import { idColumn, linkColumn, textColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { NotSet } from '../../ui/not-set';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';

const search = (integration: Integration) =>
  [
    integrationName(integration),
    integration.IntegrationId,
    integration.IntegrationType,
    integrationTypeText(integration),
    integration.IntegrationUri,
    integration.Description,
  ].join(' ');

export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItemOptional('api', { ApiId: apiId });
  const routes = useAllOptional('route', { ApiId: apiId });
  return (
    <ListScreen
      kind="integration"
      parents={{ ApiId: apiId }}
      crumbs={useApiBreadcrumbs(apiId)}
      columns={useMemo(() => view(apiId, routes), [apiId, routes])}
      search={search}
      quota={
        api?.ProtocolType === 'WEBSOCKET' ? QUOTAS.integrationsPerWebSocketApi : QUOTAS.integrationsPerApi
      }
      create={paths.integration.create(apiId)}
      empty="An integration connects a route to a backend: a Lambda function or a URL."
    />
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
    linkColumn(
      'name',
      'Integration',
      integrationName,
      ({ IntegrationId = '' }) => paths.integration.detail(apiId, IntegrationId),
      ({ IntegrationUri }) => IntegrationUri,
    ),
    {
      id: 'type',
      header: 'Type',
      cell: integrationTypeText,
      sort: integrationTypeText,
      width: 140,
    },
    idColumn('Integration ID', ({ IntegrationId }) => IntegrationId),
    {
      id: 'routes',
      header: 'Used by',
      cell: (integration) =>
        routes === undefined ? (
          ''
        ) : used(integration) > 0 ? (
          countOf(used(integration), 'route')
        ) : (
          <NotSet>No route</NotSet>
        ),
      sort: used,
      width: 120,
    },
    textColumn('description', 'Description', ({ Description }) => Description),
  ];
}
