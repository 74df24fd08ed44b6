import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { countOf } from '../../lib/format';
import { idColumn, linkColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { NotSet } from '../../ui/not-set';
import { useIntegrationBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';

const search = (response: IntegrationResponse) =>
  [
    response.IntegrationResponseKey,
    response.IntegrationResponseId,
    response.TemplateSelectionExpression,
  ].join(' ');

export function Component() {
  const { apiId, integrationId } = useIds('apiId', 'integrationId');
  return (
    <ListScreen
      kind="integrationResponse"
      parents={{ ApiId: apiId, IntegrationId: integrationId }}
      crumbs={useIntegrationBreadcrumbs(apiId, integrationId)}
      description="Transforms the backend response before it is sent to the client. Non-proxy integrations need at least one."
      columns={useMemo(() => columns(apiId, integrationId), [apiId, integrationId])}
      search={search}
      create={paths.integrationResponse.create(apiId, integrationId)}
      empty="Backend responses are passed through unchanged."
    />
  );
}

const columns = (apiId: string, integrationId: string): Column<IntegrationResponse>[] => [
  linkColumn(
    'key',
    'Response key',
    ({ IntegrationResponseKey }) => IntegrationResponseKey,
    ({ IntegrationResponseId = '' }) =>
      paths.integrationResponse.detail(apiId, integrationId, IntegrationResponseId),
  ),
  {
    id: 'templates',
    header: 'Templates',
    cell: (response) => countOf(Object.keys(response.ResponseTemplates ?? {}).length, 'template'),
    sort: (response) => Object.keys(response.ResponseTemplates ?? {}).length,
    width: 160,
  },
  {
    id: 'content',
    header: 'Content handling',
    cell: (response) => response.ContentHandlingStrategy ?? <NotSet>Pass through</NotSet>,
    sort: (response) => response.ContentHandlingStrategy,
    width: 220,
  },
  idColumn('Response ID', ({ IntegrationResponseId }) => IntegrationResponseId),
];
