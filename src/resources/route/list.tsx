import type { Authorizer, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import { lazy, useMemo } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional } from '../../client/cache/queries';
import { cutMiddle } from '../../lib/format';
import { integrationName, splitRouteKey, targetId } from '../../service/integration-name';
import { QUOTAS } from '../../service/rules/quotas';
import type { Column } from '../../table/list-table';
import { Method, PathText } from '../../ui/method-badge';
import { NotSet } from '../../ui/not-set';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';

const RouteBulk = lazy(() => import('./bulk'));

export function Component() {
  const { apiId } = useIds('apiId');
  const integrations = useAllOptional('integration', { ApiId: apiId });
  const authorizers = useAllOptional('authorizer', { ApiId: apiId });
  const { columns, search } = useMemo(
    () => view(apiId, integrations, authorizers),
    [apiId, integrations, authorizers],
  );
  return (
    <ListScreen
      kind="route"
      parents={{ ApiId: apiId }}
      crumbs={useApiBreadcrumbs(apiId)}
      columns={columns}
      search={search}
      quota={QUOTAS.routesPerApi}
      bulk={{
        name: (route) => route.RouteKey ?? '',
        actions: (routes, clear) => <RouteBulk apiId={apiId} routes={routes} clear={clear} />,
      }}
      create={paths.route.create(apiId)}
      empty="A route directs requests with a method and path to an integration."
    />
  );
}

/** Columns and search text; names of integrations and authorizers come from their lists, not from a call per row. */
function view(
  apiId: string,
  integrations: readonly Integration[] | undefined,
  authorizers: readonly Authorizer[] | undefined,
): { columns: Column<Route>[]; search: (route: Route) => string } {
  const integrationNames = new Map(
    (integrations ?? []).map((one) => [one.IntegrationId, integrationName(one)]),
  );
  const authorizerNames = new Map((authorizers ?? []).map((one) => [one.AuthorizerId, one.Name]));
  const target = (route: Route) => {
    const id = targetId(route.Target);
    return id === undefined ? undefined : (integrationNames.get(id) ?? id);
  };
  const authorization = (route: Route) =>
    [
      route.AuthorizationType === 'AWS_IAM' ? 'IAM' : route.AuthorizationType,
      authorizerNames.get(route.AuthorizerId) ?? route.AuthorizerId,
    ]
      .filter(Boolean)
      .join(' ');
  const key = (route: Route) => splitRouteKey(route.RouteKey ?? '');

  const columns: Column<Route>[] = [
    {
      id: 'method',
      header: 'Method',
      cell: (route) => (key(route).method ? <Method name={key(route).method} /> : <NotSet />),
      sort: (route) => key(route).method,
      width: 110,
    },
    {
      id: 'path',
      header: 'Path',
      minWidth: 200,
      isRowHeader: true,
      cell: (route) => (
        <Link href={paths.route.detail(apiId, route.RouteId ?? '')} ariaLabel={route.RouteKey ?? ''}>
          <span title={route.RouteKey}>
            <PathText path={cutMiddle(key(route).path, 90)} />
          </span>
        </Link>
      ),
      sort: (route) => key(route).path,
    },
    {
      id: 'target',
      header: 'Integration',
      cell: (route) => {
        const id = targetId(route.Target);
        return id === undefined ? (
          <NotSet>None</NotSet>
        ) : (
          <Link href={paths.integration.detail(apiId, id)}>
            <span title={target(route)}>{cutMiddle(target(route) ?? id, 60)}</span>
          </Link>
        );
      },
      sort: target,
    },
    {
      id: 'authorization',
      header: 'Authorization',
      cell: (route) => {
        const text = authorization(route);
        if (text === 'NONE' || text === '') return <NotSet>None</NotSet>;
        return route.AuthorizerId ? (
          <Link href={paths.authorizer.detail(apiId, route.AuthorizerId)}>{cutMiddle(text, 40)}</Link>
        ) : (
          text
        );
      },
      sort: authorization,
      width: 200,
    },
  ];
  const search = (route: Route) =>
    [route.RouteKey, route.RouteId, target(route), authorization(route), route.OperationName].join(' ');
  return { columns, search };
}
