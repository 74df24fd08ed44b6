import type { Api, Route } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths, testEventPath, testPath } from '../../app/paths';
import { useItem, useItemOptional } from '../../client/cache/queries';
import { integrationName, targetId } from '../../service/integration-name';
import { sampleMessage, sampleRequest } from '../../service/traffic/sample-request';
import { Copyable } from '../../ui/copyable';
import { notifyResult } from '../../ui/notify';
import { onOff, PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { RouteKey } from '../../views/route-key';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ItemActions } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { DeleteRoutes } from './delete';
import { MessageFlow } from './flow';

export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const list = paths.route.list(apiId);
  const api = useItemOptional('api', { ApiId: apiId });
  const route = useItem('route', { ApiId: apiId, RouteId: id });
  return (
    <Screen
      title={route?.RouteKey ?? id}
      crumbs={useApiBreadcrumbs(apiId, listScreen('route', apiId))}
      actions={
        route && (
          <ItemActions
            edit={paths.route.edit(apiId, id)}
            list={list}
            more={api && <Button href={testHref(api, route.RouteKey ?? '')}>Test</Button>}
            dialog={({ onDismiss, onDone }) => (
              <DeleteRoutes
                apiId={apiId}
                routes={[route]}
                onDismiss={onDismiss}
                onDone={(_deleted, _skipped, result) => {
                  notifyResult(result, 'success', `Route ${route.RouteKey} is deleted.`);
                  onDone();
                }}
              />
            )}
          />
        )
      }
    >
      {route ? (
        <RouteProperties apiId={apiId} route={route} webSocket={api?.ProtocolType === 'WEBSOCKET'} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

/** The test of a request or an event that the route gets. */
function testHref(api: Api, routeKey: string): string {
  const { ApiId = '', RouteSelectionExpression = '' } = api;
  if (api.ProtocolType === 'HTTP') return testPath(ApiId, sampleRequest(routeKey));
  if (routeKey === '$connect' || routeKey === '$disconnect')
    return testEventPath(ApiId, { event: routeKey.slice(1) });
  return testEventPath(ApiId, {
    event: 'message',
    message: sampleMessage(RouteSelectionExpression, routeKey),
  });
}

function RouteProperties({ apiId, route, webSocket }: { apiId: string; route: Route; webSocket: boolean }) {
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="Route"
        facts={[
          { label: 'Route key', value: <RouteKey text={route.RouteKey ?? ''} /> },
          { label: 'Route ID', value: <Copyable text={route.RouteId ?? ''} what="route ID" /> },
          { label: 'Operation name', value: route.OperationName },
          { label: 'Integration', value: <TargetLink apiId={apiId} route={route} /> },
          {
            label: 'Managed by API Gateway',
            value: route.ApiGatewayManaged ? 'Yes: created by quick create' : 'No',
          },
        ]}
      />
      <PropertyList
        title="Authorization"
        facts={[
          { label: 'Type', value: route.AuthorizationType },
          { label: 'Authorizer', value: <AuthorizerLink apiId={apiId} route={route} /> },
          { label: 'Scopes', value: route.AuthorizationScopes?.join(', ') },
          ...(route.ApiKeyRequired === undefined
            ? []
            : [{ label: 'API key required', value: route.ApiKeyRequired ? 'Yes' : 'No' }]),
        ]}
      />
      {webSocket && <MessageFlow apiId={apiId} route={route} />}
      {webSocket && (
        <PropertyList
          title="Messages"
          actions={
            <Button href={paths.routeResponse.list(apiId, route.RouteId ?? '')}>Route responses</Button>
          }
          facts={[
            {
              label: 'Two-way communication',
              value: onOff(route.RouteResponseSelectionExpression === '$default'),
            },
            { label: 'Model selection expression', value: route.ModelSelectionExpression },
            {
              label: 'Request models',
              value: Object.entries(route.RequestModels ?? {})
                .map(([key, name]) => `${key}: ${name}`)
                .join(', '),
            },
            { label: 'Request parameters', value: Object.keys(route.RequestParameters ?? {}).join(', ') },
          ]}
        />
      )}
      <RawJson value={route} />
    </SpaceBetween>
  );
}

function TargetLink({ apiId, route }: { apiId: string; route: Route }) {
  const id = targetId(route.Target);
  return id === undefined ? 'None' : <IntegrationLink apiId={apiId} id={id} />;
}

function IntegrationLink({ apiId, id }: { apiId: string; id: string }) {
  const integration = useItemOptional('integration', { ApiId: apiId, IntegrationId: id });
  return (
    <Link href={paths.integration.detail(apiId, id)}>{integration ? integrationName(integration) : id}</Link>
  );
}

function AuthorizerLink({ apiId, route }: { apiId: string; route: Route }) {
  return route.AuthorizerId ? <NamedAuthorizer apiId={apiId} id={route.AuthorizerId} /> : 'None';
}

function NamedAuthorizer({ apiId, id }: { apiId: string; id: string }) {
  const authorizer = useItemOptional('authorizer', { ApiId: apiId, AuthorizerId: id });
  return <Link href={paths.authorizer.detail(apiId, id)}>{authorizer?.Name ?? id}</Link>;
}
