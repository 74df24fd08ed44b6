import type { Stage } from '@aws-sdk/client-apigatewayv2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { listScreen } from '../../app/navigation';
import { paths } from '../../app/paths';
import { useItem, useItemOptional } from '../../client/cache/queries';
import { useConnection } from '../../client/connection/use-connection';
import { countOf } from '../../lib/format';
import { ConfirmPlan } from '../../plans/ui/confirm-plan';
import { stageArn } from '../../service/arn';
import { managedReason } from '../../service/rules/managed';
import { stageUrl } from '../../service/stage-url';
import { Copyable } from '../../ui/copyable';
import { Code, Mono } from '../../ui/mono';
import { NotSet } from '../../ui/not-set';
import { notifyResult } from '../../ui/notify';
import { onOff, PropertyList, PropertyListSkeleton } from '../../ui/property-list';
import { RawJson } from '../../ui/raw-json';
import { Screen } from '../../ui/screen';
import { TagList } from '../../ui/tags';
import { Time } from '../../ui/time';
import { useApiBreadcrumbs } from '../shared/breadcrumbs';
import { ItemActions, withReason } from '../shared/item-actions';
import { useIds } from '../shared/use-ids';
import { DeleteStage } from './delete';
import { StageMappings } from './mappings';
import { toResetCache } from './model';
import { blocksAll, toSettingsValues } from './settings-model';

/** A stage, its deployment and settings. */
export function Component() {
  const { apiId, id } = useIds('apiId', 'id');
  const list = paths.stage.list(apiId);
  const api = useItemOptional('api', { ApiId: apiId });
  const stage = useItem('stage', { ApiId: apiId, StageName: id });
  return (
    <Screen
      title={id}
      crumbs={useApiBreadcrumbs(apiId, listScreen('stage', apiId))}
      actions={
        stage && (
          <ItemActions
            edit={paths.stage.edit(apiId, id)}
            editReason={stage.ApiGatewayManaged ? managedReason('stage') : undefined}
            list={list}
            dialog={(ends) => <DeleteStage {...ends} apiId={apiId} stage={stage} name={id} />}
            more={api?.ProtocolType === 'HTTP' && <ResetCache apiId={apiId} name={id} />}
            primary={
              <Button
                href={`${paths.deployment.create(apiId)}?stage=${encodeURIComponent(id)}`}
                variant="primary"
                {...withReason(
                  stage.AutoDeploy ? 'Automatic deployment is enabled for this stage.' : undefined,
                )}
              >
                Deploy now
              </Button>
            }
          />
        )
      }
    >
      {stage ? (
        <StageProperties apiId={apiId} stage={stage} url={stageUrl(api?.ApiEndpoint, id)} />
      ) : (
        <PropertyListSkeleton />
      )}
    </Screen>
  );
}

/** Only HTTP APIs have an authorizer cache (ResetAuthorizersCache). */
function ResetCache({ apiId, name }: { apiId: string; name: string }) {
  const [resetting, setResetting] = useState(false);
  return (
    <>
      <Button onClick={() => setResetting(true)}>Reset authorizer cache</Button>
      {resetting && (
        <ConfirmPlan
          plan={toResetCache(apiId, name)}
          confirmLabel="Reset"
          onDismiss={() => setResetting(false)}
          onDone={(result) => {
            setResetting(false);
            notifyResult(result, 'success', `The authorizer cache of ${name} is empty.`);
          }}
        >
          Removes all cached Lambda authorizer results of this stage. The next request of each client calls
          the function again.
        </ConfirmPlan>
      )}
    </>
  );
}

function StageProperties({ apiId, stage, url }: { apiId: string; stage: Stage; url: string | undefined }) {
  const { region } = useConnection();
  const defaults = stage.DefaultRouteSettings ?? {};
  const limit = (value: number | undefined, unit: string) =>
    value === undefined ? <NotSet>Not configured</NotSet> : `${value.toLocaleString('en')} ${unit}`;
  const variables = Object.entries(stage.StageVariables ?? {}).sort(([a], [b]) => a.localeCompare(b));
  const ownSettings = Object.keys(stage.RouteSettings ?? {});
  return (
    <SpaceBetween size="l">
      {blocksAll(toSettingsValues(stage.DefaultRouteSettings)) && (
        <Alert type="error" header="This stage rejects all requests">
          Its default throttling limit is 0: every request gets a 429 response.
        </Alert>
      )}
      <PropertyList
        title="Stage"
        facts={[
          { label: 'Invoke URL', value: url && <Copyable text={url} what="invoke URL" /> },
          {
            label: 'Deployment',
            value: stage.DeploymentId && (
              <Link href={paths.deployment.detail(apiId, stage.DeploymentId)}>
                <Mono text={stage.DeploymentId} />
              </Link>
            ),
          },
          { label: 'Automatic deployment', value: onOff(stage.AutoDeploy) },
          { label: 'Last deployment', value: stage.LastDeploymentStatusMessage },
          { label: 'Created', value: <Time at={stage.CreatedDate} /> },
          { label: 'Updated', value: <Time at={stage.LastUpdatedDate} /> },
          { label: 'Description', value: stage.Description },
          {
            label: 'Managed by API Gateway',
            value: stage.ApiGatewayManaged ? 'Yes: created by quick create' : 'No',
          },
        ]}
      />
      <PropertyList
        title="Default route settings"
        facts={[
          { label: 'Rate limit', value: limit(defaults.ThrottlingRateLimit, 'requests per second') },
          { label: 'Burst limit', value: limit(defaults.ThrottlingBurstLimit, 'requests') },
          { label: 'Detailed metrics', value: onOff(defaults.DetailedMetricsEnabled) },
          ...(defaults.LoggingLevel
            ? [
                { label: 'Execution logging', value: defaults.LoggingLevel },
                { label: 'Data trace', value: onOff(defaults.DataTraceEnabled) },
              ]
            : []),
          {
            label: 'Route settings',
            value:
              ownSettings.length > 0
                ? `${countOf(ownSettings.length, 'route')}: ${ownSettings.join(', ')}`
                : 'None',
          },
        ]}
      />
      <PropertyList
        title="Access logging"
        columns={1}
        facts={[
          {
            label: 'Log group',
            value: stage.AccessLogSettings?.DestinationArn && (
              <Copyable text={stage.AccessLogSettings.DestinationArn} what="log group ARN" max={120} />
            ),
          },
          {
            label: 'Format',
            value: stage.AccessLogSettings?.Format && <Code text={stage.AccessLogSettings.Format} />,
          },
        ]}
      />
      <PropertyList
        title="Stage variables"
        columns={1}
        facts={
          variables.length > 0
            ? variables.map(([label, value]) => ({ label, value: <Code text={value} /> }))
            : [{ label: 'Variables', value: 'None' }]
        }
      />
      <StageMappings apiId={apiId} stageName={stage.StageName ?? ''} />
      <TagList tags={stage.Tags} href={paths.tags(stageArn(region, apiId, stage.StageName ?? ''))} />
      <RawJson value={stage} />
    </SpaceBetween>
  );
}
