import type { Api } from '@aws-sdk/client-apigatewayv2';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useAllOptional, useItem } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { apiArn } from '../../service/arn';
import { managedReason } from '../../service/rules/managed';
import { Copyable } from '../../ui/copyable';
import { Code } from '../../ui/mono';
import { onOff, PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagList } from '../../ui/tags';
import { Time } from '../../ui/time';
import { ItemActions } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { DeleteApi } from './delete';

/** The overview of an API: its settings and the number of its resources. */
export function Component() {
  const { apiId } = useIds('apiId');
  const api = useItem('api', { ApiId: apiId });
  const managed = api?.ApiGatewayManaged ? managedReason('api') : undefined;
  return (
    <Screen
      title={api?.Name ?? apiId}
      crumbs={[listScreen('api')]}
      actions={
        api && (
          <ItemActions
            edit={paths.apiEdit(apiId)}
            editReason={managed}
            deleteReason={managed}
            list={paths.apis}
            dialog={(ends) => <DeleteApi {...ends} api={api} />}
            primary={
              api.ProtocolType === 'HTTP' && (
                <Button href={paths.apiExport(apiId)} variant="primary">
                  Export API
                </Button>
              )
            }
          />
        )
      }
    >
      {api ? <Overview api={api} apiId={apiId} /> : <PropertyListSkeleton />}
    </Screen>
  );
}

function Overview({ api, apiId }: { api: Api; apiId: string }) {
  const { region } = useConnection();
  const webSocket = api.ProtocolType === 'WEBSOCKET';
  return (
    <SpaceBetween size="l">
      <PropertyList
        title="API"
        facts={[
          { label: 'API ID', value: <Copyable text={apiId} what="API ID" /> },
          { label: 'Protocol', value: webSocket ? 'WebSocket' : api.ProtocolType },
          { label: 'Created', value: <Time at={api.CreatedDate} /> },
          {
            label: 'Endpoint',
            value: api.ApiEndpoint && <Copyable text={api.ApiEndpoint} what="endpoint" />,
          },
          {
            label: 'Execute-api endpoint',
            value: api.DisableExecuteApiEndpoint ? 'Disabled' : 'Enabled',
          },
          { label: 'IP address type', value: api.IpAddressType },
          { label: 'Version', value: api.Version },
          { label: 'Description', value: api.Description },
          {
            label: 'Route selection expression',
            value: <Code text={api.RouteSelectionExpression} />,
          },
          ...(webSocket
            ? [
                {
                  label: 'API key selection expression',
                  value: <Code text={api.ApiKeySelectionExpression} />,
                },
                { label: 'Schema validation', value: onOff(!api.DisableSchemaValidation) },
              ]
            : []),
        ]}
      />
      <Content apiId={apiId} />
      {!webSocket && <CorsSummary api={api} apiId={apiId} />}
      <TagList tags={api.Tags} href={paths.tags(apiArn(region, apiId))} />
      <RawJson value={api} />
    </SpaceBetween>
  );
}

/** Resource counts; each links to its list and shares the query of that list. */
function Content({ apiId }: { apiId: string }) {
  const parents = { ApiId: apiId };
  const rows = [
    { label: 'Routes', noun: 'route', all: useAllOptional('route', parents), href: paths.route.list(apiId) },
    {
      label: 'Integrations',
      noun: 'integration',
      all: useAllOptional('integration', parents),
      href: paths.integration.list(apiId),
    },
    {
      label: 'Authorizers',
      noun: 'authorizer',
      all: useAllOptional('authorizer', parents),
      href: paths.authorizer.list(apiId),
    },
    { label: 'Stages', noun: 'stage', all: useAllOptional('stage', parents), href: paths.stage.list(apiId) },
    {
      label: 'Deployments',
      noun: 'deployment',
      all: useAllOptional('deployment', parents),
      href: paths.deployment.list(apiId),
    },
  ];
  return (
    <PropertyList
      title="In this API"
      columns={4}
      facts={rows.map(({ label, noun, all, href }) => ({
        label,
        value: <Link href={href}>{all ? countOf(all.length, noun) : `View ${noun}s`}</Link>,
      }))}
    />
  );
}

function CorsSummary({ api, apiId }: { api: Api; apiId: string }) {
  const origins = api.CorsConfiguration?.AllowOrigins ?? [];
  return (
    <PropertyList
      title="CORS"
      actions={<Button href={paths.cors(apiId)}>View CORS</Button>}
      columns={1}
      facts={[
        {
          label: 'Allowed origins',
          value: api.CorsConfiguration
            ? origins.join(', ') || 'None'
            : 'Not configured: browsers block requests from other origins.',
        },
      ]}
    />
  );
}
