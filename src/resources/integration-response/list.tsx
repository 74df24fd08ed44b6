import type { IntegrationResponse } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useList } from '../../api/queries';
import { count, cutMiddle } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet } from '../../ui/bits';
import { Screen } from '../../ui/screen';
import { useCrumbs } from './use-crumbs';

const rowId = (response: IntegrationResponse) => response.IntegrationResponseId ?? '';

const search = (response: IntegrationResponse) =>
  [
    response.IntegrationResponseKey,
    response.IntegrationResponseId,
    response.TemplateSelectionExpression,
  ].join(' ');

/** The responses of an integration of a WebSocket API. */
export function Component() {
  const { apiId, integrationId } = useParams();
  invariant(apiId && integrationId, 'The address has no integration.');
  const list = useList('integrationResponse', { ApiId: apiId, IntegrationId: integrationId });
  const crumbs = useCrumbs(apiId, integrationId);
  const columns = useMemo(() => view(apiId, integrationId), [apiId, integrationId]);
  return (
    <Screen
      title="Integration responses"
      crumbs={crumbs}
      description="What becomes of the backend's answer before it goes to the client; integrations that are no proxies need at least one."
      actions={
        <Button href={paths.integrationResponse.create(apiId, integrationId)} variant="primary">
          Create integration response
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="integration response"
        columns={columns}
        search={search}
        rowId={rowId}
        empty={{
          text: 'Answers of the backend pass as they are.',
          action: (
            <Button href={paths.integrationResponse.create(apiId, integrationId)}>
              Create integration response
            </Button>
          ),
        }}
      />
    </Screen>
  );
}

function view(apiId: string, integrationId: string): Column<IntegrationResponse>[] {
  return [
    {
      id: 'key',
      header: 'Response key',
      isRowHeader: true,
      cell: (response) => (
        <Link
          href={paths.integrationResponse.detail(apiId, integrationId, response.IntegrationResponseId ?? '')}
        >
          {cutMiddle(response.IntegrationResponseKey ?? '', 60)}
        </Link>
      ),
      sort: (response) => response.IntegrationResponseKey,
    },
    {
      id: 'templates',
      header: 'Templates',
      cell: (response) => count(Object.keys(response.ResponseTemplates ?? {}).length, 'template'),
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
    {
      id: 'id',
      header: 'Response ID',
      cell: (response) => <Mono text={response.IntegrationResponseId ?? ''} />,
      sort: (response) => response.IntegrationResponseId,
      width: 150,
    },
  ];
}
