import type { Route } from '@aws-sdk/client-apigatewayv2';
import { lazy, Suspense, useMemo } from 'react';
import { paths } from '../../app/paths';
import { useAllOptional, useItemOptional } from '../../client/cache/queries';
import { QUOTAS } from '../../service/rules/quotas';
import { PropertyListSkeleton } from '../../ui/property-list';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ListScreen } from '../shared/list-screen';
import { useIds } from '../shared/use-ids';
import { routeView } from './columns';
import { ListControls, useListControls } from './list-controls';

const RouteBulk = lazy(() => import('./bulk'));
const RouteAnswer = lazy(() => import('./route-answer'));
const PathTree = lazy(() => import('./path-tree'));

const routeName = ({ RouteKey = '' }: Route) => RouteKey;

/** The routes of an API, flat or as a tree of paths, and which of them answers a request. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItemOptional('api', { ApiId: apiId });
  const integrations = useAllOptional('integration', { ApiId: apiId });
  const authorizers = useAllOptional('authorizer', { ApiId: apiId });
  const isWebSocket = api?.ProtocolType === 'WEBSOCKET';
  const { columns, facets, search } = useMemo(
    () => routeView(apiId, isWebSocket, integrations, authorizers),
    [apiId, isWebSocket, integrations, authorizers],
  );
  const controls = useListControls(facets);
  const { request, isTree, narrowed } = controls;
  return (
    <ListScreen
      kind="route"
      parents={{ ApiId: apiId }}
      crumbs={useApiBreadcrumbs(apiId)}
      columns={columns}
      search={search}
      narrowed={narrowed}
      quota={QUOTAS.routesPerApi}
      bulk={{
        name: routeName,
        actions: (routes, clear) => <RouteBulk apiId={apiId} routes={routes} clear={clear} />,
      }}
      create={paths.route.create(apiId)}
      empty="A route directs requests with a method and path to an integration."
      above={
        <>
          <ListControls facets={facets} controls={controls} hasPaths={!isWebSocket} />
          {request !== '' && !isWebSocket && (
            <Suspense fallback={null}>
              <RouteAnswer apiId={apiId} line={request} />
            </Suspense>
          )}
        </>
      }
      instead={
        isTree && !isWebSocket ? (
          <Suspense fallback={<PropertyListSkeleton />}>
            <PathTree apiId={apiId} keeps={narrowed?.keeps} />
          </Suspense>
        ) : undefined
      }
    />
  );
}
