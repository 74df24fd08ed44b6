import type { Authorizer, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import Link from '@cloudscape-design/components/link';
import { paths } from '../../app/paths';
import { cutMiddle } from '../../lib/format';
import { integrationName, splitRouteKey, targetId } from '../../service/integration-name';
import { ROUTE_METHODS } from '../../service/rules/route-key';
import type { Column } from '../../table/list-table';
import { Method, PathText } from '../../ui/method-badge';
import { NotSet } from '../../ui/not-set';
import type { Facet } from './list-controls';

const NONE = 'None';

interface RouteView {
  columns: Column<Route>[];
  facets: Facet<Route>[];
  search: (route: Route) => string;
}

/** Columns, facets and search text; names of integrations and authorizers come from their lists, not from a call per row. */
export function routeView(
  apiId: string,
  isWebSocket: boolean,
  integrations: readonly Integration[] | undefined,
  authorizers: readonly Authorizer[] | undefined,
): RouteView {
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
  const models = (route: Route) => Object.values(route.RequestModels ?? {}).join(', ');
  const key = (route: Route) => splitRouteKey(route.RouteKey ?? '');

  const method: Column<Route> = {
    id: 'method',
    header: 'Method',
    cell: (route) => (key(route).method ? <Method name={key(route).method} /> : <NotSet />),
    sort: (route) => key(route).method,
    width: 110,
  };
  const path: Column<Route> = {
    id: 'path',
    header: isWebSocket ? 'Route key' : 'Path',
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
  };
  const integration: Column<Route> = {
    id: 'target',
    header: 'Integration',
    cell: (route) => {
      const id = targetId(route.Target);
      return id === undefined ? (
        <NotSet>{NONE}</NotSet>
      ) : (
        <Link href={paths.integration.detail(apiId, id)}>
          <span title={target(route)}>{cutMiddle(target(route) ?? id, 60)}</span>
        </Link>
      );
    },
    sort: target,
  };
  const model: Column<Route> = {
    id: 'model',
    header: 'Model',
    cell: (route) => cutMiddle(models(route), 40) || <NotSet>{NONE}</NotSet>,
    sort: (route) => models(route) || undefined,
    width: 160,
  };
  const twoWay: Column<Route> = {
    id: 'twoWay',
    header: 'Two-way',
    cell: (route) => (route.RouteResponseSelectionExpression ? 'On' : <NotSet>Off</NotSet>),
    sort: (route) => (route.RouteResponseSelectionExpression ? 'On' : 'Off'),
    width: 120,
  };
  const authorizationColumn: Column<Route> = {
    id: 'authorization',
    header: 'Authorization',
    cell: (route) => {
      const text = authorization(route);
      if (text === 'NONE' || text === '') return <NotSet>{NONE}</NotSet>;
      return route.AuthorizerId ? (
        <Link href={paths.authorizer.detail(apiId, route.AuthorizerId)}>{cutMiddle(text, 40)}</Link>
      ) : (
        text
      );
    },
    sort: authorization,
    width: 200,
  };

  const authorizations = ['IAM', ...(authorizers ?? []).map((one) => `${authorizationOf(one)} ${one.Name}`)];
  const facets: Facet<Route>[] = [
    ...(isWebSocket
      ? []
      : [
          {
            id: 'method',
            label: 'Method',
            all: 'All methods',
            options: ROUTE_METHODS,
            value: (route: Route) => key(route).method,
          },
        ]),
    {
      id: 'integration',
      label: 'Integration',
      all: 'All integrations',
      options: [NONE, ...new Set(integrationNames.values())],
      value: (route) => target(route) ?? NONE,
    },
    {
      id: 'authorization',
      label: 'Authorization',
      all: 'All authorizations',
      options: [NONE, ...authorizations],
      value: (route) => {
        const text = authorization(route);
        return text === 'NONE' || text === '' ? NONE : text;
      },
    },
  ];
  return {
    columns: isWebSocket
      ? [path, integration, model, twoWay, authorizationColumn]
      : [method, path, integration, authorizationColumn],
    facets,
    search: (route) =>
      [
        route.RouteKey,
        route.RouteId,
        target(route),
        authorization(route),
        route.OperationName,
        models(route),
      ].join(' '),
  };
}

/** The authorization type of the routes that use an authorizer. */
function authorizationOf(authorizer: Authorizer): string {
  return authorizer.AuthorizerType === 'JWT' ? 'JWT' : 'CUSTOM';
}
