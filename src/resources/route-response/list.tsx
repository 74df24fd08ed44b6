import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useList } from '../../api/queries';
import { cutMiddle } from '../../lib/format';
import { invariant } from '../../lib/invariant';
import { paths } from '../../lib/paths';
import { type Column, ListTable } from '../../table/list-table';
import { Mono, NotSet } from '../../ui/bits';
import { Screen } from '../../ui/screen';
import { useCrumbs } from './use-crumbs';

const rowId = (response: RouteResponse) => response.RouteResponseId ?? '';

const search = (response: RouteResponse) =>
  [response.RouteResponseKey, response.RouteResponseId, response.ModelSelectionExpression].join(' ');

/** The responses of a route of a WebSocket API. */
export function Component() {
  const { apiId, routeId } = useParams();
  invariant(apiId && routeId, 'The address has no route.');
  const list = useList('routeResponse', { ApiId: apiId, RouteId: routeId });
  const crumbs = useCrumbs(apiId, routeId);
  const columns = useMemo(() => view(apiId, routeId), [apiId, routeId]);
  return (
    <Screen
      title="Route responses"
      crumbs={crumbs}
      description="With a response a route answers its callers (two-way); without one its messages go one way."
      actions={
        <Button href={paths.routeResponse.create(apiId, routeId)} variant="primary">
          Create route response
        </Button>
      }
    >
      <ListTable
        list={list}
        noun="route response"
        columns={columns}
        search={search}
        rowId={rowId}
        empty={{
          text: 'Messages of this route go one way: the caller gets no answer.',
          action: <Button href={paths.routeResponse.create(apiId, routeId)}>Create route response</Button>,
        }}
      />
    </Screen>
  );
}

function view(apiId: string, routeId: string): Column<RouteResponse>[] {
  return [
    {
      id: 'key',
      header: 'Response key',
      isRowHeader: true,
      cell: (response) => (
        <Link href={paths.routeResponse.detail(apiId, routeId, response.RouteResponseId ?? '')}>
          {cutMiddle(response.RouteResponseKey ?? '', 60)}
        </Link>
      ),
      sort: (response) => response.RouteResponseKey,
    },
    {
      id: 'models',
      header: 'Models',
      cell: (response) => Object.values(response.ResponseModels ?? {}).join(', ') || <NotSet />,
      sort: (response) => Object.values(response.ResponseModels ?? {}).join(' ') || undefined,
    },
    {
      id: 'id',
      header: 'Response ID',
      cell: (response) => <Mono text={response.RouteResponseId ?? ''} />,
      sort: (response) => response.RouteResponseId,
      width: 150,
    },
  ];
}
