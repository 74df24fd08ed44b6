import type { RouteResponse } from '@aws-sdk/client-apigatewayv2';
import { useMemo } from 'react';
import { paths } from '../../app/paths';
import { idColumn, linkColumn, textColumn } from '../../table/columns';
import type { Column } from '../../table/list-table';
import { useRouteBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';

const search = (response: RouteResponse) =>
  [response.RouteResponseKey, response.RouteResponseId, response.ModelSelectionExpression].join(' ');

export function Component() {
  const { apiId, routeId } = useIds('apiId', 'routeId');
  return (
    <ListScreen
      kind="routeResponse"
      parents={{ ApiId: apiId, RouteId: routeId }}
      crumbs={useRouteBreadcrumbs(apiId, routeId)}
      description="A route with a response is two-way: the client gets the backend response. Without one it is one-way."
      columns={useMemo(() => columns(apiId, routeId), [apiId, routeId])}
      search={search}
      create={paths.routeResponse.create(apiId, routeId)}
      empty="This route is one-way: the client gets no response."
    />
  );
}

const columns = (apiId: string, routeId: string): Column<RouteResponse>[] => [
  linkColumn(
    'key',
    'Response key',
    ({ RouteResponseKey }) => RouteResponseKey,
    ({ RouteResponseId = '' }) => paths.routeResponse.detail(apiId, routeId, RouteResponseId),
  ),
  textColumn('models', 'Models', ({ ResponseModels }) => Object.values(ResponseModels ?? {}).join(', ')),
  idColumn('Response ID', ({ RouteResponseId }) => RouteResponseId),
];
